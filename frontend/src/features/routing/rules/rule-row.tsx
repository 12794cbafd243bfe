import { ActionIcon, Menu, Switch } from "@mantine/core";
import {
  IconArrowDown,
  IconArrowUp,
  IconCopy,
  IconDots,
  IconGripVertical,
  IconTrash,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Kbd } from "../../../ui/kbd";
import { ProblemCount } from "../parts/problem-list";
import type { RoutingProblem, RoutingRule } from "../state/types";
import css from "./rules.module.css";
import type { DragOrder } from "./use-drag-order";
import type { RuleActs } from "./use-rule-acts";

interface Props {
  rule: RoutingRule;
  /** From 1. */
  number: number;
  last: boolean;
  sentence: string;
  problems: readonly RoutingProblem[];
  current: boolean;
  /** Looks at what was asked about. */
  marked: boolean;
  readOnly: boolean;
  acts: RuleActs;
  drag: DragOrder;
  onOpen: (id: string) => void;
}

/** One rule: its number, its name, what it says in words, and whether it is on. */
export function RuleRow(props: Props) {
  const { rule, number, sentence, problems, current, marked, readOnly, acts, drag, onOpen } = props;
  const { t } = useTranslation("routing");
  return (
    <li
      className={css.item}
      data-row={rule.id}
      data-off={rule.off || undefined}
      data-marked={marked || undefined}
      {...(!readOnly && drag.row(rule.id))}
    >
      <span className={css.number}>
        {!readOnly && (
          <span className={css.grip} {...drag.grip(rule.id)} aria-hidden>
            <IconGripVertical size={14} />
          </span>
        )}
        {number}
      </span>
      <button
        type="button"
        className={css.row}
        aria-current={current || undefined}
        onClick={() => onOpen(rule.id)}
      >
        <b>{rule.name}</b>
        <span>{sentence}</span>
        {rule.off && <small>{t("rules.off")}</small>}
        <ProblemCount problems={problems} />
      </button>
      {!readOnly && (
        <span className={css.acts}>
          <Switch
            size="xs"
            checked={!rule.off}
            aria-label={t("rules.onOf", { name: rule.name })}
            onChange={({ currentTarget }) =>
              acts.change({ ...rule, off: currentTarget.checked ? undefined : true })
            }
          />
          <RowMenu {...props} />
        </span>
      )}
    </li>
  );
}

function RowMenu({ rule, number, last, acts }: Props) {
  const { t } = useTranslation("routing");
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" size="sm" aria-label={t("rules.actsOf", { name: rule.name })}>
          <IconDots size={15} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconArrowUp size={15} aria-hidden />}
          rightSection={<Kbd keys="Ctrl+↑" />}
          disabled={number === 1}
          onClick={() => acts.step(rule.id, -1)}
        >
          {t("rules.up")}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconArrowDown size={15} aria-hidden />}
          rightSection={<Kbd keys="Ctrl+↓" />}
          disabled={last}
          onClick={() => acts.step(rule.id, 1)}
        >
          {t("rules.down")}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconCopy size={15} aria-hidden />}
          onClick={() => acts.copy(rule.id)}
        >
          {t("rules.copy")}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconTrash size={15} aria-hidden />}
          onClick={() => acts.remove(rule.id)}
        >
          {t("rules.remove")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
