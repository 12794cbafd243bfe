import { Button } from "@mantine/core";
import { IconUrgent } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Kbd } from "../../ui/kbd";
import { useForm } from "./register-context";
import styles from "./register.module.css";

/** The red card on words that suggest an emergency, while they are typed (KP-7a): always in sight, one key. */
export function AlarmCard() {
  const { t } = useTranslation("register");
  const { alarms, commit, desk, saving } = useForm();
  return (
    <div aria-live="assertive">
      {alarms.length > 0 && (
        <div className={styles.alarm}>
          <IconUrgent size={22} aria-hidden />
          <div className={styles.grow}>
            <strong>{t("alarm.title", { words: alarms.join(", ") })}</strong>
            <p>
              {t("alarm.text")} {desk.licensed && t("alarm.licensed")}
            </p>
          </div>
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
        </div>
      )}
    </div>
  );
}
