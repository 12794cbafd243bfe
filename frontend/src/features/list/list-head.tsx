import { ActionIcon, Menu } from "@mantine/core";
import { IconArrowsSort, IconColumns3 } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useSaveSettings, useSettings, type Settings } from "../../api/settings";
import { notify } from "../../ui/notify";
import { Tip } from "../../ui/tip";
import { optional } from "./columns";
import css from "./list-head.module.css";

export const sorts = ["due", "oldest", "newest", "waiting", "priority"] as const;

type Props = { title: string; count?: number; children?: ReactNode };

/** The list's name, its order and its columns; both are kept per person. */
export function ListHead({ title, count, children }: Props) {
  const { t } = useTranslation("list");
  const settings = useSettings();
  const save = useSaveSettings();
  const keep = (change: Settings) => void save(change).catch((error) => notify.error(error));
  const columns = settings.columns?.length ? settings.columns : [...optional];
  const toggle = (column: string) =>
    keep({
      columns: columns.includes(column)
        ? columns.filter((other) => other !== column)
        : [...columns, column],
    });

  return (
    <header className={css.head}>
      <h1 className={css.heading}>
        {title}
        {count !== undefined && <span className={css.count}>{count}</span>}
      </h1>
      {children}
      <Menu position="bottom-end">
        <Tip label={t("sort.label")}>
          <Menu.Target>
            <ActionIcon variant="subtle" size="md" aria-label={t("sort.label")}>
              <IconArrowsSort size={17} stroke={1.75} />
            </ActionIcon>
          </Menu.Target>
        </Tip>
        <Menu.Dropdown>
          <Menu.Label>{t("sort.label")}</Menu.Label>
          {sorts.map((sort) => (
            <Menu.Item
              key={sort}
              role="menuitemradio"
              aria-checked={(settings.sort ?? "due") === sort}
              onClick={() => keep({ sort })}
              rightSection={(settings.sort ?? "due") === sort ? "✓" : null}
            >
              {t(`sort.${sort}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Menu position="bottom-end" closeOnItemClick={false}>
        <Tip label={t("columns.label")}>
          <Menu.Target>
            <ActionIcon variant="subtle" size="md" aria-label={t("columns.label")}>
              <IconColumns3 size={17} stroke={1.75} />
            </ActionIcon>
          </Menu.Target>
        </Tip>
        <Menu.Dropdown>
          <Menu.Label>{t("columns.hint")}</Menu.Label>
          {optional.map((column) => (
            <Menu.Item
              key={column}
              role="menuitemcheckbox"
              aria-checked={columns.includes(column)}
              onClick={() => toggle(column)}
              rightSection={columns.includes(column) ? "✓" : null}
            >
              {t(`columns.${column}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </header>
  );
}
