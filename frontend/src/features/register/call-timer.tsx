import { IconPhoneCall } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { serverNow } from "../../ui/clock";
import styles from "./register.module.css";

const longestCall = 3 * 60 * 60;

/** How long the call has lasted; says nothing when a draft from long ago came back. */
export function CallTimer({ since }: { since: string }) {
  const { t } = useTranslation("register");
  const [now, setNow] = useState(serverNow);

  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), 1_000);
    return () => clearInterval(timer);
  }, []);

  const seconds = Math.max(0, Math.floor((now - Date.parse(since)) / 1_000));
  if (seconds > longestCall) return null;
  const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  return (
    <span className={styles.timer} role="timer" aria-label={t("timerLabel", { time })}>
      <IconPhoneCall size={15} stroke={1.75} aria-hidden />
      {t("timer", { time })}
    </span>
  );
}
