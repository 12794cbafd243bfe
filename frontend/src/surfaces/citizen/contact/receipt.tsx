import { inLanguage, useWords } from "../i18n/words";
import type { Receipt as Sent } from "../net/types";
import { Notice } from "../parts/notice";
import { Page } from "../parts/page";
import { weekdayText, When } from "../parts/when";
import { Link } from "../router";

const name = "kp-citizen-receipt:";
let latest: { owner: string; sent: Sent } | null = null;

/** Keeps the receipt while the tab is open, so that a reload shows it again. */
export function keepReceipt(owner: string, sent: Sent): void {
  latest = { owner, sent };
  try {
    sessionStorage.setItem(name + owner, JSON.stringify(sent));
  } catch {
    // Without storage it lasts until a reload; the inbox has the contact anyhow.
  }
}

export function receiptOf(owner: string): Sent | null {
  if (latest?.owner === owner) return latest.sent;
  try {
    return JSON.parse(sessionStorage.getItem(name + owner) ?? "null") as Sent | null;
  } catch {
    return null;
  }
}

export function forgetReceipt(owner: string): void {
  latest = null;
  try {
    sessionStorage.removeItem(name + owner);
  } catch {
    // Nothing was kept.
  }
}

/** What happens next, and when (E-2); and whom to ring at once, if the text sounds like it (KP-7a). */
export function Receipt({ receipt }: { receipt: Sent }) {
  const { say, language, locale } = useWords();
  return (
    <Page title={say("receipt.title")}>
      {receipt.alarm && <AlarmCard />}
      <Notice tone="ok">
        <p>
          {say("receipt.received")} <When at={receipt.received_at} />.
        </p>
        <p>
          {say("receipt.number")} <strong className="numbers">{receipt.thread}</strong>
        </p>
      </Notice>
      <h2>{say("receipt.next")}</h2>
      <p>{inLanguage(receipt.promise, language)}</p>
      {receipt.answer_by && (
        <p>
          {say("receipt.by")} <strong>{weekdayText(receipt.answer_by, locale)}</strong>.
        </p>
      )}
      <p>{say("receipt.where")}</p>
      <div className="buttons">
        <Link to={`arende/${receipt.thread}`} className="button">
          {say("receipt.open")}
        </Link>
        <Link to="inkorg" className="button quiet">
          {say("receipt.inbox")}
        </Link>
      </div>
    </Page>
  );
}

/** The words sounded urgent: nobody reads an inbox at night. */
export function AlarmCard() {
  const { say } = useWords();
  return (
    <Notice tone="alarm" live title={say("alarm.title")}>
      <p>{say("alarm.text")}</p>
      <div className="buttons">
        <a className="button alarm" href="tel:112">
          {say("alarm.112")}
        </a>
        <a className="button quiet" href="tel:1177">
          {say("alarm.1177")}
        </a>
      </div>
    </Notice>
  );
}
