import { useTranslation } from "react-i18next";
import type { Schemas } from "../api/client";
import { useActions, useDirectory, useReasons } from "../api/queries";
import { nameOf } from "../i18n/i18n";

/** The names of codes as the desk says them; a code that has no name is shown as it is. */
export function useNames() {
  const { t, i18n } = useTranslation(["ticket", "common", "rule"]);
  const reasons = useReasons();
  const actions = useActions();
  const directory = useDirectory();

  const among = (
    named: readonly { code: string; name: string; name_en?: string }[] | undefined,
    code: string,
  ) => {
    const found = named?.find((candidate) => candidate.code === code);
    return found ? nameOf(found) : code;
  };
  const known = (key: string, otherwise: string) =>
    i18n.exists(key) ? t(key as never) : otherwise;

  const names = {
    reason: (code: string) => among(reasons, code),
    action: (code: string) => among(actions, code),
    group: (code: string) => among(directory?.groups, code),
    escalationReason: (code: string) => among(directory?.escalation_reasons, code),
    // What E-2 promises is every unit's, and stands in no plan.
    level: (code: string) =>
      code === "E-2" ? t("common:due.written") : among(directory?.levels, code),
    unit: (code: string) => directory?.units.find((unit) => unit.code === code)?.name ?? code,
    queueCode: (code: string) =>
      directory?.queues.find((queue) => queue.code === code)?.name ?? code,
    channel: (code: Schemas["Ticket"]["channel"] | string) => known(`common:channel.${code}`, code),
    customer: (code: string) => known(`common:customer.${code}`, code),
    identified: (code: string) => known(`ticket:identified.${code}`, code),
    line: (line: number) => known(`common:line.${line}`, String(line)),
    priority: (priority: number) => known(`common:priority.${priority}`, String(priority)),
  };

  /** The name of a code that a routing rule looked at. */
  function inRule(field: string, code: string): string {
    switch (field) {
      case "channel":
        return names.channel(code).toLocaleLowerCase();
      case "reason":
        return names.reason(code);
      case "unit":
        return names.unit(code);
      case "customer":
        return names.customer(code).toLocaleLowerCase();
      case "patient.last_queue":
        return names.queueCode(code);
      case "patient.last_group":
        return names.group(code);
      case "weekday":
        return known(`rule:weekday.${code}`, code);
      case "words":
        return `”${code.replace(/\*/g, "…").replace(/\s*~\s*/g, " … ")}”`;
      default:
        return code === "true" ? t("rule:yes") : code === "false" ? t("rule:no") : code;
    }
  }

  return { ...names, inRule };
}

export type Names = ReturnType<typeof useNames>;
