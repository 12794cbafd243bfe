import { Button, Textarea } from "@mantine/core";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { wrong, type EditProps } from "./edit-head";
import { fields, isArticle } from "./form";
import { TextBody } from "./text-body";
import css from "./texts.module.css";

/** The text itself beside how it looks; a template's fields are one press away. */
export function EditBody({ form, error, onPatch }: EditProps) {
  const { t } = useTranslation("knowledge");
  const area = useRef<HTMLTextAreaElement>(null);
  const cursor = useRef<number | null>(null);
  useEffect(() => {
    if (cursor.current === null) return;
    area.current?.focus();
    area.current?.setSelectionRange(cursor.current, cursor.current);
    cursor.current = null;
  }, [form.body]);

  function insert(field: string) {
    const from = area.current?.selectionStart ?? form.body.length;
    const to = area.current?.selectionEnd ?? from;
    const put = `{${field}}`;
    cursor.current = from + put.length;
    onPatch({ body: form.body.slice(0, from) + put + form.body.slice(to) });
  }

  return (
    <>
      <div className={css.sides}>
        <Textarea
          ref={area}
          label={t("edit.body")}
          description={t("edit.bodyHelp")}
          rows={14}
          maxLength={20_000}
          required
          value={form.body}
          error={wrong(error, "body")}
          onChange={(event) => onPatch({ body: event.currentTarget.value })}
        />
        <section className={css.preview} aria-label={t("edit.preview")}>
          <h3>{t("edit.preview")}</h3>
          <TextBody text={form.body} />
        </section>
      </div>
      {!isArticle(form.kind) && (
        <div role="group" aria-label={t("edit.fields")} className={css.insert}>
          <p>
            <b>{t("edit.fields")}</b> {t("edit.fieldsHelp")}
          </p>
          {fields.map((field) => (
            <Button
              key={field}
              size="compact-sm"
              variant="default"
              title={t(`field.${field}`)}
              onClick={() => insert(field)}
            >
              {`{${field}}`}
            </Button>
          ))}
        </div>
      )}
    </>
  );
}
