import { TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useDirectory } from "../../api/queries";
import { useDraft } from "../../ui/draft/use-draft";
import { Pick } from "../../ui/pick";
import { ActFrame } from "./act-frame";
import type { ActProps } from "./act-props";
import { fieldError } from "./field-error-words";
import { handOverPlaces, readHandOverTo } from "./places";
import { useAct } from "./use-act";

const blank = { to: null as string | null, note: "" };

/** "Omfördela": to who works in the queue, or to another queue. */
export function ActHandOver({ ticket, onDone, onCancel, onToNote }: ActProps) {
  const { t } = useTranslation("ticket");
  const directory = useDirectory();
  const draft = useDraft(`ticket:${ticket.number}:hand-over`, blank);
  const act = useAct(ticket, "hand-over");
  const { to, note } = draft.value;
  const places = directory && handOverPlaces(ticket, directory);
  const groups = places
    ? (["people", "queues"] as const)
        .map((key) => ({ group: t(`handOver.${key}`), items: places[key] }))
        .filter(({ items }) => items.length > 0)
    : [];

  async function submit() {
    if (!to) return;
    const after = await act.run<"hand-over">({
      to: readHandOverTo(to),
      ...(note.trim() && { note: note.trim() }),
    });
    if (!after) return;
    draft.clear();
    onDone(after);
  }

  return (
    <ActFrame
      title={t("handOver.title")}
      submit={t("handOver.submit")}
      act={act}
      allowed={ticket.can.hand_over}
      lack={to ? null : t("lack.person")}
      onSubmit={() => void submit()}
      onCancel={onCancel}
      onToNote={() => (onToNote(note), draft.clear())}
    >
      <Pick
        up
        first
        label={t("handOver.to")}
        nothing={t("handOver.none")}
        data={groups}
        value={to}
        onPick={(value) => draft.set((before) => ({ ...before, to: value }))}
        error={["to", "to.person", "to.queue"]
          .map((field) => fieldError(act.error, field))
          .find(Boolean)}
      />
      <TextInput
        size="xs"
        label={t("handOver.note")}
        placeholder={t("handOver.noteHint")}
        maxLength={2000}
        value={note}
        error={fieldError(act.error, "note")}
        onChange={(event) => {
          const { value } = event.currentTarget;
          draft.set((before) => ({ ...before, note: value }));
        }}
      />
    </ActFrame>
  );
}
