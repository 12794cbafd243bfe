import { i18n } from "../../../i18n/i18n";
import { joined } from "../../../ui/joined";
import type { EscalationStep } from "../state/types";

/** Whom a step can tell. */
export const tells = ["handler", "owner", "supervisor"] as const;

/**
 * A step in one sentence: "När 75 % av tiden i linjen är använd i Receptpool: säg
 * till hanteraren och höj till prioritet Hög."
 */
export function stepSentence(step: EscalationStep, queueName: (code: string) => string): string {
  const queues = joined((step.queues ?? []).map(queueName), i18n.t("routing:part.or"));
  const where = queues ? i18n.t("routing:steps.said.in", { queues }) : "";
  const when = i18n.t(`routing:steps.said.${momentOf(step.after)}`, {
    share: step.after,
    time: i18n.t(`routing:steps.said.time.${step.promise || "any"}`),
    where,
  });
  return i18n.t("routing:steps.said.whole", { when: when.trim(), deeds: deedsOf(step, queueName) });
}

function momentOf(after: number): "used" | "out" | "past" {
  if (after < 100) return "used";
  return after === 100 ? "out" : "past";
}

function deedsOf(step: EscalationStep, queueName: (code: string) => string): string {
  const and = i18n.t("routing:part.and");
  const whom = tells
    .filter((one) => step.notify?.includes(one))
    .map((one) => i18n.t(`routing:steps.said.tell.${one}`));
  const deeds = [
    ...(whom.length > 0 ? [i18n.t("routing:steps.said.notify", { whom: joined(whom, and) })] : []),
    ...(step.priority
      ? [i18n.t("routing:steps.said.raise", { name: i18n.t(`common:priority.${step.priority}`) })]
      : []),
    ...(step.queue ? [i18n.t("routing:steps.said.move", { queue: queueName(step.queue) })] : []),
    ...(step.next_line ? [i18n.t("routing:steps.said.nextLine")] : []),
  ];
  return deeds.length > 0 ? joined(deeds, and) : i18n.t("routing:steps.said.nothing");
}

/** What a share of the time means: 75 is before, 100 the end of it, 150 half of it again. */
export function shareHelp(after: number): string {
  if (after < 100) return i18n.t("routing:steps.share.left", { share: 100 - after });
  if (after === 100) return i18n.t("routing:steps.share.out");
  return i18n.t("routing:steps.share.past", { share: after - 100 });
}

/** A whole number of percent from 1 up to ten times the time; null for anything else. */
export function readShare(typed: string): number | null {
  const text = typed.replace("%", "").trim();
  if (!/^\d{1,4}$/.test(text)) return null;
  const share = Number(text);
  return share >= 1 && share <= 1000 ? share : null;
}
