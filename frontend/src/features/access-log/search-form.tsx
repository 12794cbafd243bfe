import { Button, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useEffect, useRef, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { serverNow } from "../../ui/clock";
import { fieldSlug } from "../../ui/field-error";
import { fieldWords } from "../../ui/problem-words";
import css from "./access-log.module.css";
import { mendOf, nothing, spanOf, spans, type Asked } from "./query";

type Props = {
  asked: Asked;
  onChange: (asked: Asked) => void;
  onSearch: (asked: Asked) => void;
  onClear: () => void;
  busy: boolean;
  /** What the server said about the last search. */
  error: unknown;
};

/** The fields by their names in the API, which an error tells. */
const fields = {
  identityNumber: "identity_number",
  employee: "employee",
  ticket: "ticket",
  from: "from",
  to: "to",
} as const;

/** By patient, employee, ticket and period together; all may be left empty. */
export function SearchForm({ asked, onChange, onSearch, onClear, busy, error }: Props) {
  const { t } = useTranslation("access-log");
  const form = useRef<HTMLFormElement>(null);
  const mend = mendOf(asked);
  const set = (change: Partial<Asked>) => onChange({ ...asked, ...change });

  useEffect(() => {
    if (error) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [error]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (mend) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
    else onSearch(asked);
  };
  const field = (name: keyof Asked, type: "text" | "date" = "text") => {
    const slug = mend?.field === name ? mend.slug : fieldSlug(error, fields[name]);
    const hint = type === "text" ? t(`field.${name}Hint`) : undefined;
    return (
      <TextInput
        type={type}
        name={name}
        label={t(`field.${name}`)}
        placeholder={hint}
        value={asked[name]}
        error={slug && fieldWords(slug, fields[name])}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => set({ [name]: event.currentTarget.value })}
      />
    );
  };

  return (
    <form className={css.form} ref={form} onSubmit={submit} role="search" aria-label={t("title")}>
      <div className={css.fields}>
        {field("identityNumber")}
        {field("employee")}
        {field("ticket")}
        {field("from", "date")}
        {field("to", "date")}
      </div>
      <div className={css.formActs}>
        <div className={css.spans} role="group" aria-label={t("span.label")}>
          {spans.map((days) => {
            const span = spanOf(days, serverNow());
            return (
              <Button
                key={days}
                size="compact-sm"
                variant="default"
                aria-pressed={asked.from === span.from && asked.to === span.to}
                onClick={() => set(spanOf(days, serverNow()))}
              >
                {t(`span.${days}`)}
              </Button>
            );
          })}
        </div>
        {Object.values(asked).some((value) => value !== "") && (
          <Button
            size="sm"
            variant="subtle"
            onClick={() => {
              onChange(nothing);
              onClear();
            }}
          >
            {t("clear")}
          </Button>
        )}
        <Button
          type="submit"
          size="sm"
          loading={busy}
          leftSection={<IconSearch size={16} stroke={1.75} aria-hidden />}
        >
          {t("search")}
        </Button>
      </div>
    </form>
  );
}
