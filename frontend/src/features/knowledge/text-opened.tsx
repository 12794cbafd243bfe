import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useDirectory, useMe } from "../../api/queries";
import { ErrorState } from "../../ui/error-state";
import { formOf, type Form } from "./form";
import { TextBody } from "./text-body";
import { TextEditor } from "./text-editor";
import { Kind, Review } from "./text-facts";
import css from "./texts.module.css";
import { useText, type Series, type Text } from "./use-texts";
import { publishesCommon, publishesIn } from "./who";

interface Props {
  series: Series;
  onGo: (series: Series) => void;
  /** A new text that begins as another: in the other language, or a unit's own. */
  onBegin: (form: Form) => void;
}

/** A text of the list: to be changed by who may, else to be read. */
export function TextOpened({ series, onGo, onBegin }: Props) {
  const { t } = useTranslation("knowledge");
  const me = useMe();
  const { data: text, error, refetch } = useText(series);
  if (error && !text) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!text) return <p className={css.words}>{t("common:state.loading")}</p>;
  const may = series.unit ? publishesIn(me).includes(series.unit) : publishesCommon(me);
  if (may) return <TextEditor published={text} base={formOf(text)} onGo={onGo} onBegin={onBegin} />;
  return <ReadOnly text={text} onBegin={onBegin} />;
}

function ReadOnly({ text, onBegin }: { text: Text; onBegin: Props["onBegin"] }) {
  const { t } = useTranslation("knowledge");
  const mine = publishesIn(useMe());
  const units = (useDirectory()?.units ?? []).filter(({ code }) => mine.includes(code));
  return (
    <article className={css.opened}>
      <h2>{text.title}</h2>
      <p className={css.facts}>
        <Kind text={text} />
        <Review text={text} />
      </p>
      <p className={css.facts}>{t(text.unit ? "edit.readOnlyUnit" : "edit.readOnly")}</p>
      <div className={css.preview}>
        <TextBody text={text.body} />
      </div>
      <div className={css.acts}>
        {units.map(({ code, name }) => (
          <Button
            key={code}
            size="xs"
            variant="default"
            onClick={() => onBegin({ ...formOf(text), unit: code, after: 0 })}
          >
            {t("edit.own", { unit: name })}
          </Button>
        ))}
      </div>
    </article>
  );
}
