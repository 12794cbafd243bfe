import { createPortal } from "react-dom";
import { useTranslation } from "react-i18next";
import type { Schemas } from "../../api/client";
import { useMe } from "../../api/queries";
import css from "./extract.module.css";
import type { Asked } from "./query";
import { askedWords, dayStamp, exactStamp, patientWords, timeStamp, whatOf, words } from "./words";

type Props = {
  asked: Asked;
  entries: readonly Schemas["AccessEntry"][];
  unitName: (code: string) => string;
  /** When the log was read. */
  at: number;
  /** There are more entries than these. */
  partial: boolean;
};

/** The log extract (loggutdrag) on paper: alone on the page, in black on white. */
export function Extract({ asked, entries, unitName, at, partial }: Props) {
  const { t } = useTranslation("access-log");
  const me = useMe();
  const about = askedWords(asked);
  const withPatients = asked.identityNumber === "";
  return createPortal(
    <section className={css.extract} aria-label={t("extract.title")}>
      <h1>{t("extract.title")}</h1>
      <dl>
        <div>
          <dt>{t("extract.about")}</dt>
          <dd>{about.length > 0 ? about.join(" · ") : t("asked.all")}</dd>
        </div>
        <div>
          <dt>{t("extract.from")}</dt>
          <dd>{t("extract.system")}</dd>
        </div>
        <div>
          <dt>{t("extract.made")}</dt>
          <dd>
            {exactStamp(new Date(at).toISOString())}, {me.name}, {me.title}
          </dd>
        </div>
      </dl>
      {partial && <p className={css.partial}>{t("extract.partial")}</p>}
      <table>
        <thead>
          <tr>
            <th scope="col">{t("table.when")}</th>
            <th scope="col">{t("detail.user")}</th>
            <th scope="col">{t("detail.unit")}</th>
            <th scope="col">{t("table.what")}</th>
            {withPatients && <th scope="col">{t("table.patient")}</th>}
            <th scope="col">{t("table.why")}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry, nr) => (
            <tr key={nr}>
              <td className={css.when}>
                {dayStamp(entry.at)} {timeStamp(entry.at)}
              </td>
              <td>
                {entry.user_name}, {entry.user_title}
                <br />
                {entry.user_hsa_id}
              </td>
              <td>
                {unitName(entry.unit)}
                <br />
                {words.role(entry)}
              </td>
              <td>
                {words.activity(entry)}
                <br />
                {whatOf(entry)}
              </td>
              {withPatients && <td>{entry.patients.map(patientWords).join(", ")}</td>}
              <td>
                {words.purpose(entry)}
                {entry.why && `: ${entry.why}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{t("extract.end")}</p>
    </section>,
    document.body,
  );
}
