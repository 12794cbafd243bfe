import { useWords } from "../i18n/words";
import type { Thread } from "../net/types";
import { Icon } from "../parts/icon";
import { Page } from "../parts/page";
import { LoadProblem } from "../parts/problem";
import { Waiting } from "../parts/waiting";
import { When } from "../parts/when";
import { Link } from "../router";
import { useThreads } from "./use-threads";

/** All that was written both ways, the latest first. */
export function InboxPage() {
  const { say } = useWords();
  const { threads, error, again, more } = useThreads();
  return (
    <Page title={say("inbox.title")}>
      {error !== undefined && <LoadProblem error={error} again={again} />}
      {!threads && error === undefined && <Waiting />}
      {threads?.length === 0 && <Empty />}
      {threads && threads.length > 0 && (
        <ul className="cards">
          {threads.map((thread) => (
            <li key={thread.number}>
              <Row thread={thread} />
            </li>
          ))}
        </ul>
      )}
      {more && (
        <div className="buttons">
          <button type="button" className="button quiet" onClick={() => void more()}>
            {say("inbox.more")}
          </button>
        </div>
      )}
    </Page>
  );
}

function Row({ thread }: { thread: Thread }) {
  const { say } = useWords();
  return (
    <Link
      to={`arende/${thread.number}`}
      className={thread.unread ? "card card-link unread" : "card card-link"}
    >
      <span className="card-body">
        <span className="row-head">
          <span className="quiet-text">{thread.unit}</span>
          <span className="quiet-text">
            <When at={thread.last_at} />
          </span>
        </span>
        <span className="card-title">{thread.subject}</span>
        <span className="preview">{thread.preview}</span>
        <span className="marks">
          {thread.unread && (
            <span className="mark mark-new">
              <span className="dot" aria-hidden="true" />
              {say("inbox.unread")}
            </span>
          )}
          {thread.question && (
            <span className="mark mark-question">
              <Icon name="pen" />
              {say("inbox.question")}
            </span>
          )}
          {thread.closed && <span className="mark">{say("inbox.closed")}</span>}
        </span>
      </span>
      <Icon name="next" />
    </Link>
  );
}

function Empty() {
  const { say } = useWords();
  return (
    <div className="card empty">
      <Icon name="mail" />
      <p>{say("inbox.empty")}</p>
      <div className="buttons">
        <Link to="kontakta-oss" className="button">
          {say("nav.contact")}
        </Link>
      </div>
    </div>
  );
}
