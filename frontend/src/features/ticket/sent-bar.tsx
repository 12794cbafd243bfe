import { IconArrowBackUp } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useState, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "../../api/queries";
import { useApplyTicket } from "../../live/live";
import { Kbd } from "../../ui/kbd";
import { useKeys } from "../../ui/keys/use-keys";
import { notify } from "../../ui/notify";
import { write } from "../../ui/rich/place";
import styles from "./sent-bar.module.css";
import { onSent, sentNow, takeBack, type Sent } from "./sent";

/** At the foot of the desk: what was just sent, how long it waits, and the way back. */
export function SentBar() {
  const { t } = useTranslation("answer");
  const all = useSyncExternalStore(onSent, sentNow);
  const me = useMe();
  const navigate = useNavigate();
  const applyTicket = useApplyTicket();
  const [busy, setBusy] = useState<string | null>(null);
  const last = all.at(-1);

  async function undo(one: Sent) {
    if (busy) return;
    setBusy(one.id);
    try {
      applyTicket(await takeBack(one, me.id));
      write(one.number, one.kind);
      await navigate({ to: "/ticket/$number", params: { number: one.number } });
    } catch (failure) {
      notify.error(failure);
    } finally {
      setBusy(null);
    }
  }

  useKeys(
    { z: { label: t("sent.undo"), run: () => last && void undo(last) } },
    { scope: "sent", title: t("sent.title"), when: last !== undefined },
  );

  return (
    <div className={styles.bar} role="status">
      {all.map((one) => (
        <div key={one.id} className={styles.one}>
          <span>
            {t(`sent.${one.kind}`, { number: one.number })} <Left until={one.until} />
          </span>
          <button
            type="button"
            aria-keyshortcuts="z"
            disabled={busy === one.id}
            onClick={() => void undo(one)}
          >
            <IconArrowBackUp size={16} aria-hidden /> {t("sent.undo")}
            {one === last && <Kbd keys="z" />}
          </button>
        </div>
      ))}
    </div>
  );
}

/** The seconds that are left; the screen reader hears the bar once and not every second. */
function Left({ until }: { until: number }) {
  const { t } = useTranslation("answer");
  const left = () => Math.max(0, Math.ceil((until - Date.now()) / 1000));
  const [seconds, setSeconds] = useState(left);
  useEffect(() => {
    const timer = setInterval(() => setSeconds(left()), 200);
    return () => clearInterval(timer);
  });
  return (
    <span className={styles.left} aria-hidden>
      {t("sent.left", { n: seconds })}
    </span>
  );
}
