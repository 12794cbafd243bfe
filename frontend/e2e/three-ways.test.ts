import { expect, test } from "vitest";
import { CitizenPages, phone, someone } from "./harness/citizen";
import type { Desk } from "./harness/desk";
import { Figures } from "./harness/figures";
import { Form } from "./harness/form";
import { Letter } from "./harness/letter";
import { grouped, persons, short } from "./harness/people";
import { aPostedDesk } from "./harness/posted-desk";
import { close, comes, open, write } from "./harness/work";

const { seat, empty, sendToUs, sendByPost, inbox } = aPostedDesk();

/** The citizen's pages ask now and then whether there is something new; within this long. */
const soon = 40_000;
const storyLasts = 400_000;

const asa = "Åsa Ek <asa@example.org>";
const bo = "Bo Ek <bo@example.org>";
const subject = "Blir min tid av?";
const asaWrote = "<forsta.brevet@example.org>";

test(
  "mejl, samtal och invånarens meddelande: in i kön, vidare, besvarade, och rätt i siffrorna",
  async () => {
    const chef = await seat("chef");
    const figures = new Figures(chef);
    const before = await figures.now();

    // Anna sits with the first line's list; nothing of it is reloaded.
    const anna = await seat("forsta", { at: "/queue/1" });
    let loads = 0;
    anna.page.on("load", () => (loads += 1));
    await anna.isLive();

    await sendToUs({
      from: asa,
      subject,
      messageId: asaWrote,
      text: `Jag har personnummer ${grouped(persons.tora)}. Blir tiden den 8 december av?`,
    });
    const mail = await comes(anna, subject);

    const amir = await seat("forsta2", { at: "/new" });
    const form = new Form(amir);
    await form.newPatient(persons.ossian);
    await form.about("pati", "Patientinformation", "Undrar var mottagningen ligger.");
    await amir.keys.press("F4", "Control+Enter");
    const call = await amir.numberReadOut();
    expect(await comes(anna, persons.ossian.name)).toBe(call);

    const gun = new CitizenPages(await empty({ at: "/invanare", ...phone }));
    const name = await gun.signIn(someone.story);
    await gun.write("Kan jag få en annan dag?");
    const message = await gun.send();
    expect(await comes(anna, name)).toBe(message);
    expect(loads).toBe(0);

    // The supervisor sees one more of each, in this hour, none of them answered.
    expect(await figures.since(before)).toMatchObject({
      email: { came: 1, open: 1, solved: 0, kept: 0, pending: 1 },
      phone: { came: 1, open: 1, solved: 0 },
      citizen1177: { came: 1, open: 1, solved: 0, kept: 0, pending: 1 },
    });

    await throughTheLines(anna, mail);
    await answeredByMail(anna, mail);
    await joins(anna, mail, before.quarantine, figures);
    await askedOnThePhone(anna, gun, message);

    await anna.goto("/queue/1");
    await open(anna, call);
    await close(anna, call);
    await anna.goto(`/ticket/${mail}`);
    await anna.sees(anna.ticket(mail).getByRole("button", { name: /^Besvara/ }));
    await close(anna, mail, "Allmän information");

    expect(await figures.since(before)).toMatchObject({
      email: { came: 1, open: 0, solved: 1, kept: 1, pending: 0 },
      phone: { came: 1, open: 0, solved: 1 },
      citizen1177: { came: 1, open: 1, solved: 0, kept: 1, pending: 0 },
      failed: 0,
      quarantine: 0,
    });
    await figures.openCame("email");
    await chef.bring(mail);
    expect(await chef.row(message).count()).toBe(0);
  },
  storyLasts,
);

/** From the first line to the nurses, to the arrhythmia group, and back with an answer each time. */
async function throughTheLines(anna: Desk, number: string): Promise<void> {
  await open(anna, number);
  await anna.keys.press("e");
  await anna.focusIsOn(anna.page.getByRole("combobox", { name: "Vart?" }));
  await anna.find("sjuk", "Sjuksköterskor");
  await anna.keys.press("Tab", "Tab");
  await anna.keys.write("Blir tiden av?");
  await anna.keys.press("Control+Enter");
  await anna.sees(anna.page.getByRole("region", { name: "Fråga till Sjuksköterskor" }));

  const karin = await seat("andra");
  const asked = karin.page.getByRole("article", { name: number });
  await asked.getByRole("button", { name: `Öppna ${number}` }).click();
  await karin.sees(karin.ticket(number).getByRole("button", { name: "Fördela till mig" }));
  await karin.keys.press("t");
  await karin.sees(karin.fact(number, "Hanterare").getByText("du"));
  await karin.keys.press("e");
  await karin.choose("Vart?", "Arytmi");
  await karin.page.getByRole("textbox", { name: "Vad vill vi veta?" }).fill("Står planen kvar?");
  await karin.keys.press("Control+Enter");
  await karin.sees(karin.page.getByRole("region", { name: "Fråga till Arytmi" }));

  const elisabet = await seat("tredje");
  const question = elisabet.page.getByRole("article", { name: number });
  await elisabet.sees(question.getByText("Står planen kvar?"));
  await question.getByRole("textbox", { name: `Svar på ${number}` }).fill("Ja, planen står kvar.");
  await question.getByRole("button", { name: "Återlämna med svar" }).click();
  await elisabet.seesNo(question);

  await karin.sees(karin.page.getByRole("region", { name: "Svar från Arytmi" }));
  await karin.keys.press("b");
  await karin.keys.write("Ja, tiden blir av.");
  await karin.keys.press("Control+Enter");
  await anna.sees(anna.page.getByRole("region", { name: "Svar från Sjuksköterskor" }));
}

/** The answer lies in Åsa's mailbox, in her thread, without what should not be in a mail. */
async function answeredByMail(anna: Desk, number: string): Promise<void> {
  await write(anna, number, "Svar", "Hej! Ja, tiden blir av. Välkommen.");
  const [receipt, answer] = (await inbox("asa", 2)).map((raw) => new Letter(raw));
  expect(receipt!.header("Auto-Submitted")).toBe("auto-replied");
  expect(receipt!.body).toMatch(/1177[^]*112/);

  expect(answer!.header("From")).toMatch(/^"?Kontaktpunkten.*<kontaktpunkten@example\.se>$/);
  expect(answer!.header("To")).toBe("<asa@example.org>");
  expect(answer!.header("Subject")).toBe(`Re: ${subject} [${number}]`);
  expect(answer!.header("In-Reply-To")).toBe(asaWrote);
  expect(answer!.header("References")).toContain(asaWrote);
  expect(answer!.header("Auto-Submitted")).toBe("");
  expect(answer!.body).toContain("Hej! Ja, tiden blir av. Välkommen.");
  expect(answer!.body).toContain("Anna Lindqvist");
  for (const digits of [persons.tora.number, grouped(persons.tora), short(persons.tora)])
    for (const mail of [receipt, answer]) expect(mail!.body).not.toContain(digits);
  await anna.sees(
    anna
      .ticket(number)
      .getByText(/^Skickat /)
      .first(),
  );
}

/** Åsa's own reply is in the ticket at once; somebody else's waits until a person has placed it. */
async function joins(anna: Desk, number: string, waiting: number, figures: Figures) {
  const answer = new Letter((await inbox("asa", 2))[1]!);
  const thread = { inReplyTo: answer.header("Message-ID"), subject: answer.header("Subject") };
  await sendByPost({ from: asa, ...thread, text: "Tack, vad bra!" });
  await anna.sees(anna.ticket(number).getByText("Tack, vad bra!").first());

  await sendByPost({ from: bo, ...thread, text: "Jag följer med Åsa dit." });
  await anna.sees(anna.page.getByRole("link", { name: `E-post ${waiting + 1}` }));
  expect((await figures.now()).quarantine).toBe(waiting + 1);
  expect(await anna.ticket(number).getByText("Jag följer med Åsa dit.").count()).toBe(0);

  await anna.keys.press("g", "e");
  await anna.page.getByRole("button", { name: /^Bo Ek/ }).click();
  const opened = anna.page.getByRole("region", { name: "Öppnat mejl" });
  await anna.sees(opened.getByText("Jag följer med Åsa dit."));
  const likely = opened.getByRole("region", { name: "Hör troligen till ärendet" });
  await anna.sees(likely.getByRole("link", { name: number }));
  await anna.sees(likely.getByText("Åsa Ek, asa@example.org"));
  await anna.keys.press("t");
  await anna.sees(`Mejlet ligger i ärende ${number}.`);
  await anna.goto(`/ticket/${number}`);
  const letter = anna.ticket(number).getByRole("listitem").filter({ hasText: "Bo Ek" });
  await anna.sees(letter.getByText("Jag följer med Åsa dit.").first());

  // Whoever else has written, it is Åsa who is answered; Bo has a receipt, of nothing that he did not write.
  await anna.keys.press("r");
  await anna.sees(anna.page.getByText("E-post till asa@example.org"));
  await anna.keys.press("Escape");
  const [toBo, ...more] = (await inbox("bo", 1)).map((raw) => new Letter(raw));
  expect(more).toEqual([]);
  expect(toBo!.header("Auto-Submitted")).toBe("auto-replied");
  for (const words of [number, subject, "Åsa", "Välkommen"])
    expect(toBo!.body).not.toContain(words);
}

/** A question to the citizen stops the clock; the answer, given on a phone, starts it again. */
async function askedOnThePhone(anna: Desk, gun: CitizenPages, number: string): Promise<void> {
  await anna.goto("/queue/1");
  await open(anna, number);
  const promise = anna
    .ticket(number)
    .getByText(/^Svara senast/)
    .first();
  await anna.sees(promise);
  await write(anna, number, "Fråga", "Vilken dag passar?");
  await anna.sees(anna.ticket(number).getByText("Inväntar svar: Vilken dag passar?"));
  await anna.seesNo(promise);

  await gun.goTo(/^Inkorg/);
  await gun.row(number).getByText("Vi väntar på ditt svar").waitFor({ timeout: soon });
  await gun.row(number).click();
  const asked = gun.page.getByRole("article").filter({ hasText: "Vilken dag passar?" });
  await gun.field(/^Ditt svar på frågan/).fill("Torsdagar.");
  await asked.getByRole("button", { name: "Skicka svaret" }).click();
  await gun.desk.sees("Ditt meddelande är skickat.");
  await gun.fitsTheWidth();

  await anna.sees(anna.ticket(number).getByText("Torsdagar.").first());
  await anna.sees(promise);
  await write(anna, number, "Svar", "Då får du en ny tid en torsdag.");
  const answer = gun.page
    .getByRole("article")
    .filter({ hasText: "Då får du en ny tid en torsdag." });
  await answer.waitFor({ timeout: soon });
  await anna.sees(
    anna
      .ticket(number)
      .getByText(/^Öppnat av kunden/)
      .first(),
  );
}
