import {
  IconAlertTriangle,
  IconCheck,
  IconClock,
  IconPlayerPlay,
  IconPlayerStop,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useNow } from "../../../ui/clock";
import { exact } from "../../../ui/time";
import css from "./rehearsal.module.css";
import type { Rehearsal } from "./use-rehearsals";
import { periodWords, whatWords } from "./words";

const signs = {
  queued: IconClock,
  running: IconPlayerPlay,
  done: IconCheck,
  stopped: IconPlayerStop,
  failed: IconAlertTriangle,
};

type Props = {
  all: readonly Rehearsal[];
  /** The one that is shown beside. */
  shown: number | undefined;
  onShow: (id: number) => void;
};

/** The unit's rehearsals, the newest first. */
export function Earlier({ all, shown, onShow }: Props) {
  const { t } = useTranslation("routing");
  const now = useNow();
  return (
    <nav aria-label={t("rehearsal.earlier")}>
      <h3>{t("rehearsal.earlier")}</h3>
      <ul className={css.earlier}>
        {all.map((one) => {
          const Sign = signs[one.state];
          return (
            <li key={one.id}>
              <button
                type="button"
                aria-current={one.id === shown ? "true" : undefined}
                onClick={() => onShow(one.id)}
              >
                <b>{whatWords(one)}</b>
                <span data-state={one.state}>
                  <Sign size={14} stroke={2} aria-hidden /> {t(`rehearsal.state.${one.state}`)}
                </span>
                <small>{periodWords(one)}</small>
                <small>
                  {exact(Date.parse(one.created_at), now)}
                  {one.by && `, ${one.by.name}`}
                </small>
              </button>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
