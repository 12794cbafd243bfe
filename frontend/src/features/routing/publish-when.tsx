import { Radio, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { instantOf } from "../../ui/time";
import css from "./routing.module.css";

/** From when a draft is to count, as it is written: at once, or on a day at a time. */
export interface When {
  later: boolean;
  day: string;
  time: string;
}

/** The instant; null for at once, and for what is none. */
export function instantOfWhen({ later, day, time }: When): Date | null {
  return later ? instantOf(day, time) : null;
}

/** Now, or at a time. */
export function PublishWhen({ when, onChange }: { when: When; onChange: (when: When) => void }) {
  const { t } = useTranslation("routing");
  const { later, day, time } = when;
  return (
    <>
      <Radio.Group
        label={t("publish.when")}
        value={later ? "later" : "now"}
        onChange={(value) => onChange({ ...when, later: value === "later" })}
      >
        <div className={css.choices}>
          <Radio value="now" label={t("publish.now")} />
          <Radio value="later" label={t("publish.later")} />
        </div>
      </Radio.Group>
      {later && (
        <div className={css.instant}>
          <TextInput
            type="date"
            label={t("publish.day")}
            value={day}
            onChange={({ currentTarget }) => onChange({ ...when, day: currentTarget.value })}
          />
          <TextInput
            label={t("publish.time")}
            value={time}
            error={instantOfWhen(when) === null && t("publish.noTime")}
            onChange={({ currentTarget }) => onChange({ ...when, time: currentTarget.value })}
          />
        </div>
      )}
    </>
  );
}
