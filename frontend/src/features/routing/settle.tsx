import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useNow } from "../../ui/clock";
import { exact } from "../../ui/time";
import { DifferenceList } from "./differences/difference-list";
import css from "./routing.module.css";
import { differences, nameOfDifference } from "./state/differences";
import type { Mine } from "./state/keeper";
import { layUpon } from "./state/merge";
import type { Editing } from "./state/use-routing-plan";

/** Somebody else has saved what I am writing in: who, what they changed, what I changed, and what to do. */
export function Settle({ editing, mine }: { editing: Editing; mine: Mine }) {
  const { t } = useTranslation("routing");
  const now = useNow();
  const { draft, live, vocabulary, keeper } = editing;
  const theirs = draft?.plan ?? live.plan!;
  const names = (plan: typeof theirs) => differences(mine.on, plan).map(nameOfDifference);
  const touched = new Set(names(theirs));
  const both = new Set(names(mine.plan).filter((name) => touched.has(name)));
  const who = draft?.changed_by?.name;
  const when = draft && exact(Date.parse(draft.changed_at), now);
  return (
    <section className={css.settle} aria-label={t("settle.label")}>
      <p role="alert">
        <b>
          {draft
            ? t("settle.saved", { name: who ?? t("settle.somebody"), when })
            : t("settle.gone")}
        </b>{" "}
        {t("settle.safe")}
      </p>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and holds nothing to go to */}
      <div className={css.sides} role="group" aria-label={t("settle.what")} tabIndex={0}>
        <div>
          <h3>
            {draft ? t("settle.theirs", { name: who ?? t("settle.somebody") }) : t("settle.live")}
          </h3>
          <DifferenceList before={mine.on} after={theirs} vocabulary={vocabulary} both={both} />
        </div>
        <div>
          <h3>{t("settle.mine")}</h3>
          <DifferenceList before={mine.on} after={mine.plan} vocabulary={vocabulary} both={both} />
        </div>
      </div>
      {both.size > 0 && <p>{t("settle.bothHelp")}</p>}
      <div className={css.settleActs}>
        <Button
          size="xs"
          onClick={() => keeper.layUpon(draft, layUpon(theirs, mine.on, mine.plan), live.version)}
        >
          {t(draft ? "settle.lay" : "settle.begin")}
        </Button>
        <Button size="xs" variant="default" onClick={() => keeper.forget()}>
          {t(draft ? "settle.useTheirs" : "settle.drop")}
        </Button>
      </div>
    </section>
  );
}
