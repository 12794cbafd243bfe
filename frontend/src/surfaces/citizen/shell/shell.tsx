import type { ReactNode } from "react";
import { useWords } from "../i18n/words";
import { Icon } from "../parts/icon";
import { Logo } from "../parts/logo";
import { Link, usePath } from "../router";
import { useSession } from "../session/session";
import { SignOut } from "../session/sign-out";
import { useLostLine } from "./use-line";

/** What stands around every page: whom to ring, the way about, and the line. */
export function Shell({ children }: { children: ReactNode }) {
  const { say } = useWords();
  return (
    <>
      <a className="skip" href="#main">
        {say("skip")}
      </a>
      <Emergency />
      <Header />
      <Line />
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <footer>
        <p>{say("footer")}</p>
      </footer>
    </>
  );
}

function Emergency() {
  const { say } = useWords();
  return (
    <aside className="emergency" aria-label={say("emergency.label")}>
      <span>
        {say("emergency.life")} <a href="tel:112">{say("emergency.112")}</a>
      </span>
      <span>
        {say("emergency.advice")} <a href="tel:1177">{say("emergency.1177")}</a>
      </span>
    </aside>
  );
}

function Header() {
  const { say, language } = useWords();
  const { state, setLanguage } = useSession();
  const other = language === "sv" ? "en" : "sv";
  return (
    <header className="head">
      <div className="head-row">
        <Link to="" className="brand">
          <Logo />
          <span>
            <strong>{say("brand")}</strong>
            <span className="brand-line">{say("brand.line")}</span>
          </span>
        </Link>
        <button
          type="button"
          className="button bare language"
          lang={other}
          onClick={() => void setLanguage(other)}
        >
          {other === "en" ? "English" : "Svenska"}
        </button>
      </div>
      {state.kind === "in" && <Menu name={state.me.name} unread={state.me.unread} />}
    </header>
  );
}

function Menu({ name, unread }: { name: string; unread: number }) {
  const { say } = useWords();
  const path = usePath();
  const pages = [
    { to: "inkorg", label: say("nav.inbox"), below: ["inkorg", "arende"] },
    { to: "kontakta-oss", label: say("nav.contact"), below: ["kontakta-oss"] },
    { to: "installningar", label: say("nav.settings"), below: ["installningar"] },
  ];
  const here = path.split("/")[0]!;
  return (
    <div className="head-row menu">
      <nav aria-label={say("nav.label")}>
        {pages.map(({ to, label, below }) => (
          <Link key={to} to={to} aria-current={below.includes(here) ? "page" : undefined}>
            {label}
            {to === "inkorg" && unread > 0 && (
              <span className="count">
                <span aria-hidden="true">{unread}</span>
                <span className="hidden">{say("nav.unread", { count: unread })}</span>
              </span>
            )}
          </Link>
        ))}
      </nav>
      <div className="who">
        <span className="quiet-text">
          <span className="hidden">{say("signed-in-as")} </span>
          {name}
        </span>
        <SignOut />
      </div>
    </div>
  );
}

/** The line is lost: what is written is safe, and nothing can be sent. */
function Line() {
  const { say } = useWords();
  const lost = useLostLine();
  return (
    <div role="status">
      {lost && (
        <p className="bar bar-lost">
          <Icon name="warn" />
          <span>{say("offline")}</span>
        </p>
      )}
    </div>
  );
}
