import { useMemo } from "react";
import { useMe } from "../../api/queries";
import type { Viewer } from "./belongs";

/** The signed-in person as lists look at them; the same object as long as nothing changed. */
export function useViewer(): Viewer {
  const { id, queues, roles } = useMe();
  return useMemo(() => ({ id, queues, units: roles.map(({ unit }) => unit) }), [id, queues, roles]);
}
