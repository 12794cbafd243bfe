import { TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useNow } from "../../ui/clock";
import { useDraft } from "../../ui/draft/use-draft";
import { addDays, dayOf, instantOf } from "../../ui/time";
import { ActFrame } from "./act-frame";
import type { ActProps } from "./act-props";
import { fieldError } from "./field-error-words";
import { useAct } from "./use-act";

/** Mornings: a ticket that comes back by itself comes when the desk opens. */
const opens = "07:30";

/** "Inväntar svar": the clock stands still until the customer answers. */
export function ActWait({ ticket, onDone, onCancel, onToNote }: ActProps) {
  const { t } = useTranslation("ticket");
  const now = useNow();
  const draft = useDraft(`ticket:${ticket.number}:wait`, { what: "", until: "" });
  const act = useAct(ticket, "wait");
  const { what, until } = draft.value;
  const set = (patch: Partial<typeof draft.value>) =>
    draft.set((before) => ({ ...before, ...patch }));

  async function submit() {
    const end = until ? instantOf(until, opens) : null;
    const after = await act.run<"wait">({
      for: what.trim(),
      ...(end && { until: end.toISOString() }),
    });
    if (!after) return;
    draft.clear();
    onDone(after);
  }

  return (
    <ActFrame
      title={t("wait.title")}
      submit={t("wait.submit")}
      act={act}
      allowed={ticket.can.wait}
      lack={what.trim() === "" ? t("lack.wait") : null}
      onSubmit={() => void submit()}
      onCancel={onCancel}
      onToNote={() => (onToNote(what), draft.clear())}
    >
      <TextInput
        size="xs"
        label={t("wait.for")}
        placeholder={t("wait.forPlaceholder")}
        maxLength={500}
        value={what}
        error={fieldError(act.error, "for")}
        // eslint-disable-next-line jsx-a11y/no-autofocus -- the person pressed the key that opens this act
        autoFocus
        onChange={(event) => set({ what: event.currentTarget.value })}
      />
      <TextInput
        size="xs"
        type="date"
        label={t("wait.until")}
        description={t("wait.untilHint")}
        inputWrapperOrder={["label", "input", "description", "error"]}
        min={addDays(dayOf(now), 1)}
        value={until}
        error={fieldError(act.error, "until")}
        onChange={(event) => set({ until: event.currentTarget.value })}
      />
    </ActFrame>
  );
}
