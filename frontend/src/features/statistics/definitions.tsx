import { useTranslation } from "react-i18next";
import { definitions } from "./rates";
import css from "./rates.module.css";

/** How the shares are counted, in words that need no other words. */
export function Definitions() {
  const { t } = useTranslation("statistics");
  return (
    <details className={css.how}>
      <summary>{t("how.title")}</summary>
      <dl>
        {definitions.map((by) => (
          <div key={by}>
            <dt>{t(`definition.${by}.name`)}</dt>
            <dd>{t(`definition.${by}.long`)}</dd>
          </div>
        ))}
        <div>
          <dt>{t("how.whole")}</dt>
          <dd>{t("how.wholeText")}</dd>
        </div>
        <div>
          <dt>{t("apart.name")}</dt>
          <dd>{t("apart.long")}</dd>
        </div>
      </dl>
      <p>{t("how.unit")}</p>
    </details>
  );
}
