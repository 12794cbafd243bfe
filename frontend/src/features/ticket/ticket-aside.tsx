import { IconCircleCheck, IconEye } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "../../api/client";
import { useTicket } from "../../api/queries";
import { useNow } from "../../ui/clock";
import { ProtectedMark } from "../../ui/protected-mark";
import { AsideSkeleton } from "../../ui/skeletons";
import { dayWords } from "../../ui/time";
import styles from "./aside.module.css";
import { Clocks } from "./clocks";
import { Earlier } from "./earlier";
import { callerOf } from "./people";
import { readablePhone } from "../../ui/phone";
import { Copyable } from "./ticket-head";
import { Links } from "./together/links";
import { useNames } from "../../ui/use-names";
import { WhyHere } from "./why-here-section";

/** Beside the ticket: who it is, what there is since before, who answers for it, and why it lies here. */
export function TicketAside({ number, children }: { number: string; children?: ReactNode }) {
  const { t } = useTranslation("ticket");
  const { data: ticket, isPending } = useTicket(number);
  if (!ticket) return isPending ? <AsideSkeleton /> : null;
  return (
    <div className={styles.aside}>
      <Section title={t("aside.patient")}>
        <PatientFacts patient={ticket.patient} />
      </Section>
      {ticket.customer.kind !== "patient" && (
        <Section title={t("aside.caller")}>
          <CallerFacts ticket={ticket} />
        </Section>
      )}
      {ticket.patient && (
        <Section title={t("aside.earlier")}>
          <Earlier number={number} />
        </Section>
      )}
      {ticket.promises && (
        <Section title={t("aside.clocks")}>
          <Clocks promises={ticket.promises} />
        </Section>
      )}
      {children}
      {(ticket.links ?? []).length > 0 && (
        <Section title={t("answer:links.title")}>
          <Links ticket={ticket} />
        </Section>
      )}
      {ticket.watches.length > 0 && (
        <Section title={t("aside.watches")}>
          <Watches watches={ticket.watches} />
        </Section>
      )}
      <Section title={t("aside.owner")}>
        <p>{t("aside.ownerText", { queue: ticket.owner.queue.name })}</p>
        {ticket.owner.person && (
          <p className={styles.quiet}>
            {t("aside.ownerPerson", { name: ticket.owner.person.name })}
          </p>
        )}
      </Section>
      <Section title={t("rule:why.title")}>
        <WhyHere ticket={ticket} />
      </Section>
    </div>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.section}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

function PatientFacts({ patient }: { patient: Schemas["Patient"] | null }) {
  const { t } = useTranslation("ticket");
  if (!patient) return <p className={styles.quiet}>{t("aside.noPatient")}</p>;
  return (
    <>
      {patient.protected && <ProtectedMark long />}
      {patient.name && <p className={styles.name}>{patient.name}</p>}
      {patient.identity_number && (
        <Copyable
          text={patient.identity_number}
          label={t("head.copyIdentity")}
          what={t("head.identityNumber")}
        />
      )}
      {patient.phone && (
        <Copyable
          text={readablePhone(patient.phone)}
          label={t("aside.copyPhone")}
          what={t("aside.phoneNumber")}
        />
      )}
      {patient.email && <p>{patient.email}</p>}
    </>
  );
}

/** The caller's own details, told apart from the patient's. */
function CallerFacts({ ticket: { customer } }: { ticket: Schemas["Ticket"] }) {
  const { t } = useTranslation("ticket");
  const names = useNames();
  return (
    <>
      <p className={styles.name}>{callerOf(customer, names)}</p>
      {customer.phone && (
        <Copyable
          text={readablePhone(customer.phone)}
          label={t("aside.copyPhone")}
          what={t("aside.phoneNumber")}
        />
      )}
      {customer.email && <p>{customer.email}</p>}
      <p className={styles.quiet}>{t("aside.twoPeople")}</p>
    </>
  );
}

function Watches({ watches }: { watches: Schemas["Watch"][] }) {
  const { t } = useTranslation("ticket");
  const now = useNow();
  return (
    <ul className={styles.list}>
      {watches.map((watch) => (
        <li key={`${watch.on}${watch.note}`} data-done={watch.done || undefined}>
          {watch.done ? (
            <IconCircleCheck size={16} aria-label={t("aside.watchDone")} />
          ) : (
            <IconEye size={16} aria-hidden />
          )}
          <span>
            <strong>{dayWords(Date.parse(`${watch.on}T12:00:00Z`), now)}</strong> {watch.note}
            {watch.by && <span className={styles.quiet}> {watch.by.name}</span>}
          </span>
        </li>
      ))}
    </ul>
  );
}
