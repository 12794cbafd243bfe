import { screen, within } from "@testing-library/react";
import { beforeEach, expect, it } from "vitest";
import { setLanguage } from "../../../i18n/i18n";
import { setServerClock } from "../../../ui/clock";
import { showTab } from "../../../test/a-plan";
import type { OpeningHours, RoutingPlan } from "../state/types";
import { daysFrom, withClosed, withoutClosed } from "./closed-days";
import { HoursTab } from "./hours-tab";

beforeEach(() => {
  setLanguage("sv");
  setServerClock("2026-11-24T12:00:00+01:00");
});

const planOf = (hours: OpeningHours): RoutingPlan => ({
  ...{ rules: [], fallback: { queue: "hk-forsta" }, levels: [], hours },
});
const office = planOf({ week: { mon: ["07:30-17:00"], tue: ["08:00-16:00"] } });
const field = (name: string) => screen.getByRole("textbox", { name });

it("takes a time as people write it, and keeps several spans in order", async () => {
  const { plans, user } = showTab(HoursTab, { plan: office });
  const to = field("Måndag, öppettid 1, till");
  await user.clear(to);
  await user.type(to, "12{Enter}");
  expect(plans.at(-1)!.hours.week["mon"]).toEqual(["07:30-12:00"]);
  await user.click(screen.getByRole("button", { name: "Lägg till tid på Måndag" }));
  expect(plans.at(-1)!.hours.week["mon"]).toEqual(["07:30-12:00", "13:00-17:00"]);
  await user.click(screen.getByRole("button", { name: "Ta bort öppettid 1 på Måndag" }));
  expect(plans.at(-1)!.hours.week).toEqual({ mon: ["13:00-17:00"], tue: ["08:00-16:00"] });
});

it("an end before its start stays where it was typed and is not kept", async () => {
  const { plans, user } = showTab(HoursTab, { plan: office });
  const to = field("Måndag, öppettid 1, till");
  await user.clear(to);
  await user.type(to, "7{Tab}");
  expect(screen.getByRole("alert")).toHaveTextContent("Slutet måste vara efter starten");
  expect(to).toHaveValue("7");
  expect(plans).toEqual([]);
  await user.type(to, "{Escape}");
  expect(to).toHaveValue("17:00");
});

it("says of spans that overlap", async () => {
  showTab(HoursTab, { plan: planOf({ week: { mon: ["07:30-12:00", "11:00-17:00"] } }) });
  expect(screen.getByRole("alert")).toHaveTextContent("Tiderna går in i varandra.");
  expect(field("Måndag, öppettid 2, från")).toBeInvalid();
});

it("a week that never opens is not kept until it does", async () => {
  const { plans, user } = showTab(HoursTab, { plan: planOf({ week: { mon: ["07:30-17:00"] } }) });
  await user.click(screen.getByRole("button", { name: "Ta bort öppettid 1 på Måndag" }));
  expect(screen.getByRole("alert")).toHaveTextContent("Enheten måste ha öppet");
  expect(plans).toEqual([]);
  await user.click(screen.getByRole("button", { name: "Lägg till tid på Onsdag" }));
  expect(screen.queryByRole("alert")).toBeNull();
  expect(plans.at(-1)!.hours.week).toEqual({ wed: ["08:00-17:00"] });
});

it("copies a day to the working days", async () => {
  const { plans, user } = showTab(HoursTab, { plan: office });
  await user.click(screen.getByRole("button", { name: "Kopiera måndag till andra dagar" }));
  await user.click(await screen.findByRole("menuitem", { name: "Måndag–fredag" }));
  const same = ["07:30-17:00"];
  expect(plans.at(-1)!.hours.week).toEqual({
    mon: same,
    tue: same,
    wed: same,
    thu: same,
    fri: same,
  });
});

it("goes between the days by the arrows", async () => {
  const { user } = showTab(HoursTab, { plan: office });
  await user.click(field("Måndag, öppettid 1, till"));
  await user.keyboard("{ArrowDown}");
  expect(field("Tisdag, öppettid 1, till")).toHaveFocus();
  await user.keyboard("{ArrowLeft}");
  expect(field("Tisdag, öppettid 1, från")).toHaveFocus();
});

it("closes for days in a row under one name, and opens one of them again", async () => {
  const { plans, user } = showTab(HoursTab, { plan: office });
  await user.click(screen.getByRole("button", { name: "Lägg till" }));
  expect(screen.getByText("Välj en dag.")).toBeVisible();
  await user.type(screen.getByLabelText("Stängt från och med"), "2026-12-28");
  await user.type(screen.getByLabelText("Till och med (valfritt)"), "2026-12-29");
  await user.type(field("Namn"), "Mellandagar");
  await user.click(screen.getByRole("button", { name: "Lägg till" }));
  const closed = ["2026-12-28", "2026-12-29"];
  expect(plans.at(-1)!.hours).toEqual({
    ...office.hours,
    closed,
    closed_names: { "2026-12-28": "Mellandagar", "2026-12-29": "Mellandagar" },
  });
  await user.click(screen.getByRole("button", { name: "Ta bort mån 28 dec 2026" }));
  expect(plans.at(-1)!.hours.closed).toEqual(["2026-12-29"]);
});

it("keeps past days out of the way", async () => {
  showTab(HoursTab, {
    plan: planOf({ week: office.hours.week, closed: ["2026-11-02", "2026-12-23"] }),
    readOnly: true,
  });
  const days = screen.getByRole("region", { name: "Egna stängda dagar" });
  expect(within(days).getByText("ons 23 dec 2026")).toBeVisible();
  expect(within(days).getByText("1 passerad dag")).toBeVisible();
  expect(within(days).getByText("mån 2 nov 2026")).not.toBeVisible();
  expect(screen.queryByRole("textbox")).toBeNull();
});

it("lists of days", () => {
  expect(daysFrom("2028-02-28", "2028-03-01")).toEqual(["2028-02-28", "2028-02-29", "2028-03-01"]);
  expect(daysFrom("2026-03-02", "2026-03-01")).toEqual([]);
  expect(daysFrom("2026-01-01", "2030-01-01")).toEqual([]);
  const hours = withClosed(office.hours, ["2026-12-23", "2026-12-23"], "");
  expect(hours).toEqual({ ...office.hours, closed: ["2026-12-23"] });
  expect(withoutClosed(hours, "2026-12-23")).toEqual(office.hours);
});
