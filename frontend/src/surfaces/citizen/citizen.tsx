import { useEffect } from "react";
import { ContactPage } from "./contact/contact-page";
import { useWords } from "./i18n/words";
import { InformationPage } from "./information/information-page";
import { InboxPage } from "./inbox/inbox-page";
import { useFresh } from "./net/use-fresh";
import { Announcer } from "./parts/announce";
import { Page } from "./parts/page";
import { base, go, Link, usePath } from "./router";
import { whereOneWas } from "./session/come-back";
import { IdleWarning } from "./session/idle-warning";
import { SessionProvider, useSession } from "./session/session";
import { SignedIn } from "./session/signed-in";
import { SettingsPage } from "./settings/settings-page";
import { Shell } from "./shell/shell";
import { StartPage } from "./start/start-page";
import { ThreadPage } from "./thread/thread-page";

/** The citizen's pages: what is where below /invanare. */
export function Citizen() {
  return (
    <SessionProvider>
      <Signed />
      <Shell>
        <Route />
      </Shell>
      <Announcer />
    </SessionProvider>
  );
}

function Route() {
  const [page, ...rest] = usePath().split("/");
  switch (page) {
    case "":
      return <StartPage key="start" />;
    case "inkorg":
      return (
        <SignedIn key="inbox">
          <InboxPage />
        </SignedIn>
      );
    case "arende":
      return (
        <SignedIn key={`thread ${rest[0]}`}>
          <ThreadPage number={rest[0] ?? ""} />
        </SignedIn>
      );
    case "kontakta-oss":
      return (
        <SignedIn key="contact">
          <ContactPage unit={rest[0]} rest={rest[1]} />
        </SignedIn>
      );
    case "installningar":
      return (
        <SignedIn key="settings">
          <SettingsPage />
        </SignedIn>
      );
    case "information":
      return <InformationPage key={`article ${rest[0]}`} name={rest[0] ?? ""} sent={rest[1]} />;
    default:
      return <NotFound key="none" />;
  }
}

/** What only happens while somebody is signed in. */
function Signed() {
  const { state } = useSession();
  const signedIn = state.kind === "in";
  useEffect(() => {
    if (!signedIn) return;
    const path = whereOneWas(base);
    if (path) go(path, { replace: true });
  }, [signedIn]);
  return signedIn ? (
    <>
      <IdleWarning />
      <Unread />
    </>
  ) : null;
}

/** Keeps the count of unread right while one is on another page. */
function Unread() {
  useFresh(useSession().refresh);
  return null;
}

function NotFound() {
  const { say } = useWords();
  return (
    <Page title={say("not-found.title")} lead={say("not-found.text")}>
      <div className="buttons">
        <Link to="" className="button">
          {say("not-found.start")}
        </Link>
      </div>
    </Page>
  );
}
