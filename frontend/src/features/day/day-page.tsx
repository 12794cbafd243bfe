import { NativeSelect, TextInput } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useDirectory, useMe } from "../../api/queries";
import { useNow } from "../../ui/clock";
import { ErrorState } from "../../ui/error-state";
import { RowSkeletons } from "../../ui/skeletons";
import { dayOf } from "../../ui/time";
import { DayTable } from "./day-table";
import css from "./day.module.css";
import { useDay } from "./use-day";

/**
 * "Min dag": what one has done oneself; who leads the unit may look at one
 * colleague at a time, and is told that it is logged (P-13). Who is looked at is
 * not in the address, so that nobody comes back to it by chance.
 */
export function DayPage() {
  const { t } = useTranslation("day");
  const me = useMe();
  const today = dayOf(useNow());
  // Until a day is chosen it is today, also when the server says that it is another.
  const [chosen, choose] = useState<string>();
  const on = chosen ?? today;
  const [person, setPerson] = useState<number>();
  const { data, error, isPending, refetch } = useDay(on, person);
  const leads = me.can.includes("statistics:person");
  const title = person === undefined ? t("title") : t("of", { name: data?.person.name ?? "" });
  useEffect(() => {
    document.title = `${t("title")} · ${t("common:app")}`;
  }, [t]);

  return (
    <div className={css.page}>
      <h1>{title}</h1>
      <p className={css.lead}>{t("lead")}</p>
      <div className={css.choices}>
        <TextInput
          type="date"
          label={t("on")}
          value={on}
          max={today}
          onChange={({ currentTarget }) => choose(currentTarget.value || undefined)}
        />
        {leads && <Whose person={person} onChoose={setPerson} />}
      </div>
      {leads && <p className={css.lead}>{t("logged")}</p>}
      {isPending ? (
        <RowSkeletons />
      ) : error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : (
        <DayTable day={data} />
      )}
    </div>
  );
}

type WhoseProps = { person: number | undefined; onChoose: (person?: number) => void };

/** Oneself, or one colleague of the units that one leads. */
function Whose({ person, onChoose }: WhoseProps) {
  const { t } = useTranslation("day");
  const me = useMe();
  const led = me.roles.filter(({ role }) => role === "supervisor").map(({ unit }) => unit);
  const directory = useDirectory();
  const queues = directory?.queues.filter(({ unit }) => led.includes(unit)).map(({ id }) => id);
  const people = (directory?.people ?? []).filter(
    (one) => one.id !== me.id && one.queues.some((queue) => queues?.includes(queue)),
  );
  return (
    <NativeSelect
      label={t("whose")}
      value={person ?? ""}
      onChange={({ currentTarget: { value } }) => onChoose(value ? Number(value) : undefined)}
      data={[
        { value: "", label: t("mine") },
        ...people.map(({ id, name }) => ({ value: String(id), label: name })),
      ]}
    />
  );
}
