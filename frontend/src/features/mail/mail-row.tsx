import { IconPaperclip } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { AlarmMark } from "../../ui/alarm-mark";
import { TimeAgo } from "../../ui/time-ago";
import css from "./mail.module.css";
import type { Mail } from "./use-mail";
import { whyWords } from "./words";

type Props = { mail: Mail; opened: boolean; onOpen: () => void };

/** One mail of the list: from whom, what it says it is about, and what became of it. */
export function MailRow({ mail, opened, onOpen }: Props) {
  const { t } = useTranslation("mail");
  const why = whyWords(mail.why);
  return (
    <li>
      <button
        type="button"
        className={css.row}
        aria-current={opened ? "true" : undefined}
        onClick={onOpen}
      >
        <span className={css.who}>
          <AlarmMark words={mail.alarm} compact />
          <b>{mail.from_name || mail.from || t("hidden")}</b>
          {mail.attachments > 0 && (
            <IconPaperclip
              size={13}
              aria-label={t("files", { count: mail.attachments })}
              role="img"
            />
          )}
          <TimeAgo at={mail.received_at} />
        </span>
        <span className={css.subject}>{mail.subject || t("noSubject")}</span>
        <span className={css.became} data-outcome={mail.outcome}>
          {t(`outcome.${mail.outcome}`)}
          {mail.ticket && ` ${mail.ticket}`}
          {why && <span className={css.why}> · {why}</span>}
          {mail.copies > 1 && (
            <span className={css.why}> · {t("copies", { count: mail.copies })}</span>
          )}
        </span>
      </button>
    </li>
  );
}
