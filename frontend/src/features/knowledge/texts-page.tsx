import { Button } from "@mantine/core";
import { IconArrowLeft, IconFileText } from "@tabler/icons-react";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "../../api/queries";
import { EmptyState } from "../../ui/empty-state";
import { keyOf, newForm, type Form } from "./form";
import { TextEditor } from "./text-editor";
import { TextList } from "./text-list";
import { TextOpened } from "./text-opened";
import css from "./texts.module.css";
import { seriesName, type Series } from "./use-texts";
import { publishesIn } from "./who";

/** What the address says: a text, or that one is new. */
type Place = Partial<Series> & { new?: boolean };

/** Templates and articles, for those who publish them (E-3, KP-9). */
export function TextsPage() {
  const { t } = useTranslation("knowledge");
  const navigate = useNavigate();
  const unit = publishesIn(useMe())[0] ?? "";
  const [begun, setBegun] = useState<Form | null>(null);
  const place = useSearch({ strict: false }) as Place;
  const go = (search: Place) => void navigate({ to: "/texts", search });
  const begin = (form: Form | null) => (setBegun(form), go({ new: true }));
  useEffect(() => {
    document.title = `${t("title")} · ${t("common:app")}`;
  }, [t]);
  const series = place.key
    ? { key: place.key, unit: place.unit ?? "", language: place.language ?? "sv" }
    : null;

  return (
    <div className={css.page} data-opened={Boolean(series ?? place.new)}>
      <section className={css.list} aria-label={t("list.label")}>
        <TextList opened={series} onOpen={go} onNew={() => begin(null)} />
      </section>
      <section className={css.right} aria-label={t("edit.label")}>
        <Button
          size="compact-sm"
          variant="subtle"
          className={css.back}
          leftSection={<IconArrowLeft size={15} aria-hidden />}
          onClick={() => go({})}
        >
          {t("list.label")}
        </Button>
        {series && (
          <TextOpened key={seriesName(series)} series={series} onGo={go} onBegin={begin} />
        )}
        {!series && place.new && (
          <TextEditor
            key={begun ? seriesName({ ...begun, key: keyOf(begun) }) : "new"}
            published={null}
            begun={begun !== null}
            base={begun ?? newForm(unit)}
            onGo={go}
            onBegin={begin}
          />
        )}
        {!series && !place.new && (
          <EmptyState icon={IconFileText} title={t("nothing.title")} text={t("nothing.text")} />
        )}
      </section>
    </div>
  );
}
