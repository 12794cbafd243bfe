import { Checkbox, Textarea } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Schemas } from "../../api/client";
import { useDirectory } from "../../api/queries";
import { nameOf } from "../../i18n/i18n";
import { useDraft } from "../../ui/draft/use-draft";
import { Pick } from "../../ui/pick";
import { ActFrame } from "./act-frame";
import type { ActProps } from "./act-props";
import styles from "./acts.module.css";
import { fieldError } from "./field-error-words";
import { escalationPlaces, readEscalateTo } from "./places";
import { useAct } from "./use-act";

interface Written {
  to: string | null;
  reason: string | null;
  question: string;
  urgent: boolean;
}

const blank: Written = { to: null, reason: null, question: "", urgent: false };

/** One act: where to, why, what we want to know (KP-4). The owner stays the owner. */
export function ActEscalate({ ticket, onDone, onCancel, onToNote }: ActProps) {
  const { t } = useTranslation(["ticket", "common"]);
  const directory = useDirectory();
  const draft = useDraft<Written>(`ticket:${ticket.number}:escalate`, blank);
  const act = useAct(ticket, "escalate");
  const { to, question, urgent } = draft.value;
  const reasons = directory?.escalation_reasons ?? [];
  const reason = draft.value.reason ?? usualReason(to, reasons);
  const set = (patch: Partial<Written>) => draft.set((before) => ({ ...before, ...patch }));
  const places =
    directory &&
    escalationPlaces(ticket, directory, { line2: t("common:line.2"), line3: t("common:line.3") });
  const groups = places
    ? (["lines", "groups", "queues"] as const)
        .map((key) => ({ group: t(`escalate.${key}`), items: places[key] }))
        .filter(({ items }) => items.length > 0)
    : [];

  async function submit() {
    if (!to || !reason) return;
    const after = await act.run<"escalate">({
      ...readEscalateTo(to),
      reason,
      question: question.trim(),
      ...(urgent && { urgent }),
    });
    if (!after) return;
    draft.clear();
    onDone(after);
  }

  return (
    <ActFrame
      title={t("escalate.title")}
      submit={t(urgent ? "escalate.submitUrgent" : "escalate.submit")}
      danger={urgent}
      act={act}
      allowed={ticket.can.escalate}
      lack={!to ? t("lack.to") : question.trim() === "" ? t("lack.question") : null}
      onSubmit={() => void submit()}
      onCancel={onCancel}
      onToNote={() => (onToNote(question), draft.clear())}
    >
      <div className={styles.pair}>
        <Pick
          up
          first
          label={t("escalate.to")}
          nothing={t("escalate.none")}
          data={groups}
          value={to}
          onPick={(value) => set({ to: value })}
          error={["line", "queue", "group"]
            .map((field) => fieldError(act.error, field))
            .find(Boolean)}
        />
        <Pick
          up
          label={t("escalate.reason")}
          nothing={t("escalate.none")}
          data={reasons.map((candidate) => ({ value: candidate.code, label: nameOf(candidate) }))}
          value={reason}
          onPick={(value) => set({ reason: value })}
          error={fieldError(act.error, "reason")}
        />
      </div>
      <Textarea
        size="xs"
        label={t("escalate.question")}
        description={t("escalate.questionHint", { owner: ticket.owner.queue.name })}
        inputWrapperOrder={["label", "input", "description", "error"]}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={4000}
        value={question}
        error={fieldError(act.error, "question")}
        onChange={(event) => set({ question: event.currentTarget.value })}
      />
      <Checkbox
        size="xs"
        label={t("escalate.urgent")}
        checked={urgent}
        onChange={(event) => set({ urgent: event.currentTarget.checked })}
      />
    </ActFrame>
  );
}

/** To specialists because it needs one, else the first reason of the catalogue. */
function usualReason(to: string | null, reasons: Schemas["Named"][]): string | null {
  const specialist = reasons.find(({ code }) => code === "needs-specialist");
  const up = to !== null && /^(line:3|group:)/.test(to);
  return (up && specialist ? specialist : reasons[0])?.code ?? null;
}
