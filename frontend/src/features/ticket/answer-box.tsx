import { Textarea } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Schemas } from "../../api/client";
import { useDraft } from "../../ui/draft/use-draft";
import { ActFrame } from "./act-frame";
import styles from "./acts.module.css";
import { fieldError } from "./field-error-words";
import { useAct } from "./use-act";

interface Props {
  ticket: Schemas["Ticket"];
  onDone: (after: Schemas["Ticket"]) => void;
  onToNote: (text: string) => void;
}

/** "Återlämna med svar": the answer goes back to the queue that asked. */
export function AnswerBox({ ticket, onDone, onToNote }: Props) {
  const { t } = useTranslation(["ticket", "common"]);
  const answer = useDraft(`ticket:${ticket.number}:return`, "");
  const act = useAct(ticket, "return");

  async function submit() {
    const after = await act.run<"return">({ answer: answer.value.trim() });
    if (!after) return;
    answer.clear();
    onDone(after);
  }

  return (
    <ActFrame
      submit={t("compose.answerSubmit")}
      act={act}
      allowed={ticket.can.return}
      lack={answer.value.trim() === "" ? "" : null}
      onSubmit={() => void submit()}
      onToNote={() => (onToNote(answer.value), answer.clear())}
      aside={
        answer.state === "clean" ? null : (
          <span className={styles.quiet}>{t(`common:draft.${answer.state}`)}</span>
        )
      }
    >
      <Textarea
        label={t("compose.answerTo", {
          queue: ticket.escalation?.from.name ?? ticket.owner.queue.name,
        })}
        placeholder={t("compose.answerPlaceholder")}
        autosize
        minRows={3}
        maxRows={12}
        maxLength={20_000}
        value={answer.value}
        error={fieldError(act.error, "answer")}
        // eslint-disable-next-line jsx-a11y/no-autofocus -- the person pressed the key that opens the answer
        autoFocus
        onChange={(event) => answer.set(event.currentTarget.value)}
      />
    </ActFrame>
  );
}
