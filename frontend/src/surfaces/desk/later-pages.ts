import { lazy, type FunctionComponent, type LazyExoticComponent } from "react";

/**
 * Pages that are large and seldom needed: fetched when they are opened. A page
 * shows in the left column when its file is there.
 */
type Page = FunctionComponent;
type Module = Record<string, Page>;

const files = import.meta.glob<Module>([
  "../../features/statistics/statistics-page.tsx",
  "../../features/statistics/supervisor-home.tsx",
  "../../features/access-log/access-log-page.tsx",
  "../../features/deliveries/deliveries-page.tsx",
  "../../features/mail/mail-page.tsx",
  "../../features/knowledge/texts-page.tsx",
  "../../features/print/print-page.tsx",
  "../../features/day/day-page.tsx",
  "../../features/routing/routing-page.tsx",
]);

function page(path: string, name: string): LazyExoticComponent<Page> | null {
  const fetchIt = files[`../../features/${path}.tsx`];
  if (!fetchIt) return null;
  return lazy(async () => ({ default: (await fetchIt())[name]! }));
}

export const pages = {
  statistics: page("statistics/statistics-page", "StatisticsPage"),
  supervisorHome: page("statistics/supervisor-home", "SupervisorHome"),
  accessLog: page("access-log/access-log-page", "AccessLogPage"),
  mail: page("mail/mail-page", "MailPage"),
  day: page("day/day-page", "DayPage"),
  print: page("print/print-page", "PrintPage"),
  texts: page("knowledge/texts-page", "TextsPage"),
  routing: page("routing/routing-page", "RoutingPage"),
  deliveries: page("deliveries/deliveries-page", "DeliveriesPage"),
};
