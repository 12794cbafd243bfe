import { readdirSync, readFileSync } from "node:fs";
import { createTransport, type SendMailOptions } from "nodemailer";
import { chromium } from "playwright-core";
import { beforeAll, expect, inject, test } from "vitest";
import { against } from "./harness/axe";
import { aDesk, type Desk } from "./harness/desk";

const { seat, colleague, empty } = aDesk();
const attacks = new URL("../../app/channel/email/mail/testdata/hostile/", import.meta.url);
const hostile = readdirSync(attacks).map((name) => ({
  name: name.replace(".html", ""),
  html: readFileSync(new URL(name, attacks), "utf8"),
}));

/** Real files, as a browser makes them. */
const files: Record<"pdf" | "png" | "jpeg", Buffer> = {
  pdf: Buffer.alloc(0),
  png: Buffer.alloc(0),
  jpeg: Buffer.alloc(0),
};

beforeAll(async () => {
  const browser = await chromium.connect(inject("browser"));
  const page = await browser.newPage({ viewport: { width: 300, height: 200 } });
  await page.setContent("<h1>Röntgensvar</h1>" + "<p>Hjärtat ser friskt ut.</p>".repeat(120));
  files.pdf = await page.pdf({ format: "A4" });
  files.png = await page.screenshot();
  files.jpeg = await page.screenshot({ type: "jpeg" });
  await browser.close();
});

/** Sends a mail as a stranger would; the answer is the ticket's number. */
async function mail(subject: string, more: SendMailOptions): Promise<string> {
  const line = createTransport({ host: "127.0.0.1", port: inject("mailPort"), secure: false });
  const from = `${crypto.randomUUID()}@example.org`;
  await line.sendMail({ from, to: "kontaktpunkten@example.se", subject, ...more });
  const bo = await colleague("forsta2");
  const { items } = await bo.get<{ items: { number: string; subject: string }[] }>(
    "/tickets?sort=newest&limit=200",
  );
  return items.find((ticket) => ticket.subject === subject)!.number;
}

/** Opens a ticket and looks at its mail as it was sent. */
async function asSent(desk: Desk, number: string) {
  await desk.goto(`/ticket/${number}`);
  await desk.sees(desk.ticket(number));
  const look = desk.ticket(number).getByRole("button", { name: "Visa med formatering" });
  const page = desk.ticket(number).locator("iframe");
  await desk.sees(look.or(page).first());
  if (await look.isVisible()) await look.click();
  await desk.sees(page);
  return desk.ticket(number).frameLocator("iframe");
}

test("fientliga mejl kör ingenting och frågar ingen", async () => {
  const anna = await seat("forsta");
  const said: string[] = [];
  anna.page.on("dialog", (dialog) => {
    said.push(dialog.message());
    return dialog.dismiss();
  });
  for (const { name, html } of hostile) {
    const number = await mail(`Fientligt: ${name}`, { html, text: `Brev ${name}` });
    const ticket = anna.ticket(number);
    await anna.goto(`/ticket/${number}`);
    await anna.sees(ticket.getByText(`Brev ${name}`));
    const look = ticket.getByRole("button", { name: "Visa med formatering" });
    if (name === "frames") {
      expect(await look.count()).toBe(0); // nothing of it is left to look at
      continue;
    }
    await look.click();
    const page = ticket.frameLocator("iframe");
    await anna.sees(page.locator("body > *").first());
    const ran = page.locator("script, iframe, object, embed, form, input, style:not(head style)");
    expect(await ran.count(), name).toBe(0);
    expect(await page.locator("[src]:not([src^='data:'])").count(), name).toBe(0);
  }
  expect(said).toEqual([]);
});

test("samma mejl hade frågat andra om ingen hade läst dem först", async () => {
  const nobody = await empty();
  const asked: string[] = [];
  await nobody.context.route(/evil\.test/, (route) => {
    asked.push(new URL(route.request().url()).pathname);
    return route.abort();
  });
  nobody.watch.allow(/evil\.test|ERR_FAILED|content security policy|Refused|Blocked|threw|Error/);
  await nobody.page.goto("about:blank");
  for (const { html } of hostile.filter(({ name }) => name !== "meta-refresh")) {
    await nobody.page.setContent(html, { waitUntil: "load" }).catch(() => {});
  }
  for (const path of ["/script", "/onerror", "/style", "/pixel.png", "/link.css"]) {
    expect(asked).toContain(path);
  }
});

test("bilder i mejlet visas, andras bilder först när man ber om dem", async () => {
  const anna = await seat("forsta");
  const far = "https://bilder.example.org/banner.png";
  const number = await mail("Ett mejl med bilder", {
    text: "Se bilden",
    html: `<p>Se bilden <img src="cid:utslag@example.org" alt="Utslag"><img src="${far}" alt="Banner"></p>`,
    attachments: [{ filename: "utslag.png", content: files.png, cid: "utslag@example.org" }],
  });
  let fetched = 0;
  await anna.context.route(far, (route) => {
    fetched += 1;
    return route.fulfill({ contentType: "image/png", body: files.png });
  });
  const page = await asSent(anna, number);
  const drawn = (alt: string) =>
    page.getByAltText(alt).evaluate((img: HTMLImageElement) => img.complete && img.naturalWidth);
  await expect.poll(() => drawn("Utslag")).toBe(300);
  expect(fetched).toBe(0);
  expect(await against(anna)).toEqual([]);

  anna.watch.allow(/asked for https:\/\/bilder\.example\.org\/banner\.png/);
  await anna.ticket(number).getByRole("button", { name: "Visa bilder" }).click();
  await expect.poll(() => drawn("Banner").catch(() => 0)).toBe(300);
  expect(fetched).toBe(1);
  // The frame is as high as what it holds.
  const frame = anna.ticket(number).locator("iframe");
  const [high, held] = [
    await frame.evaluate((one) => one.clientHeight),
    await page.locator("html").evaluate((one: HTMLElement) => one.offsetHeight),
  ];
  expect(Math.abs(high - held)).toBeLessThan(2);
});

test("filer visas i en egen ram, och det som kan köras laddas bara ner", async () => {
  const anna = await seat("forsta");
  const number = await mail("Ett mejl med filer", {
    text: "Här är filerna",
    attachments: [
      { filename: "Röntgen.pdf", content: files.pdf },
      { filename: "bild.png", content: files.png },
      { filename: "foto.jpg", content: files.jpeg },
      {
        filename: "bild.svg",
        content: '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
      },
      { filename: "faktura.pdf", content: "<!doctype html><script>alert(1)</script>" },
    ],
  });
  await anna.goto(`/ticket/${number}`);
  await (
    await anna.sees(anna.ticket(number).getByRole("button", { name: /Röntgen\.pdf/ }))
  ).click();
  const dialog = anna.page.getByRole("dialog", { name: "Förhandsvisning: Röntgen.pdf" });
  const inside = dialog.frameLocator("iframe");
  await anna.sees(inside.getByText(/Sida 1 av [3-9]/));
  await anna.sees(inside.locator("canvas").first());
  await expect.poll(() => inside.locator(".unseen").first().textContent()).toContain("Röntgensvar");
  expect(await against(anna)).toEqual([]);

  // The keys are the frame's, and those that mean more are passed on.
  const paper = inside.getByRole("main");
  await paper.press("End");
  await anna.sees(inside.getByText(/Sida [3-9] av [3-9]/));
  await inside.getByRole("button", { name: "Större" }).press("Enter");
  await inside.getByRole("button", { name: "Anpassa till bredden" }).press("Enter");
  await paper.press("ArrowRight");
  const next = anna.page.getByRole("dialog", { name: "Förhandsvisning: bild.png" });
  await anna.sees(next.frameLocator("iframe").getByAltText("bild.png"));
  await next.getByRole("button", { name: "Nästa fil" }).click();
  const photo = anna.page.getByRole("dialog", { name: "Förhandsvisning: foto.jpg" });
  await anna.sees(photo.frameLocator("iframe").getByAltText("foto.jpg"));
  await photo.frameLocator("iframe").getByRole("main").press("Escape");
  await anna.seesNo(photo);

  for (const name of ["bild.svg", "faktura.pdf"]) {
    const arriving = anna.page.waitForEvent("download");
    await anna
      .ticket(number)
      .getByRole("link", { name: new RegExp(name) })
      .click();
    expect((await arriving).suggestedFilename()).toBe(name);
  }
});
