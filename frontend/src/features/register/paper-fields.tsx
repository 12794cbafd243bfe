import { TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { instantOf } from "../../ui/time";
import { useForm } from "./register-context";
import styles from "./register.module.css";

/** When the contact on a paper note happened; the day stays for the next note. */
export function PaperFields() {
  const { t } = useTranslation("register");
  const { form, set, bind, advance, errorAt, latest } = useForm();
  const error = errorAt("when");
  return (
    <section className={styles.paper} aria-label={t("paper.switch")}>
      <div className={styles.pair}>
        <TextInput
          size="xs"
          type="date"
          label={t("paper.day")}
          value={form.day}
          onChange={(event) => set({ day: event.currentTarget.value })}
        />
        <TextInput
          size="xs"
          label={t("paper.time")}
          placeholder={t("paper.timePlaceholder")}
          inputMode="numeric"
          autoComplete="off"
          value={form.time}
          error={error}
          ref={bind("when")}
          onChange={(event) => set({ time: event.currentTarget.value })}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.ctrlKey) return;
            event.preventDefault();
            if (instantOf(form.day, form.time)) advance("when");
          }}
        />
      </div>
      <p className={styles.quiet}>
        {latest[0]
          ? `${t("paper.count", { count: latest.length })}. ${t("paper.latest", { number: latest[0].number })}.`
          : t("paper.next")}
      </p>
    </section>
  );
}
