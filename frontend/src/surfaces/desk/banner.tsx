import { IconCloudCheck, IconCloudOff, IconRefresh } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { reconnectNow, useConnection } from "../../live/live";
import css from "./banner.module.css";

/** A break shorter than this is nobody's business. */
const patience = 1_200;

/** The thin line that tells how it is with the line. */
export function Banner() {
  const { t } = useTranslation("desk");
  const connection = useConnection();
  const [late, setLate] = useState(false);
  const [told, setTold] = useState<typeof connection | null>(null);
  const calm = connection.state === "online" || connection.state === "ended";

  useEffect(() => {
    if (calm) return;
    const timer = setTimeout(() => setLate(true), patience);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [calm]);
  useEffect(() => {
    if (connection.state !== "online" || connection.changesFetched === null) return;
    const timer = setTimeout(() => setTold(connection), 6_000);
    return () => clearTimeout(timer);
  }, [connection]);

  if (connection.state === "online" && connection.changesFetched !== null && told !== connection) {
    return (
      <div className={`${css.banner} ${css.back}`} role="status">
        <IconCloudCheck size={16} aria-hidden />
        {t("line.back", { count: connection.changesFetched })}
      </div>
    );
  }
  if (calm || !late) return null;
  if (connection.state === "offline") {
    return (
      <div className={`${css.banner} ${css.off}`} role="status">
        <IconCloudOff size={16} aria-hidden />
        {t("line.offline")}
        <button type="button" className={css.act} onClick={reconnectNow}>
          {t("line.now")}
        </button>
      </div>
    );
  }
  return (
    <div className={css.banner} role="status">
      <IconRefresh size={16} className={css.turning} aria-hidden />
      {connection.state === "resuming"
        ? t("line.resuming", { count: connection.changesFetched })
        : t("line.connecting")}
    </div>
  );
}
