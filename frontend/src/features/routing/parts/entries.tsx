import { ActionIcon, Button } from "@mantine/core";
import {
  IconArrowDown,
  IconArrowUp,
  IconChevronRight,
  IconCopy,
  IconPlus,
  IconTrash,
} from "@tabler/icons-react";
import { useId, useRef, type KeyboardEvent, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { RoutingProblem } from "../state/types";
import css from "./parts.module.css";
import { ProblemCount } from "./problem-list";

/** One of an ordered list: what it is called, what it does in words, and its fields. */
export interface Entry {
  id: string;
  name: string;
  sentence: string;
  /** A second, quieter line. */
  scope?: string;
  problems: readonly RoutingProblem[];
  /** What unfolds; null where the sentence says it all. */
  editor: ReactNode;
}

interface Props {
  label: string;
  entries: Entry[];
  opened: string | null;
  onOpen: (id: string | null) => void;
  readOnly: boolean;
  /** Verb of the button that adds one. */
  add: string;
  onAdd: () => void;
  onCopy: (at: number) => void;
  onRemove: (at: number) => void;
  /** Left out where the order means nothing. */
  onMove?: (from: number, to: number) => void;
}

/** An ordered list whose entries unfold where they stand. Arrows go between them, Ctrl+arrows move one. */
export function Entries(props: Props) {
  const { label, entries, opened, onOpen, readOnly, add, onAdd, onMove } = props;
  const { t } = useTranslation("routing");
  const list = useRef<HTMLOListElement>(null);
  const heads = () => [...(list.current?.querySelectorAll<HTMLElement>("[data-head]") ?? [])];

  function onKeyDown(event: KeyboardEvent) {
    const at = heads().indexOf(event.target as HTMLElement);
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (at < 0 || !step || event.altKey || event.shiftKey) return;
    event.preventDefault();
    if (!event.ctrlKey && !event.metaKey) heads()[at + step]?.focus();
    else if (onMove && !readOnly) move(at, at + step);
  }

  /** The one that is moved keeps the focus, so that it can be moved again. */
  function move(from: number, to: number) {
    onMove?.(from, to);
    requestAnimationFrame(() => heads()[to]?.focus());
  }

  return (
    <>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys of the buttons within */}
      <ol className={css.entries} aria-label={label} ref={list} onKeyDown={onKeyDown}>
        {entries.map((entry, at) => (
          <Row
            key={entry.id}
            {...props}
            entry={entry}
            at={at}
            open={entry.id === opened}
            onToggle={() => onOpen(entry.id === opened ? null : entry.id)}
            onMove={onMove && move}
          />
        ))}
      </ol>
      {!readOnly && (
        <div className={css.foot}>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPlus size={15} aria-hidden />}
            onClick={onAdd}
          >
            {add}
          </Button>
          {entries.length > 1 && <p>{t(onMove ? "part.keysMove" : "part.keys")}</p>}
        </div>
      )}
    </>
  );
}

interface RowProps extends Props {
  entry: Entry;
  at: number;
  open: boolean;
  onToggle: () => void;
}

function Row({ entry, at, open, onToggle, ...list }: RowProps) {
  const panel = useId();
  const head = useRef<HTMLButtonElement>(null);

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    onToggle();
    head.current?.focus();
  }

  const words = (
    <>
      {list.onMove && <span className={css.number}>{at + 1}</span>}{" "}
      <span className={css.words}>
        <b>{entry.name}</b> <span>{entry.sentence}</span>
        {entry.scope && <small>{entry.scope}</small>}
      </span>{" "}
      <ProblemCount problems={entry.problems} />
    </>
  );
  return (
    <li className={css.entry} data-open={open}>
      <div className={css.line}>
        {entry.editor === null ? (
          <div className={css.head}>{words}</div>
        ) : (
          <button
            type="button"
            ref={head}
            className={css.head}
            data-head
            aria-expanded={open}
            aria-controls={open ? panel : undefined}
            onClick={onToggle}
          >
            <IconChevronRight size={16} className={css.chevron} aria-hidden />
            {words}
          </button>
        )}
        {!list.readOnly && <Acts {...list} entry={entry} at={at} />}
      </div>
      {open && entry.editor !== null && (
        // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- Escape of the fields within
        <div id={panel} className={css.panel} onKeyDown={onKeyDown}>
          {entry.editor}
        </div>
      )}
    </li>
  );
}

function Acts({ entry, at, entries, onMove, ...on }: Omit<RowProps, "open" | "onToggle">) {
  const { t } = useTranslation("routing");
  const act = (name: string, Icon: typeof IconCopy, run: () => void, off = false) => (
    <ActionIcon
      variant="subtle"
      size="sm"
      aria-label={t(`part.${name}`, { name: entry.name })}
      title={t(`part.${name}`, { name: entry.name })}
      disabled={off}
      onClick={run}
    >
      <Icon size={15} aria-hidden />
    </ActionIcon>
  );
  return (
    <span className={css.acts}>
      {onMove && act("up", IconArrowUp, () => onMove(at, at - 1), at === 0)}
      {onMove && act("down", IconArrowDown, () => onMove(at, at + 1), at === entries.length - 1)}
      {act("copy", IconCopy, () => on.onCopy(at))}
      {act("remove", IconTrash, () => on.onRemove(at))}
    </span>
  );
}
