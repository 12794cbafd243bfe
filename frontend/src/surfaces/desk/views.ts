import {
  IconClockExclamation,
  IconEye,
  IconInbox,
  IconMessageQuestion,
  IconMessageCheck,
  IconUserCheck,
} from "@tabler/icons-react";
import type { Schemas } from "../../api/client";

/** The views of the left column: address, sign, count and the letter after g. */
export const views = [
  { id: "mine", icon: IconUserCheck, count: "mine", key: "m" },
  { id: "to-answer", icon: IconMessageQuestion, count: "to_answer", key: "a" },
  { id: "returned", icon: IconMessageCheck, count: null, key: "r" },
  { id: "watching", icon: IconEye, count: "watching", key: "b" },
  { id: "late", icon: IconClockExclamation, count: "late", key: "f" },
  { id: "all", icon: IconInbox, count: null, key: "l" },
] as const satisfies readonly {
  id: string;
  icon: unknown;
  count: keyof Schemas["Views"] | null;
  key: string;
}[];

export type View = (typeof views)[number]["id"];

/** What the policy lets this person do anywhere, as "resource:action". */
export function may(me: Schemas["Me"], right: string): boolean {
  return me.can.includes(right);
}
