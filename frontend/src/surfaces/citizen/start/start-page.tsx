import { hasWords, useWords } from "../i18n/words";
import { Icon, type IconName } from "../parts/icon";
import { Notice } from "../parts/notice";
import { Page } from "../parts/page";
import { Waiting } from "../parts/waiting";
import { Link } from "../router";
import { useSession } from "../session/session";
import { SignIn } from "../session/sign-in";

/** What this is, and the way in. */
export function StartPage() {
  const { say } = useWords();
  const { state } = useSession();
  return (
    <Page hero title={say("start.title")} lead={say("start.lead")}>
      {state.kind === "in" ? <Ways name={state.me.name} unread={state.me.unread} /> : null}
      {state.kind === "asking" ? <Waiting rows={1} /> : null}
      {state.kind === "out" ? (
        <>
          <SignInProblem />
          <SignIn />
        </>
      ) : null}
      <section className="about">
        <h2>{say("start.about")}</h2>
        <ul className="points">
          <Point icon="pen">{say("start.write")}</Point>
          <Point icon="clock">{say("start.answer")}</Point>
          <Point icon="mail">{say("start.safe")}</Point>
        </ul>
        <h2>{say("start.not-here")}</h2>
        <p>{say("start.not-here-text")}</p>
      </section>
    </Page>
  );
}

function Ways({ name, unread }: { name: string; unread: number }) {
  const { say } = useWords();
  return (
    <>
      <h2>{say("start.hello", { name })}</h2>
      <ul className="cards">
        <li>
          <Link to="inkorg" className={unread ? "card card-link unread" : "card card-link"}>
            <Icon name="mail" />
            <span className="card-body">
              <span className="card-title">{say("nav.inbox")}</span>
              <span>
                {unread ? say("start.unread", { count: unread }) : say("start.no-unread")}
              </span>
            </span>
            <Icon name="next" />
          </Link>
        </li>
        <li>
          <Link to="kontakta-oss" className="card card-link">
            <Icon name="pen" />
            <span className="card-body">
              <span className="card-title">{say("nav.contact")}</span>
              <span>{say("contact.lead")}</span>
            </span>
            <Icon name="next" />
          </Link>
        </li>
      </ul>
    </>
  );
}

/** Why one came back from the e-id without being signed in. */
function SignInProblem() {
  const { say } = useWords();
  const slug = new URLSearchParams(location.search).get("problem");
  if (!slug) return null;
  const key = `problem.${slug}`;
  return (
    <Notice tone="warn" live title={say("sign-in.failed")}>
      <p>{say(hasWords(key) ? key : "problem.unknown")}</p>
    </Notice>
  );
}

function Point({ icon, children }: { icon: IconName; children: string }) {
  return (
    <li>
      <Icon name={icon} />
      <span>{children}</span>
    </li>
  );
}
