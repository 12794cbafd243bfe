import { Menu, UnstyledButton } from "@mantine/core";
import {
  IconKeyboard,
  IconLanguage,
  IconLogout,
  IconLogout2,
  IconMoon,
  IconSettings,
  IconSun,
} from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useMe } from "../../api/queries";
import { signOut } from "../../features/session/sign-out";
import { initials } from "../../ui/initials";
import { notify } from "../../ui/notify";
import css from "./desk.module.css";
import { useLook } from "./use-look";

export function MyMenu({ onSheet }: { onSheet: () => void }) {
  const { t } = useTranslation("desk");
  const me = useMe();
  const look = useLook();
  const leave = (everywhere: boolean) =>
    void signOut(everywhere).catch((error) => notify.error(error));

  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <UnstyledButton className={css.me}>
          <span className="kp-visually-hidden">{t("me.menu")}</span>
          <span className={css.face} aria-hidden>
            {initials(me.name)}
          </span>
          <span className={css.meName}>
            {me.name}
            <small>{me.title}</small>
          </span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {me.name}, {me.title}
        </Menu.Label>
        <Menu.Item component={Link} to="/settings" leftSection={<IconSettings size={16} />}>
          {t("settings")}
        </Menu.Item>
        <Menu.Item leftSection={<IconKeyboard size={16} />} onClick={onSheet}>
          {t("key.sheet")}
        </Menu.Item>
        <Menu.Item
          leftSection={look.dark ? <IconSun size={16} /> : <IconMoon size={16} />}
          onClick={look.toggleTheme}
        >
          {look.dark ? t("theme.light") : t("theme.dark")}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconLanguage size={16} />}
          onClick={look.toggleLanguage}
          lang={look.otherLanguage.code}
        >
          {look.otherLanguage.name}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => leave(false)}>
          {t("me.out")}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout2 size={16} />} onClick={() => leave(true)}>
          {t("me.outEverywhere")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
