import { IconChevronRight } from "@tabler/icons-react";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "../../api/client";
import { EntryDetail } from "./entry-detail";
import css from "./log.module.css";
import type { Asked } from "./query";
import { dayStamp, dutyOf, patientWords, timeStamp, whatOf, words } from "./words";

type Props = {
  entry: Schemas["AccessEntry"];
  unitName: (code: string) => string;
  onAsk: (asked: Partial<Asked>) => void;
};

/** One entry in short; pressed, everything that it holds. */
export function LogRow({ entry, unitName, onAsk }: Props) {
  const { t } = useTranslation("access-log");
  const [open, setOpen] = useState(false);
  const id = useId();
  const time = `${dayStamp(entry.at)} ${timeStamp(entry.at)}`;
  const [first, ...others] = entry.patients;
  return (
    <>
      <tr data-open={open || undefined} onClick={() => setOpen(!open)}>
        <td className={css.when}>
          <button
            type="button"
            className={css.toggle}
            aria-expanded={open}
            aria-controls={open ? id : undefined}
            aria-label={t("row.more", { time, name: entry.user_name })}
            onClick={(event) => {
              event.stopPropagation();
              setOpen(!open);
            }}
          >
            <IconChevronRight size={15} stroke={2} aria-hidden />
          </button>
          <time dateTime={entry.at}>
            {dayStamp(entry.at)} <b>{timeStamp(entry.at)}</b>
          </time>
        </td>
        <th scope="row">
          {entry.user_name}
          <small>{dutyOf(entry)}</small>
          <small>
            {unitName(entry.unit)} · {entry.user_hsa_id}
          </small>
        </th>
        <td>
          <span className={css.activity} data-activity={entry.activity}>
            {words.activity(entry)}
          </span>
          <small>{whatOf(entry)}</small>
        </td>
        <td>
          {first ? (
            <>
              {first.identity_number}
              <small>{first.name || t("patient.noName")}</small>
              {others.length > 0 && <small>{t("patient.more", { count: others.length })}</small>}
            </>
          ) : (
            <span className={css.none}>{t("patient.none")}</span>
          )}
        </td>
        <td className={css.why}>
          {words.purpose(entry)}
          {entry.why && <small>{entry.why}</small>}
        </td>
      </tr>
      {open && (
        <tr className={css.detail} id={id}>
          <td colSpan={5}>
            <EntryDetail
              entry={entry}
              unitName={unitName}
              patients={entry.patients.map(patientWords)}
              onAsk={onAsk}
            />
          </td>
        </tr>
      )}
    </>
  );
}
