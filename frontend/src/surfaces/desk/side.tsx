import {
  IconChartBar,
  IconClipboardList,
  IconFileText,
  IconHome,
  IconListSearch,
  IconMail,
  IconMailX,
  IconPrinter,
  IconRoute,
  IconSettings,
} from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { ComponentType, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useMe, useViews } from "../../api/queries";
import { pages } from "./later-pages";
import { QueueLinks } from "./queue-links";
import css from "./side.module.css";
import { may, views } from "./views";

type ItemProps = {
  to: string;
  params?: Record<string, string>;
  icon: ComponentType<{ size?: number; stroke?: number }>;
  count?: number;
  /** The count says that something is late. */
  late?: boolean;
  /** Addresses below it are the same place. */
  within?: boolean;
  children: ReactNode;
};

function Item({ to, params, icon: Icon, count, late, within, children }: ItemProps) {
  return (
    <Link
      to={to}
      params={params as never}
      className={css.item}
      activeProps={{ className: css.active, "aria-current": "page" }}
      activeOptions={{ exact: !within, includeSearch: false }}
    >
      <Icon size={16} stroke={1.75} />
      <span className={css.name}>{children}</span>
      {count ? <span className={late ? css.late : css.count}>{count}</span> : null}
    </Link>
  );
}

/** Left: views with live counts, queues by line, then tools. */
export function Side() {
  const { t } = useTranslation("desk");
  const me = useMe();
  const counts = useViews(may(me, "ticket:list"));

  return (
    <nav className={css.side} aria-label={t("views")}>
      <div className={css.group}>
        <Item to="/" icon={IconHome}>
          {t("home")}
        </Item>
        {may(me, "ticket:list") &&
          views.map((view) => (
            <Item
              key={view.id}
              to="/view/$view"
              params={{ view: view.id }}
              icon={view.icon}
              count={view.count ? counts?.[view.count] : undefined}
              late={view.id === "late"}
            >
              {t(`view.${view.id}`)}
            </Item>
          ))}
      </div>
      {may(me, "queue:list") && <QueueLinks />}
      <div className={`${css.group} ${css.tools}`}>
        {pages.mail && may(me, "mail:list") && (
          <Item to="/mail" icon={IconMail} count={counts?.mail}>
            {t("mail")}
          </Item>
        )}
        {pages.print && may(me, "ticket:print") && (
          <Item to="/print" icon={IconPrinter}>
            {t("print")}
          </Item>
        )}
        {pages.day && may(me, "ticket:take") && (
          <Item to="/day" icon={IconClipboardList}>
            {t("day:title")}
          </Item>
        )}
        {pages.statistics && may(me, "statistics:read") && (
          <Item to="/statistics" icon={IconChartBar}>
            {t("statistics")}
          </Item>
        )}
        {pages.routing && may(me, "routing:read") && (
          <Item to="/routing" icon={IconRoute} within>
            {t("routing:title")}
          </Item>
        )}
        {pages.deliveries && may(me, "delivery:list") && (
          <Item to="/deliveries" icon={IconMailX}>
            {t("deliveries")}
          </Item>
        )}
        {pages.texts && (may(me, "text:publish") || may(me, "text:publish-common")) && (
          <Item to="/texts" icon={IconFileText}>
            {t("knowledge:title")}
          </Item>
        )}
        {pages.accessLog && may(me, "access-log:search") && (
          <Item to="/access-log" icon={IconListSearch}>
            {t("accessLog")}
          </Item>
        )}
        <Item to="/settings" icon={IconSettings}>
          {t("settings")}
        </Item>
      </div>
    </nav>
  );
}
