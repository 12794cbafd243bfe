import type { Schemas } from "../api/client";

export type Say = (message: Schemas["LookingAt"]) => void;

/** The server forgets who does not say it again. */
const again = 5_000;
/** Whoever only passes by is not said to look. */
const stay = 250;
/** Two messages about a ticket are never closer. */
const pause = 1_000;
/** Somebody writes until the text has been left alone for this long. */
const pondering = 10_000;
/** A page that nobody sees for this long is not looked at. */
const unseen = 60_000;

interface Open {
  panes: number;
  wroteAt: number;
  saidAt: number;
  /** What the server was told last. */
  said: "nothing" | "looking" | "writing";
  timer: ReturnType<typeof setTimeout> | undefined;
}

/** Tells the server which tickets this page has open, and in which of them text changes. */
export class Looking {
  private readonly open = new Map<string, Open>();
  private away = false;
  private hiding: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly say: Say) {}

  /** A pane shows a ticket until the returned function is called. */
  begin(ticket: string): () => void {
    const known = this.open.get(ticket);
    const one: Open = known ?? {
      panes: 0,
      wroteAt: -Infinity,
      saidAt: -Infinity,
      said: "nothing",
      timer: undefined,
    };
    one.panes += 1;
    this.open.set(ticket, one);
    if (!known) this.in(stay, ticket, one);
    return () => {
      one.panes -= 1;
      if (one.panes > 0 || this.open.get(ticket) !== one) return;
      clearTimeout(one.timer);
      this.open.delete(ticket);
      if (one.said !== "nothing") this.say({ type: "looking", ticket, open: false });
    };
  }

  /** The person has just changed text in a ticket. */
  wrote(ticket: string): void {
    const one = this.open.get(ticket);
    if (!one) return;
    one.wroteAt = Date.now();
    if (one.said !== "writing") this.soon(ticket, one);
  }

  /** The line is new: the server knows nothing yet. */
  sayAll(): void {
    for (const [ticket, one] of this.open) {
      one.said = "nothing";
      this.soon(ticket, one);
    }
  }

  /** The page went out of sight, or came back. */
  seen(visible: boolean): void {
    clearTimeout(this.hiding);
    if (!visible) {
      this.hiding = setTimeout(() => this.leave(), unseen);
    } else if (this.away) {
      this.away = false;
      for (const [ticket, one] of this.open) this.soon(ticket, one);
    }
  }

  private leave(): void {
    this.away = true;
    for (const [ticket, one] of this.open) {
      clearTimeout(one.timer);
      if (one.said !== "nothing") this.say({ type: "looking", ticket, open: false });
      one.said = "nothing";
    }
  }

  private soon(ticket: string, one: Open): void {
    this.in(Math.max(0, one.saidAt + pause - Date.now()), ticket, one);
  }

  private in(wait: number, ticket: string, one: Open): void {
    clearTimeout(one.timer);
    one.timer = setTimeout(() => this.tell(ticket, one), wait);
  }

  private tell(ticket: string, one: Open): void {
    if (this.away) return;
    const left = one.wroteAt + pondering - Date.now();
    const writing = left > 0;
    this.say({ type: "looking", ticket, open: true, writing });
    one.saidAt = Date.now();
    one.said = writing ? "writing" : "looking";
    this.in(writing ? Math.min(again, Math.max(left, pause)) : again, ticket, one);
  }
}
