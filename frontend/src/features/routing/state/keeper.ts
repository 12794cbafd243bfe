import { OfflineError, ProblemError, type Schemas } from "../../../api/client";
import { readMirror, writeMirror } from "../../../ui/draft/mirror";
import { slugOf } from "../../../ui/problem-words";
import { same } from "./same";
import type { RoutingDraft, RoutingPlan } from "./types";

export type Saving = "none" | "saving" | "saved" | "local" | "refused";

/** What I have written that the server has not, and the draft that I wrote it upon. */
export interface Mine {
  revision: number;
  /** The plan of that revision. */
  on: RoutingPlan;
  plan: RoutingPlan;
  /** The live version that I have looked at since. */
  basedOn?: number;
}

export interface Kept {
  /** The draft as the server has it; null: the unit has none, undefined: not yet known. */
  draft: RoutingDraft | null | undefined;
  mine: Mine | null;
  saving: Saving;
  /** Why the last save was refused. */
  error: unknown;
}

type Save = (body: Schemas["SaveRoutingDraft"]) => Promise<RoutingDraft>;

interface Deeds {
  save: Save;
  /** The server's draft after a save. */
  onSaved: (draft: RoutingDraft) => void;
  /** The draft is no longer what was written upon: ask for it. */
  onStale: () => void;
}

const rest = 800;
const again = 5_000;

/**
 * Keeps a unit's draft while it is edited: on this computer at once, at the
 * server after a short rest. When somebody else has saved in between nothing is
 * sent; both texts stay until the person has chosen.
 */
export class PlanKeeper {
  private kept: Kept = { draft: undefined, mine: null, saving: "none", error: null };
  private readonly listeners = new Set<() => void>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private sending: Promise<void> | null = null;
  private missed = false;

  constructor(
    private readonly name: string,
    private readonly deeds: Deeds,
  ) {
    const mirror = readMirror(name);
    if (mirror && !mirror.synced) this.kept.mine = JSON.parse(mirror.body) as Mine;
  }

  readonly now = (): Kept => this.kept;

  readonly listen = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Takes in the server's draft; what comes during a save is asked for again after it. */
  receive(draft: RoutingDraft | null): void {
    if (this.sending) {
      this.missed = true;
      return;
    }
    this.become({ draft });
    const { mine } = this.kept;
    if (!mine) return;
    // The page was left before the answer to its last save came: the draft holds it.
    if (draft && same(draft.plan, mine.plan)) this.forget();
    else if (!clashes(this.kept)) this.schedule(0);
  }

  change(plan: RoutingPlan): void {
    const { mine, draft } = this.kept;
    if (!mine && !draft) return;
    const on = mine ?? { revision: draft!.revision, on: draft!.plan };
    this.write({ ...on, plan });
    this.schedule(rest);
  }

  /** A change of the plan as it is now; nothing while there is no draft or a clash. */
  edit(act: (now: RoutingPlan) => RoutingPlan): void {
    const now = this.kept.mine?.plan ?? this.kept.draft?.plan;
    if (!now || clashes(this.kept)) return;
    const next = act(now);
    if (next !== now) this.change(next);
  }

  /** A plan upon the draft as it is now; without a draft it begins one, from a live version. */
  layUpon(draft: RoutingDraft | null, plan: RoutingPlan, basedOn: number): void {
    this.write({ revision: draft?.revision ?? 0, on: draft?.plan ?? plan, plan, basedOn });
    this.schedule(0);
  }

  /** Forgets what the server has not. */
  forget(): void {
    clearTimeout(this.timer);
    writeMirror(this.name, null);
    this.become({ mine: null, saving: "none", error: null });
  }

  /** Sends what is not yet sent, now; settled when the server has answered. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    await this.sending;
    if (this.kept.mine) await this.send();
  }

  private write(mine: Mine): void {
    writeMirror(this.name, { body: JSON.stringify(mine), at: Date.now(), synced: false });
    this.become({ mine, saving: "saving", error: null });
  }

  private schedule(after: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.send(), after);
  }

  private send(): Promise<void> {
    const { mine } = this.kept;
    if (!mine || this.sending || clashes(this.kept)) return this.sending ?? Promise.resolve();
    this.sending = this.deeds
      .save({ revision: mine.revision, plan: mine.plan, based_on: mine.basedOn })
      .then(
        (draft) => this.saved(mine, draft),
        (error) => this.failed(error),
      )
      .finally(() => {
        this.sending = null;
        if (this.missed) this.deeds.onStale();
        this.missed = false;
        if (this.kept.mine && this.kept.saving === "saving") this.schedule(rest);
      });
    return this.sending;
  }

  private saved(sent: Mine, draft: RoutingDraft): void {
    const { mine } = this.kept;
    if (!mine || mine.plan === sent.plan) {
      writeMirror(this.name, null);
      this.become({ draft, mine: null, saving: "saved", error: null });
    } else {
      this.become({ draft });
      this.write({ revision: draft.revision, on: draft.plan, plan: mine.plan });
    }
    this.deeds.onSaved(draft);
  }

  private failed(error: unknown): void {
    const passing =
      error instanceof OfflineError ||
      (error instanceof ProblemError && error.problem.status >= 500);
    const stale = ["draft-changed-meanwhile", "draft-not-found", "draft-exists"].includes(
      slugOf(error) ?? "",
    );
    this.become({ saving: passing ? "local" : "refused", error });
    if (passing) this.schedule(again);
    if (stale) this.deeds.onStale();
  }

  private become(some: Partial<Kept>): void {
    this.kept = { ...this.kept, ...some };
    for (const listener of this.listeners) listener();
  }
}

/** Somebody else has saved, published or thrown away what I wrote upon. */
export function clashes({ draft, mine }: Kept): boolean {
  if (!mine || draft === undefined) return false;
  return mine.revision !== (draft?.revision ?? 0);
}
