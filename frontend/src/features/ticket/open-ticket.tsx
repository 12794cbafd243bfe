import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "../../api/client";
import { useKeys } from "../../ui/keys/use-keys";
import type { KeyMap } from "../../ui/keys/registry";
import { notify } from "../../ui/notify";
import { Composer } from "./composer";
import { QuestionCards } from "./question-card";
import { Reveal } from "./reveal";
import { TicketHead } from "./ticket-head";
import styles from "./ticket.module.css";
import { Timeline } from "./timeline";
import { Trouble } from "./trouble";
import { useAct, type Verb } from "./use-act";
import { VerbBar, verbKeys } from "./verb-bar";

/** Verbs after which the ticket is in other hands, or waits. */
const lets = new Set<Verb>(["hand-over", "escalate", "return", "close", "watch", "wait"]);

interface Props {
  ticket: Schemas["Ticket"];
  onAction: (result: "acted" | "gone") => void;
}

export function OpenTicket({ ticket, onAction }: Props) {
  const { t } = useTranslation("ticket");
  const [open, setOpen] = useState<Verb | null>(null);
  const take = useAct(ticket, "take", false);
  const resume = useAct(ticket, "resume", false);

  function done(verb: Verb, after: Schemas["Ticket"]) {
    setOpen(null);
    if (verb !== "notes" && verb !== "edit")
      notify.done(t(`done.${verb}`, { number: after.number, queue: after.queue.name }), after);
    if (lets.has(verb)) onAction("acted");
  }

  /** Take and resume ask nothing; every other verb opens where people write. */
  async function press(verb: Verb) {
    if (verb !== "take" && verb !== "resume") return setOpen(verb);
    const after = await (verb === "take" ? take : resume).run<"take">({});
    if (after) done(verb, after);
  }

  const map: KeyMap = ticket.can.note
    ? { i: { label: t("verbs.notes"), run: () => setOpen("notes") } }
    : {};
  for (const { verb, key, can } of verbKeys) {
    if (ticket.can[can]) map[key] = { label: t(`verbs.${verb}`), run: () => void press(verb) };
  }
  if (open)
    map["Escape"] = { label: t("compose.cancel"), run: () => setOpen(null), inFields: true };
  useKeys(map, { scope: "ticket", title: t("head.region", { number: ticket.number }) });

  return (
    <article className={styles.pane} aria-label={t("head.region", { number: ticket.number })}>
      <div className={styles.top}>
        <TicketHead ticket={ticket} />
        {ticket.patient?.protected && ticket.can.reveal && <Reveal ticket={ticket} />}
        <VerbBar
          ticket={ticket}
          open={open}
          busy={take.sending || resume.sending}
          onVerb={(verb) => void press(verb)}
        />
        <Trouble act={take} />
        <Trouble act={resume} />
      </div>
      <div className={styles.scroll}>
        <QuestionCards ticket={ticket} />
        <Timeline number={ticket.number} />
      </div>
      <Composer ticket={ticket} open={open} setOpen={setOpen} onDone={done} />
    </article>
  );
}
