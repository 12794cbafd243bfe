import { Button } from "@mantine/core";
import { IconUrgent } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Kbd } from "../../ui/kbd";
import { useForm } from "./register-context";
import { referredOn } from "./suggest";
import styles from "./register.module.css";

/**
 * The red card on words that suggest an emergency, while they are typed (KP-7a):
 * always in sight, one key each for 112 and a nurse. What is chosen is kept with
 * the ticket; that it is no emergency lowers nothing.
 */
export function AlarmCard() {
  const { t } = useTranslation("register");
  const { alarms, commit, desk, form, saving, set } = useForm();
  const calm = alarms.length > 0 && alarms.every((word) => form.noEmergency.includes(word));
  return (
    <div aria-live="assertive">
      {calm && (
        <p className={styles.calm}>
          {t("alarm.calm", { words: alarms.join(", ") })}
          <Button size="compact-xs" variant="subtle" onClick={() => set({ noEmergency: [] })}>
            {t("alarm.undo")}
          </Button>
        </p>
      )}
      {alarms.length > 0 && !calm && (
        <div className={styles.alarm}>
          <IconUrgent size={22} aria-hidden />
          <div className={styles.grow}>
            <strong>{t("alarm.title", { words: alarms.join(", ") })}</strong>
            <p>
              {t("alarm.text")} {desk.licensed && t("alarm.licensed")}
            </p>
          </div>
          <div className={styles.alarmChoices}>
            <Button
              size="compact-md"
              className={styles.alarmButton}
              aria-keyshortcuts="F8"
              disabled={saving}
              rightSection={<Kbd keys="F8" />}
              onClick={() => void commit("nurse")}
            >
              {t("alarm.button")}
            </Button>
            {desk.actions.some(({ code }) => code === referredOn) && (
              <Button
                size="compact-md"
                className={styles.alarmButton}
                aria-keyshortcuts="F7"
                disabled={saving}
                rightSection={<Kbd keys="F7" />}
                onClick={() => void commit("112")}
              >
                {t("alarm.112")}
              </Button>
            )}
            <Button
              size="compact-md"
              variant="default"
              disabled={saving}
              onClick={() => set({ noEmergency: alarms })}
            >
              {t("alarm.none")}
            </Button>
          </div>
        </div>
      )}
    </div>
  );
}
