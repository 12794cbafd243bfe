import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from "react";
import { rememberedLanguage, rememberLanguage, WordsIn, type Language } from "../i18n/words";
import { ask, Refusal, whenSessionEnds } from "../net/client";
import { isLost, onLine } from "../net/line";
import type { Citizen, Settings } from "../net/types";
import { movedInPlace } from "../router";

type State =
  | { kind: "asking" }
  | { kind: "out"; /** The session ended by itself while somebody was here. */ ended: boolean }
  | { kind: "in"; me: Citizen };

type Session = {
  state: State;
  /** Asks again who is signed in, after signing in and for the count of unread. */
  refresh: () => Promise<void>;
  signOut: () => Promise<void>;
  setLanguage: (language: Language) => Promise<void>;
  saveSettings: (settings: Settings) => Promise<void>;
};

const Context = createContext<Session | null>(null);

export function useSession(): Session {
  return useContext(Context)!;
}

/** Who is signed in; only below a page that is shown to somebody who is. */
export function useMe(): Citizen {
  const { state } = useSession();
  if (state.kind !== "in") throw new Error("nobody is signed in");
  return state.me;
}

export function SessionProvider({ children }: { children: ReactNode }) {
  const [state, setState] = useState<State>({ kind: "asking" });
  const [language, show] = useState<Language>(rememberedLanguage);
  /** Chosen here before anybody had signed in: it holds for who does. */
  const chosen = useRef<Language | null>(null);
  useEffect(() => rememberLanguage(language), [language]);

  const refresh = useCallback(
    () =>
      ask<Citizen>("GET", "/me").then(
        async (me) => {
          const language = chosen.current ?? me.language;
          chosen.current = null;
          if (language !== me.language) {
            // It is shown in any case, and kept for next time if it can be.
            const body = { language, notify_email: me.notify_email };
            await ask("PUT", "/settings", { body }).catch(() => {});
          }
          show(language);
          setState({ kind: "in", me: { ...me, language } });
        },
        (error: unknown) => {
          const out = error instanceof Refusal && error.status === 401;
          setState((before) =>
            out && before.kind === "asking" ? { kind: "out", ended: false } : before,
          );
        },
      ),
    [],
  );

  useEffect(() => {
    whenSessionEnds(() => {
      movedInPlace();
      setState((before) => (before.kind === "in" ? { kind: "out", ended: true } : before));
    });
  }, []);
  useEffect(() => {
    void refresh();
  }, [refresh]);

  const asking = state.kind === "asking";
  useEffect(() => {
    if (!asking) return;
    return onLine(() => !isLost() && void refresh());
  }, [asking, refresh]);

  const session = useMemo<Session>(() => {
    const saveSettings = async (settings: Settings) => {
      await ask("PUT", "/settings", { body: settings });
      show(settings.language);
      await refresh();
    };
    return {
      state,
      refresh,
      saveSettings,
      signOut: async () => {
        await ask("DELETE", "/session").catch((error: unknown) => {
          // Ended already is what one wanted.
          if (!(error instanceof Refusal && error.status === 401)) throw error;
        });
        setState({ kind: "out", ended: false });
      },
      setLanguage: async (next) => {
        show(next);
        if (state.kind !== "in") {
          chosen.current = next;
          return;
        }
        const { notify_email } = state.me;
        await saveSettings({ language: next, notify_email }).catch(() => {});
      },
    };
  }, [state, refresh]);

  return (
    <WordsIn language={language}>
      <Context value={session}>{children}</Context>
    </WordsIn>
  );
}
