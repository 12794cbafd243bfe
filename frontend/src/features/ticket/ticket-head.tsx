import { IconCopy } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "../../api/client";
import { useMe } from "../../api/queries";
import { AlarmMark } from "../../ui/alarm-mark";
import { ChannelIcon } from "../../ui/channel-icon";
import { LineBadge } from "../../ui/line-badge";
import { notify } from "../../ui/notify";
import { TicketOnlookers } from "../../ui/onlookers/ticket-onlookers";
import { PriorityMark } from "../../ui/priority-mark";
import { ProtectedMark } from "../../ui/protected-mark";
import { StatusBadge } from "../../ui/status-badge";
import { TimeAgo } from "../../ui/time-ago";
import { callerOf } from "./people";
import { readablePhone } from "../../ui/phone";
import { copyText } from "./record-text";
import { Standing } from "./standing";
import styles from "./ticket.module.css";
import { useNames } from "../../ui/use-names";

/** Who and what first: the person, the promise, and where it stands. */
export function TicketHead({ ticket }: { ticket: Schemas["Ticket"] }) {
  const { t } = useTranslation("ticket");
  return (
    <header className={styles.head}>
      <div className={styles.headLine}>
        <StatusBadge status={ticket.status} />
        <LineBadge line={ticket.line} long />
        <span>{ticket.queue.name}</span>
        {ticket.priority !== 3 && <PriorityMark priority={ticket.priority} />}
        <AlarmMark words={ticket.alarm} />
        <span className={styles.spring} />
        <Copyable text={ticket.number} label={t("head.copyNumber")} what={t("head.ticketNumber")} />
      </div>
      <h2 className={styles.subject}>{ticket.subject}</h2>
      <div className={styles.standingLine}>
        <Standing ticket={ticket} />
        <TicketOnlookers number={ticket.number} />
      </div>
      <Facts ticket={ticket} />
    </header>
  );
}

function Facts({ ticket }: { ticket: Schemas["Ticket"] }) {
  const { t } = useTranslation("ticket");
  const me = useMe();
  const names = useNames();
  const { patient, customer, handler, owner } = ticket;
  const handled = handler
    ? handler.id === me.id
      ? t("head.you")
      : handler.name
    : t("head.nobody");
  return (
    <dl className={styles.facts}>
      <Fact label={t("head.patient")}>
        {patient?.protected && <ProtectedMark long />}
        {patient?.name && <strong>{patient.name}</strong>}
        {patient?.identity_number && (
          <Copyable
            text={patient.identity_number}
            label={t("head.copyIdentity")}
            what={t("head.identityNumber")}
          />
        )}
        {!patient && <span className={styles.quiet}>{t("head.noPatient")}</span>}
      </Fact>
      <Fact label={t("head.caller")}>
        {customer.kind === "patient" ? t("head.callerIsPatient") : callerOf(customer, names)}
        {customer.kind !== "patient" && customer.phone && (
          <span className="kp-numbers">{readablePhone(customer.phone)}</span>
        )}
        {ticket.identified_by && (
          <span className={styles.quiet}>{names.identified(ticket.identified_by)}</span>
        )}
      </Fact>
      <Fact label={t("head.reason")}>
        {names.reason(ticket.reason)}
        <ChannelIcon channel={ticket.channel} />
        <span className={styles.quiet}>
          <TimeAgo at={ticket.occurred_at} />
        </span>
      </Fact>
      <Fact half label={t("head.handler")}>
        {handled}
      </Fact>
      <Fact half label={t("head.owner")}>
        {owner.queue.name}
        {owner.person && <span className={styles.quiet}>{owner.person.name}</span>}
      </Fact>
    </dl>
  );
}

interface FactProps {
  label: string;
  half?: boolean;
  children: ReactNode;
}

function Fact({ label, half, children }: FactProps) {
  return (
    <div className={styles.fact} data-half={half}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** A number that one press copies, to paste into a neighbouring system. */
export function Copyable({ text, label, what }: { text: string; label: string; what: string }) {
  const { t } = useTranslation("ticket");
  return (
    <button
      type="button"
      className={styles.copy}
      aria-label={`${label}: ${text}`}
      title={label}
      onClick={() =>
        void copyText(text).then((copied) => copied && notify.info(t("head.copied", { what })))
      }
    >
      {text} <IconCopy size={13} aria-hidden />
    </button>
  );
}
