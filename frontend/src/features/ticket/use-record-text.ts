import { useTranslation } from "react-i18next";
import type { Schemas } from "../../api/client";
import { useFirstWords, useMe } from "../../api/queries";
import { clock, dayOf } from "../../ui/time";
import { callerOf } from "./people";
import { recordText } from "./record-text";
import { useNames } from "../../ui/use-names";

/** The text for the record of one ticket, with what is about to be stated as its action (P-10). */
export function useRecordText(ticket: Schemas["Ticket"]) {
  const { t } = useTranslation("ticket");
  const me = useMe();
  const names = useNames();
  const first = useFirstWords(ticket.number);

  return (action: string | null, note: string): string => {
    const said = first || ticket.preview;
    const occurred = Date.parse(ticket.occurred_at);
    const answer = ticket.escalation?.answer ?? "";
    const patient = ticket.patient?.protected
      ? ""
      : [ticket.patient?.name, ticket.patient?.identity_number].filter(Boolean).join(" ");
    return recordText(
      {
        heading: t("record.heading", {
          channel: names.channel(ticket.channel),
          when: `${dayOf(occurred)} ${clock(occurred)}`,
          number: ticket.number,
        }),
        patient,
        caller: ticket.customer.kind === "patient" ? "" : callerOf(ticket.customer, names),
        identified: ticket.identified_by ? names.identified(ticket.identified_by) : "",
        question: [ticket.subject, said].filter(Boolean).join("\n"),
        advice: [action ? names.action(action) : "", note, answer]
          .filter((part) => part.trim())
          .join("\n"),
        by: [me.name, me.title].filter(Boolean).join(", "),
      },
      (key) => t(`record.${key}`),
    );
  };
}
