import { IconPencil } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "../../api/client";
import { Kbd } from "../../ui/kbd";
import styles from "./acts.module.css";
import type { Verb } from "./use-act";
import type { Kind } from "./write/draft";

export const tabKeys = { replies: "r", questions: "q", notes: "i", return: "b" } as const;
export type Tab = keyof typeof tabKeys;

/**
 * Where this person may write in the ticket. Answering stands there as long as
 * the ticket is open, so that it can say why it cannot be done (P-12).
 */
export function tabsOf({ status, can }: Schemas["Ticket"], open: Verb | null): Tab[] {
  const going = status !== "closed";
  const there: Record<Tab, boolean> = {
    replies: can.reply || (going && can.note) || open === "replies",
    questions: can.request || open === "questions",
    notes: can.note,
    return: can.return || open === "return",
  };
  return (Object.keys(tabKeys) as Tab[]).filter((tab) => there[tab]);
}

interface Props {
  tabs: Tab[];
  now: Tab;
  drafted: (kind: Kind) => boolean;
  onTab: (tab: Tab) => void;
}

/** Besvara · Fråga kunden · Anteckning · Återlämna, each with its key and whether something is half written. */
export function ComposerTabs({ tabs, now, drafted, onTab }: Props) {
  const { t } = useTranslation(["ticket", "answer"]);
  return (
    <div className={styles.tabs}>
      {tabs.map((each) => (
        <button key={each} type="button" aria-pressed={each === now} onClick={() => onTab(each)}>
          {each === "replies" || each === "questions"
            ? t(`answer:title.${each}`)
            : t(`compose.${each}`)}
          {each !== now && (each === "replies" || each === "questions") && drafted(each) && (
            <IconPencil size={13} role="img" aria-label={t("answer:draftMark")} />
          )}{" "}
          <Kbd keys={tabKeys[each]} />
        </button>
      ))}
    </div>
  );
}
