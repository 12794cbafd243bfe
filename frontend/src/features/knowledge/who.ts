import type { Schemas } from "../../api/client";

/** Units whose own texts a person may publish; the server has the last word. */
export function publishesIn(me: Schemas["Me"]): string[] {
  if (!me.can.includes("text:publish")) return [];
  return [...new Set(me.roles.map(({ unit }) => unit))];
}

/** Whether a person may publish what is everybody's. */
export function publishesCommon(me: Schemas["Me"]): boolean {
  return me.can.includes("text:publish-common");
}
