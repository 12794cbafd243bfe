import { Button, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useNow } from "../../ui/clock";
import { useDraft } from "../../ui/draft/use-draft";
import { addDays, dayOf, dayWords } from "../../ui/time";
import { ActFrame } from "./act-frame";
import type { ActProps } from "./act-props";
import styles from "./acts.module.css";
import { fieldError } from "./field-error-words";
import { useAct } from "./use-act";

const soon = { tomorrow: 1, week: 7, month: 30 } as const;

/** "Bevaka till": look again on a day; the clock stands still until then. */
export function ActWatch({ ticket, onDone, onCancel, onToNote }: ActProps) {
  const { t } = useTranslation("ticket");
  const now = useNow();
  const today = dayOf(now);
  const draft = useDraft(`ticket:${ticket.number}:watch`, { on: "", note: "" });
  const act = useAct(ticket, "watch");
  const { on, note } = draft.value;
  const set = (patch: Partial<typeof draft.value>) =>
    draft.set((before) => ({ ...before, ...patch }));

  async function submit() {
    const after = await act.run<"watch">({ on, note: note.trim() });
    if (!after) return;
    draft.clear();
    onDone(after);
  }

  const chosen =
    on && !Number.isNaN(Date.parse(on)) ? dayWords(Date.parse(`${on}T12:00:00Z`), now) : "";
  return (
    <ActFrame
      title={t("watch.title")}
      submit={chosen ? t("watch.submit", { on: chosen }) : t("watch.submitNoDay")}
      act={act}
      allowed={ticket.can.watch}
      lack={!chosen ? t("lack.day") : note.trim() === "" ? t("lack.watch") : null}
      onSubmit={() => void submit()}
      onCancel={onCancel}
      onToNote={() => (onToNote(note), draft.clear())}
    >
      <div className={styles.row}>
        <TextInput
          size="xs"
          type="date"
          label={t("watch.on")}
          min={addDays(today, 1)}
          max={addDays(today, 730)}
          value={on}
          error={fieldError(act.error, "on")}
          // eslint-disable-next-line jsx-a11y/no-autofocus -- the person pressed the key that opens this act
          autoFocus
          onChange={(event) => set({ on: event.currentTarget.value })}
        />
        {(Object.keys(soon) as (keyof typeof soon)[]).map((key) => (
          <Button
            key={key}
            size="compact-sm"
            variant="default"
            onClick={() => set({ on: addDays(today, soon[key]) })}
          >
            {t(`watch.days.${key}`)}
          </Button>
        ))}
      </div>
      <TextInput
        size="xs"
        label={t("watch.note")}
        description={t("watch.hint")}
        inputWrapperOrder={["label", "input", "description", "error"]}
        maxLength={2000}
        value={note}
        error={fieldError(act.error, "note")}
        onChange={(event) => set({ note: event.currentTarget.value })}
      />
    </ActFrame>
  );
}
