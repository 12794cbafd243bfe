import { Button } from "@mantine/core";
import { IconUrgent } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "../../api/client";
import { useDirectory } from "../../api/queries";
import { useNow } from "../../ui/clock";
import { Kbd } from "../../ui/kbd";
import { useKeys } from "../../ui/keys/use-keys";
import { exact } from "../../ui/time";
import styles from "./alarm-choices.module.css";
import { Trouble } from "./trouble";
import { useAct } from "./use-act";

type Choice = Schemas["ChooseAlarm"]["choice"];

/**
 * Words in the text that suggest an emergency (KP-7a): 112 or a nurse with one
 * key each, or that it is none. What was chosen stays, with who and when, and
 * lowers nothing.
 */
export function AlarmChoices({ ticket }: { ticket: Schemas["Ticket"] }) {
  const words = ticket.alarm ?? [];
  if (words.length === 0 || ticket.status === "closed") return null;
  return <Card key={ticket.number} ticket={ticket} words={words} />;
}

function Card({ ticket, words }: { ticket: Schemas["Ticket"]; words: string[] }) {
  const { t } = useTranslation("ticket");
  const [again, setAgain] = useState(false);
  const { choice, choose, toNurse, busy, acts } = useChoice(ticket, words, () => setAgain(false));
  const asking = busy || (ticket.can.alarm_choice && (!choice || again));
  const nurse = ticket.line === 1 && ticket.can.escalate;

  useKeys(
    asking
      ? {
          F7: { label: t("alarm.112"), run: () => choose("112") },
          ...(nurse && { F8: { label: t("alarm.nurse"), run: () => void toNurse() } }),
        }
      : {},
    { scope: "alarm", title: t("alarm.title", { words: words.join(", ") }) },
  );

  if (!asking) return choice ? <Chosen ticket={ticket} onAgain={() => setAgain(true)} /> : null;
  return (
    <div className={styles.alarm} role="group" aria-label={t("alarm.label")}>
      <IconUrgent size={20} aria-hidden />
      <div className={styles.words}>
        <strong>{t("alarm.title", { words: words.join(", ") })}</strong>
        <span>{t("alarm.text")}</span>
      </div>
      <div className={styles.choices}>
        {nurse && (
          <Button
            size="compact-sm"
            className={styles.now}
            loading={busy}
            aria-keyshortcuts="F8"
            rightSection={<Kbd keys="F8" />}
            onClick={() => void toNurse()}
          >
            {t("alarm.nurse")}
          </Button>
        )}
        <Button
          size="compact-sm"
          className={styles.now}
          loading={busy}
          aria-keyshortcuts="F7"
          rightSection={<Kbd keys="F7" />}
          onClick={() => choose("112")}
        >
          {t("alarm.112")}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          disabled={busy}
          onClick={() => choose("no-emergency")}
        >
          {t("alarm.none")}
        </Button>
      </div>
      {acts.map((act) => (
        <Trouble key={act.verb} act={act} />
      ))}
    </div>
  );
}

/** What was chosen, by whom and when. */
function Chosen({ ticket, onAgain }: { ticket: Schemas["Ticket"]; onAgain: () => void }) {
  const { t } = useTranslation("ticket");
  const now = useNow();
  const chosen = ticket.alarm_choice;
  if (!chosen) return null;
  return (
    <p className={styles.chosen}>
      <IconUrgent size={15} aria-hidden />
      {t(`alarm.chosen.${chosen.choice}`, {
        name: chosen.by?.name ?? "",
        when: exact(Date.parse(chosen.at), now),
      })}
      {ticket.can.alarm_choice && (
        <Button size="compact-xs" variant="subtle" onClick={onAgain}>
          {t("alarm.change")}
        </Button>
      )}
    </p>
  );
}

function useChoice(ticket: Schemas["Ticket"], words: string[], onKept: () => void) {
  const { t } = useTranslation("ticket");
  const reasons = useDirectory()?.escalation_reasons ?? [];
  const keep = useAct(ticket, "alarm-choice", false);
  const escalate = useAct(ticket, "escalate", false);

  const going = useRef(false);

  /** The choice first: then it is kept whatever becomes of the rest. */
  async function toNurse() {
    going.current = true;
    if (ticket.alarm_choice?.choice === "nurse") return ask();
    if (!(await keep.run({ choice: "nurse" }))) going.current = false;
  }

  function ask() {
    going.current = false;
    void escalate.run({
      line: 2,
      reason: reasons[0]?.code ?? "",
      question: t("alarm.question", { words: words.join(", ") }),
      urgent: true,
    });
  }

  const kept = ticket.alarm_choice?.choice === "nurse";
  useEffect(() => {
    if (kept && going.current) ask();
  }, [kept]); // eslint-disable-line react-hooks/exhaustive-deps -- on the version that keeps the choice

  return {
    choice: ticket.alarm_choice?.choice,
    choose: (choice: Choice) => void keep.run({ choice }).then((after) => after && onKept()),
    toNurse,
    busy: keep.sending || escalate.sending,
    acts: [keep, escalate],
  };
}
