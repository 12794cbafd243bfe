import { i18n } from "../../../i18n/i18n";
import { joined } from "../../../ui/joined";
import type { LevelScope, LevelTarget, ServiceLevel } from "../state/types";
import { lengthWords } from "./target";

/** "Svar inom 2 vardagar, löst inom 10 vardagar": what a level promises. */
export function levelSentence({ first, next, solved, line }: ServiceLevel): string {
  const alike = first && next && sameLength(first, next);
  const said = [
    ...(alike ? [promise("answer", first)] : []),
    ...(first && !alike ? [promise("first", first)] : []),
    ...(next && !alike ? [promise("next", next)] : []),
    ...(solved ? [promise("solved", solved)] : []),
    ...(line ? [promise("line", line)] : []),
  ].join(", ");
  return said ? said[0]!.toUpperCase() + said.slice(1) : i18n.t("routing:levels.promisesNothing");
}

function promise(of: string, target: LevelTarget): string {
  const sameDay = target.kind === "working_days" && !target.days;
  const time = lengthWords(target);
  return i18n.t(`routing:levels.said.${of}.${sameDay ? "sameDay" : "within"}`, { time });
}

function sameLength(a: LevelTarget, b: LevelTarget): boolean {
  return (
    a.kind === b.kind && (a.minutes ?? 0) === (b.minutes ?? 0) && (a.days ?? 0) === (b.days ?? 0)
  );
}

/** What turns codes into names. */
export interface Names {
  reason: (code: string) => string;
  channel: (code: string) => string;
  type: (code: string) => string;
}

/** Which tickets get the level by itself, in words. */
export function scopeSentence(scope: LevelScope | undefined, names: Names): string {
  if (!scope) return i18n.t("routing:levels.scope.never");
  const or = i18n.t("routing:part.or");
  const said = [
    joined((scope.types ?? []).map(names.type), or),
    joined((scope.reasons ?? []).map(names.reason), or),
    joined((scope.channels ?? []).map(names.channel), or),
    joined((scope.priorities ?? []).map(priorityWords), or),
    joined(
      (scope.lines ?? []).map((line) => i18n.t(`common:line.${line}`)),
      or,
    ),
  ].filter(Boolean);
  if (said.length === 0) return i18n.t("routing:levels.scope.all");
  return i18n.t("routing:levels.scope.for", { what: said.join(" · ") });
}

export function priorityWords(priority: number): string {
  return i18n.t("routing:part.priority", { name: i18n.t(`common:priority.${priority}`) });
}
