import { useEffect, useRef, useState } from "react";
import { AlarmCard } from "../contact/receipt";
import { useWords } from "../i18n/words";
import type { Conversation, Receipt } from "../net/types";
import { useFresh } from "../net/use-fresh";
import { useLoad } from "../net/use-load";
import { announce } from "../parts/announce";
import { Icon } from "../parts/icon";
import { Notice } from "../parts/notice";
import { Page } from "../parts/page";
import { LoadProblem } from "../parts/problem";
import { Waiting } from "../parts/waiting";
import { Link } from "../router";
import { useSession } from "../session/session";
import { MessageCard } from "./message-card";
import { Reply } from "./reply";

/** From this message on, what is new is likely to be below the screen. */
const farDown = 2;

const rowOf = (message: number) => `m-${message}`;

/** One conversation with the contact point, oldest first. */
export function ThreadPage({ number }: { number: string }) {
  const { say } = useWords();
  const { data, error, again } = useLoad<Conversation>(`/threads/${number}`);
  const { refresh } = useSession();
  useFresh(again);

  // Opening has read it: the count in the menu is another now.
  const opened = data !== undefined;
  useEffect(() => {
    if (opened) void refresh();
  }, [opened, refresh]);

  return (
    <>
      <Link to="inkorg" className="back with-icon">
        <Icon name="back" />
        {say("nav.inbox")}
      </Link>
      {data ? (
        <Open key={number} thread={data} again={again} />
      ) : (
        <Page key="none" title={say("thread.number", { number })}>
          {error === undefined ? <Waiting /> : <LoadProblem error={error} again={again} />}
        </Page>
      )}
    </>
  );
}

function Open({ thread, again }: { thread: Conversation; again: () => Promise<void> }) {
  const { say } = useWords();
  const unread = useUnread(thread);
  const [sent, setSent] = useState<Receipt | null>(null);
  const last = useRef<HTMLLIElement>(null);
  const question = thread.question ? thread.messages.findLast((one) => one.question) : undefined;

  const onSent = async (receipt: Receipt) => {
    setSent(receipt);
    announce(say("reply.sent"));
    await again();
    last.current?.focus();
  };
  const reply = <Reply number={thread.number} question={question !== undefined} onSent={onSent} />;
  const newest = thread.messages.at(-1)?.id;
  const firstNew = thread.messages.findIndex(({ id }) => unread.has(id));
  return (
    <Page
      title={thread.subject}
      lead={`${thread.unit} · ${say("thread.number", { number: thread.number })}`}
    >
      {firstNew >= farDown && (
        <a
          className="button quiet"
          href={`#${rowOf(thread.messages[firstNew]!.id)}`}
          onClick={(event) => {
            event.preventDefault();
            document.getElementById(rowOf(thread.messages[firstNew]!.id))?.focus();
          }}
        >
          {say("thread.to-new")}
        </a>
      )}
      <ol className="conversation">
        {thread.messages.map((message) => (
          <li
            key={message.id}
            id={rowOf(message.id)}
            ref={message.id === newest ? last : undefined}
            tabIndex={-1}
          >
            <MessageCard
              message={message}
              unread={unread.has(message.id)}
              waits={message.id === question?.id}
            >
              {message.id === question?.id && thread.can_write ? reply : null}
            </MessageCard>
          </li>
        ))}
      </ol>
      {sent?.alarm && <AlarmCard />}
      {sent && !sent.alarm && (
        <Notice tone="ok">
          <p>{say("reply.sent")}</p>
        </Notice>
      )}
      {thread.can_write ? (
        !question && reply
      ) : (
        <Notice tone="info">
          <p>{say("thread.closed-for-good")}</p>
          <div className="buttons">
            <Link to="kontakta-oss" className="button quiet">
              {say("nav.contact")}
            </Link>
          </div>
        </Notice>
      )}
    </Page>
  );
}

/** What was unread when one came, and what has come since: asking again does not take the mark away. */
function useUnread(thread: Conversation): ReadonlySet<number> {
  const [seen, setSeen] = useState<{ of: Conversation; ids: ReadonlySet<number> }>({
    of: thread,
    ids: unreadOf(thread),
  });
  if (seen.of === thread) return seen.ids;
  const ids = new Set([...seen.ids, ...unreadOf(thread)]);
  setSeen({ of: thread, ids });
  return ids;
}

function unreadOf(thread: Conversation): ReadonlySet<number> {
  return new Set(thread.messages.filter(({ unread }) => unread).map(({ id }) => id));
}
