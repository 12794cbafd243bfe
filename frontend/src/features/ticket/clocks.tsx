import { useTranslation } from "react-i18next";
import type { Schemas } from "../../api/client";
import { useNow } from "../../ui/clock";
import kit from "../../ui/kit.module.css";
import { DueShape } from "../../ui/shapes";
import { exact, urgency } from "../../ui/time";
import { Tip } from "../../ui/tip";
import { useNames } from "../../ui/use-names";
import styles from "./aside.module.css";

/** Every clock of a ticket: what is to be kept, by when, and what was. */
export function Clocks({ promises }: { promises: Schemas["TicketPromise"][] }) {
  const { t } = useTranslation("ticket");
  const names = useNames();
  return (
    <table className={styles.clocks}>
      <tbody>
        {promises.map((promise) => (
          <tr key={promise.kind}>
            <th scope="row">
              <Tip label={names.level(promise.level)}>
                <span>{t(`common:due.kind.${promise.kind}`)}</span>
              </Tip>
            </th>
            <td>
              <Standing promise={promise} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Standing({ promise }: { promise: Schemas["TicketPromise"] }) {
  const { t } = useTranslation("ticket");
  const now = useNow();
  const { due_at, warn_at, ended_at, paused, late } = promise;
  if (ended_at) {
    const when = exact(Date.parse(ended_at), now);
    return <>{late ? t("aside.clockKeptLate", { when }) : t("aside.clockKept", { when })}</>;
  }
  if (paused) return <>{t("aside.clockStill")}</>;
  const due = Date.parse(due_at);
  const level = urgency(due, Date.parse(warn_at), now);
  const when = exact(due, now);
  return (
    <span className={`${kit.inline} ${kit.wraps} ${kit[level]}`}>
      <DueShape level={level} />
      {level === "late" ? t("aside.clockLate", { when }) : t("aside.clockDue", { when })}
    </span>
  );
}
