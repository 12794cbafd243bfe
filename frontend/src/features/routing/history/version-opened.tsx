import { Button, SegmentedControl } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNow } from "../../../ui/clock";
import { ErrorState } from "../../../ui/error-state";
import { exact } from "../../../ui/time";
import { DifferenceList } from "../differences/difference-list";
import { ProblemList } from "../parts/problem-list";
import { useNamedProblems } from "../parts/use-named-problems";
import { decidesSentence, ruleSentence } from "../rules/rule-sentence";
import { useRuleNames } from "../rules/use-rule-names";
import { useVersion } from "../state/queries";
import type { RoutingPlan, RoutingVersion } from "../state/types";
import type { Editing } from "../state/use-routing-plan";
import { BackDialog } from "./back-dialog";
import css from "./history.module.css";
import { WithdrawDialog } from "./withdraw-dialog";

interface Props {
  version: number;
  /** The one that counted before it; undefined where it was the first. */
  before: number | undefined;
  editing: Editing;
  /** It was taken back. */
  onGone: () => void;
}

type View = "changed" | "now" | "rules";

/** One version to read: what it changed, how it differs from what counts now, and its rules. */
export function VersionOpened({ version, before, editing, onGone }: Props) {
  const { t } = useTranslation("routing");
  const now = useNow();
  const { unit, live, info } = editing;
  const { data, error, refetch } = useVersion(unit, version);
  const [chosen, setChosen] = useState<View | null>(null);
  const [asks, setAsks] = useState(false);
  const problems = useNamedProblems(data?.problems ?? []);
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data?.plan || data.version !== version) {
    return (
      <p className={css.waiting} role="status">
        {t("common:state.loading")}
      </p>
    );
  }
  const coming = Date.parse(data.effective_at) > now;
  const views: View[] = [
    ...(before ? (["changed"] as const) : []),
    ...(data.live ? [] : (["now"] as const)),
    "rules",
  ];
  const view = chosen && views.includes(chosen) ? chosen : views[0]!;
  return (
    <div className={css.opened}>
      <header>
        <h2>{t("history.version", { n: version })}</h2>
        {!data.live && !coming && info.can_edit && (
          <Button size="xs" variant="default" onClick={() => setAsks(true)}>
            {t("history.back", { n: version })}
          </Button>
        )}
        {coming && info.can_edit && (
          <Button size="xs" variant="default" onClick={() => setAsks(true)}>
            {t("withdraw.open")}
          </Button>
        )}
      </header>
      <Facts version={data} now={now} />
      <ProblemList problems={problems} />
      {views.length > 1 && (
        <SegmentedControl
          size="xs"
          aria-label={t("history.view")}
          value={view}
          data={views.map((value) => ({ value, label: t(`history.show.${value}`) }))}
          onChange={(value) => setChosen(value as View)}
        />
      )}
      {view === "changed" && <Changed after={data.plan} before={before!} editing={editing} />}
      {view === "now" && (
        <>
          <p className={css.quiet}>{t("history.nowHelp", { n: live.version })}</p>
          <DifferenceList before={live.plan!} after={data.plan} vocabulary={editing.vocabulary} />
        </>
      )}
      {view === "rules" && <Rules plan={data.plan} editing={editing} />}
      {asks && coming && (
        <WithdrawDialog
          editing={editing}
          version={version}
          onGone={onGone}
          onClose={() => setAsks(false)}
        />
      )}
      {asks && !coming && (
        <BackDialog editing={editing} old={data} plan={data.plan} onClose={() => setAsks(false)} />
      )}
    </div>
  );
}

function Facts({ version, now }: { version: RoutingVersion; now: number }) {
  const { t } = useTranslation("routing");
  const { by, note, back_to: back, effective_at: from, created_at: made } = version;
  const when = (at: string) => exact(Date.parse(at), now);
  return (
    <dl className={css.facts}>
      <dt>{t("history.from")}</dt>
      <dd>{when(from)}</dd>
      <dt>{t("history.by")}</dt>
      <dd>
        {by ? by.name : t("history.bySystem")}, {when(made)}
      </dd>
      <dt>{t("history.why")}</dt>
      <dd>{note}</dd>
      {back ? (
        <>
          <dt>{t("history.content")}</dt>
          <dd>{t("history.backTo", { n: back })}</dd>
        </>
      ) : null}
    </dl>
  );
}

function Changed(props: { before: number; after: RoutingPlan; editing: Editing }) {
  const { before, after, editing } = props;
  const { t } = useTranslation("routing");
  const { data } = useVersion(editing.unit, before);
  if (!data?.plan || data.version !== before) {
    return (
      <p className={css.waiting} role="status">
        {t("common:state.loading")}
      </p>
    );
  }
  return (
    <>
      <p className={css.quiet}>{t("history.changedHelp", { n: before })}</p>
      <DifferenceList before={data.plan} after={after} vocabulary={editing.vocabulary} />
    </>
  );
}

function Rules({ plan, editing }: { plan: RoutingPlan; editing: Editing }) {
  const { t } = useTranslation("routing");
  const names = useRuleNames(plan, editing.vocabulary);
  return (
    <ol className={css.rules}>
      {plan.rules.map((rule) => (
        <li key={rule.id}>
          <b>{rule.name}</b>
          {rule.off && <small>{t("rules.off")}</small>}
          <span>{ruleSentence(rule, names)}</span>
        </li>
      ))}
      <li>
        <b>{t("rules.fallback.title")}</b>
        <span>
          {t("rules.fallback.sentence", { decides: decidesSentence(plan.fallback, names) })}
        </span>
      </li>
    </ol>
  );
}
