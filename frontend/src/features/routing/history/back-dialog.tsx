import { Button, Modal, Textarea } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { keys } from "../../../api/keys";
import { notify } from "../../../ui/notify";
import { problemWords } from "../../../ui/problem-words";
import { DifferenceList } from "../differences/difference-list";
import page from "../routing.module.css";
import { routingCalls } from "../state/calls";
import type { RoutingPlan, RoutingVersion } from "../state/types";
import type { Editing } from "../state/use-routing-plan";

interface Props {
  editing: Editing;
  old: RoutingVersion;
  plan: RoutingPlan;
  onClose: () => void;
}

/** Letting the content of an earlier version count again, as a version of its own. */
export function BackDialog({ editing, old, plan, onClose }: Props) {
  const { t } = useTranslation("routing");
  const client = useQueryClient();
  const { unit, live, vocabulary, draft } = editing;
  const [note, setNote] = useState("");
  const back = useMutation({
    mutationFn: () => routingCalls.back(unit, { version: old.version, note: note.trim() }),
    onSuccess: (made) => {
      void client.invalidateQueries({ queryKey: keys.routing });
      void client.invalidateQueries({ queryKey: keys.directory });
      notify.info(t("back.done", { n: made.version, old: old.version }));
      onClose();
    },
  });
  const ready = note.trim().length >= 3;
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t("history.back", { n: old.version })}
      closeButtonProps={{ "aria-label": t("common:act.close") }}
    >
      <form
        className={page.dialog}
        onSubmit={(event) => {
          event.preventDefault();
          if (ready && !back.isPending) back.mutate();
        }}
      >
        <p>{t(draft ? "back.textDraft" : "back.text", { n: old.version })}</p>
        <section className={page.changes} aria-label={t("publish.changes")}>
          <h3>{t("publish.changes")}</h3>
          <DifferenceList before={live.plan!} after={plan} vocabulary={vocabulary} />
        </section>
        <Textarea
          label={t("publish.why")}
          required
          autosize
          minRows={2}
          maxLength={1000}
          data-autofocus
          value={note}
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
        />
        {back.error && (
          <p className={page.refused} role="alert">
            {problemWords(back.error)}
          </p>
        )}
        <div className={page.dialogActs}>
          <Button size="sm" variant="default" onClick={onClose}>
            {t("common:act.cancel")}
          </Button>
          <Button size="sm" type="submit" disabled={!ready} loading={back.isPending}>
            {t("back.do")}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
