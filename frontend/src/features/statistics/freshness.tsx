import { IconCloudOff } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useConnection } from "../../live/live";
import { clock } from "../../ui/time";
import css from "./statistics.module.css";

type Props = {
  /** When the figures shown were counted. */
  at: string | undefined;
  /** They could not be fetched anew. */
  failed: boolean;
  retry: () => void;
};

/** How old the figures are: live, or from when. */
export function Freshness({ at, failed, retry }: Props) {
  const { t } = useTranslation("statistics");
  const { state } = useConnection();
  const live = state === "online" && !failed;
  if (!at || state === "connecting" || state === "resuming") return <p className={css.fresh} />;
  const time = clock(Date.parse(at));
  return (
    <p className={css.fresh} role="status" data-live={live}>
      {live ? <i aria-hidden /> : <IconCloudOff size={15} stroke={1.75} aria-hidden />}
      {live ? t("fresh.live") : t(failed ? "fresh.failed" : "fresh.offline", { time })}
      {failed && (
        <button type="button" className={css.plain} onClick={retry}>
          {t("common:act.retry")}
        </button>
      )}
    </p>
  );
}
