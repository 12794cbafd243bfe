import { screen, within } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { setLanguage } from "../../../i18n/i18n";
import { showTab, vocabulary } from "../../../test/a-plan";
import type { EscalationStep, RoutingPlan } from "../state/types";
import { readShare, stepSentence } from "./sentence";
import { StepsTab } from "./steps-tab";

beforeEach(() => setLanguage("sv"));

const queueName = (code: string) =>
  vocabulary.queues.find((queue) => queue.code === code)?.name ?? code;
const step: EscalationStep = {
  ...{ id: "recept", name: "Recept", queues: ["hk-recept"], promise: "line", after: 75 },
  ...{ notify: ["handler"], priority: 2 },
};
const plan: RoutingPlan = {
  ...{ rules: [], fallback: { queue: "hk-forsta" }, levels: [], hours: { week: {} } },
  steps: [step],
};

describe("a step as a sentence", () => {
  it.each([
    [
      step,
      "När 75 % av tiden i linjen är använd i Receptpool: säg till hanteraren och höj till prioritet Hög.",
    ],
    [
      { ...step, after: 100, promise: "first", queues: undefined, priority: 0, next_line: true },
      "När tiden för första svaret är ute: säg till hanteraren och flytta till nästa linje.",
    ],
    [
      { id: "x", name: "x", after: 150, queue: "hk-forsta" },
      "När 150 % av tiden för något löfte har gått: flytta till Kontaktpunkten.",
    ],
    [
      { id: "x", name: "x", after: 50 },
      "När 50 % av tiden för något löfte är använd: gör ingenting.",
    ],
  ])("%o", (one, words) => expect(stepSentence(one as EscalationStep, queueName)).toBe(words));

  it("shares are whole percent up to ten times the time", () =>
    expect(["75", "150 %", "0", "1001", "7,5", ""].map(readShare)).toEqual([
      ...[75, 150, null, null, null, null],
    ]));
});

it("is built by clicking, and says itself all the while", async () => {
  const { plans, user } = showTab(StepsTab, { plan });
  await user.click(screen.getByRole("button", { name: /^1 Recept/ }));
  await user.click(screen.getByRole("checkbox", { name: "Samordnaren" }));
  await user.click(screen.getByRole("button", { name: "150 %" }));
  await user.selectOptions(screen.getByRole("combobox", { name: "Ärendeprioritet" }), "Oförändrad");
  await user.selectOptions(
    screen.getByRole("combobox", { name: "Löfte vars tid räknas" }),
    "Vilket löfte som helst",
  );
  await user.click(screen.getByRole("radio", { name: "går till ersättande kö" }));
  const { priority: _, promise: __, ...others } = step;
  expect(plans.at(-1)!.steps).toEqual([
    { ...others, after: 150, notify: ["handler", "supervisor"], queue: "hk-forsta" },
  ]);
  expect(
    screen.getByText(/^När 150 % av tiden för något löfte har gått i Receptpool: säg till/),
  ).toBeVisible();
});

it("moves either to a cover queue or to the next line, never to both", async () => {
  const { plans, user } = showTab(StepsTab, {
    plan: { ...plan, steps: [{ ...step, queue: "hk-forsta" }] },
  });
  await user.click(screen.getByRole("button", { name: /^1 Recept/ }));
  await user.selectOptions(
    screen.getByRole("combobox", { name: "Ersättande kö" }),
    "Vårdgarantiservice",
  );
  expect(plans.at(-1)!.steps![0]).toEqual({ ...step, queue: "vg-service" });
  await user.click(screen.getByRole("radio", { name: "går till nästa linje" }));
  expect(plans.at(-1)!.steps![0]).toEqual({ ...step, next_line: true });
  await user.click(screen.getByRole("radio", { name: "ligger kvar" }));
  expect(plans.at(-1)!.steps![0]).toEqual(step);
});

it("is for queues of its own unit", async () => {
  const { plans, user } = showTab(StepsTab, { plan });
  await user.click(screen.getByRole("button", { name: /^1 Recept/ }));
  const queues = within(screen.getByRole("group", { name: "Köer" }));
  expect(queues.queryByRole("checkbox", { name: "Vårdgarantiservice" })).toBeNull();
  await user.click(queues.getByRole("checkbox", { name: "Receptpool" }));
  expect(plans.at(-1)!.steps![0]!.queues).toBeUndefined();
  expect(queues.getByText("alla enhetens köer")).toBeVisible();
});

it("shows a loop as the round of its queues", () => {
  const word = "hk-recept → hk-forsta → hk-recept";
  showTab(StepsTab, {
    plan,
    problems: [{ slug: "steps-loop", path: "steps[0]", word }],
  });
  expect(screen.getByRole("button", { name: /^1 Recept.*1 fel/, expanded: true })).toBeVisible();
  expect(screen.getByText(/Receptpool → Kontaktpunkten → Receptpool/)).toBeVisible();
});
