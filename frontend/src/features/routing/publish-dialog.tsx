import { Button, Checkbox, Modal, Textarea } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { keys } from "../../api/keys";
import { FieldError } from "../../ui/field-error";
import { notify } from "../../ui/notify";
import { problemWords } from "../../ui/problem-words";
import { addDays, dayOf, exact } from "../../ui/time";
import { serverNow } from "../../ui/clock";
import { DifferenceList } from "./differences/difference-list";
import { instantOfWhen, PublishWhen } from "./publish-when";
import css from "./routing.module.css";
import { routingCalls } from "./state/calls";
import { routingKeys, useVersion } from "./state/queries";
import { same } from "./state/same";
import type { RoutingDraft, RoutingVersion } from "./state/types";
import type { Editing } from "./state/use-routing-plan";

interface Props {
  editing: Editing;
  draft: RoutingDraft;
  onClose: () => void;
}

/** Putting the draft live: what changes, why, from when, and whether it has been rehearsed. */
export function PublishDialog({ editing, draft, onClose }: Props) {
  const { t } = useTranslation("routing");
  const client = useQueryClient();
  const { unit, plan, vocabulary, keeper } = editing;
  const [note, setNote] = useState("");
  const [when, setWhen] = useState(() => ({
    later: false,
    day: addDays(dayOf(serverNow()), 1),
    time: "07.00",
  }));
  const [unrehearsed, setUnrehearsed] = useState(false);
  const at = instantOfWhen(when);
  const over = useTakesOver(editing, at);
  // To have looked at another version makes the draft another revision.
  const rebased = over.version !== draft.based_on;
  const rehearsed = Boolean(draft.rehearsed) && !rebased;
  const publish = useMutation({
    mutationFn: async () => {
      await keeper.flush();
      if (rebased) {
        const kept = keeper.now().draft ?? draft;
        keeper.layUpon(kept, kept.plan, over.version);
        await keeper.flush();
      }
      return routingCalls.publish(unit, {
        revision: keeper.now().draft?.revision ?? draft.revision,
        note: note.trim(),
        ...(at && { effective_at: at.toISOString() }),
        ...(!rehearsed && { unrehearsed }),
      });
    },
    onSuccess: (made) => {
      client.setQueryData(routingKeys.draft(unit), null);
      void client.invalidateQueries({ queryKey: keys.routing });
      void client.invalidateQueries({ queryKey: keys.directory });
      notify.info(
        made.live
          ? t("publish.done", { n: made.version })
          : t("publish.doneLater", {
              n: made.version,
              when: exact(Date.parse(made.effective_at), serverNow()),
            }),
      );
      onClose();
    },
    onError: () => client.invalidateQueries({ queryKey: keys.routing }),
  });
  const differs = over.plan !== undefined && !same(over.plan, plan);
  const ready =
    note.trim().length >= 3 &&
    (!when.later || at !== null) &&
    (rehearsed || unrehearsed) &&
    differs;
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t("publish.title", { unit: editing.info.name })}
      closeButtonProps={{ "aria-label": t("common:act.close") }}
    >
      <form
        className={css.dialog}
        onSubmit={(event) => {
          event.preventDefault();
          if (ready && !publish.isPending) publish.mutate();
        }}
      >
        <section className={css.changes} aria-label={t("publish.changes")}>
          <h3>{t("publish.changes")}</h3>
          {over.version !== editing.live.version && <p>{t("publish.over", { n: over.version })}</p>}
          {over.plan && <DifferenceList before={over.plan} after={plan} vocabulary={vocabulary} />}
        </section>
        <Textarea
          label={t("publish.why")}
          description={t("publish.whyHelp")}
          required
          autosize
          minRows={2}
          maxLength={1000}
          data-autofocus
          value={note}
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
        />
        <PublishWhen when={when} onChange={setWhen} />
        <FieldError field="effective_at" error={publish.error} />
        {rehearsed ? (
          <p className={css.rehearsed}>{t("publish.rehearsed")}</p>
        ) : (
          <div className={css.notRehearsed}>
            <p>{t("publish.notRehearsed")}</p>
            <Checkbox
              label={t("publish.unrehearsed")}
              checked={unrehearsed}
              onChange={({ currentTarget }) => setUnrehearsed(currentTarget.checked)}
            />
          </div>
        )}
        {publish.error && (
          <p className={css.refused} role="alert">
            {problemWords(publish.error)}
          </p>
        )}
        <div className={css.dialogActs}>
          <Button size="sm" variant="default" onClick={onClose}>
            {t("common:act.cancel")}
          </Button>
          <Button size="sm" type="submit" disabled={!ready} loading={publish.isPending}>
            {when.later ? t("publish.doLater") : t("publish.do")}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

/** The version that counts when the draft begins to, and so is the one that it changes. */
function useTakesOver({ unit, info, live }: Editing, at: Date | null): RoutingVersion {
  const { coming } = info;
  const { data } = useVersion(unit, coming?.version);
  if (!coming || !at || at.getTime() < Date.parse(coming.effective_at)) return live;
  return data?.version === coming.version ? data : coming;
}
