import type { KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "../../api/client";
import { useKeys } from "../../ui/keys/use-keys";
import { setCurrent, useCurrent } from "./order";

type Options = {
  rows: readonly Schemas["Ticket"][];
  onOpen: (number: string) => void;
  onMark: (number: string) => void;
  onWhy: (number: string) => void;
  scrollTo: (index: number) => void;
  /** Rows that one page key moves. */
  page: number;
};

/** j/k, o, x anywhere; arrows, Home, End and page keys while the grid has the focus. */
export function useGridKeys({ rows, onOpen, onMark, onWhy, scrollTo, page }: Options) {
  const { t } = useTranslation("list");
  const current = useCurrent();
  const at = rows.findIndex((row) => row.number === current);

  const go = (index: number) => {
    const target = Math.max(0, Math.min(rows.length - 1, index));
    const row = rows[target];
    if (!row) return;
    setCurrent(row.number);
    scrollTo(target);
  };
  const openCurrent = () => {
    const row = rows[at];
    if (row) onOpen(row.number);
  };
  const markCurrent = () => {
    const row = rows[at];
    if (row) onMark(row.number);
  };

  const askCurrent = () => {
    const row = rows[at];
    if (row) onWhy(row.number);
  };

  useKeys(
    {
      j: { label: t("key.down"), run: () => go(at + 1) },
      k: { label: t("key.up"), run: () => go(at < 0 ? 0 : at - 1) },
      o: { label: t("key.open"), run: openCurrent },
      Enter: { label: t("key.open"), run: openCurrent },
      x: { label: t("key.mark"), run: markCurrent },
      y: { label: t("key.why"), run: askCurrent },
    },
    { scope: "list", title: t("keys") },
  );

  return (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const steps: Record<string, () => void> = {
      ArrowDown: () => go(at + 1),
      ArrowUp: () => go(at - 1),
      Home: () => go(0),
      End: () => go(rows.length - 1),
      PageDown: () => go(at + page),
      PageUp: () => go(at - page),
      " ": markCurrent,
    };
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    step();
  };
}
