import { ActionIcon, SegmentedControl, TextInput } from "@mantine/core";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNow } from "../../../ui/clock";
import { addDays, dayOf } from "../../../ui/time";
import { shortDay } from "../parts/day-words";
import { ProblemList } from "../parts/problem-list";
import { besides, wordsAt } from "../parts/problems";
import { mondayOf, weekdays, weekNumber } from "../parts/span";
import type { OpeningHours, Rota, RoutingProblem, RoutingVocabulary } from "../state/types";
import { Ahead } from "./ahead";
import { DatedWeek } from "./dated-week";
import { OrdinaryWeek } from "./ordinary-week";
import css from "./rotas.module.css";

export interface RotaProps {
  rota: Rota;
  /** Where it stands in the plan: "rotas[0]". */
  part: string;
  hours: OpeningHours;
  people: RoutingVocabulary["people"];
  problems: readonly RoutingProblem[];
  readOnly: boolean;
  onChange: (rota: Rota) => void;
}

/** Who is on: an ordinary week, weeks that differ, and three months ahead at a glance (KP-10). */
export function RotaEditor(props: RotaProps) {
  const { rota, part, hours, people, problems, readOnly, onChange } = props;
  const { t } = useTranslation("routing");
  const today = dayOf(useNow());
  const [monday, setMonday] = useState(mondayOf(today));
  const [dated, setDated] = useState(false);
  const week = useRef<HTMLDivElement>(null);
  // Days are shown in the week that is open; a fault in another must not hide there.
  const shown = ["name", ...weekdays.map((day) => `week.${day}`)];
  function open(from: string) {
    setMonday(from);
    setDated(true);
    // The week stands above the days that it was chosen from.
    week.current?.focus();
  }

  const label = t("rotas.weekFrom", { n: weekNumber(monday), day: shortDay(monday) });

  return (
    <>
      <ProblemList problems={besides(problems, part, shown)} />
      {!readOnly && (
        <TextInput
          size="xs"
          className={css.name}
          label={t("rotas.name")}
          maxLength={200}
          value={rota.name}
          error={wordsAt(problems, `${part}.name`)}
          onChange={(event) => onChange({ ...rota, name: event.currentTarget.value })}
        />
      )}
      <div className={css.which}>
        <SegmentedControl
          size="xs"
          aria-label={t("rotas.which")}
          data={[
            { value: "ordinary", label: t("rotas.ordinary") },
            { value: "dated", label },
          ]}
          value={dated ? "dated" : "ordinary"}
          onChange={(value) => setDated(value === "dated")}
        />
        {dated && (
          <>
            <Step label={t("rotas.earlier")} onStep={() => setMonday(addDays(monday, -7))}>
              <IconChevronLeft size={16} aria-hidden />
            </Step>
            <Step label={t("rotas.later")} onStep={() => setMonday(addDays(monday, 7))}>
              <IconChevronRight size={16} aria-hidden />
            </Step>
          </>
        )}
        <p className={css.quiet}>{t(dated ? "rotas.datedHelp" : "rotas.ordinaryHelp")}</p>
      </div>
      <div
        ref={week}
        className={css.days}
        role="group"
        tabIndex={-1}
        aria-label={dated ? label : t("rotas.ordinary")}
      >
        {dated ? <DatedWeek {...props} monday={monday} /> : <OrdinaryWeek {...props} />}
      </div>
      <Ahead
        rota={rota}
        hours={hours}
        people={people}
        today={today}
        monday={dated ? monday : null}
        onOpen={open}
      />
    </>
  );
}

type StepProps = { label: string; onStep: () => void; children: React.ReactNode };

function Step({ label, onStep, children }: StepProps) {
  return (
    <ActionIcon variant="default" size="md" aria-label={label} title={label} onClick={onStep}>
      {children}
    </ActionIcon>
  );
}
