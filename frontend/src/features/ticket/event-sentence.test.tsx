import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { renderHook } from "@testing-library/react";
import type { ReactNode } from "react";
import { expect, it } from "vitest";
import type { Schemas } from "../../api/client";
import "../../i18n/i18n";
import { setLanguage } from "../../i18n/i18n";
import { useEventSentence } from "./use-event-sentence";

const wrapper = ({ children }: { children: ReactNode }) => (
  <QueryClientProvider client={new QueryClient()}>{children}</QueryClientProvider>
);

const step = (outcome: string, queue: string) =>
  ({
    id: "1",
    kind: "ticket.step-taken",
    at: "2026-11-24T10:00:00+01:00",
    to: { queue: { id: 1, name: queue } },
    data: { outcome, step: "Försenat", rule: "late", promise: "first" },
  }) as unknown as Schemas["TimelineItem"];

it("tells what time did to a ticket, or why it stays", () => {
  setLanguage("sv");
  const { result } = renderHook(() => useEventSentence(), { wrapper });
  expect(
    [
      step("notified", "Sjuksköterskor"),
      step("raised", "Sjuksköterskor"),
      step("moved", "Arytmi"),
      step("loop", "Sjuksköterskor"),
      step("unsuitable", "Sjuksköterskor"),
      step("nowhere", "Sjuksköterskor"),
      step("nothing", "Sjuksköterskor"),
    ].map((item) => result.current(item)),
  ).toEqual([
    "Meddelande om svarstiden: Försenat",
    "Ärendeprioriteten höjdes med tiden: Försenat",
    "Ärendet flyttades med tiden till Arytmi: Försenat",
    "Ärendet ligger kvar i Sjuksköterskor, annars hade det flyttats runt mellan köer: Försenat",
    "Ärendet ligger kvar i Sjuksköterskor, eftersom den andra kön inte får ta det: Försenat",
    "Ärendet ligger kvar i Sjuksköterskor, eftersom det inte fanns någon kö att flytta det till: Försenat",
    "Tiden gick, men inget behövde göras: Försenat",
  ]);
});
