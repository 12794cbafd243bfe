import { useTranslation } from "react-i18next";
import kit from "../../ui/kit.module.css";
import figures from "./figures.module.css";
import css from "./statistics.module.css";

function Bone({ width, height = 10 }: { width: number | string; height?: number }) {
  return <span className={kit.bone} style={{ width, height }} />;
}

/** The strip of figures before they are known. */
export function FiguresSkeleton() {
  const { t } = useTranslation("common");
  return (
    <div
      className={`${figures.figures} ${kit.bones}`}
      role="status"
      aria-label={t("state.loading")}
    >
      {[52, 40, 60, 56, 64].map((width) => (
        <div key={width} className={`${figures.figure} ${css.bones}`}>
          <Bone width={96} />
          <Bone width={width} height={30} />
          <Bone width={112} />
        </div>
      ))}
    </div>
  );
}

const rows = ["34%", "42%", "30%", "44%", "36%", "28%", "40%", "32%"];

/** The table of lines and queues before it is known. */
export function TableSkeleton() {
  const { t } = useTranslation("common");
  return (
    <div className={`${css.card} ${kit.bones}`} role="status" aria-label={t("state.loading")}>
      <div className={css.head}>
        <Bone width={168} height={14} />
      </div>
      {rows.map((width) => (
        <div key={width} className={css.boneRow}>
          <span style={{ flex: 1 }}>
            <Bone width={width} />
          </span>
          {[0, 1, 2, 3].map((at) => (
            <Bone key={at} width={26} />
          ))}
        </div>
      ))}
    </div>
  );
}

/** Shares with their bars and a curve before they are known. */
export function RatesSkeleton() {
  const { t } = useTranslation("common");
  return (
    <div className={`${kit.bones} ${kit.boneTicket}`} role="status" aria-label={t("state.loading")}>
      <Bone width="46%" />
      <Bone width="70%" height={28} />
      <Bone width="46%" />
      <Bone width="58%" height={28} />
      <Bone width="100%" height={180} />
    </div>
  );
}
