import { IconPencil } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useOnlookers } from "../../live/onlookers";
import styles from "./onlookers.module.css";
import { namesOf } from "./words";

/** Above where one writes: somebody else does, too. It warns and never locks; the head says it aloud. */
export function SomebodyWrites({ number }: { number: string }) {
  const { t } = useTranslation("presence");
  const writers = useOnlookers(number).filter(({ writing }) => writing);
  if (writers.length === 0) return null;
  return (
    <p className={styles.warning}>
      <IconPencil size={15} aria-hidden />
      {t("warning", { names: namesOf(writers, t), count: writers.length })}
    </p>
  );
}
