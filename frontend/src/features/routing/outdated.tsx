import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { DifferenceList } from "./differences/difference-list";
import css from "./routing.module.css";
import { layUpon } from "./state/merge";
import { useVersion } from "./state/queries";
import type { RoutingDraft } from "./state/types";
import type { Editing } from "./state/use-routing-plan";

/** Another version has gone live since the draft was begun: what it changed, and how to go on. */
export function Outdated({ editing, draft }: { editing: Editing; draft: RoutingDraft }) {
  const { t } = useTranslation("routing");
  const { unit, live, plan, vocabulary, keeper } = editing;
  const { data: base } = useVersion(unit, draft.based_on || undefined);
  const known = base?.version === draft.based_on ? base.plan : undefined;
  return (
    <section className={css.settle} aria-label={t("outdated.label")}>
      <p role="status">
        <b>{t("outdated.text", { n: live.version, from: draft.based_on })}</b>{" "}
        {live.note && t("outdated.why", { note: live.note })}
      </p>
      {known && (
        <details>
          <summary>{t("outdated.show", { n: live.version })}</summary>
          <DifferenceList before={known} after={live.plan!} vocabulary={vocabulary} />
        </details>
      )}
      <div className={css.settleActs}>
        {known && (
          <Button
            size="xs"
            onClick={() => keeper.layUpon(draft, layUpon(live.plan!, known, plan), live.version)}
          >
            {t("outdated.lay", { n: live.version })}
          </Button>
        )}
        <Button
          size="xs"
          variant="default"
          onClick={() => keeper.layUpon(draft, plan, live.version)}
        >
          {t("outdated.keep")}
        </Button>
      </div>
    </section>
  );
}
