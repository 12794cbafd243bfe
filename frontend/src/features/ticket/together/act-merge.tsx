import { IconAlertTriangle } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "../../../api/client";
import { ActFrame } from "../act-frame";
import type { ActProps } from "../act-props";
import acts from "../acts.module.css";
import { fieldError } from "../field-error-words";
import { useAct } from "../use-act";
import { Brief } from "./brief";
import { TicketPick } from "./ticket-pick";
import styles from "./together.module.css";
import { useOther } from "./use-other";

/** "Slå ihop": this ticket becomes a part of another, and both are seen beside each other before. */
export function ActMerge({ ticket, onDone, onCancel }: ActProps) {
  const { t } = useTranslation("answer");
  const [typed, setTyped] = useState("");
  const act = useAct(ticket, "merge");
  const { number, other, missing } = useOther(typed);
  const same = number === ticket.number;
  const apart = other !== undefined && twoPatients(ticket, other);
  const wrong = same ? t("merge.same") : missing ? t("merge.notFound") : undefined;

  async function submit() {
    const after = other && (await act.run<"merge">({ into: other.number }));
    if (after) onDone(after);
  }

  return (
    <ActFrame
      title={t("merge.title")}
      submit={other ? t("merge.submitInto", { number: other.number }) : t("merge.submit")}
      act={act}
      allowed={ticket.can.merge}
      lack={!other || same || apart ? t("link.lackTo") : null}
      onSubmit={() => void submit()}
      onCancel={onCancel}
    >
      <TicketPick
        openOnly
        ticket={ticket}
        label={t("merge.into")}
        value={typed}
        onPick={setTyped}
        error={fieldError(act.error, "into") ?? wrong}
      />
      {other && !same && (
        <div className={styles.beside}>
          <Brief title={t("merge.this")} ticket={ticket} />
          <Brief title={t("merge.other")} ticket={other} />
        </div>
      )}
      {apart ? (
        <p className={styles.refused} role="alert">
          <IconAlertTriangle size={16} aria-hidden /> {t("merge.differentPatients")}
        </p>
      ) : (
        <p className={acts.quiet}>{t("merge.hint")}</p>
      )}
    </ActFrame>
  );
}

/** P-14, told before the server has to; it refuses the same. */
function twoPatients(a: Schemas["Ticket"], b: Schemas["Ticket"]): boolean {
  return a.patient !== null && b.patient !== null && a.patient.id !== b.patient.id;
}
