import { Button, NativeSelect, TextInput } from "@mantine/core";
import { IconPlayerPlay } from "@tabler/icons-react";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { serverNow, useNow } from "../../../ui/clock";
import { problemWords } from "../../../ui/problem-words";
import { dayOf } from "../../../ui/time";
import parts from "../parts/parts.module.css";
import { useVersions } from "../state/queries";
import type { RoutingDraft, RoutingVersion } from "../state/types";
import { daysOf, edgesOf, months, problemOf, type Period } from "./period";
import css from "./rehearsal.module.css";
import type { Start } from "./use-rehearsals";
import { daysWords, monthWords } from "./words";

type Props = {
  unit: string;
  draft: RoutingDraft | null;
  live: RoutingVersion;
  starting: boolean;
  /** Why the last one could not be started. */
  error: unknown;
  onStart: (start: Start) => void;
};

/** Which plan, over which contacts; the draft and the last four weeks unless chosen otherwise. */
export function StartForm({ unit, draft, live, starting, error, onStart }: Props) {
  const { t } = useTranslation("routing");
  const now = useNow();
  const [period, setPeriod] = useState<Period>({ kind: "weeks" });
  const [chosen, setChosen] = useState<string | null>(null);
  const whats = useWhats(unit, draft, live);
  const what = whats.find(({ value }) => value === chosen)?.value ?? whats[0]?.value;
  const wrong = problemOf(period, now);
  const faults = draft?.problems.filter(({ warning }) => !warning).length ?? 0;
  const faulty = what === "draft" && faults > 0;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!what || wrong || faulty) return;
    const which = what === "draft" ? { revision: draft!.revision } : { version: Number(what) };
    onStart({ ...which, ...edgesOf(period, serverNow()) });
  }

  if (!what) return <p className={parts.quiet}>{t("rehearsal.start.nothing")}</p>;
  return (
    <form className={css.form} onSubmit={submit}>
      <NativeSelect
        size="xs"
        label={t("rehearsal.start.what")}
        value={what}
        data={whats}
        onChange={({ currentTarget }) => setChosen(currentTarget.value)}
      />
      <PeriodFields period={period} now={now} wrong={wrong} onChange={setPeriod} />
      <Button
        type="submit"
        size="xs"
        loading={starting}
        disabled={Boolean(wrong) || faulty}
        leftSection={<IconPlayerPlay size={14} aria-hidden />}
      >
        {t("rehearsal.start.start")}
      </Button>
      {faulty && <p className={parts.wrong}>{t("rehearsal.start.faults", { count: faults })}</p>}
      {Boolean(error) && (
        <p className={parts.wrong} role="alert">
          {problemWords(error)}
        </p>
      )}
      <p className={parts.quiet}>{t("rehearsal.start.against", { n: live.version })}</p>
    </form>
  );
}

/** What can be run: the draft, and versions other than what counts. */
function useWhats(unit: string, draft: RoutingDraft | null, live: RoutingVersion) {
  const { t } = useTranslation("routing");
  const versions = useVersions(unit).data?.pages.flatMap(({ items }) => items) ?? [];
  return [
    ...(draft ? [{ value: "draft", label: t("rehearsal.start.draft") }] : []),
    ...versions
      .filter(({ version }) => version !== live.version)
      .map(({ version }) => ({
        value: String(version),
        label: t("rehearsal.version", { n: version }),
      })),
  ];
}

type PeriodProps = {
  period: Period;
  now: number;
  wrong: string | null;
  onChange: (period: Period) => void;
};

function PeriodFields({ period, now, wrong, onChange }: PeriodProps) {
  const { t } = useTranslation("routing");
  function pick(value: string) {
    if (value === "own") onChange({ kind: "own", ...daysOf(period, now) });
    else onChange(value === "weeks" ? { kind: "weeks" } : { kind: "month", month: value });
  }
  const day = (which: "from" | "to") =>
    period.kind === "own" && (
      <TextInput
        type="date"
        size="xs"
        label={t(`rehearsal.start.${which}`)}
        value={period[which]}
        max={dayOf(now)}
        error={Boolean(wrong)}
        aria-describedby={wrong ? "kp-rehearsal-wrong" : undefined}
        onChange={({ currentTarget }) => onChange({ ...period, [which]: currentTarget.value })}
      />
    );
  return (
    <>
      <NativeSelect
        size="xs"
        label={t("rehearsal.start.period")}
        value={period.kind === "month" ? period.month : period.kind}
        data={[
          { value: "weeks", label: t("rehearsal.start.weeks") },
          ...months(now).map((month) => ({ value: month, label: monthWords(month) })),
          { value: "own", label: t("rehearsal.start.own") },
        ]}
        onChange={({ currentTarget }) => pick(currentTarget.value)}
      />
      {period.kind !== "own" && <p className={parts.quiet}>{daysWords(daysOf(period, now))}</p>}
      {period.kind === "own" && (
        <div className={css.dates}>
          {day("from")}
          {day("to")}
        </div>
      )}
      {wrong && (
        <p id="kp-rehearsal-wrong" className={parts.wrong} role="alert">
          {t(`rehearsal.start.wrong.${wrong}`)}
        </p>
      )}
    </>
  );
}
