import { IconUserCheck } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "../../api/client";
import { nameOf } from "../../i18n/i18n";
import { ProtectedMark } from "../../ui/protected-mark";
import { StatusBadge } from "../../ui/status-badge";
import { TimeAgo } from "../../ui/time-ago";
import type { Found } from "./found";
import { useForm } from "./register-context";
import styles from "./register.module.css";

interface Props {
  found: Extract<Found, { state: "known" }>;
  onOpen: (number: string) => void;
  /** How many earlier tickets are shown at once. */
  few: number;
}

/** Who it is, so that the person can hear that it is right, and what there is since before. */
export function PatientCard({ found: { hit, number }, onOpen, few }: Props) {
  const { t } = useTranslation("register");
  const { form, set, focus, desk } = useForm();
  const [all, setAll] = useState(false);
  const shown = all ? hit.earlier : hit.earlier.slice(0, few);
  const age = hit.age ?? number?.age;
  const named =
    number && number.kind !== "personal"
      ? t(`who.${number.kind}`, { number: number.normalised })
      : hit.identity_number;

  return (
    <div className={styles.card}>
      <p className={styles.cardLine}>
        <IconUserCheck size={17} className={styles.okIcon} aria-hidden />
        {hit.protected ? <ProtectedMark long /> : <strong>{hit.name}</strong>}
        <span className="kp-numbers">{named ?? number?.normalised ?? t("who.withoutNumber")}</span>
        {age !== undefined && age !== null && <span>{t("who.age", { count: age })}</span>}
        {form.picked && (
          <button
            type="button"
            className={styles.link}
            onClick={() => (set({ picked: null, lookup: "" }), focus("who"))}
          >
            {t("who.change")}
          </button>
        )}
        <span className={styles.spring} />
        <span className={styles.quiet}>
          {hit.earlier.length > 0
            ? t("who.known", { count: hit.earlier.length })
            : t("who.knownNone")}
        </span>
        {!all && hit.earlier.length > few && (
          <button type="button" className={styles.link} onClick={() => setAll(true)}>
            {t("who.moreEarlier")}
          </button>
        )}
      </p>
      {hit.protected && <p className={styles.quiet}>{t("who.protected")}</p>}
      {shown.length > 0 && (
        <ul className={styles.earlier} aria-label={t("who.earlier")}>
          {shown.map((ticket) => (
            <li key={ticket.number}>
              <button type="button" onClick={() => onOpen(ticket.number)}>
                <StatusBadge status={ticket.status} compact />
                <span className="kp-numbers">
                  <span className="kp-visually-hidden">{t("who.openEarlier")} </span>
                  {ticket.number}
                </span>
                <span className={styles.cut}>
                  {ticket.subject || reasonName(desk.reasons, ticket.reason)}
                </span>
                <span className={styles.quiet}>
                  <TimeAgo at={ticket.occurred_at} />
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function reasonName(reasons: Schemas["Reason"][], code: string): string {
  const reason = reasons.find((candidate) => candidate.code === code);
  return reason ? nameOf(reason) : code;
}
