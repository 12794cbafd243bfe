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
  const { state } = useSession();
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
        <div>
          <p>{say("footer")}</p>
          {state.kind === "in" && <OtherLanguage />}
        </div>
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
  const { say } = useWords();
  const { state } = useSession();
  const me = state.kind === "in" ? state.me : null;
  return (
    <header className="head">
      <div className="head-row">
        <div className="brand">
          <Logo />
          <div>
            <Link to="">{say("brand")}</Link>
            <span className="brand-line">
              {me && <span className="hidden">{say("signed-in-as")} </span>}
              {me ? me.name : say("brand.line")}
            </span>
          </div>
        </div>
        {me ? <SignOut /> : <OtherLanguage />}
      </div>
      {me && <Menu unread={me.unread} />}
    </header>
  );
}

/** To the language that the page is not in; named in that one. */
function OtherLanguage() {
  const { language } = useWords();
  const { setLanguage } = useSession();
  const other = language === "sv" ? "en" : "sv";
  return (
    <button
      type="button"
      className="button bare language"
      lang={other}
      onClick={() => void setLanguage(other)}
    >
      {other === "en" ? "English" : "Svenska"}
    </button>
  );
}

function Menu({ unread }: { unread: number }) {
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
