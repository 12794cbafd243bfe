import { IconArrowDownLeft, IconArrowUpRight, IconGitMerge } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "../../../api/client";
import { ChannelIcon } from "../../../ui/channel-icon";
import { MessagePage } from "../../../ui/message-page";
import { TimeAgo } from "../../../ui/time-ago";
import { Delivery } from "./delivery";
import { Files } from "./files";
import styles from "./letter.module.css";

type Message = Schemas["Message"];

interface Props {
  item: Schemas["TimelineItem"];
  message: Message;
}

/** A text that came from the customer or leaves for the customer: direction, way, words, files, and how it went. */
export function LetterItem({ item, message }: Props) {
  const { t } = useTranslation("answer");
  const out = message.outgoing;
  const Direction = out ? IconArrowUpRight : IconArrowDownLeft;
  const who = out
    ? (item.actor?.name ?? t("letter.system"))
    : message.from || item.actor?.name || t("letter.customer");
  return (
    <li
      className={styles.letter}
      data-out={out || undefined}
      data-withdrawn={message.withdrawn || undefined}
    >
      <div className={styles.head}>
        <Direction size={17} aria-hidden className={styles.direction} />
        <strong>{who}</strong>
        <span className={styles.kind}>{t(`letter.${kindOf(item, message)}`)}</span>
        {message.via && <ChannelIcon channel={message.via === "email" ? "email" : "citizen1177"} />}
        {message.to && <span className={styles.quiet}>{t("letter.to", { to: message.to })}</span>}
        {message.merged_from && (
          <span className={styles.mark}>
            <IconGitMerge size={14} aria-hidden />{" "}
            {t("letter.mergedFrom", { number: message.merged_from })}
          </span>
        )}
        <span className={styles.spring} />
        <span className={styles.quiet}>
          <TimeAgo at={item.at} focusable />
        </span>
      </div>
      {message.subject && <p className={styles.subject}>{message.subject}</p>}
      {message.withdrawn ? (
        <details className={styles.fold}>
          <summary>{t("letter.withdrawn")}</summary>
          <Words item={item} message={message} />
        </details>
      ) : (
        <Words item={item} message={message} />
      )}
      {message.delivery && <Delivery delivery={message.delivery} opened={message.opened_at} />}
    </li>
  );
}

function kindOf(item: Schemas["TimelineItem"], { outgoing }: Message) {
  if (!outgoing) return "incoming";
  return item.kind === "ticket.requested" ? "question" : "reply";
}

/** The new part at once; what is quoted, and how it looked, when asked for. */
function Words({ item, message }: Props) {
  const { t } = useTranslation("answer");
  const bare = !item.text?.trim();
  const [looked, setLooked] = useState(bare);
  const asItLooked = message.html === true && looked;
  return (
    <>
      {asItLooked ? (
        <MessagePage message={message.id} remoteImages={message.remote_images} />
      ) : (
        <>
          <p className={styles.said}>{item.text}</p>
          {message.folded && (
            <details className={styles.fold}>
              <summary>{t("letter.folded")}</summary>
              <p className={styles.said}>{message.folded}</p>
            </details>
          )}
        </>
      )}
      {message.html && !bare && (
        <button type="button" className={styles.look} onClick={() => setLooked(!looked)}>
          {t(looked ? "letter.asText" : "letter.asSent")}
        </button>
      )}
      <Files files={message.attachments ?? []} inlineToo={!asItLooked} />
    </>
  );
}
