import { useTranslation } from "react-i18next";
import kit from "../../ui/kit.module.css";
import css from "./log.module.css";

const names = [120, 96, 132, 104, 88, 116, 100];

/** Entries before they are known: same height, same columns. */
export function LogSkeleton() {
  const { t } = useTranslation("common");
  return (
    <div className={kit.bones} role="status" aria-label={t("state.loading")}>
      {names.map((width) => (
        <div key={width} className={css.boneRow}>
          {[132, width, 84, 108, 92].map((bone, at) => (
            <span key={at}>
              <span className={kit.bone} style={{ width: bone, height: 10 }} />
              {at > 0 && <span className={kit.bone} style={{ width: bone * 1.2, height: 8 }} />}
            </span>
          ))}
        </div>
      ))}
    </div>
  );
}
