import { Spotlight, spotlight } from "@mantine/spotlight";
import { IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Kbd } from "../../ui/kbd";
import { useActiveKeys, useKeys } from "../../ui/keys/use-keys";
import { ticketNumber } from "../../ui/ticket-number";
import css from "./palette.module.css";
import { rank } from "./rank";

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
export function Palette({ commands, onTicket, onSearch }: Props) {
  const { t } = useTranslation("desk");
  const [query, setQuery] = useState("");
  useKeys(
    { "Ctrl+K": { label: t("palette.open"), inFields: true, run: () => spotlight.open() } },
    { scope: "desk", title: t("keys.desk") },
  );

  const all = [...useKeyCommands(), ...commands];
  const number = ticketNumber(query);
  const groups = Map.groupBy(rank(all, query), (command) => command.group);

  return (
    <Spotlight.Root
      shortcut={null}
      query={query}
      onQueryChange={setQuery}
      clearQueryOnClose
      size={620}
      classNames={{ content: css.content, search: css.search, actionsList: css.list }}
      overlayProps={{ backgroundOpacity: 0.3, blur: 0 }}
      scrollable
      maxHeight={460}
      aria-label={t("palette.open")}
    >
      <Spotlight.Search
        placeholder={t("palette.hint")}
        aria-label={t("palette.hint")}
        leftSection={<IconSearch size={18} stroke={1.75} aria-hidden />}
      />
      <Spotlight.ActionsList>
        {number && onTicket && (
          <Spotlight.Action className={css.action} onClick={() => onTicket(number)}>
            {t("palette.ticket", { number })}
          </Spotlight.Action>
        )}
        {[...groups].map(([group, items]) => (
          <Spotlight.ActionsGroup key={group} label={group}>
            {items.map((command) => (
              <Spotlight.Action key={command.id} className={css.action} onClick={command.run}>
                <span className={css.label}>{command.label}</span>
                {command.hint && <span className={css.hint}>{command.hint}</span>}
                {command.keys && <Kbd keys={command.keys} />}
              </Spotlight.Action>
            ))}
          </Spotlight.ActionsGroup>
        ))}
        {query.trim() && !number && onTicket && (
          <Spotlight.Action className={css.action} onClick={() => onSearch(query.trim())}>
            {t("palette.search", { text: query.trim() })}
          </Spotlight.Action>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

/** The keys that work now, as commands; one that moves the cursor is no command. */
function useKeyCommands(): Command[] {
  const seen = new Set<string>();
  return useActiveKeys()
    .filter((layer) => layer.scope !== "dialog" && layer.scope !== "list")
    .toReversed()
    .flatMap((layer) =>
      Object.entries(layer.keys()).map(([keys, action]) => ({
        id: `${layer.scope}-${keys}`,
        group: layer.title,
        label: action.label,
        keys,
        run: () => action.run(new KeyboardEvent("keydown")),
      })),
    )
    .filter(({ label, keys }) => {
      if (seen.has(label) || keys === "Ctrl+K") return false;
      seen.add(label);
      return true;
    });
}
