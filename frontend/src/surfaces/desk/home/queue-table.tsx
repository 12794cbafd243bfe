import { Link } from "@tanstack/react-router";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { useDirectory, useQueues } from "../../../api/queries";
import { useNow } from "../../../ui/clock";
import { LineBadge } from "../../../ui/line-badge";
import { span } from "../../../ui/time";
import css from "./home.module.css";

/** Every queue that the person sees: what is open, what is late, how old the oldest is. */
export function QueueTable() {
  const { t } = useTranslation("desk");
  const now = useNow();
  const queues = useQueues() ?? [];
  const units = useDirectory()?.units ?? [];
  return (
    <div className={css.scroll}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t("queue.one")}</th>
            <th scope="col">{t("queue.unit")}</th>
            <th scope="col">{t("queue.open")}</th>
            <th scope="col">{t("queue.lateHead")}</th>
            <th scope="col">{t("queue.oldestHead")}</th>
          </tr>
        </thead>
        <tbody>
          {[1, 2, 3].map((line) => {
            const rows = queues.filter((queue) => queue.line === line);
            return rows.length === 0 ? null : (
              <Fragment key={line}>
                <tr className={css.line}>
                  <th scope="rowgroup" colSpan={5}>
                    <LineBadge line={line} long />
                  </th>
                </tr>
                {rows.map((queue) => (
                  <tr key={queue.id}>
                    <th scope="row">
                      <Link to="/queue/$id" params={{ id: String(queue.id) }}>
                        {queue.name}
                      </Link>
                    </th>
                    <td>{units.find(({ code }) => code === queue.unit)?.name ?? queue.unit}</td>
                    <td>{queue.open}</td>
                    <td className={queue.late ? css.late : css.none}>{queue.late}</td>
                    <td>{queue.oldest_at ? span(now - Date.parse(queue.oldest_at)) : "–"}</td>
                  </tr>
                ))}
              </Fragment>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
