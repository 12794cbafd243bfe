import { lazy, type ComponentType } from "react";
import { ActClose } from "./act-close";
import { ActCorrect } from "./act-correct";
import { ActEdit } from "./act-edit";
import { ActEscalate } from "./act-escalate";
import { ActHandOver } from "./act-hand-over";
import type { ActProps } from "./act-props";
import { ActReopen } from "./act-reopen";
import { ActWait } from "./act-wait";
import { ActWatch } from "./act-watch";
import type { Verb } from "./use-act";

/** The form of each verb that has one; the seldom ones are fetched when they are opened. */
export const acts: Partial<Record<Verb, ComponentType<ActProps>>> = {
  "hand-over": ActHandOver,
  escalate: ActEscalate,
  watch: ActWatch,
  wait: ActWait,
  close: ActClose,
  reopen: ActReopen,
  edit: ActEdit,
  "correct-patient": ActCorrect,
  links: lazy(async () => ({ default: (await import("./together/act-link")).ActLink })),
  merge: lazy(async () => ({ default: (await import("./together/act-merge")).ActMerge })),
  unmerge: lazy(async () => ({ default: (await import("./together/act-unmerge")).ActUnmerge })),
};
