import type { Schemas } from "../../../api/client";

/** All that a unit has decided about routing; the words of app/wire/routing.go. */
export interface RoutingPlan {
  alarm_queue?: string;
  alarm_level?: string;
  rules: RoutingRule[];
  fallback: RoutingDecides;
  levels: ServiceLevel[];
  hours: OpeningHours;
  steps?: EscalationStep[];
  rotas?: Rota[];
}

export interface RoutingRule {
  id: string;
  name: string;
  conditions?: RoutingCondition[];
  expr?: string;
  decides: RoutingDecides;
  off?: boolean;
}

export interface RoutingCondition {
  field: string;
  op: string;
  value: string[];
}

export interface RoutingDecides {
  queue?: string;
  line?: number;
  group?: string;
  priority?: number;
  level?: string;
  tags?: string[];
  person?: number;
  rota?: string;
}

export interface ServiceLevel {
  code: string;
  name: string;
  name_en?: string;
  for?: LevelScope;
  first?: LevelTarget;
  next?: LevelTarget;
  solved?: LevelTarget;
  line?: LevelTarget;
}

export interface LevelScope {
  types?: string[];
  channels?: string[];
  reasons?: string[];
  priorities?: number[];
  lines?: number[];
}

export interface LevelTarget {
  kind: string;
  minutes?: number;
  days?: number;
  warn_at?: number;
}

export interface OpeningHours {
  week: Record<string, string[]>;
  closed?: string[];
  /** What the unit calls its closed days, by day. */
  closed_names?: Record<string, string>;
  open_on_holidays?: boolean;
}

export interface EscalationStep {
  id: string;
  name: string;
  queues?: string[];
  promise?: string;
  after: number;
  notify?: string[];
  priority?: number;
  queue?: string;
  next_line?: boolean;
}

export interface Rota {
  code: string;
  name: string;
  week?: Record<string, RotaTurn[]>;
  days?: Record<string, RotaTurn[]>;
}

export interface RotaTurn {
  hours: string;
  person: number;
}

export interface RoutingProblem {
  slug: string;
  rule?: string;
  path: string;
  line?: number;
  column?: number;
  word?: string;
  warning?: boolean;
}

export interface RoutingVersion {
  version: number;
  unit: string;
  effective_at: string;
  created_at: string;
  by: Schemas["Person"] | null;
  note: string;
  back_to?: number;
  live: boolean;
  plan?: RoutingPlan;
  problems?: RoutingProblem[];
}

export interface RoutingDraftInfo {
  revision: number;
  begun_by: Schemas["Person"] | null;
  changed_by: Schemas["Person"] | null;
  changed_at: string;
}

export interface RoutingDraft extends RoutingDraftInfo {
  unit: string;
  based_on: number;
  plan: RoutingPlan;
  problems: RoutingProblem[];
  rehearsed?: number;
}

export interface RoutingUnit {
  unit: string;
  name: string;
  live: RoutingVersion | null;
  coming?: RoutingVersion;
  draft?: RoutingDraftInfo;
  can_edit: boolean;
}

export interface RoutingVocabulary {
  fields: RoutingField[];
  queues: Schemas["QueueInfo"][];
  people: Schemas["Colleague"][];
  functions: string[];
  operators: string[];
  types: string[];
}

export interface RoutingField {
  name: string;
  kind: "code" | "truth" | "clock" | "count" | "words";
  ops: string[];
  codes?: string[];
}

export interface RoutingExpressed {
  expr: string;
  conditions: RoutingCondition[] | null;
  problems: RoutingProblem[];
}

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
