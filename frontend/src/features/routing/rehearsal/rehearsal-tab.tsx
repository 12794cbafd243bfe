import type { RoutingDraft, RoutingVersion } from "../state/types";

export interface RehearsalTabProps {
  unit: string;
  /** All of it is saved when the tab is shown. */
  draft: RoutingDraft | null;
  live: RoutingVersion;
  canRehearse: boolean;
}

/** Nothing can be rehearsed yet. */
export function RehearsalTab(_: RehearsalTabProps) {
  return null;
}
