import { Checkbox, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useReasons } from "../../api/queries";
import { nameOf } from "../../i18n/i18n";
import { wrong, type EditProps } from "./edit-head";
import { isArticle, mayBePublic } from "./form";
import css from "./texts.module.css";

/** What it suits, who may read it, and when somebody is to read it through again (KP-9). */
export function EditTail({ form, error, onPatch }: EditProps) {
  const { t } = useTranslation("knowledge");
  const reasons = useReasons() ?? [];
  const chosen = reasons.filter(({ code }) => form.reasons.includes(code)).map(nameOf);
  const toggle = (code: string) =>
    onPatch({
      reasons: form.reasons.includes(code)
        ? form.reasons.filter((one) => one !== code)
        : [...form.reasons, code],
    });
  return (
    <>
      <details className={css.reasons}>
        <summary>
          {t("edit.reasons")}: {chosen.join(", ") || t("edit.reasonsNone")}
        </summary>
        {reasons.map((reason) => (
          <Checkbox
            key={reason.code}
            size="xs"
            label={nameOf(reason)}
            checked={form.reasons.includes(reason.code)}
            onChange={() => toggle(reason.code)}
          />
        ))}
      </details>
      {isArticle(form.kind) && (
        <TextInput
          type="date"
          className={css.date}
          label={t("edit.review")}
          description={t("edit.reviewHelp")}
          required
          value={form.review_on}
          error={wrong(error, "review_on")}
          onChange={(event) => onPatch({ review_on: event.currentTarget.value })}
        />
      )}
      {mayBePublic(form.kind) && (
        <Checkbox
          size="sm"
          label={t("edit.public")}
          checked={form.public}
          onChange={(event) => onPatch({ public: event.currentTarget.checked })}
        />
      )}
      {form.after > 0 && (
        <Checkbox
          size="sm"
          label={t("edit.retire")}
          checked={form.retired}
          onChange={(event) => onPatch({ retired: event.currentTarget.checked })}
        />
      )}
    </>
  );
}
