import { useTranslation } from "react-i18next";
import kit from "./kit.module.css";

function Bone({ width, height = 10 }: { width: number | string; height?: number }) {
  return <span className={kit.bone} style={{ width, height }} />;
}

const subjects = ["62%", "48%", "71%", "55%", "40%", "66%", "52%", "58%"];

/** Rows of the list before they are known; same height, same columns. */
export function RowSkeletons({ rows = 12 }: { rows?: number }) {
  const { t } = useTranslation("common");
  return (
    <div className={kit.bones} role="status" aria-label={t("state.loading")}>
      {Array.from({ length: rows }, (_, at) => (
        <div key={at} className={kit.boneRow}>
          <Bone width={14} height={14} />
          <Bone width={14} />
          <Bone width={58} />
          <Bone width={104} />
          <span style={{ flex: 1 }}>
            <Bone width={subjects[at % subjects.length]!} />
          </span>
          <Bone width={64} />
        </div>
      ))}
    </div>
  );
}

/** A ticket before it is known: head, meta, two messages. */
export function TicketSkeleton() {
  const { t } = useTranslation("common");
  return (
    <div className={`${kit.bones} ${kit.boneTicket}`} role="status" aria-label={t("state.loading")}>
      <Bone width="58%" height={20} />
      <Bone width="38%" />
      <Bone width="100%" height={64} />
      <Bone width="86%" height={88} />
      <Bone width="72%" height={40} />
    </div>
  );
}

/** The fourth column before it is known. */
export function AsideSkeleton() {
  const { t } = useTranslation("common");
  return (
    <div className={`${kit.bones} ${kit.boneTicket}`} role="status" aria-label={t("state.loading")}>
      <Bone width="44%" height={14} />
      <Bone width="80%" />
      <Bone width="64%" />
      <Bone width="40%" height={14} />
      <Bone width="90%" height={44} />
    </div>
  );
}
