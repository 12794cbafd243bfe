import { NativeSelect, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useDirectory } from "../../api/queries";
import { useNow } from "../../ui/clock";
import { fieldSlug } from "../../ui/field-error";
import { fieldWords } from "../../ui/problem-words";
import { exact } from "../../ui/time";
import { keyOf, type Form } from "./form";
import { Kind, Review } from "./text-facts";
import css from "./texts.module.css";
import { kinds, languages, type Text } from "./use-texts";

export interface EditProps {
  form: Form;
  error: Error | null;
  onPatch: (some: Partial<Form>) => void;
}

interface Props extends EditProps {
  published: Text | null;
  /** Whose texts the person may publish; "" is everybody's. */
  units: string[];
}

/** The words for what the server said of a field. */
export function wrong(error: Error | null, field: string): string | undefined {
  const slug = fieldSlug(error, field);
  return slug && fieldWords(slug, field);
}

/** What the text is called and whom it is for. That of a published text stays. */
export function EditHead({ form, published, units, error, onPatch }: Props) {
  const { t } = useTranslation("knowledge");
  const now = useNow();
  const names = useDirectory()?.units ?? [];
  const nameOf = (unit: string) =>
    names.find(({ code }) => code === unit)?.name ?? (unit || t("everybody"));
  const when = published ? exact(Date.parse(published.published_at), now) : "";
  const by = published?.published_by?.name;
  return (
    <>
      <h2>{published?.title ?? t("edit.newTitle")}</h2>
      {published && (
        <p className={css.facts}>
          <Kind text={published} />
          <span>{nameOf(form.unit)}</span>
          <span>{t("version", { n: published.version })}</span>
          <span>{by ? t("publishedBy", { when, name: by }) : t("published", { when })}</span>
          {published.retired ? <span>{t("retired")}</span> : <Review text={published} />}
        </p>
      )}
      <TextInput
        label={t("edit.title")}
        maxLength={120}
        required
        value={form.title}
        error={wrong(error, "title")}
        onChange={(event) => onPatch({ title: event.currentTarget.value })}
      />
      <div className={css.fields}>
        <NativeSelect
          size="sm"
          label={t("edit.kind")}
          value={form.kind}
          data={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
          onChange={(event) =>
            onPatch({ kind: kinds.find((kind) => kind === event.currentTarget.value) })
          }
        />
        {!published && (
          <>
            <NativeSelect
              size="sm"
              label={t("edit.unit")}
              value={form.unit}
              data={units.map((value) => ({ value, label: nameOf(value) }))}
              error={wrong(error, "unit")}
              onChange={(event) => onPatch({ unit: event.currentTarget.value })}
            />
            <NativeSelect
              size="sm"
              label={t("edit.language")}
              value={form.language}
              data={languages.map((value) => ({ value, label: t(`language.${value}`) }))}
              onChange={(event) =>
                onPatch({ language: languages.find((one) => one === event.currentTarget.value) })
              }
            />
            <TextInput
              label={t("edit.key")}
              description={t("edit.keyHelp")}
              maxLength={80}
              value={keyOf(form)}
              error={wrong(error, "key")}
              onChange={(event) => onPatch({ key: event.currentTarget.value })}
            />
          </>
        )}
      </div>
    </>
  );
}
