import type { ReactNode } from "react";
import { useWords } from "../i18n/words";
import type { Message } from "../net/types";
import { Icon } from "../parts/icon";
import { When } from "../parts/when";
import { FileLink } from "./file-link";

/** One text, with who wrote it and when; what answers it in place comes last. */
export function MessageCard({
  message,
  unread,
  waits,
  children,
}: {
  message: Message;
  unread: boolean;
  /** The contact point waits for the answer to this one. */
  waits: boolean;
  children?: ReactNode;
}) {
  const { say } = useWords();
  const kind = message.mine ? "mine" : waits ? "asks" : "theirs";
  return (
    <article className={`card message ${kind}`}>
      <header className="row-head">
        <strong>{message.mine ? say("message.mine") : message.from}</strong>
        <span className="quiet-text">
          <When at={message.at} />
        </span>
      </header>
      {(unread || message.question) && (
        <p className="marks">
          {unread && (
            <span className="mark mark-new">
              <span className="dot" aria-hidden="true" />
              {say("message.new")}
            </span>
          )}
          {message.question && (
            <span className={waits ? "mark mark-question" : "mark"}>
              <Icon name="pen" />
              {say("message.question")}
            </span>
          )}
        </p>
      )}
      <p className="written">{message.text}</p>
      {message.attachments && message.attachments.length > 0 && (
        <ul className="files" aria-label={say("message.files")}>
          {message.attachments.map((file) => (
            <li key={file.id}>
              <FileLink file={file} />
            </li>
          ))}
        </ul>
      )}
      {children}
    </article>
  );
}
