import { useNavigate, useRouterState } from "@tanstack/react-router";
import { readChoice, type Choice } from "./period";

/** The chosen period lives in the address, so that Back from a list finds it again. */
export function useChoice(now: number): [Choice, (choice: Choice) => void] {
  const search = useRouterState({ select: (state) => state.location.search });
  const navigate = useNavigate();
  const choose = (choice: Choice) => {
    const next = choice.kind === "own" ? choice.days : { period: choice.count };
    void navigate({ to: "/statistics", search: next as never, replace: true });
  };
  return [readChoice(search as Record<string, unknown>, now), choose];
}
