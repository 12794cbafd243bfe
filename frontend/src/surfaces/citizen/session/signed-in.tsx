import { useState, type ReactNode } from "react";
import { useWords } from "../i18n/words";
import { Notice } from "../parts/notice";
import { Page } from "../parts/page";
import { Waiting } from "../parts/waiting";
import { useSession } from "./session";
import { SignIn } from "./sign-in";

/**
 * What only somebody who is signed in may see. When the session ends, the page
 * gives way to signing in, and comes back with what was written.
 */
export function SignedIn({ children }: { children: ReactNode }) {
  const { say } = useWords();
  const { state } = useSession();
  const [ended, setEnded] = useState(false);
  const nowEnded = state.kind === "out" && state.ended;
  if (nowEnded && !ended) setEnded(true);

  if (state.kind === "asking") return <Waiting />;
  if (state.kind === "in") {
    return (
      <>
        {ended && (
          <Notice tone="ok" live>
            <p>{say("ended.back")}</p>
          </Notice>
        )}
        {children}
      </>
    );
  }
  return (
    <Page key={String(nowEnded)} title={say(nowEnded ? "ended.title" : "sign-in.title")}>
      <p>{say(nowEnded ? "ended.text" : "sign-in.text")}</p>
      <SignIn />
    </Page>
  );
}
