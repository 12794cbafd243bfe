import { useTranslation } from "react-i18next";
import type { ServiceLevel } from "../state/types";
import css from "./levels.module.css";
import { lengthWords, promises, warningOf } from "./target";

/** What a level promises, for those who only read. */
export function LevelFacts({ level }: { level: ServiceLevel }) {
  const { t } = useTranslation("routing");
  return (
    <table className={css.promises}>
      <caption className="kp-visually-hidden">{t("levels.promises")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("levels.column.promise")}</th>
          <th scope="col">{t("levels.column.length")}</th>
          <th scope="col">{t("levels.column.warning")}</th>
        </tr>
      </thead>
      <tbody>
        {promises.map((kind) => {
          const target = level[kind];
          return (
            <tr key={kind}>
              <th scope="row">{t(`levels.promise.${kind}`)}</th>
              <td>{target ? lengthWords(target) : t("levels.unit.none")}</td>
              <td>{target && t("levels.warnsAt", { share: warningOf(target) })}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
