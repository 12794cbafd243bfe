import { Button, TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { daysFrom, isDay } from "./closed-days";
import css from "./hours.module.css";

const empty = { first: "", last: "", name: "" };

/** One more closed day, or several in a row. */
export function AddClosed({ onAdd }: { onAdd: (days: string[], name: string) => void }) {
  const { t } = useTranslation("routing");
  const [typed, setTyped] = useState(empty);
  const [tried, setTried] = useState(false);
  const { first, last, name } = typed;
  const days = daysFrom(first, last || first);
  const missing = tried && !isDay(first);
  const backwards = tried && isDay(first) && days.length === 0;
  const set = (some: Partial<typeof empty>) => setTyped({ ...typed, ...some });

  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(days.length === 0);
    if (days.length === 0) return;
    onAdd(days, name);
    setTyped(empty);
  }

  return (
    <form className={css.add} onSubmit={submit} noValidate>
      <TextInput
        type="date"
        size="xs"
        label={t("hours.first")}
        value={first}
        error={missing && t("hours.wrong.day")}
        onChange={(event) => set({ first: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        size="xs"
        label={t("hours.last")}
        min={first}
        value={last}
        error={backwards && t("hours.wrong.backwards")}
        onChange={(event) => set({ last: event.currentTarget.value })}
      />
      <TextInput
        size="xs"
        label={t("hours.name")}
        placeholder={t("hours.nameHint")}
        maxLength={60}
        value={name}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <Button
        type="submit"
        size="xs"
        variant="default"
        leftSection={<IconPlus size={15} aria-hidden />}
      >
        {t("hours.addDay")}
      </Button>
    </form>
  );
}
