import { useEffect, useState } from "react";
import { useWords } from "../i18n/words";
import { lastHeard } from "../net/line";
import { Icon } from "../parts/icon";
import { idleStep } from "./idle";
import { lastInput } from "./input";
import { useMe, useSession } from "./session";

const every = 5_000;

/** Keeps the session of who writes, and warns who is away before it ends. */
export function IdleWarning() {
  const { say } = useWords();
  const { refresh } = useSession();
  const idle = useMe().idle_seconds * 1_000;
  const [warned, setWarned] = useState(false);

  useEffect(() => {
    const timer = setInterval(() => {
      const times = { now: Date.now(), heard: lastHeard(), input: lastInput(), idle };
      const step = idleStep(times);
      setWarned(step === "warn");
      // When it is over, the server says so, and the page shows how to go on.
      if (step === "keep" || step === "over") void refresh();
    }, every);
    return () => clearInterval(timer);
  }, [idle, refresh]);

  if (!warned) return null;
  return (
    <div className="bar bar-warn" role="alert">
      <Icon name="clock" />
      <span>{say("idle.soon")}</span>
      <button
        type="button"
        className="button small"
        onClick={() => {
          setWarned(false);
          void refresh();
        }}
      >
        {say("idle.stay")}
      </button>
    </div>
  );
}
