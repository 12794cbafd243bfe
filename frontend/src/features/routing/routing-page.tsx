import { NativeSelect } from "@mantine/core";
import { IconRoute } from "@tabler/icons-react";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "../../api/queries";
import { useLive } from "../../live/live";
import { EmptyState } from "../../ui/empty-state";
import { ErrorState } from "../../ui/error-state";
import { DraftBar } from "./draft-bar";
import { HistoryTab } from "./history/history-tab";
import { HoursTab } from "./hours/hours-tab";
import { LevelsTab } from "./levels/levels-tab";
import { QueuesTab } from "./queues/queues-tab";
import { RehearsalTab } from "./rehearsal/rehearsal-tab";
import { RotasTab } from "./rotas/rotas-tab";
import css from "./routing.module.css";
import { RulesTab } from "./rules/rules-tab";
import { useRoutingUnits } from "./state/queries";
import { useRoutingPlan, type Editing } from "./state/use-routing-plan";
import { StepsTab } from "./steps/steps-tab";
import { TabLinks } from "./tab-links";
import { tabOf, tabsFor, type Tab } from "./tabs";

const topics = ["routing"];

/** Routing of the units that a person leads: what counts, the draft, and what it would do. */
export function RoutingPage() {
  const { t } = useTranslation("routing");
  const navigate = useNavigate();
  const { unit: named } = useParams({ strict: false }) as { unit?: string };
  const { data: units, error, refetch } = useRoutingUnits();
  const first = units?.[0]?.unit;
  const unit = named ?? first;
  useLive(topics);
  useEffect(() => {
    document.title = `${t("title")} · ${t("common:app")}`;
  }, [t]);
  useEffect(() => {
    if (!named && first) {
      void navigate({ to: "/routing/$unit", params: { unit: first }, replace: true });
    }
  }, [named, first, navigate]);

  return (
    <div className={css.page}>
      <header className={css.head}>
        <h1>{t("title")}</h1>
        {units && units.length > 1 && (
          <NativeSelect
            size="xs"
            aria-label={t("unit")}
            value={unit}
            data={units.map((one) => ({ value: one.unit, label: one.name }))}
            onChange={({ currentTarget }) =>
              void navigate({ to: "/routing/$unit", params: { unit: currentTarget.value } })
            }
          />
        )}
        {units?.length === 1 && <p>{units[0]!.name}</p>}
      </header>
      {error && <ErrorState error={error} retry={() => void refetch()} />}
      {units && !units.some((one) => one.unit === unit) && (
        <EmptyState icon={IconRoute} title={t("none.title")} text={t("none.text")} />
      )}
      {unit && units?.some((one) => one.unit === unit) && <UnitRouting key={unit} unit={unit} />}
    </div>
  );
}

function UnitRouting({ unit }: { unit: string }) {
  const { t } = useTranslation("routing");
  const shown = tabsFor(useMe());
  const tab = tabOf((useSearch({ strict: false }) as { tab?: string }).tab, shown);
  const read = useRoutingPlan(unit);
  if (!read.editing) {
    if (read.error) return <ErrorState error={read.error} retry={read.retry} />;
    return (
      <p className={css.waiting} role="status">
        {t("common:state.loading")}
      </p>
    );
  }
  return (
    <>
      <DraftBar editing={read.editing} />
      <TabLinks unit={unit} tab={tab} problems={read.editing.problems} />
      <section className={css.tab} aria-label={t(`tab.${tab}`)}>
        <Part tab={tab} editing={read.editing} />
      </section>
    </>
  );
}

function Part({ tab, editing }: { tab: Tab; editing: Editing }) {
  const { plan, problems, vocabulary, readOnly, change, unit, draft, live, info } = editing;
  const part = { unit, plan, problems, vocabulary, readOnly, onChange: change };
  switch (tab) {
    case "rules":
      return <RulesTab editing={editing} />;
    case "levels":
      return <LevelsTab {...part} />;
    case "hours":
      return <HoursTab {...part} />;
    case "steps":
      return <StepsTab {...part} />;
    case "rotas":
      return <RotasTab {...part} />;
    case "rehearsal":
      return <RehearsalTab unit={unit} draft={draft} live={live} canRehearse={info.can_edit} />;
    case "history":
      return <HistoryTab editing={editing} />;
    case "queues":
      return <QueuesTab unit={unit} />;
  }
}
