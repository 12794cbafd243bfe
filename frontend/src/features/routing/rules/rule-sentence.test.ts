import { describe, expect, it } from "vitest";
import { i18n } from "../../../i18n/i18n";
import type { RoutingPlan, RoutingRule } from "../state/types";
import { comparisonOf, emptyCondition, withComparison } from "./conditions";
import { looksAt, withNewRule, withoutRule, withRuleAt } from "./edit-rules";
import { decidesSentence, ruleSentence, type RuleNames } from "./rule-sentence";
import { placeOf } from "./use-drag-order";

const codes: Record<string, string> = {
  phone: "telefon",
  rebooking: "Omboka",
  cancellation: "Avboka",
};
const names: RuleNames = {
  conditions: {
    text: (key, values) => (i18n.exists(`rule:${key}`) ? i18n.t(`rule:${key}`, values) : undefined),
    name: (_, code) => codes[code] ?? code,
  },
  text: (key, values) => i18n.t(`routing:rules.${key}`, values),
  queue: (code) => (code === "hk-forsta" ? "Kontaktpunkten" : code),
  group: () => "svikt",
  line: () => "Andra linjen",
  priority: () => "Hög",
  level: () => "Svar samma dag",
  person: () => "Sara Ek",
  rota: () => "Receptschema",
};
const rule = (id: string, differs: Partial<RoutingRule> = {}): RoutingRule => ({
  id,
  name: id,
  decides: { queue: "hk-forsta" },
  ...differs,
});

describe("a rule as one sentence", () => {
  it("says what has to hold and what happens then", () => {
    const sentence = ruleSentence(
      rule("r", {
        conditions: [
          { field: "channel", op: "is", value: ["phone"] },
          { field: "reason", op: "any_of", value: ["rebooking", "cancellation"] },
        ],
        decides: { queue: "hk-forsta", priority: 2, level: "same-day" },
      }),
      names,
    );
    expect(sentence).toBe(
      "När kontaktvägen är telefon och kontaktorsaken är Omboka eller Avboka: " +
        "till Kontaktpunkten, hög prioritet, Svar samma dag.",
    );
  });

  it("says when it takes everything, and shows an expression as it is written", () => {
    expect(ruleSentence(rule("r"), names)).toBe("Alltid: till Kontaktpunkten.");
    expect(ruleSentence(rule("r", { expr: "open or medical" }), names)).toBe(
      "När uttrycket open or medical stämmer: till Kontaktpunkten.",
    );
  });

  it("says where by the one of queue, group and line that decides, and who", () => {
    expect(decidesSentence({ queue: "hk-forsta", line: 2 }, names)).toBe("till Kontaktpunkten");
    expect(decidesSentence({ group: "svikt" }, names)).toBe("till kompetensgruppen svikt");
    expect(decidesSentence({ line: 2, person: 4 }, names)).toBe(
      "till andra linjen, hanterare Sara Ek",
    );
    expect(decidesSentence({ tags: ["a", "b"], rota: "r" }, names)).toBe(
      "etikett a, b, hanterare enligt Receptschema",
    );
    expect(decidesSentence({}, names)).toBe("inget är bestämt");
  });
});

describe("the order of rules", () => {
  const plan = {
    rules: ["a", "b", "c"].map((id) => rule(id)),
    fallback: {},
    levels: [],
    hours: { week: {} },
  } as RoutingPlan;
  const order = ({ rules }: RoutingPlan) => rules.map(({ id }) => id).join("");

  it("changes by moving one to a place, and not beyond the ends", () => {
    expect(order(withRuleAt(plan, "c", 0))).toBe("cab");
    expect(order(withRuleAt(plan, "a", 9))).toBe("bca");
    expect(withRuleAt(plan, "a", -1)).toBe(plan);
    expect(withRuleAt(plan, "gone", 1)).toBe(plan);
  });

  it("takes back what was removed where it stood, and only once", () => {
    const back = withNewRule(withoutRule(plan, "b"), 1, rule("b"));
    expect(order(back)).toBe("abc");
    expect(withNewRule(back, 0, rule("b"))).toBe(back);
  });

  it("is where the pointer let go, above or below a row", () => {
    const ids = ["a", "b", "c"];
    expect(placeOf(ids, "a", { id: "c", side: "below" })).toBe(2);
    expect(placeOf(ids, "a", { id: "c", side: "above" })).toBe(1);
    expect(placeOf(ids, "c", { id: "a", side: "above" })).toBe(0);
    expect(placeOf(ids, "b", { id: "b", side: "below" })).toBe(1);
  });
});

describe("a condition", () => {
  it("of codes is chosen as is or is not, however many there are", () => {
    const one = { field: "reason", op: "is", value: ["booking"] };
    expect(comparisonOf(one, "code")).toBe("any_of");
    expect(comparisonOf({ ...one, op: "is_not" }, "code")).toBe("none_of");
    expect(comparisonOf({ ...one, op: "from" }, "clock")).toBe("from");
  });

  it("has as many values as its comparison takes", () => {
    const from = { field: "hour", op: "from", value: ["08:00"] };
    expect(withComparison(from, "between").value).toEqual(["08:00", ""]);
    expect(withComparison({ ...from, value: ["08:00", "09:00"] }, "before").value).toEqual([
      "08:00",
    ]);
  });

  it("begins with what can be said without choosing", () => {
    expect(emptyCondition({ name: "open", kind: "truth", ops: ["is"] }).value).toEqual(["true"]);
    expect(emptyCondition({ name: "reason", kind: "code", ops: ["is", "any_of"] })).toEqual({
      field: "reason",
      op: "any_of",
      value: [],
    });
  });

  it("names a reason in a list and in an expression", () => {
    const listed = rule("r", { conditions: [{ field: "reason", op: "is", value: ["booking"] }] });
    expect(looksAt(listed, "booking")).toBe(true);
    expect(looksAt(listed, "rebooking")).toBe(false);
    expect(looksAt(rule("r", { expr: 'reason == "rebooking"' }), "rebooking")).toBe(true);
  });
});
