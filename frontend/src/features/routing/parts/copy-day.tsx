import { ActionIcon, Menu } from "@mantine/core";
import { IconCopy } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { weekdays, type Weekday } from "./span";

type Props = { day: Weekday; onCopy: (to: readonly Weekday[]) => void };

/** What a weekday has, for other weekdays too. */
export function CopyDay({ day, onCopy }: Props) {
  const { t } = useTranslation("routing");
  const others = weekdays.filter((one) => one !== day);
  const working = weekdays.slice(0, 5).filter((one) => one !== day);
  const label = t("part.copyDay.button", { day: t(`part.day.${day}`).toLowerCase() });
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" size="sm" data-cell aria-label={label} title={label}>
          <IconCopy size={15} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t("part.copyDay.to", { day: t(`part.day.${day}`).toLowerCase() })}</Menu.Label>
        <Menu.Item onClick={() => onCopy(working)}>{t("part.copyDay.working")}</Menu.Item>
        <Menu.Item onClick={() => onCopy(others)}>{t("part.copyDay.all")}</Menu.Item>
        <Menu.Divider />
        {others.map((one) => (
          <Menu.Item key={one} onClick={() => onCopy([one])}>
            {t(`part.day.${one}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
