import { Button } from "@mantine/core";
import type { KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "../../api/queries";
import { useDraft } from "../../ui/draft/use-draft";
import { Kbd } from "../../ui/kbd";
import { notify } from "../../ui/notify";
import { problemWords, slugOf } from "../../ui/problem-words";
import { EditBody } from "./edit-body";
import { EditHead } from "./edit-head";
import { EditTail } from "./edit-tail";
import { bodyOf, draftKey, keyOf, type Form } from "./form";
import { Newer } from "./newer";
import css from "./texts.module.css";
import { languages, usePublish, type Series, type Text } from "./use-texts";
import { Versions } from "./versions";
import { publishesCommon, publishesIn } from "./who";

interface Props {
  /** As it is now; null for a new text. */
  published: Text | null;
  /** What the fields begin with. */
  base: Form;
  /** A new text that begins as another. */
  begun?: boolean;
  onGo: (series: Series) => void;
  onBegin: (form: Form) => void;
}

/** Where a text is changed and published; what is half written is kept (KP-9). */
export function TextEditor({ published, base, begun = false, onGo, onBegin }: Props) {
  const { t } = useTranslation("knowledge");
  const me = useMe();
  const own = published || begun ? { ...base, key: base.key } : null;
  const draft = useDraft<Form | null>(draftKey(own), null, (form) => form === null);
  const publish = usePublish();
  const form = draft.value ?? base;
  const changed = draft.value !== null || begun;
  const newer = published !== null && published.version > form.after ? published : null;
  const units = [...publishesIn(me), ...(publishesCommon(me) ? [""] : [])];
  const next = (newer?.version ?? form.after) + 1;
  const taken = !published && slugOf(publish.error) === "version-published-meanwhile";

  function patch(some: Partial<Form>) {
    const after = { ...form, ...some };
    draft.set(JSON.stringify(after) === JSON.stringify(base) ? null : after);
  }

  function send() {
    if (!changed || publish.isPending) return;
    const key = keyOf(form);
    const body = { ...bodyOf(form), after: newer?.version ?? form.after };
    publish.mutate(
      { key, body },
      {
        onSuccess: (made) => {
          draft.clear();
          notify.info(t("edit.published", { title: made.title, n: made.version }));
          onGo({ key, unit: form.unit, language: form.language });
        },
      },
    );
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    send();
  }

  const other = languages.find((language) => language !== form.language)!;
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Ctrl+Enter of the fields within
    <form
      className={css.opened}
      aria-label={t("edit.label")}
      onSubmit={(event) => (event.preventDefault(), send())}
      onKeyDown={onKeyDown}
    >
      {newer && <Newer newer={newer} form={form} />}
      <EditHead
        form={form}
        published={published}
        units={units}
        error={publish.error}
        onPatch={patch}
      />
      <EditBody form={form} error={publish.error} onPatch={patch} />
      <EditTail form={form} error={publish.error} onPatch={patch} />
      {publish.error && !newer && (
        <p className={css.error} role="alert">
          {taken ? t("edit.taken") : problemWords(publish.error)}
        </p>
      )}
      <div className={css.acts}>
        <Button
          type="submit"
          size="xs"
          loading={publish.isPending}
          disabled={!changed}
          rightSection={<Kbd keys="Ctrl+Enter" />}
        >
          {t(newer ? "edit.publishAnyway" : "edit.publish", { n: next })}
        </Button>
        {draft.value !== null && (
          <Button size="xs" variant="subtle" onClick={() => (draft.clear(), publish.reset())}>
            {t("edit.undo")}
          </Button>
        )}
        {published && !changed && (
          <Button
            size="xs"
            variant="subtle"
            onClick={() => onBegin({ ...base, language: other, after: 0 })}
          >
            {t(other === "en" ? "edit.translate" : "edit.translateBack")}
          </Button>
        )}
        <span className={css.quiet} role="status">
          {draft.state === "clean"
            ? !changed && t("edit.unchanged")
            : t(`common:draft.${draft.state}`)}
        </span>
      </div>
      {published && (
        <Versions
          published={published}
          onBack={(text) => patch({ title: text.title, body: text.body, reasons: text.reasons })}
        />
      )}
    </form>
  );
}
