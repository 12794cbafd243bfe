import { api, call, type Schemas } from "../../../api/client";
import type { RoutingExpressed } from "./types";

const path = (unit: string) => ({ path: { unit } });

/** What is asked of the server about a unit's routing. */
export const routingCalls = {
  units: async () => (await call(api.GET("/api/v1/routing/units"))).items,
  vocabulary: (unit: string) =>
    call(api.GET("/api/v1/routing/units/{unit}/vocabulary", { params: path(unit) })),
  versions: (unit: string, cursor?: string) =>
    call(
      api.GET("/api/v1/routing/units/{unit}/versions", {
        params: { path: { unit }, query: { cursor } },
      }),
    ),
  version: (unit: string, version: number) =>
    call(
      api.GET("/api/v1/routing/units/{unit}/versions/{version}", {
        params: { path: { unit, version } },
      }),
    ),
  draft: (unit: string) =>
    call(api.GET("/api/v1/routing/units/{unit}/draft", { params: path(unit) })),
  save: (unit: string, body: Schemas["SaveRoutingDraft"]) =>
    call(api.PUT("/api/v1/routing/units/{unit}/draft", { params: path(unit), body })),
  discard: (unit: string, revision: number) =>
    call(
      api.DELETE("/api/v1/routing/units/{unit}/draft", {
        params: { path: { unit }, query: { revision } },
      }),
    ),
  withdraw: (unit: string, version: number) =>
    call(
      api.DELETE("/api/v1/routing/units/{unit}/versions/{version}", {
        params: { path: { unit, version } },
      }),
    ),
  express: (unit: string, body: Schemas["RoutingExpression"]): Promise<RoutingExpressed> =>
    call(api.POST("/api/v1/routing/units/{unit}/expression", { params: path(unit), body })),
  publish: (unit: string, body: Schemas["PublishRouting"]) =>
    call(api.POST("/api/v1/routing/units/{unit}/publish", { params: path(unit), body })),
  back: (unit: string, body: Schemas["RoutingBack"]) =>
    call(api.POST("/api/v1/routing/units/{unit}/back", { params: path(unit), body })),
};
