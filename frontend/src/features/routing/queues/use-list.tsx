import { useTranslation } from "react-i18next";
import type { Schemas } from "../../../api/client";
import { useNames } from "../../../ui/use-names";
import { useRoutingUnits } from "../state/queries";
import css from "./queues.module.css";
import { UseWords } from "./use-words";
import { grouped, type QueueUse } from "./uses";

type Props = { uses: readonly QueueUse[]; queue: Schemas["QueueInfo"] };

/** All that holds a queue open: plan by plan, then what is about the queue itself. */
export function UseList({ uses, queue }: Props) {
  const { t } = useTranslation("routing");
  const names = useNames();
  const { data: units } = useRoutingUnits();
  const readable = (code: string) => units?.some(({ unit }) => unit === code) ?? false;
  return grouped(uses).map(({ key, plan, uses: all }) => (
    <section key={key} className={css.uses}>
      <h3>
        {plan
          ? t(`queues.uses.${plan.slug}`, { unit: names.unit(plan.unit), n: plan.version })
          : t("queues.uses.queue")}
      </h3>
      <ul>
        {all.map((use) => (
          <li key={[use.slug, use.rule, use.path].join(" ")}>
            <UseWords use={use} queue={queue} readable={readable(use.unit)} />
          </li>
        ))}
      </ul>
    </section>
  ));
}
