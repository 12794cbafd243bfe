import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Schemas } from "../../../api/client";
import { fallbackRow, rowOfProblem } from "../rules/edit-rules";
import type { QueueUse } from "./uses";

interface Props {
  use: QueueUse;
  queue: Schemas["QueueInfo"];
  /** Whether this person may read the routing of the plan's unit. */
  readable: boolean;
}

/** One thing that holds a queue open, in words; with a way there, for who may go there. */
export function UseWords({ use, queue, readable }: Props) {
  const { t } = useTranslation("routing");
  switch (use.slug) {
    case "only-first-line":
      return t("queues.use.only-first-line");
    case "owned-tickets":
    case "open-questions":
      return t(`queues.use.${use.slug}`, { count: use.count ?? 0 });
    case "open-tickets": {
      const words = t("queues.use.open-tickets", { count: use.count ?? 0 });
      if (!queue.visible) return words;
      return (
        <Link to="/queue/$id" params={{ id: String(queue.id) }}>
          {words}
        </Link>
      );
    }
    default:
      return <InPlan use={use} readable={readable} />;
  }
}

function InPlan({ use, readable }: Omit<Props, "queue">) {
  const { t } = useTranslation("routing");
  const { slug, unit, rule, path = "", name, version } = use;
  const row = rowOfProblem({ slug, rule, path });
  const step = !row && path.startsWith("steps");
  const words = rule
    ? t("queues.use.rule", { name: name || t("part.unnamed") })
    : row
      ? t(row === fallbackRow ? "queues.use.fallback" : "queues.use.alarm")
      : step
        ? t(path.includes(".queues") ? "queues.use.stepOn" : "queues.use.step", {
            name: name || t("part.unnamed"),
          })
        : t("queues.use.other");
  if (!readable) return words;
  // What is still to come stands in the history only.
  const search =
    slug === "coming-plan" ? { tab: "history", version } : step ? { tab: "steps" } : { rule: row };
  return (
    <Link to="/routing/$unit" params={{ unit }} search={search}>
      {words}
    </Link>
  );
}
