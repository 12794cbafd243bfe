import type { Schemas } from "../api/client";
import { backOff, firstTry, type Connection } from "./connection";

export type ServerMessage =
  | Schemas["Hello"]
  | Schemas["LiveEvent"]
  | Schemas["Resync"]
  | Schemas["Goodbye"]
  | Schemas["Presence"];

/** What of a WebSocket is used; a test hands in a fake one. */
export type Line = {
  send(text: string): void;
  close(): void;
  onmessage: ((message: { data: string }) => void) | null;
  onclose: (() => void) | null;
};

export type Hooks = {
  open: () => Line;
  onEvent: (event: Schemas["LiveEvent"]) => void;
  /** Who has a ticket open; it has no cursor and leaves no gap. */
  onPresence: (presence: Schemas["Presence"]) => void;
  /** Something was missed: what is shown must be fetched again. */
  onResync: () => Promise<void>;
  /** The session ended or its rights changed. */
  onRights: (reason: "signed-out" | "rights-changed") => void;
  onState: (connection: Connection) => void;
  random: () => number;
};

/** Silence after which the line is tested by saying again what we listen to. */
const heartbeat = 25_000;
/** How long an answer may take before the line counts as dead. */
const patience = 10_000;
/** A catch-up is over when nothing has come for this long. */
const quiet = 250;

/** One websocket for the whole page, kept alive and gapless. */
export class LiveSocket {
  private line: Line | null = null;
  private topics = new Map<string, number>();
  /** The last message's cursor: what to resume from, on any line. */
  private cursor: string | null = null;
  /** What the next message's prev may be; on a fresh line hello's cursor or ours. */
  private before: readonly (string | null)[] = [];
  /** What the last subscribe resumed from; a replay begins with it as prev. */
  private asked: string | null = null;
  private connection: Connection = firstTry;
  private attempt = 0;
  private timers = { retry: 0, beat: 0, hello: 0, quiet: 0, topics: 0 };

  constructor(private readonly hooks: Hooks) {}

  /** Adds topics until the returned function is called. */
  listen(topics: readonly string[]): () => void {
    for (const topic of topics) this.topics.set(topic, (this.topics.get(topic) ?? 0) + 1);
    this.topicsChanged();
    return () => {
      for (const topic of topics) {
        const left = (this.topics.get(topic) ?? 0) - 1;
        if (left > 0) this.topics.set(topic, left);
        else this.topics.delete(topic);
      }
      this.topicsChanged();
    };
  }

  /** Connects now: at start, after signing in, and when the network says it is back. */
  connect(): void {
    if (this.line) return;
    this.clear("retry");
    if (this.connection.state === "ended") this.set(firstTry);
    const line = this.hooks.open();
    this.line = line;
    this.restart("hello", patience, () => this.drop());
    line.onmessage = ({ data }) => this.receive(JSON.parse(data) as ServerMessage);
    line.onclose = () => {
      if (this.line === line) this.lost();
    };
  }

  /** Says what this person looks at, if the server listens; it is said again when the line is up. */
  look(message: Schemas["LookingAt"]): void {
    const { state } = this.connection;
    if (state === "online" || state === "resuming") this.line?.send(JSON.stringify(message));
  }

  /** Ends for good: sign-out. */
  end(): void {
    this.cursor = null;
    this.detach();
    this.set({ state: "ended" });
  }

  private receive(message: ServerMessage): void {
    this.clear("hello");
    this.restart("beat", heartbeat, () => this.beat());
    switch (message.type) {
      case "hello":
        return this.hello(message);
      case "event":
        return this.event(message);
      case "resync":
        this.follow(message.cursor);
        return this.resync();
      case "goodbye":
        return this.goodbye(message.reason);
      case "presence":
        return this.hooks.onPresence(message);
    }
  }

  private hello(message: Schemas["Hello"]): void {
    this.attempt = 0;
    this.before = [message.cursor, this.cursor];
    this.cursor ??= message.cursor;
    this.subscribe();
    if (this.connection.state === "connecting") this.set({ state: "online", changesFetched: null });
    if (this.connection.state === "offline") {
      this.set({ state: "resuming", lostAt: this.connection.lostAt, changesFetched: 0 });
      this.restart("quiet", 3 * quiet, () => this.caughtUp());
    }
  }

  private event(event: Schemas["LiveEvent"]): void {
    const gap = !this.before.includes(event.prev) && event.prev !== this.asked;
    this.follow(event.cursor);
    this.hooks.onEvent(event);
    if (this.connection.state === "resuming") {
      const missed = event.ticket || event.number ? 1 : 0;
      this.set({ ...this.connection, changesFetched: this.connection.changesFetched + missed });
      this.restart("quiet", quiet, () => this.caughtUp());
    }
    if (gap) this.resync();
  }

  private follow(cursor: string): void {
    this.cursor = cursor;
    this.before = [cursor];
  }

  private resync(): void {
    this.clear("quiet");
    void this.hooks.onResync().finally(() => this.caughtUp());
  }

  private caughtUp(): void {
    if (this.connection.state !== "resuming") return;
    this.set({ state: "online", changesFetched: this.connection.changesFetched });
  }

  private goodbye(reason: string): void {
    if (reason === "signed-out") {
      this.end();
      return this.hooks.onRights("signed-out");
    }
    if (reason === "rights-changed") {
      this.cursor = null;
      this.hooks.onRights("rights-changed");
    }
    this.drop();
  }

  /** Closes a line that is of no more use, and goes on as after a break. */
  private drop(): void {
    this.detach();
    this.lost();
  }

  private lost(): void {
    this.detach();
    const wait = backOff(this.attempt++, this.hooks.random);
    const lostAt = "lostAt" in this.connection ? this.connection.lostAt : Date.now();
    this.set({ state: "offline", lostAt, retryAt: Date.now() + wait });
    this.restart("retry", wait, () => this.connect());
  }

  private detach(): void {
    const line = this.line;
    this.line = null;
    for (const name of Object.keys(this.timers)) this.clear(name as keyof typeof this.timers);
    if (!line) return;
    line.onmessage = line.onclose = null;
    line.close();
  }

  private beat(): void {
    this.subscribe();
    // Whoever listens to the counts is told them at once; silence now is a dead line.
    if (this.topics.has("queues")) this.restart("hello", patience, () => this.drop());
  }

  private topicsChanged(): void {
    if (this.connection.state !== "online" && this.connection.state !== "resuming") return;
    this.restart("topics", 0, () => this.subscribe());
  }

  /** With `since`, so that a change between a fetch and this is not missed. */
  private subscribe(): void {
    const message: Schemas["Subscribe"] = { type: "subscribe", topics: [...this.topics.keys()] };
    if (this.cursor) message.since = this.asked = this.cursor;
    this.line?.send(JSON.stringify(message));
  }

  private set(connection: Connection): void {
    this.connection = connection;
    this.hooks.onState(connection);
  }

  private restart(name: keyof typeof this.timers, after: number, then: () => void): void {
    clearTimeout(this.timers[name]);
    this.timers[name] = setTimeout(then, after) as unknown as number;
  }

  private clear(name: keyof typeof this.timers): void {
    clearTimeout(this.timers[name]);
  }
}
