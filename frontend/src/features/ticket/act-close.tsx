import { useTranslation } from "react-i18next";
import { ActFrame } from "./act-frame";
import type { ActProps } from "./act-props";
import { CloseFields } from "./close-fields";
import { useAct } from "./use-act";
import { useClose } from "./use-close";

/** "Avsluta": the action is required; a medical one says where it is documented (P-10). */
export function ActClose({ ticket, onDone, onCancel, onToNote }: ActProps) {
  const { t } = useTranslation("ticket");
  const closing = useClose(ticket);
  const act = useAct(ticket, "close");

  async function submit() {
    const after = closing.body && (await act.run<"close">(closing.body));
    if (!after) return;
    closing.done();
    onDone(after);
  }

  return (
    <ActFrame
      title={t("close.title")}
      submit={t("close.submit")}
      act={act}
      allowed={ticket.can.close}
      lack={closing.lack}
      onSubmit={() => void submit()}
      onCancel={onCancel}
      onToNote={() => (onToNote(closing.written.note), closing.clear())}
    >
      <CloseFields closing={closing} error={act.error} />
    </ActFrame>
  );
}
