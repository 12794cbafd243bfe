import { Button, Checkbox, NumberInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { notify } from "../../../ui/notify";
import { addDays } from "../../../ui/time";
import { weekNumber } from "../parts/span";
import type { Rota } from "../state/types";
import css from "./rotas.module.css";
import { copiedForward, daysOf, isOwn, weeksAhead } from "./weeks";

type Props = { rota: Rota; monday: string; onChange: (rota: Rota) => void };

/** Copies a week's own days to the weeks after it, three months ahead or as far as is wanted (KP-10). */
export function CopyForward({ rota, monday, onChange }: Props) {
  const { t } = useTranslation("routing");
  const [typed, setTyped] = useState<number | string>(weeksAhead);
  const [over, setOver] = useState(false);
  const weeks = Number(typed) || 0;
  const own = daysOf(monday).some((on) => isOwn(rota, on));
  if (!own) return <p className={css.quiet}>{t("rotas.nothingToCopy")}</p>;

  function copy() {
    onChange(copiedForward(rota, monday, weeks, over));
    const last = weekNumber(addDays(monday, 7 * weeks));
    notify.info(t("rotas.copied", { n: weekNumber(monday), count: weeks, last }));
  }

  return (
    <div className={css.copy}>
      <NumberInput
        size="xs"
        label={t("rotas.weeks")}
        min={1}
        max={52}
        clampBehavior="strict"
        allowDecimal={false}
        value={typed}
        onChange={setTyped}
      />
      <Checkbox
        size="xs"
        label={t("rotas.over")}
        checked={over}
        onChange={(event) => setOver(event.currentTarget.checked)}
      />
      <Button size="xs" variant="default" disabled={weeks < 1} onClick={copy}>
        {t("rotas.copyWeek", { n: weekNumber(monday) })}
      </Button>
    </div>
  );
}
