import { useEffect, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useDirectory, useMe } from "../../../api/queries";
import { useNow } from "../../../ui/clock";
import { currentLanguage } from "../../../i18n/i18n";
import { hoursToday } from "./hours-today";
import css from "./home.module.css";

type Props = {
  /** What the day asks for, in one line under the greeting. */
  summary?: ReactNode;
  acts?: ReactNode;
  narrow?: boolean;
  children: ReactNode;
};

/** The head that all home pages share: who, which day, and the first thing to do. */
export function HomePage({ summary, acts, narrow = false, children }: Props) {
  const { t } = useTranslation("desk");
  const me = useMe();
  const now = useNow();
  const units = useDirectory()?.units ?? [];
  const mine = units.filter((unit) => me.roles.some((role) => role.unit === unit.code));
  const day = new Intl.DateTimeFormat(currentLanguage() === "sv" ? "sv-SE" : "en-GB", {
    timeZone: "Europe/Stockholm",
    weekday: "long",
    day: "numeric",
    month: "long",
  }).format(now);
  useEffect(() => {
    document.title = `${t("home")} · ${t("common:app")}`;
  }, [t]);

  return (
    <div className={css.page}>
      <div className={`${css.inner} ${narrow ? css.narrow : ""}`}>
        <header className={css.top}>
          <div className={css.hello}>
            <h1>{t("hello", { name: me.name.split(" ")[0] })}</h1>
            <p>
              {day}
              {mine.map((unit) => (
                <span key={unit.code}>
                  {" · "}
                  {unit.name}: {unit.open ? t("unit.open") : t("unit.closed")} (
                  {hoursToday(unit, now) || t("unit.closedToday")})
                </span>
              ))}
            </p>
            {summary && <p className={css.summary}>{summary}</p>}
          </div>
          {acts && <div className={css.acts}>{acts}</div>}
        </header>
        {children}
      </div>
    </div>
  );
}
