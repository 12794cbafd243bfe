import { Textarea, TextInput } from "@mantine/core";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useForm } from "./register-context";
import styles from "./register.module.css";
import { subjectOf } from "./suggest";

/** What is said, and the subject that is proposed from it. */
export function TextFields() {
  const { t } = useTranslation("register");
  const { form, set, bind, errorAt, sending, alarms } = useForm();
  const crowded = alarms.length > 0;

  /** The red card takes room from the field that is being written in. */
  useEffect(() => {
    if (crowded) document.activeElement?.scrollIntoView({ block: "nearest" });
  }, [crowded]);

  return (
    <>
      <Textarea
        size="xs"
        label={t(form.nobody ? "text.labelNobody" : "text.label")}
        placeholder={t("text.placeholder")}
        autosize
        minRows={4}
        maxRows={12}
        maxLength={20_000}
        value={form.text}
        error={errorAt("text")}
        ref={bind("text")}
        onChange={(event) => set({ text: event.currentTarget.value })}
      />
      <TextInput
        size="xs"
        classNames={{ root: styles.inline }}
        label={t("subject.label")}
        value={subjectOf(form, sending.reasonName)}
        maxLength={200}
        autoComplete="off"
        error={errorAt("subject")}
        ref={bind("subject")}
        onChange={(event) =>
          set({ subject: event.currentTarget.value === "" ? null : event.currentTarget.value })
        }
      />
    </>
  );
}
