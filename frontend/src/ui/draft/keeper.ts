import { api, call, type Schemas } from "../../api/client";
import { readMirror, writeMirror } from "./mirror";

export type DraftState = "clean" | "saving" | "saved" | "local";

type Server = {
  get(key: string): Promise<{ body: string; at: number } | null>;
  put(key: string, body: string): Promise<void>;
  remove(key: string): Promise<void>;
};

const rest = 800;
const again = 5_000;

let asked: { at: number; drafts: Promise<Schemas["Draft"][]> } | null = null;

/** One request serves all the fields of a screen that look for their drafts at once. */
function allDrafts(): Promise<Schemas["Draft"][]> {
  if (!asked || Date.now() - asked.at > 1_500) {
    const drafts = call(api.GET("/api/v1/drafts")).then((list) => list.items);
    asked = { at: Date.now(), drafts };
  }
  return asked.drafts;
}

export const draftServer: Server = {
  async get(key) {
    const draft = (await allDrafts()).find((one) => one.key === key);
    return draft?.body ? { body: draft.body, at: Date.parse(draft.updated_at) } : null;
  },
  async put(key, body) {
    asked = null;
    await call(api.PUT("/api/v1/drafts/{key}", { params: { path: { key } }, body: { body } }));
  },
  async remove(key) {
    asked = null;
    await call(api.DELETE("/api/v1/drafts/{key}", { params: { path: { key } } }));
  },
};

type Keeper = { flush(): Promise<void> };

const alive = new Set<Keeper>();

/** Has a keeper of its own kind sent too before a sign-out, until it is told to forget it. */
export function flushAtSignOut(keeper: Keeper): () => void {
  alive.add(keeper);
  return () => alive.delete(keeper);
}

/** Sends all that is not yet at the server, before a sign-out. */
export async function flushDrafts(): Promise<void> {
  await Promise.all([...alive].map((keeper) => keeper.flush()));
}

/** Keeps one draft: on this computer at once, at the server after a short rest. */
export class DraftKeeper {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private sending: Promise<void> = Promise.resolve();
  private latest: string | null = null;

  constructor(
    private readonly key: string,
    private readonly onState: (state: DraftState) => void,
    private readonly server: Server = draftServer,
  ) {}

  /** What was written here before; text that never reached the server wins. */
  async load(): Promise<{ body: string; at: number } | null> {
    alive.add(this);
    const mirror = readMirror(this.key);
    if (mirror && !mirror.synced) {
      this.write(mirror.body);
      return mirror;
    }
    try {
      const draft = await this.server.get(this.key);
      writeMirror(this.key, draft && { ...draft, synced: true });
      return draft;
    } catch {
      return mirror;
    }
  }

  write(body: string): void {
    this.latest = body;
    writeMirror(this.key, { body, at: Date.now(), synced: false });
    this.onState("saving");
    this.schedule(rest);
  }

  /** Sent or thrown away: gone here and at the server. */
  clear(): void {
    this.latest = null;
    clearTimeout(this.timer);
    writeMirror(this.key, null);
    this.onState("clean");
    this.sending = this.sending.then(() => this.server.remove(this.key)).catch(() => {});
  }

  /** Leaving the screen: what is not yet sent goes now. */
  flush(): Promise<void> {
    clearTimeout(this.timer);
    if (this.latest !== null) this.send();
    return this.sending;
  }

  close(): void {
    alive.delete(this);
    void this.flush();
  }

  private schedule(after: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), after);
  }

  private send(): void {
    this.sending = this.sending.then(async () => {
      const body = this.latest;
      if (body === null) return;
      try {
        await this.server.put(this.key, body);
        if (this.latest !== body) return;
        this.latest = null;
        writeMirror(this.key, { body, at: Date.now(), synced: true });
        this.onState("saved");
      } catch {
        if (this.latest === null) return;
        this.onState("local");
        this.schedule(again);
      }
    });
  }
}
