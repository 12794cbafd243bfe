import { screen, within } from "@testing-library/react";
import { beforeEach, expect, it } from "vitest";
import { setLanguage } from "../../../i18n/i18n";
import { currentToasts } from "../../../ui/notify";
import { showTab } from "../../../test/a-plan";
import type { RoutingPlan } from "../state/types";
import { LevelsTab } from "./levels-tab";

beforeEach(() => setLanguage("sv"));

const plan: RoutingPlan = {
  rules: [],
  fallback: { queue: "hk-forsta" },
  hours: { week: { mon: ["07:30-17:00"] } },
  levels: [
    { code: "same-day", name: "Svar samma dag", first: { kind: "working_days", days: 0 } },
    { code: "two", name: "Svar inom 2 vardagar", first: { kind: "working_days", days: 2 } },
  ],
};
const head = (name: RegExp) => screen.getByRole("button", { name, expanded: false });

it("changes the length and the kind of a promise", async () => {
  const { plans, user } = showTab(LevelsTab, { plan });
  await user.click(head(/Svar inom 2 vardagar/));
  const length = screen.getByRole("textbox", { name: "Första svar, antal" });
  await user.clear(length);
  expect(plans).toEqual([]);
  await user.type(length, "3{Enter}");
  expect(plans.at(-1)!.levels[1]!.first).toEqual({ kind: "working_days", days: 3 });
  await user.selectOptions(
    screen.getByRole("combobox", { name: "Första svar, hur tiden räknas" }),
    "timmar, dygnet runt",
  );
  expect(plans.at(-1)!.levels[1]!.first).toEqual({ kind: "elapsed", minutes: 180 });
  expect(plans.at(-1)!.levels[0]).toEqual(plan.levels[0]);
});

it("sixty minutes stay minutes while they are typed", async () => {
  const { plans, user } = showTab(LevelsTab, { plan });
  await user.click(head(/Svar samma dag/));
  const unit = screen.getByRole("combobox", { name: "Löst, hur tiden räknas" });
  await user.selectOptions(unit, "minuter öppettid");
  const length = screen.getByRole("textbox", { name: "Löst, antal" });
  await user.clear(length);
  await user.type(length, "60{Enter}");
  expect(plans.at(-1)!.levels[0]!.solved).toEqual({ kind: "open_hours", minutes: 60 });
  expect(unit).toHaveDisplayValue("minuter öppettid");
});

it("what cannot be kept is not, and says so", async () => {
  const { plans, user } = showTab(LevelsTab, { plan });
  await user.click(head(/Svar samma dag/));
  const length = screen.getByRole("textbox", { name: "Första svar, antal" });
  await user.clear(length);
  await user.type(length, "snart{Tab}");
  expect(screen.getByText(/Inte sparat än/)).toBeVisible();
  expect(length).toHaveValue("snart");
  expect(plans).toEqual([]);
});

it("counts by itself for what is ticked, and for nothing when it is unticked", async () => {
  const { plans, user } = showTab(LevelsTab, { plan });
  await user.click(head(/Svar samma dag/));
  await user.click(screen.getByRole("checkbox", { name: /^Gäller av sig själv/ }));
  expect(plans.at(-1)!.levels[0]!.for).toEqual({});
  await user.click(screen.getByRole("checkbox", { name: "Omboka" }));
  await user.click(
    within(screen.getByRole("group", { name: "Linje" })).getByRole("checkbox", {
      name: "Andra linjen",
    }),
  );
  expect(plans.at(-1)!.levels[0]!.for).toEqual({ reasons: ["rebooking"], lines: [2] });
  await user.click(screen.getByRole("checkbox", { name: /^Gäller av sig själv/ }));
  expect(plans.at(-1)!.levels[0]).toEqual(plan.levels[0]);
});

it("goes between the levels and moves one by the arrows", async () => {
  const { plans, user } = showTab(LevelsTab, { plan });
  head(/Svar samma dag/).focus();
  await user.keyboard("{ArrowDown}");
  expect(head(/Svar inom 2 vardagar/)).toHaveFocus();
  await user.keyboard("{Control>}{ArrowUp}{/Control}");
  expect(plans.at(-1)!.levels.map(({ code }) => code)).toEqual(["two", "same-day"]);
});

it("removes one and regrets it after another change", async () => {
  const { plans, user } = showTab(LevelsTab, { plan });
  await user.click(screen.getByRole("button", { name: "Ta bort Svar samma dag" }));
  expect(plans.at(-1)!.levels.map(({ code }) => code)).toEqual(["two"]);
  await user.click(screen.getByRole("button", { name: "Lägg till servicenivå" }));
  currentToasts().at(-1)!.act!.run();
  expect(plans.at(-1)!.levels.map(({ name }) => name)).toEqual([
    "Svar samma dag",
    "Svar inom 2 vardagar",
    "Ny servicenivå",
  ]);
  expect(new Set(plans.at(-1)!.levels.map(({ code }) => code)).size).toBe(3);
});

it("says at the field and at the row what is wrong, by names", () => {
  const problems = [
    { slug: "target-length", path: "levels[1].first" },
    { slug: "level-never-picked", path: "levels[1].for", word: "same-day", warning: true },
  ];
  showTab(LevelsTab, { plan, problems });
  // What is wrong stands open from the start.
  expect(screen.getByRole("button", { name: /1 fel/, expanded: true })).toBeVisible();
  expect(screen.getByText(/^Tiden måste vara mellan/)).toBeVisible();
  expect(screen.getByText(/redan av nivån Svar samma dag/)).toBeVisible();
});

it("is only read where nothing may be changed", async () => {
  const { user } = showTab(LevelsTab, { plan, readOnly: true });
  expect(screen.queryByRole("button", { name: /^(Ta bort|Kopiera|Lägg till)/ })).toBeNull();
  await user.click(head(/Svar inom 2 vardagar/));
  expect(screen.getByRole("row", { name: "Första svar 2 vardagar varnar vid 75 %" })).toBeVisible();
  expect(screen.queryByRole("textbox")).toBeNull();
});
