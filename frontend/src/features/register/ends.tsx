import { Button } from "@mantine/core";
import { IconArrowForwardUp, IconCheck, IconUrgent } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Kbd } from "../../ui/kbd";
import type { End } from "./form";
import { SendFields } from "./send-fields";
import { SolvedFields } from "./solved-fields";
import { useForm } from "./register-context";
import styles from "./register.module.css";
import { toOf } from "./suggest";

const ends = [
  { end: "solved", key: "F2", Icon: IconCheck },
  { end: "send", key: "F4", Icon: IconArrowForwardUp },
  { end: "nurse", key: "F8", Icon: IconUrgent },
] as const;

/** The three ends of a contact as three big keys, and the one that Ctrl+Enter does. */
export function Ends() {
  const { t } = useTranslation("register");
  const { form, set, end, desk, commit, saving, bind, focus } = useForm();

  function press(pressed: End) {
    if (pressed === "nurse" || pressed === "112" || pressed === end) return void commit(pressed);
    set({ end: pressed });
    focus(pressed === "solved" ? "action" : "to");
  }

  const to = toOf(form, desk);
  const words = {
    solved: t("end.commitSolved"),
    send: t(
      to === "auto" ? "end.commitQueue" : to === "keep" ? "end.commitKeep" : "end.commitSend",
    ),
    nurse: t("end.commitNurse"),
    "112": t("alarm.112"),
  };

  return (
    <section className={styles.ends} aria-label={t("end.label")}>
      <div className={styles.endKeys}>
        {ends.map(({ end: each, key, Icon }) => (
          <button
            key={each}
            type="button"
            className={styles.end}
            data-end={each}
            aria-pressed={each === end}
            aria-keyshortcuts={key}
            disabled={saving}
            onClick={() => press(each)}
          >
            <Icon size={20} stroke={2} aria-hidden />
            <span className={styles.endWord}>{t(`end.${each}`)}</span>
            <span className={styles.endHint}>{t(`end.${each}Hint`)}</span>
            <Kbd keys={key} />
          </button>
        ))}
      </div>
      {end === "solved" && <SolvedFields />}
      {end === "send" && <SendFields />}
      <div className={styles.commit}>
        <Button
          loading={saving}
          color={end === "nurse" ? "red" : undefined}
          className={end === "nurse" ? styles.alarmButton : undefined}
          ref={bind("send")}
          aria-keyshortcuts="Control+Enter"
          onClick={() => void commit()}
          rightSection={<Kbd keys="Ctrl+Enter" />}
        >
          {form.paper ? t("end.commitPaper") : words[end]}
        </Button>
        {!form.nobody && (
          <Button
            variant="subtle"
            px="xs"
            disabled={saving}
            aria-keyshortcuts="Control+S"
            onClick={() => void commit(undefined, "same-call")}
            rightSection={<Kbd keys="Ctrl+S" />}
          >
            {t("end.again")}
          </Button>
        )}
      </div>
    </section>
  );
}
