import { IconFile } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { AlarmMark } from "../../ui/alarm-mark";
import { useNow } from "../../ui/clock";
import { ErrorState } from "../../ui/error-state";
import { fileSize } from "../../ui/file-size";
import { exact } from "../../ui/time";
import { LikelyTicket } from "./likely-ticket";
import css from "./mail.module.css";
import { PlaceActs } from "./place-acts";
import { useMail } from "./use-mail";
import { whyWords } from "./words";

type Props = { id: number; onDone: () => void };

/** One mail: who wrote what, the ticket that it probably belongs to, and where it is put. */
export function MailOpened({ id, onDone }: Props) {
  const { t } = useTranslation("mail");
  const now = useNow();
  const { data: mail, error, refetch } = useMail(id);
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!mail) return <p className={css.words}>{t("common:state.loading")}</p>;
  const facts = [
    [t("from"), [mail.from_name, mail.from && `<${mail.from}>`].filter(Boolean).join(" ")],
    [t("to"), mail.to],
    [t("received"), exact(Date.parse(mail.received_at), now)],
    [t("size"), fileSize(mail.size)],
  ];
  return (
    <article className={css.opened}>
      <header>
        <h2>{mail.subject || t("noSubject")}</h2>
        <AlarmMark words={mail.alarm} />
        <p className={css.became} data-outcome={mail.outcome}>
          {t(`outcome.${mail.outcome}`)}
          {mail.ticket && (
            <>
              {" "}
              <Link to="/ticket/$number" params={{ number: mail.ticket }}>
                {mail.ticket}
              </Link>
            </>
          )}
          {mail.why && <span className={css.why}> · {whyWords(mail.why)}</span>}
        </p>
        {mail.settled_at && (
          <p className={css.settled}>
            {t("settled", {
              name: mail.settled_by?.name ?? "",
              when: exact(Date.parse(mail.settled_at), now),
            })}
          </p>
        )}
      </header>
      <dl className={css.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value || t("hidden")}</dd>
          </div>
        ))}
      </dl>
      {mail.text !== undefined && <div className={css.text}>{mail.text || t("noText")}</div>}
      {mail.files && mail.files.length > 0 && (
        <ul className={css.files} aria-label={t("files", { count: mail.files.length })}>
          {mail.files.map((name, at) => (
            <li key={at}>
              <IconFile size={14} aria-hidden /> {name}
            </li>
          ))}
        </ul>
      )}
      {mail.likely && <LikelyTicket ticket={mail.likely} />}
      {mail.placeable && <PlaceActs mail={mail} onDone={onDone} />}
    </article>
  );
}
