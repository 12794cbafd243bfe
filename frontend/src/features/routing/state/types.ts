import type { Schemas } from "../../../api/client";

/** All that a unit has decided about routing; see app/wire/routing.go. */
export type RoutingPlan = Schemas["RoutingPlan"];
export type RoutingRule = Schemas["RoutingRule"];
export type RoutingCondition = Schemas["RoutingCondition"];
export type RoutingDecides = Schemas["RoutingDecides"];
export type ServiceLevel = Schemas["ServiceLevel"];
export type LevelScope = Schemas["LevelScope"];
export type LevelTarget = Schemas["LevelTarget"];
export type OpeningHours = Schemas["OpeningHours"];
export type EscalationStep = Schemas["EscalationStep"];
export type Rota = Schemas["Rota"];
export type RotaTurn = Schemas["RotaTurn"];
export type RoutingProblem = Schemas["RoutingProblem"];
export type RoutingVersion = Schemas["RoutingVersion"];
export type RoutingDraft = Schemas["RoutingDraft"];
export type RoutingUnit = Schemas["RoutingUnit"];
export type RoutingVocabulary = Schemas["RoutingVocabulary"];
export type RoutingField = Schemas["RoutingField"];

/** Both ways of writing conditions; null where the list cannot say what the expression says. */
export type RoutingExpressed = Omit<Schemas["RoutingExpressed"], "conditions"> & {
  conditions: RoutingCondition[] | null;
};

/** What the tabs of levels, hours, steps and rotas are given. */
export interface PlanPartProps {
  /** Whose queues steps may name. */
  unit: string;
  plan: RoutingPlan;
  problems: readonly RoutingProblem[];
  vocabulary: RoutingVocabulary;
  /** The live plan, or somebody who may not edit. */
  readOnly: boolean;
  /** Takes the whole plan as it is to be; kept by itself. */
  onChange: (plan: RoutingPlan) => void;
}
