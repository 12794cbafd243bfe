import { useState } from "react";
import { useWords } from "../i18n/words";
import { ask } from "../net/client";
import type { Start } from "../net/types";
import { useLoad } from "../net/use-load";
import { Icon } from "../parts/icon";
import { Notice } from "../parts/notice";
import { LoadProblem, problemText } from "../parts/problem";
import { Waiting } from "../parts/waiting";
import { comeBackTo } from "./come-back";
import { useSession } from "./session";

/** The ways to sign in: with e-id, and in the demonstration as somebody who does not exist. */
export function SignIn() {
  const { say } = useWords();
  const { data, error, again } = useLoad<Start>("/start");
  if (!data) return error ? <LoadProblem error={error} again={again} /> : <Waiting rows={1} />;
  if (!data.sign_in && data.demo.length === 0) {
    return (
      <Notice tone="info">
        <p>{say("sign-in.none")}</p>
      </Notice>
    );
  }
  return (
    <div className="stack">
      {data.sign_in && (
        <div className="buttons">
          <a className="button" href={data.sign_in} onClick={() => comeBackTo(location.pathname)}>
            <Icon name="user" />
            {say("sign-in.e-id")}
          </a>
        </div>
      )}
      {data.demo.length > 0 && <Demo identities={data.demo} />}
    </div>
  );
}

function Demo({ identities }: { identities: Start["demo"] }) {
  const { say } = useWords();
  const { refresh } = useSession();
  const [error, setError] = useState<unknown>();
  const signIn = async (id: number) => {
    setError(undefined);
    try {
      await ask("POST", "/session", { body: { id } });
      await refresh();
    } catch (failure) {
      setError(failure);
    }
  };
  return (
    <section className="demo" aria-labelledby="demo-title">
      <h2 id="demo-title">{say("sign-in.demo")}</h2>
      <p>{say("sign-in.demo-text")}</p>
      {error !== undefined && (
        <Notice tone="warn" live>
          <p>{problemText(say, error)}</p>
        </Notice>
      )}
      <ul className="cards">
        {identities.map(({ id, name }) => (
          <li key={id}>
            <button type="button" className="card card-link" onClick={() => void signIn(id)}>
              <Icon name="user" />
              <span className="card-body">
                <span className="card-title">{name}</span>
              </span>
              <Icon name="next" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
