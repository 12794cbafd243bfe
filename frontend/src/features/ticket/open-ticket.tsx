import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "../../api/client";
import { draftKeys } from "../../ui/draft/mirror";
import type { KeyMap } from "../../ui/keys/registry";
import { useKeys } from "../../ui/keys/use-keys";
import { notify } from "../../ui/notify";
import { SomebodyWrites } from "../../ui/onlookers/somebody-writes";
import { WritingWatch } from "../../ui/onlookers/writing-watch";
import { useWanted } from "../../ui/rich/place";
import { AlarmChoices } from "./alarm-choices";
import { Composer } from "./composer";
import { tabKeys, tabsOf } from "./composer-tabs";
import { QuestionCards } from "./question-card";
import { Reveal } from "./reveal";
import type { Templates } from "./templates";
import { TicketHead } from "./ticket-head";
import styles from "./ticket.module.css";
import { Timeline } from "./timeline";
import { Trouble } from "./trouble";
import { useAct, type Verb } from "./use-act";
import { VerbBar, verbKeys } from "./verb-bar";
import { draftKey } from "./write/draft";
import { fetchWriteBox } from "./write/later";

/** Verbs after which the ticket is in other hands, or waits. */
const lets = new Set<Verb>([
  "hand-over",
  "escalate",
  "return",
  "close",
  "watch",
  "wait",
  "questions",
]);
/** Verbs of which something else tells that they are done. */
const silent = new Set<Verb>(["notes", "edit", "replies", "questions"]);

interface Props {
  ticket: Schemas["Ticket"];
  onAction: (result: "acted" | "gone") => void;
  templates?: Templates;
}

/** A half-written answer is on the screen when its ticket is opened again. */
function halfWritten(number: string): Verb | null {
  const kinds = ["replies", "questions"] as const;
  return kinds.find((kind) => draftKeys().includes(draftKey(number, kind))) ?? null;
}

export function OpenTicket({ ticket, onAction, templates }: Props) {
  const { t } = useTranslation("ticket");
  const { number } = ticket;
  const [open, setOpen] = useState<Verb | null>(() => halfWritten(number));
  const [asked, setAsked] = useState(0);
  const take = useAct(ticket, "take", false);
  const resume = useAct(ticket, "resume", false);
  const tabs = tabsOf(ticket, null);

  function show(verb: Verb | null) {
    setAsked((before) => before + 1);
    setOpen(verb);
  }
  useWanted(number, show);
  const writes = tabs.includes("replies") || tabs.includes("questions");
  useEffect(() => {
    if (writes) fetchWriteBox();
  }, [writes]);

  function done(verb: Verb, after: Schemas["Ticket"]) {
    setOpen(null);
    if (!silent.has(verb))
      notify.done(t(`done.${verb}`, { number: after.number, queue: after.queue.name }), after);
    if (lets.has(verb) || after.status === "closed") onAction("acted");
  }

  /** Take and resume ask nothing; every other verb opens where people write. */
  async function press(verb: Verb) {
    if (verb !== "take" && verb !== "resume") return show(verb);
    const after = await (verb === "take" ? take : resume).run<"take">({});
    if (after) done(verb, after);
  }

  const map: KeyMap = {};
  for (const { verb, key, can } of verbKeys) {
    if (ticket.can[can]) map[key] = { label: t(`verbs.${verb}`), run: () => void press(verb) };
  }
  for (const tab of tabs) map[tabKeys[tab]] = { label: t(`verbs.${tab}`), run: () => show(tab) };
  if (open) map["Escape"] = { label: t("compose.cancel"), run: () => show(null), inFields: true };
  useKeys(map, { scope: "ticket", title: t("head.region", { number }) });

  return (
    <article
      className={styles.pane}
      data-writing={open === "replies" || open === "questions" || undefined}
      aria-label={t("head.region", { number })}
    >
      <div className={styles.top}>
        <TicketHead ticket={ticket} />
        {ticket.patient?.protected && ticket.can.reveal && <Reveal ticket={ticket} />}
        <VerbBar
          ticket={ticket}
          open={open}
          busy={take.sending || resume.sending}
          onVerb={(verb) => void press(verb)}
        />
        <AlarmChoices ticket={ticket} />
        <Trouble act={take} />
        <Trouble act={resume} />
      </div>
      <WritingWatch number={number}>
        <div className={styles.scroll}>
          <QuestionCards ticket={ticket} />
          <Timeline number={number} />
        </div>
        <SomebodyWrites number={number} />
        {/* Who may do nothing here has no drafts to look for. */}
        {Object.values(ticket.can).includes(true) && (
          <Composer
            ticket={ticket}
            open={open}
            asked={asked}
            setOpen={show}
            onDone={done}
            templates={templates}
          />
        )}
      </WritingWatch>
    </article>
  );
}
