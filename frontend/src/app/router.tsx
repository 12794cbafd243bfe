import {
  createRootRoute,
  createRoute,
  createRouter,
  redirect,
  useNavigate,
} from "@tanstack/react-router";
import { ProblemError } from "../api/client";
import { keys, type TicketFilter } from "../api/keys";
import { meQuery } from "../api/queries";
import { SignInPage } from "../features/session/sign-in-page";
import { SettingsPage } from "../features/settings/settings-page";
import { Frame } from "../surfaces/desk/frame";
import { Home } from "../surfaces/desk/home/home";
import { pages } from "../surfaces/desk/later-pages";
import { NewContact } from "../surfaces/desk/new-contact";
import { Broken, NotFound, Starting } from "./edges";
import { queryClient } from "./query-client";
import { SignedIn } from "./signed-in";

const root = createRootRoute({ notFoundComponent: NotFound, errorComponent: Broken });

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  validateSearch: (search): { to?: string } =>
    typeof search["to"] === "string" && search["to"].startsWith("/") ? { to: search["to"] } : {},
  component: function SignIn() {
    const navigate = useNavigate();
    const { to } = signIn.useSearch();
    return (
      <SignInPage
        onSignedIn={(me) => {
          queryClient.clear();
          queryClient.setQueryData(keys.me, me);
          void navigate({ to: to ?? "/" });
        }}
      />
    );
  },
});

const signedIn = createRoute({
  getParentRoute: () => root,
  id: "signed-in",
  beforeLoad: async ({ location }) => {
    try {
      await queryClient.ensureQueryData(meQuery);
    } catch (error) {
      if (!(error instanceof ProblemError) || error.problem.status !== 401) throw error;
      const to = location.pathname === "/" ? undefined : location.href;
      throw redirect({ to: "/sign-in", search: { to } });
    }
  },
  component: SignedIn,
  pendingComponent: Starting,
});

const under = () => signedIn;
const home = createRoute({ getParentRoute: under, path: "/", component: Home });
const newContact = createRoute({ getParentRoute: under, path: "/new", component: NewContact });
const settings = createRoute({ getParentRoute: under, path: "/settings", component: SettingsPage });
const statistics = createRoute({
  getParentRoute: under,
  path: "/statistics",
  component: pages.statistics ?? NotFound,
});
const deliveries = createRoute({
  getParentRoute: under,
  path: "/deliveries",
  component: pages.deliveries ?? NotFound,
});
const mail = createRoute({
  getParentRoute: under,
  path: "/mail",
  validateSearch: (search): { id?: number; show?: string } => ({
    id: Number(search["id"]) || undefined,
    show: typeof search["show"] === "string" ? search["show"] : undefined,
  }),
  component: pages.mail ?? NotFound,
});
const print = createRoute({
  getParentRoute: under,
  path: "/print",
  validateSearch: (search): { unit?: string } =>
    typeof search["unit"] === "string" ? { unit: search["unit"] } : {},
  component: pages.print ?? NotFound,
});
const texts = createRoute({
  getParentRoute: under,
  path: "/texts",
  validateSearch: (
    search,
  ): { key?: string; unit?: string; language?: "sv" | "en"; new?: boolean } => ({
    key: typeof search["key"] === "string" ? search["key"] : undefined,
    unit: typeof search["unit"] === "string" && search["unit"] ? search["unit"] : undefined,
    language: search["language"] === "en" ? "en" : undefined,
    new: search["new"] === true || undefined,
  }),
  component: pages.texts ?? NotFound,
});
const day = createRoute({ getParentRoute: under, path: "/day", component: pages.day ?? NotFound });
const routingUnits = createRoute({
  getParentRoute: under,
  path: "/routing",
  component: pages.routing ?? NotFound,
});
const routing = createRoute({
  getParentRoute: under,
  path: "/routing/$unit",
  validateSearch: (search): RoutingSearch => routingSearch(search),
  component: pages.routing ?? NotFound,
});
const accessLog = createRoute({
  getParentRoute: under,
  path: "/access-log",
  component: pages.accessLog ?? NotFound,
});

// The list stays mounted while the address goes from queue to ticket and back.
const frame = createRoute({ getParentRoute: under, id: "frame", component: Frame });
const queue = createRoute({ getParentRoute: () => frame, path: "/queue/$id" });
const view = createRoute({
  getParentRoute: () => frame,
  path: "/view/$view",
  validateSearch: (search): TicketFilter => narrowing(search),
});
const ticket = createRoute({ getParentRoute: () => frame, path: "/ticket/$number" });

/** Filters that a figure's link may carry; never words, which may be a name (KP-9). */
function narrowing(search: Record<string, unknown>): TicketFilter {
  const { q: _words, cursor: _cursor, limit: _limit, view: _view, ...filter } = search;
  return filter as TicketFilter;
}

/** What stands beside the unit in the address of its routing. */
type RoutingSearch = { tab?: string; rule?: string; reason?: string; version?: number };

function routingSearch(search: Record<string, unknown>): RoutingSearch {
  const text = (name: string) =>
    typeof search[name] === "string" && search[name] ? search[name] : undefined;
  return {
    tab: text("tab"),
    rule: text("rule"),
    reason: text("reason"),
    version: Number(search["version"]) || undefined,
  };
}

export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    signedIn.addChildren([
      home,
      newContact,
      settings,
      statistics,
      accessLog,
      deliveries,
      mail,
      texts,
      print,
      day,
      routingUnits,
      routing,
      frame.addChildren([queue, view, ticket]),
    ]),
  ]),
  defaultPreload: false,
  defaultPendingMs: 150,
  scrollRestoration: false,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
