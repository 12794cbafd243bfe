import { useTranslation } from "react-i18next";
import type { Schemas } from "../../api/client";
import { useNow } from "../clock";
import { exact } from "../time";
import styles from "./why-here.module.css";

/** What has moved a ticket from queue to queue, oldest first. */
export function Moves({ moves }: { moves: Schemas["WhyMove"][] }) {
  const { t, i18n } = useTranslation("rule");
  const now = useNow();
  if (moves.length === 0) return null;
  return (
    <>
      <p>{t("why.since")}</p>
      <ol className={styles.conditions}>
        {moves.map((move, at) => {
          const key = `why.move.${move.kind.replace("ticket.", "")}`;
          const values = {
            name: move.actor?.name ?? t("why.system"),
            to: move.to?.name ?? "",
            step: move.step ?? "",
          };
          return (
            <li key={at}>
              {t((i18n.exists(`rule:${key}`) ? key : "why.move.other") as never, values)}
              <span className={styles.quiet}> {exact(Date.parse(move.at), now)}</span>
            </li>
          );
        })}
      </ol>
    </>
  );
}
