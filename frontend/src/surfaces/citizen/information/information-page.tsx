import { useEffect } from "react";
import { blocksOf } from "../../../ui/text-blocks";
import { useWords } from "../i18n/words";
import { Refusal } from "../net/client";
import type { Article } from "../net/types";
import { useLoad } from "../net/use-load";
import { Page } from "../parts/page";
import { LoadProblem } from "../parts/problem";
import { Waiting } from "../parts/waiting";
import { dateText } from "../parts/when";
import { Link } from "../router";
import { useSession } from "../session/session";

/** Links that were sent in English begin there. */
const english = "en";

/** An article that somebody was sent, or found: for anybody, without signing in (KP-9). */
export function InformationPage({ name, sent }: { name: string; sent: string | undefined }) {
  const { language } = useWords();
  const { setLanguage } = useSession();
  useEffect(() => {
    if (sent === english) void setLanguage(english);
    // Whoever then chooses the other language keeps it.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [sent]);
  return <Reading key={`${name} ${language}`} name={name} />;
}

function Reading({ name }: { name: string }) {
  const { say, language, locale } = useWords();
  const path = `/texts/${encodeURIComponent(name)}?language=${language}`;
  const { data, error, again } = useLoad<Article>(path);
  if (!data && error instanceof Refusal && (error.status === 404 || error.status === 422)) {
    return (
      <Page title={say("information.gone")} lead={say("information.gone-text")}>
        <ToStart />
      </Page>
    );
  }
  if (!data) {
    return (
      <Page title={say("information.title")}>
        {error === undefined ? <Waiting rows={1} /> : <LoadProblem error={error} again={again} />}
      </Page>
    );
  }
  const other = data.language !== language;
  return (
    <Page key="article" title={data.title} titleLang={other ? data.language : undefined}>
      {other && <p className="quiet-text">{say("information.only-swedish")}</p>}
      <div className="article" lang={data.language}>
        {blocksOf(data.body).map(({ kind, lines }, at) =>
          kind === "list" ? (
            <ul key={at}>
              {lines.map((line, place) => (
                <li key={place}>{line}</li>
              ))}
            </ul>
          ) : (
            <p key={at}>{lines.join("\n")}</p>
          ),
        )}
      </div>
      <p className="quiet-text">
        {say("information.published", {
          day: dateText(data.published_at, new Date(), locale),
        })}
      </p>
      <ToStart />
    </Page>
  );
}

function ToStart() {
  const { say } = useWords();
  return (
    <div className="buttons">
      <Link to="" className="button quiet">
        {say("information.start")}
      </Link>
    </div>
  );
}
