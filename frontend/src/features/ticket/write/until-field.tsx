import { TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useNow } from "../../../ui/clock";
import { addDays, dayOf } from "../../../ui/time";
import { fieldError } from "../field-error-words";
import type { Write } from "./use-write";
import styles from "./write.module.css";

/** The day to look again at a question, answered or not; the clock stands still till then. */
export function UntilField({ write }: { write: Write }) {
  const { t } = useTranslation("answer");
  const now = useNow();
  return (
    <TextInput
      size="xs"
      type="date"
      className={styles.until}
      label={t("until.label")}
      description={t("until.hint")}
      inputWrapperOrder={["label", "input", "description", "error"]}
      min={addDays(dayOf(now), 1)}
      value={write.written.until ?? ""}
      error={fieldError(write.act.error, "until")}
      onChange={(event) => write.patch({ until: event.currentTarget.value || undefined })}
    />
  );
}
