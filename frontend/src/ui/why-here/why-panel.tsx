import { useTranslation } from "react-i18next";
import { ErrorState } from "../error-state";
import { AsideSkeleton } from "../skeletons";
import { Moves } from "./moves";
import { Placing } from "./placing";
import { useWhy } from "./use-why";
import styles from "./why-here.module.css";

/** "Varför ligger ärendet här?", fetched when it is asked. */
export function WhyPanel({ number }: { number: string }) {
  const { t } = useTranslation("rule");
  const { data, error, refetch } = useWhy(number);
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <AsideSkeleton />;
  return (
    <div className={styles.why}>
      <p className={styles.where}>{t("why.where", { queue: data.queue.name })}</p>
      <Placing routing={data.routing} />
      <Moves moves={data.moves} />
    </div>
  );
}
