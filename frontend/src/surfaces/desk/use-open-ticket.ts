import { useNavigate } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import { useDraftKeys } from "../../ui/draft/use-draft";
import { openTab } from "./tabs";

/** Opening a ticket: a tab for it, and the address. */
export function useOpenTicket() {
  const navigate = useNavigate();
  const drafts = useDraftKeys();
  const open = useCallback(
    (number: string) => {
      openTab(number, drafts);
      void navigate({ to: "/ticket/$number", params: { number } });
    },
    [drafts, navigate],
  );
  const openMany = useCallback(
    (numbers: string[]) => {
      for (const number of numbers) openTab(number, drafts);
      if (numbers[0]) open(numbers[0]);
    },
    [drafts, open],
  );
  const toSearch = useCallback(
    () => void navigate({ to: "/view/$view", params: { view: "search" } }),
    [navigate],
  );
  return useMemo(() => ({ open, openMany, toSearch }), [open, openMany, toSearch]);
}
