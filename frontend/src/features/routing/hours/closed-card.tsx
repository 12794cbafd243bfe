import { ActionIcon, Switch, TextInput } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useNow } from "../../../ui/clock";
import { dayOf } from "../../../ui/time";
import { fullDay } from "../parts/day-words";
import parts from "../parts/parts.module.css";
import { ProblemList } from "../parts/problem-list";
import { under } from "../parts/problems";
import { useTyped } from "../parts/use-typed";
import type { OpeningHours, RoutingProblem } from "../state/types";
import { AddClosed } from "./add-closed";
import { named, withClosed, withoutClosed } from "./closed-days";
import css from "./hours.module.css";

interface Props {
  hours: OpeningHours;
  problems: readonly RoutingProblem[];
  readOnly: boolean;
  onChange: (hours: OpeningHours) => void;
}

/** The unit's own closed days, on top of the holidays that come by themselves (CG-16). */
export function ClosedCard({ hours, problems, readOnly, onChange }: Props) {
  const { t } = useTranslation("routing");
  const today = dayOf(useNow());
  const days = (hours.closed ?? []).toSorted();
  const coming = days.filter((day) => day >= today);
  const past = days.filter((day) => day < today);
  const list = (some: string[]) => (
    <ul className={css.days}>
      {some.map((day) => (
        <Day
          key={day}
          day={day}
          name={hours.closed_names?.[day] ?? ""}
          readOnly={readOnly}
          onName={(name) => onChange(named(hours, day, name))}
          onRemove={() => onChange(withoutClosed(hours, day))}
        />
      ))}
    </ul>
  );
  return (
    <section className={parts.card} aria-labelledby="kp-hours-closed">
      <div className={parts.top}>
        <h3 id="kp-hours-closed">{t("hours.closedDays")}</h3>
        <p>{t("hours.holidays")}</p>
      </div>
      <div className={css.body}>
        <Switch
          size="xs"
          label={t("hours.openOnHolidays")}
          description={t("hours.openOnHolidaysHelp")}
          classNames={{ description: parts.help }}
          checked={hours.open_on_holidays ?? false}
          disabled={readOnly}
          onChange={(event) => {
            const { open_on_holidays: _, ...others } = hours;
            const open = event.currentTarget.checked;
            onChange(open ? { ...others, open_on_holidays: true } : others);
          }}
        />
        <ProblemList
          problems={[...under(problems, "hours.closed"), ...under(problems, "hours.closed_names")]}
        />
        {coming.length === 0 && <p className={parts.quiet}>{t("hours.noneClosed")}</p>}
        {coming.length > 0 && list(coming)}
        {!readOnly && <AddClosed onAdd={(some, name) => onChange(withClosed(hours, some, name))} />}
        {past.length > 0 && (
          <details>
            <summary>{t("hours.past", { count: past.length })}</summary>
            {list(past)}
          </details>
        )}
      </div>
    </section>
  );
}

interface DayProps {
  day: string;
  name: string;
  readOnly: boolean;
  onName: (name: string) => void;
  onRemove: () => void;
}

function Day({ day, name, readOnly, onName, onRemove }: DayProps) {
  const { t } = useTranslation("routing");
  const words = fullDay(day);
  const { field } = useTyped({ shown: name, read: (text) => text.trim(), onChange: onName });
  if (readOnly) {
    return (
      <li>
        <span>{words}</span> <span>{name}</span>
      </li>
    );
  }
  return (
    <li>
      <span>{words}</span>
      <TextInput
        size="xs"
        aria-label={t("hours.nameOf", { day: words })}
        placeholder={t("hours.nameHint")}
        maxLength={60}
        {...field}
      />
      <ActionIcon
        variant="subtle"
        size="sm"
        aria-label={t("hours.removeDay", { day: words })}
        title={t("hours.removeDay", { day: words })}
        onClick={onRemove}
      >
        <IconX size={14} aria-hidden />
      </ActionIcon>
    </li>
  );
}
