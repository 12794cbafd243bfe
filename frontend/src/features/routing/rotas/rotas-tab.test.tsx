import { screen } from "@testing-library/react";
import { beforeEach, expect, it } from "vitest";
import { setLanguage } from "../../../i18n/i18n";
import { setServerClock } from "../../../ui/clock";
import { showTab } from "../../../test/a-plan";
import type { Rota, RoutingPlan } from "../state/types";
import { RotasTab } from "./rotas-tab";

beforeEach(() => {
  setLanguage("sv");
  setServerClock("2026-11-24T12:00:00+01:00");
});

const turn = { hours: "07:30-12:00", person: 7 };
const planOf = (...rotas: Rota[]): RoutingPlan => ({
  ...{ rules: [], fallback: { queue: "hk-forsta" }, levels: [], rotas },
  hours: { week: { mon: ["07:30-17:00"], tue: ["07:30-17:00"] } },
});
const pool: Rota = { code: "pool", name: "Receptläkare", week: { mon: [turn] } };
const button = (name: string | RegExp) => screen.getByRole("button", { name });

it("a new turn takes what nobody has, and is given to somebody", async () => {
  const { plans, user } = showTab(RotasTab, { plan: planOf(pool) });
  await user.click(button(/^Receptläkare/));
  expect(screen.getByText("Obemannat 12.00–17.00")).toBeVisible();
  await user.click(button("Lägg till pass Måndag"));
  await user.selectOptions(
    screen.getByRole("combobox", { name: "Måndag, pass 2, vem" }),
    "Nils Holm",
  );
  expect(plans.at(-1)!.rotas![0]!.week).toEqual({
    mon: [turn, { hours: "12:00-17:00", person: 8 }],
  });
  expect(screen.queryByText("Obemannat 12.00–17.00")).toBeNull();
});

it("a rota begins with nobody, and asks who it is", async () => {
  const { plans, user } = showTab(RotasTab, { plan: planOf() });
  await user.click(button("Lägg till schema"));
  await user.click(button("Lägg till pass Tisdag"));
  expect(screen.getByRole("combobox", { name: "Tisdag, pass 1, vem" })).toHaveDisplayValue(
    "Välj vem",
  );
  expect(plans.at(-1)!.rotas![0]!.week).toEqual({ tue: [{ hours: "07:30-17:00", person: 0 }] });
});

it("a day gets turns of its own, is copied forward, and goes back to the ordinary week", async () => {
  const { plans, user } = showTab(RotasTab, { plan: planOf(pool) });
  await user.click(button(/^Receptläkare/));
  await user.click(screen.getByRole("radio", { name: "Vecka 48, från 23 nov" }));
  await user.click(button("Ändra dagen mån 23 nov"));
  await user.click(button("Ta bort mån 23 nov, pass 1"));
  expect(plans.at(-1)!.rotas![0]!.days).toEqual({ "2026-11-23": [] });
  const daysNow = () => Object.keys(plans.at(-1)!.rotas![0]!.days!);
  const weeks = screen.getByRole("textbox", { name: "Veckor framåt" });
  await user.clear(weeks);
  expect(button("Kopiera vecka 48 framåt")).toBeDisabled();
  await user.type(weeks, "2");
  await user.click(button("Kopiera vecka 48 framåt"));
  expect(daysNow()).toEqual(["2026-11-23", "2026-11-30", "2026-12-07"]);
  await user.clear(weeks);
  await user.type(weeks, "13");
  await user.click(button("Kopiera vecka 48 framåt"));
  expect(daysNow()).toHaveLength(14);
  expect(daysNow()).toContain("2027-02-22");
  await user.click(button("Som vanligt mån 23 nov"));
  expect(plans.at(-1)!.rotas![0]!.days!["2026-11-23"]).toBeUndefined();
});

it("three months ahead are a grid: one stop for Tab, the arrows for the rest", async () => {
  const { user } = showTab(RotasTab, { plan: planOf(pool), readOnly: true });
  await user.click(button(/^Receptläkare/));
  const today = button(/^tis 24 nov\. Ingen i tjänst\. Obemannat 07\.30–17\.00/);
  expect(today).toHaveAttribute("tabindex", "0");
  today.focus();
  await user.keyboard("{ArrowDown}{ArrowLeft}");
  const next = button(/^mån 30 nov\. 07\.30–12\.00 Sara Ek\. Obemannat/);
  expect(next).toHaveFocus();
  await user.keyboard("{Enter}");
  expect(screen.getByRole("radio", { name: "Vecka 49, från 30 nov" })).toBeChecked();
  expect(screen.getByRole("group", { name: "Vecka 49, från 30 nov" })).toHaveFocus();
});

it("says who is missing by name and day", () => {
  const problems = [
    { slug: "person-not-of-unit", path: "rotas[0].week.mon[0].person", word: "7" },
    { slug: "rota-unmanned", path: "rotas[0]", word: "tue", warning: true },
  ];
  showTab(RotasTab, { plan: planOf(pool), problems });
  expect(button(/^Receptläkare.*1 fel.*1 varning/)).toHaveAttribute("aria-expanded", "true");
  expect(screen.getByText("Sara Ek hör inte till enheten.")).toBeVisible();
  expect(screen.getByText(/ingen är i tjänst på tisdag/)).toBeVisible();
});
