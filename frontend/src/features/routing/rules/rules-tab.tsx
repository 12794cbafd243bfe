import { Button } from "@mantine/core";
import { IconArrowLeft, IconRoute } from "@tabler/icons-react";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../../ui/empty-state";
import { useKeys } from "../../../ui/keys/use-keys";
import type { Editing } from "../state/use-routing-plan";
import { alarmRow, fallbackRow } from "./edit-rules";
import { Opened } from "./opened";
import { RuleList } from "./rule-list";
import css from "./rules.module.css";
import { useRuleActs } from "./use-rule-acts";
import { useRuleNames } from "./use-rule-names";
import { useRuleProblems } from "./use-rule-problems";

/** The rules in their order, and the one that is looked at. The address says which. */
export function RulesTab({ editing: given }: { editing: Editing }) {
  const { t } = useTranslation("routing");
  const problems = useRuleProblems(given.problems, given.plan, given.vocabulary);
  const editing = { ...given, problems };
  const navigate = useNavigate();
  const { unit, plan, vocabulary, readOnly } = editing;
  const { rule: opened, reason } = useSearch({ strict: false }) as {
    rule?: string;
    reason?: string;
  };
  const open = (rule: string | undefined) =>
    void navigate({
      to: "/routing/$unit",
      params: { unit },
      search: (before) => ({ ...before, rule }),
      replace: Boolean(opened && rule),
    });
  const page = useRef<HTMLDivElement>(null);
  /** Into the fields of the rule that is shown. */
  const enter = () =>
    page.current
      ?.querySelector<HTMLElement>(
        "[data-fields] input, [data-fields] select, [data-fields] button",
      )
      ?.focus();
  const acts = useRuleActs(editing, open);
  const names = useRuleNames(plan, vocabulary);
  const rows = [alarmRow, ...plan.rules.map(({ id }) => id), fallbackRow];
  const step = (by: number) => {
    const at = rows.indexOf(opened ?? "");
    const next = rows[at < 0 ? (by > 0 ? 1 : rows.length - 1) : at + by];
    if (next) open(next);
  };
  const leave = () => {
    const row = page.current?.querySelector<HTMLElement>("[aria-current=true]");
    if (row && row !== document.activeElement && row.offsetParent) row.focus();
    else open(undefined);
  };
  const editable = !readOnly && plan.rules.some(({ id }) => id === opened);
  useKeys(
    {
      j: { label: t("rules.key.next"), run: () => step(1) },
      k: { label: t("rules.key.previous"), run: () => step(-1) },
      ...(opened && { Enter: { label: t("rules.key.enter"), run: enter } }),
      Escape: { label: t("rules.key.leave"), run: leave, inFields: true },
      ...(!readOnly && { a: { label: t("rules.add"), run: () => acts.add(opened) } }),
      ...(editable && {
        "Ctrl+ArrowUp": { label: t("rules.key.up"), run: () => acts.step(opened!, -1) },
        "Ctrl+ArrowDown": { label: t("rules.key.down"), run: () => acts.step(opened!, 1) },
      }),
    },
    { scope: "routing", title: t("tab.rules") },
  );

  return (
    <div className={css.rules} data-opened={rows.includes(opened ?? "")} ref={page}>
      <RuleList
        editing={editing}
        names={names}
        acts={acts}
        opened={opened}
        reason={reason}
        onOpen={(row) => (row === opened ? enter() : open(row))}
      />
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and may hold nothing else to go to */}
      <section className={css.right} aria-label={t("rules.one")} tabIndex={0}>
        <Button
          size="compact-sm"
          variant="subtle"
          className={css.back}
          leftSection={<IconArrowLeft size={15} aria-hidden />}
          onClick={() => open(undefined)}
        >
          {t("rules.all")}
        </Button>
        {rows.includes(opened ?? "") ? (
          <Opened key={opened} row={opened!} editing={editing} names={names} acts={acts} />
        ) : (
          <EmptyState
            icon={IconRoute}
            title={t(opened ? "rules.gone.title" : "rules.choose.title")}
            text={t(opened ? "rules.gone.text" : "rules.choose.text")}
          />
        )}
      </section>
    </div>
  );
}
