import { TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useDraft } from "../../ui/draft/use-draft";
import { ActFrame } from "./act-frame";
import type { ActProps } from "./act-props";
import { fieldError } from "./field-error-words";
import { useAct } from "./use-act";

/** "Återöppna": back into the owner's queue, with the promise begun anew. */
export function ActReopen({ ticket, onDone, onCancel, onToNote }: ActProps) {
  const { t } = useTranslation("ticket");
  const draft = useDraft(`ticket:${ticket.number}:reopen`, "");
  const act = useAct(ticket, "reopen");

  async function submit() {
    const after = await act.run<"reopen">({ reason: draft.value.trim() });
    if (!after) return;
    draft.clear();
    onDone(after);
  }

  return (
    <ActFrame
      title={t("reopen.title")}
      submit={t("reopen.submit")}
      act={act}
      allowed={ticket.can.reopen}
      lack={draft.value.trim() === "" ? t("lack.why") : null}
      onSubmit={() => void submit()}
      onCancel={onCancel}
      onToNote={() => (onToNote(draft.value), draft.clear())}
    >
      <TextInput
        size="xs"
        label={t("reopen.reason")}
        placeholder={t("reopen.reasonPlaceholder")}
        maxLength={2000}
        value={draft.value}
        error={fieldError(act.error, "reason")}
        // eslint-disable-next-line jsx-a11y/no-autofocus -- the person pressed the key that opens this act
        autoFocus
        onChange={(event) => draft.set(event.currentTarget.value)}
      />
    </ActFrame>
  );
}
