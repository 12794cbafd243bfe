import { api, call } from "../../../api/client";
import type {
  RoutingCondition,
  RoutingDraft,
  RoutingExpressed,
  RoutingPlan,
  RoutingUnit,
  RoutingVersion,
  RoutingVocabulary,
} from "./types";

type Method = "GET" | "PUT" | "POST" | "DELETE";
type Init = { body?: unknown; query?: Record<string, unknown> };

function ask<T>(method: Method, path: string, { body, query }: Init = {}): Promise<T> {
  const send = api[method] as unknown as (path: string, init: unknown) => Promise<never>;
  return call<T>(send(path, { body, params: { query } }));
}

const of = (unit: string, rest: string) => `/api/v1/routing/units/${unit}/${rest}`;

export const routingCalls = {
  units: async () => (await ask<{ items: RoutingUnit[] }>("GET", "/api/v1/routing/units")).items,
  vocabulary: (unit: string) => ask<RoutingVocabulary>("GET", of(unit, "vocabulary")),
  versions: (unit: string, cursor?: string) =>
    ask<{ items: RoutingVersion[]; next_cursor?: string }>("GET", of(unit, "versions"), {
      query: { cursor },
    }),
  version: (unit: string, version: number) =>
    ask<RoutingVersion>("GET", of(unit, `versions/${version}`)),
  draft: (unit: string) => ask<RoutingDraft>("GET", of(unit, "draft")),
  save: (unit: string, body: { revision: number; plan: RoutingPlan }) =>
    ask<RoutingDraft>("PUT", of(unit, "draft"), { body }),
  discard: (unit: string, revision: number) =>
    ask<void>("DELETE", of(unit, "draft"), { query: { revision } }),
  express: (unit: string, body: { expr?: string; conditions?: RoutingCondition[] }) =>
    ask<RoutingExpressed>("POST", of(unit, "expression"), { body }),
  publish: (
    unit: string,
    body: { revision: number; note: string; effective_at?: string; unrehearsed?: boolean },
  ) => ask<RoutingVersion>("POST", of(unit, "publish"), { body }),
  back: (unit: string, body: { version: number; note: string }) =>
    ask<RoutingVersion>("POST", of(unit, "back"), { body }),
};
