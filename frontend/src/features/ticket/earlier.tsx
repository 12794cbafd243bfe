import { useState } from "react";
import { useTranslation } from "react-i18next";
import styles from "./aside.module.css";
import { EarlierTickets } from "./earlier-tickets";
import { useEarlier } from "./together/use-other";

const few = 5;

/** The patient's earlier tickets, the newest few at first. */
export function Earlier({ number }: { number: string }) {
  const { t } = useTranslation("ticket");
  const [all, setAll] = useState(false);
  const { data, isError } = useEarlier(number);
  if (isError) return <p className={styles.quiet}>{t("aside.earlierFailed")}</p>;
  if (!data) return null;
  if (data.length === 0) return <p className={styles.quiet}>{t("aside.earlierNone")}</p>;
  return (
    <>
      <EarlierTickets tickets={all ? data : data.slice(0, few)} />
      {!all && data.length > few && (
        <button type="button" className={styles.link} onClick={() => setAll(true)}>
          {t("aside.earlierMore", { count: data.length })}
        </button>
      )}
    </>
  );
}
