import { Button } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNow } from "../../ui/clock";
import { problemWords } from "../../ui/problem-words";
import { exact } from "../../ui/time";
import { DiscardDialog } from "./discard-dialog";
import { Outdated } from "./outdated";
import { ProblemsMenu } from "./problems-menu";
import { PublishDialog } from "./publish-dialog";
import css from "./routing.module.css";
import { Settle } from "./settle";
import { useBegin } from "./state/use-begin";
import type { Editing } from "./state/use-routing-plan";

/** What counts, what is being changed, and the way from the one to the other. */
export function DraftBar({ editing }: { editing: Editing }) {
  const { t } = useTranslation("routing");
  const navigate = useNavigate();
  const begin = useBegin(editing);
  const [asks, setAsks] = useState<"publish" | "discard" | null>(null);
  const { unit, draft, info, clash, saving, keeper } = editing;
  const wrong = editing.problems.some(({ warning }) => !warning);
  const seen = [editing.live.version, info.coming?.version];
  const rehearse = () => {
    void keeper.flush();
    void navigate({ to: "/routing/$unit", params: { unit }, search: { tab: "rehearsal" } });
  };
  return (
    <>
      <div className={css.bar}>
        <Standing editing={editing} />
        <span className={css.barActs}>
          <ProblemsMenu editing={editing} />
          {!draft && info.can_edit && !clash && (
            <Button size="xs" loading={begin.isPending} onClick={() => begin.mutate()}>
              {t("bar.begin")}
            </Button>
          )}
          {draft && info.can_edit && !clash && (
            <>
              <Button size="xs" variant="subtle" onClick={() => setAsks("discard")}>
                {t("bar.discard")}
              </Button>
              <Button size="xs" variant="default" onClick={rehearse}>
                {t("bar.rehearse")}
              </Button>
              <Button
                size="xs"
                disabled={wrong || saving === "local"}
                title={wrong ? t("bar.wrong") : undefined}
                onClick={() => setAsks("publish")}
              >
                {t("bar.publish")}
              </Button>
            </>
          )}
        </span>
      </div>
      {!draft && editing.problems.length > 0 && (
        <p className={css.since} role="status">
          {t("bar.problemsSince", { count: editing.problems.length })}
        </p>
      )}
      {clash && <Settle editing={editing} mine={clash} />}
      {draft && !clash && info.can_edit && !seen.includes(draft.based_on) && (
        <Outdated editing={editing} draft={draft} />
      )}
      {asks === "publish" && draft && (
        <PublishDialog editing={editing} draft={draft} onClose={() => setAsks(null)} />
      )}
      {asks === "discard" && draft && (
        <DiscardDialog editing={editing} draft={draft} onClose={() => setAsks(null)} />
      )}
    </>
  );
}

/** Which version counts since when, what comes, and how the draft stands. */
function Standing({ editing }: { editing: Editing }) {
  const { t } = useTranslation("routing");
  const now = useNow();
  const { live, draft, info, saving, error } = editing;
  const when = (at: string) => exact(Date.parse(at), now);
  const by = (person: { name: string } | null | undefined) =>
    person ? t("bar.by", { name: person.name }) : "";
  const { coming } = info;
  return (
    <div className={css.standing}>
      <p>
        <b>{t("bar.live", { n: live.version })}</b>{" "}
        {t("bar.since", { when: when(live.effective_at), by: by(live.by) })}
        {coming && ` · ${t("bar.coming", { n: coming.version, when: when(coming.effective_at) })}`}
      </p>
      {draft ? (
        <p>
          <b className={css.draft}>{t("bar.draft")}</b>{" "}
          {t("bar.changed", { when: when(draft.changed_at), by: by(draft.changed_by) })}
          {" · "}
          <span role="status">{t(`bar.saving.${saving}`)}</span>
        </p>
      ) : (
        <p>{t(info.can_edit ? "bar.reading" : "bar.readOnly")}</p>
      )}
      {saving === "refused" && !editing.clash && (
        <p className={css.refused} role="alert">
          {problemWords(error)}
        </p>
      )}
    </div>
  );
}
