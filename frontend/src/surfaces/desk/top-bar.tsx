import { ActionIcon, Button } from "@mantine/core";
import { IconCommand, IconMenu2, IconPlus } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useMe } from "../../api/queries";
import { NoticeBell } from "../../features/notices/notice-bell";
import { openPalette } from "../../features/palette/open";
import { SearchBox } from "../../features/search/search-box";
import { useDraftKeys } from "../../ui/draft/use-draft";
import { Kbd } from "../../ui/kbd";
import { Logo } from "../../ui/logo";
import { Tip } from "../../ui/tip";
import { Banner } from "./banner";
import css from "./desk.module.css";
import { LineSign } from "./line-sign";
import { MyMenu } from "./my-menu";
import { useOpenTicket } from "./use-open-ticket";
import { may } from "./views";

type Props = { onMenu: () => void; onSheet: () => void };

export function TopBar({ onMenu, onSheet }: Props) {
  const { t } = useTranslation("desk");
  const me = useMe();
  const { open, toSearch } = useOpenTicket();
  const unfinished = useDraftKeys().includes("register");

  return (
    <header className={css.bar}>
      <a className={css.skip} href="#main">
        {t("skip")}
      </a>
      <ActionIcon
        variant="subtle"
        size="lg"
        className={css.burger}
        aria-label={t("views")}
        onClick={onMenu}
      >
        <IconMenu2 size={20} stroke={1.75} />
      </ActionIcon>
      <Link to="/" className={css.brand}>
        <Logo />
        <span>{t("common:app")}</span>
      </Link>
      {may(me, "ticket:list") && <SearchBox onTicket={open} onSearch={toSearch} />}
      <Tip label={t("palette.open")}>
        <ActionIcon
          variant="default"
          size={32}
          className={css.commands}
          aria-label={t("palette.open")}
          onClick={() => openPalette()}
        >
          <IconCommand size={17} stroke={1.75} />
        </ActionIcon>
      </Tip>
      <span className={css.gap} />
      {may(me, "live:connect") && (
        <>
          <Banner />
          <LineSign />
        </>
      )}
      {may(me, "ticket:register") && (
        <Button
          component={Link}
          to="/new"
          size="compact-md"
          className={css.new}
          leftSection={<IconPlus size={16} stroke={2.25} aria-hidden />}
          rightSection={
            <span className={css.newKey}>
              <Kbd keys="n" />
            </span>
          }
        >
          {unfinished ? t("newGoOn") : t("new")}
        </Button>
      )}
      {may(me, "notice:list") && <NoticeBell onTicket={open} />}
      <MyMenu onSheet={onSheet} />
    </header>
  );
}
