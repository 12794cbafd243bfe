import { useTranslation } from "react-i18next";
import { ActFrame } from "../act-frame";
import type { ActProps } from "../act-props";
import acts from "../acts.module.css";
import { useAct } from "../use-act";

/** "Ångra sammanslagning": within a day the ticket stands by itself again. */
export function ActUnmerge({ ticket, onDone, onCancel }: ActProps) {
  const { t } = useTranslation("answer");
  const act = useAct(ticket, "unmerge");

  async function submit() {
    const after = await act.run<"unmerge">({});
    if (after) onDone(after);
  }

  return (
    <ActFrame
      title={t("merge.undoTitle")}
      submit={t("merge.undo")}
      act={act}
      allowed={ticket.can.unmerge}
      onSubmit={() => void submit()}
      onCancel={onCancel}
    >
      <p className={acts.quiet}>{t("merge.undoText", { number: ticket.merged_into ?? "" })}</p>
    </ActFrame>
  );
}
