import { Radio } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "../../../api/client";
import { ActFrame } from "../act-frame";
import type { ActProps } from "../act-props";
import acts from "../acts.module.css";
import { fieldError } from "../field-error-words";
import { useAct } from "../use-act";
import { TicketPick } from "./ticket-pick";
import { ticketNumber } from "../../../ui/ticket-number";

type LinkKind = Schemas["LinkBody"]["kind"];
const kinds: LinkKind[] = ["related", "follow-up", "duplicate"];

/** "Länka": the ticket belongs with another of the same patient. */
export function ActLink({ ticket, onDone, onCancel }: ActProps) {
  const { t } = useTranslation("answer");
  const [typed, setTyped] = useState("");
  const [kind, setKind] = useState<LinkKind>("related");
  const act = useAct(ticket, "links");
  const number = ticketNumber(typed);
  const wrong = typed.replace(/\D/g, "").length > 6 && !number;

  async function submit() {
    const after = number && (await act.run<"links">({ to: number, kind }));
    if (after) onDone(after);
  }

  return (
    <ActFrame
      title={t("link.title")}
      submit={t("link.submit")}
      act={act}
      allowed={ticket.can.link}
      lack={number ? null : t("link.lackTo")}
      onSubmit={() => void submit()}
      onCancel={onCancel}
    >
      <TicketPick
        ticket={ticket}
        label={t("link.to")}
        value={typed}
        onPick={setTyped}
        error={fieldError(act.error, "to") ?? (wrong ? t("link.wrong") : undefined)}
      />
      <Radio.Group
        size="xs"
        label={t("link.kind")}
        value={kind}
        onChange={(next) => setKind(next as LinkKind)}
      >
        <div className={acts.radios}>
          {kinds.map((each) => (
            <Radio key={each} size="xs" value={each} label={t(`link.kinds.${each}`)} />
          ))}
        </div>
      </Radio.Group>
    </ActFrame>
  );
}
