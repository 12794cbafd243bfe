import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { dismiss, show } from "../../../ui/notify";
import type { RoutingProblem } from "../state/types";
import { inserted, moved, without } from "./listed";
import { under } from "./problems";

interface List<T> {
  all: readonly T[];
  /** What is wrong with the plan, and where the list stands in it: "levels". */
  problems: readonly RoutingProblem[];
  part: string;
  /** What tells one from the others. */
  idOf: (one: T) => string;
  /** A new one, or the like of another under a code of its own. */
  make: (like?: T) => T;
  nameOf: (one: T) => string;
  onChange: (all: T[]) => void;
}

const undoLasts = 10_000;

/** What can be done with an ordered list: open, add, copy, move, remove and regret it. */
export function useEntries<T>(list: List<T>) {
  const { t } = useTranslation("routing");
  const { all, idOf, make, nameOf, onChange } = list;
  const [opened, onOpen] = useState(() => firstWrong(list));
  // What is regretted comes back into the list as it is then, with all that was changed meanwhile.
  const now = useRef(list);
  const toast = useRef<number | null>(null);
  useEffect(() => {
    now.current = list;
  });
  useEffect(
    () => () => {
      if (toast.current !== null) dismiss(toast.current);
    },
    [],
  );

  function put(at: number, one: T) {
    onChange(inserted(all, at, one));
    onOpen(idOf(one));
  }

  function onRemove(at: number) {
    const one = all[at]!;
    onChange(without(all, at));
    const words = t("part.removed", { name: nameOf(one) });
    const run = () => now.current.onChange(inserted(now.current.all, at, one));
    toast.current = show(
      { tone: "info", words, act: { label: t("common:act.undo"), run } },
      undoLasts,
    );
  }

  return {
    opened,
    onOpen,
    onAdd: () => put(all.length, make()),
    onCopy: (at: number) => put(at + 1, make(all[at])),
    onRemove,
    onMove: (from: number, to: number) => onChange([...moved(all, from, to)]),
  };
}

/** What cannot stay as it is stands open from the start, so that who was led here sees it. */
function firstWrong<T>({ all, problems, part, idOf }: List<T>): string | null {
  const wrong = problems.filter(({ warning }) => !warning);
  const one = all.find((_, at) => under(wrong, `${part}[${at}]`).length > 0);
  return one === undefined ? null : idOf(one);
}
