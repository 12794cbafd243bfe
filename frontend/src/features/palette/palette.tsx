import { Modal } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { Kbd } from "../../ui/kbd";
import { useKeys } from "../../ui/keys/use-keys";
import { ticketNumber } from "../../ui/ticket-number";
import { usePaletteOpen } from "./open";
import css from "./palette.module.css";
import { rank } from "./rank";
import { useKeyCommands } from "./use-key-commands";

export type Command = {
  id: string;
  group: string;
  label: string;
  hint?: string;
  keys?: string;
  run: () => void;
};

type Props = {
  commands: Command[];
  onTicket?: (number: string) => void;
  onSearch: (text: string) => void;
};

/**
 * Ctrl+K: every place and every act by name. What the open ticket can do comes
 * from the keys that it has registered, so the two never differ.
 */
export function Palette(props: Props) {
  const { t } = useTranslation("desk");
  const [opened, setOpened] = usePaletteOpen();
  useKeys(
    { "Ctrl+K": { label: t("palette.open"), inFields: true, run: () => setOpened(true) } },
    { scope: "desk", title: t("keys.desk") },
  );
  return (
    <Modal.Root opened={opened} onClose={() => setOpened(false)} size={620} yOffset="9vh">
      <Modal.Overlay backgroundOpacity={0.3} />
      <Modal.Content aria-label={t("palette.open")} radius="lg">
        <Inside {...props} onClose={() => setOpened(false)} />
      </Modal.Content>
    </Modal.Root>
  );
}

function Inside({ commands, onTicket, onSearch, onClose }: Props & { onClose: () => void }) {
  const { t } = useTranslation("desk");
  const [query, setQuery] = useState("");
  const [at, setAt] = useState(0);
  const keyCommands = useKeyCommands();
  const text = query.trim();
  const number = ticketNumber(text);
  const go = t("palette.go");
  const found: Command[] = [
    ...(number && onTicket
      ? [
          {
            id: "ticket",
            group: go,
            label: t("palette.ticket", { number }),
            run: () => onTicket(number),
          },
        ]
      : []),
    ...rank([...keyCommands, ...commands], query),
    ...(text && !number && onTicket
      ? [
          {
            id: "search",
            group: go,
            label: t("palette.search", { text }),
            run: () => onSearch(text),
          },
        ]
      : []),
  ];
  const groups = Map.groupBy(found, (command) => command.group);
  const order = [...groups.values()].flat();
  const current = order[Math.min(at, order.length - 1)];

  const choose = (command: Command | undefined) => {
    if (!command) return;
    onClose();
    command.run();
  };
  const move = (to: number) => {
    const next = (to + order.length) % order.length;
    setAt(next);
    document.getElementById(`command-${order[next]?.id}`)?.scrollIntoView({ block: "nearest" });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter") choose(current);
    else if (event.key === "ArrowDown") move(at + 1);
    else if (event.key === "ArrowUp") move(at - 1);
    else return;
    event.preventDefault();
  };

  return (
    <>
      <div className={css.field}>
        <IconSearch size={18} stroke={1.75} aria-hidden />
        <input
          data-autofocus
          role="combobox"
          aria-expanded
          aria-controls="commands"
          aria-activedescendant={current ? `command-${current.id}` : undefined}
          aria-label={t("palette.hint")}
          placeholder={t("palette.hint")}
          autoComplete="off"
          spellCheck={false}
          value={query}
          onChange={(event) => {
            setQuery(event.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div role="listbox" id="commands" aria-label={t("palette.open")} className={css.list}>
        {[...groups].map(([group, items]) => (
          <div key={group} role="group" aria-label={group}>
            <div className={css.group} aria-hidden>
              {group}
            </div>
            {items.map((command) => (
              // The field has the focus and the keys; an option only takes the pointer.
              // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
              <div
                key={command.id}
                id={`command-${command.id}`}
                role="option"
                aria-selected={command === current}
                className={css.command}
                onClick={() => choose(command)}
                onMouseMove={() => setAt(order.indexOf(command))}
              >
                <span className={css.label}>{command.label}</span>
                {command.hint && <span className={css.hint}>{command.hint}</span>}
                {command.keys && <Kbd keys={command.keys} />}
              </div>
            ))}
          </div>
        ))}
      </div>
      {order.length === 0 && <p className={css.none}>{t("palette.none")}</p>}
    </>
  );
}
