import { ActionIcon, Button } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { CopyDay } from "../parts/copy-day";
import { DayBar } from "../parts/day-bar";
import { changed, without } from "../parts/listed";
import parts from "../parts/parts.module.css";
import { SpanField } from "../parts/span-field";
import { nextSpan, writeSpan, type Weekday } from "../parts/span";
import css from "./hours.module.css";
import { clashes, spansOf, type Week } from "./week";

interface Props {
  day: Weekday;
  week: Week;
  error?: string;
  onChange: (hours: string[]) => void;
  onCopy: (to: readonly Weekday[]) => void;
}

/** A weekday's opening hours: any number of spans, and the way to copy them to other days. */
export function DayRow({ day, week, error, onChange, onCopy }: Props) {
  const { t } = useTranslation("routing");
  const hours = week[day] ?? [];
  const spans = spansOf(week, day);
  const clashing = clashes(week, day);
  const next = nextSpan(spans);
  const name = t(`part.day.${day}`);
  return (
    <tr data-row>
      <th scope="row">{name}</th>
      <td>
        <div className={css.spans}>
          {hours.map((one, at) => (
            <span key={`${at} ${hours.length}`} className={css.one}>
              <SpanField
                label={t("hours.spanOf", { day: name, n: at + 1 })}
                hours={one}
                marked={clashing.includes(at)}
                onChange={(value) => onChange(changed(hours, at, value))}
              />
              <ActionIcon
                variant="subtle"
                size="sm"
                data-cell
                aria-label={t("hours.remove", { day: name, n: at + 1 })}
                title={t("hours.remove", { day: name, n: at + 1 })}
                onClick={() => onChange(without(hours, at))}
              >
                <IconX size={14} aria-hidden />
              </ActionIcon>
            </span>
          ))}
          {hours.length === 0 && <span className={css.closed}>{t("hours.closed")}</span>}
          <Button
            size="compact-xs"
            variant="subtle"
            data-cell
            leftSection={<IconPlus size={13} aria-hidden />}
            aria-label={t("hours.addTo", { day: name })}
            disabled={next === null}
            onClick={() => next && onChange([...hours, writeSpan(next)])}
          >
            {t("hours.add")}
          </Button>
        </div>
        {clashing.length > 0 && (
          <p className={parts.wrong} role="alert">
            {t("hours.overlap")}
          </p>
        )}
        {error && clashing.length === 0 && <p className={parts.wrong}>{error}</p>}
      </td>
      <td className={css.barCell}>
        <DayBar stretches={spans} />
      </td>
      <td>
        <CopyDay day={day} onCopy={onCopy} />
      </td>
    </tr>
  );
}
