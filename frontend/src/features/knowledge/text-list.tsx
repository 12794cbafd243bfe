import { Button, Checkbox, NativeSelect, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconFileText, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useDirectory } from "../../api/queries";
import { EmptyState } from "../../ui/empty-state";
import { ErrorState } from "../../ui/error-state";
import { useKeys } from "../../ui/keys/use-keys";
import { Kind, Review } from "./text-facts";
import css from "./texts.module.css";
import {
  isNumber,
  kinds,
  languages,
  seriesName,
  seriesOf,
  useTexts,
  type Series,
  type Wanted,
} from "./use-texts";

interface Props {
  opened: Series | null;
  onOpen: (series: Series) => void;
  onNew: () => void;
}

/** All texts, those to be looked through first on top; j and k go from one to the next. */
export function TextList({ opened, onOpen, onNew }: Props) {
  const { t } = useTranslation("knowledge");
  const units = useDirectory()?.units ?? [];
  const [wanted, setWanted] = useState<Wanted>({ review: true });
  const [typed, setTyped] = useState("");
  const [q] = useDebouncedValue(typed.trim(), 200);
  const { data, error, isPending, refetch, ...pages } = useTexts({ ...wanted, q });
  const all = isNumber(typed) ? [] : (data?.pages.flatMap((page) => page.items) ?? []);
  const name = opened && seriesName(opened);
  const at = all.findIndex((text) => seriesName(seriesOf(text)) === name);
  const narrow = (next: Wanted) => setWanted((before) => ({ ...before, ...next }));
  const move = (by: number) => {
    const next = all[at < 0 ? 0 : at + by];
    if (next) onOpen(seriesOf(next));
  };
  useKeys(
    {
      j: { label: t("list.next"), run: () => move(1) },
      k: { label: t("list.previous"), run: () => move(-1) },
    },
    { scope: "texts", title: t("title") },
  );

  return (
    <>
      <header className={css.top}>
        <h1>{t("title")}</h1>
        <Button size="xs" leftSection={<IconPlus size={15} aria-hidden />} onClick={onNew}>
          {t("list.new")}
        </Button>
        <p>{t("lead")}</p>
        <TextInput
          size="xs"
          type="search"
          aria-label={t("list.search")}
          placeholder={t("list.search")}
          value={typed}
          error={isNumber(typed) && t("panel.numbers")}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <NativeSelect
          size="xs"
          aria-label={t("list.kind")}
          data={[
            { value: "", label: t("list.anyKind") },
            ...kinds.map((value) => ({ value, label: t(`kind.${value}`) })),
          ]}
          onChange={(event) => narrow({ kind: kinds.find((k) => k === event.currentTarget.value) })}
        />
        <NativeSelect
          size="xs"
          aria-label={t("list.language")}
          data={[
            { value: "", label: t("list.anyLanguage") },
            ...languages.map((value) => ({ value, label: t(`language.${value}`) })),
          ]}
          onChange={(event) =>
            narrow({ language: languages.find((l) => l === event.currentTarget.value) })
          }
        />
        <Checkbox
          size="xs"
          label={t("list.retired")}
          onChange={(event) => narrow({ retired: event.currentTarget.checked || undefined })}
        />
      </header>
      <div className={css.rows} aria-busy={isPending}>
        {error && <ErrorState error={error} retry={() => void refetch()} />}
        {data && all.length === 0 && !isNumber(typed) && (
          <EmptyState icon={IconFileText} title={t("list.none")} text={t("list.noneText")} />
        )}
        <ul>
          {all.map((text) => (
            <li key={seriesName(seriesOf(text))}>
              <button
                type="button"
                className={css.row}
                aria-current={seriesName(seriesOf(text)) === name || undefined}
                onClick={() => onOpen(seriesOf(text))}
              >
                <b>{text.title}</b>
                <small>
                  <Kind text={text} />
                  <span>
                    {units.find(({ code }) => code === text.unit)?.name ?? t("everybody")}
                  </span>
                  <span>{t("version", { n: text.version })}</span>
                  {text.retired ? <span>{t("retired")}</span> : <Review text={text} />}
                </small>
              </button>
            </li>
          ))}
        </ul>
        {pages.hasNextPage && (
          <Button
            size="compact-sm"
            variant="subtle"
            loading={pages.isFetchingNextPage}
            onClick={() => void pages.fetchNextPage()}
          >
            {t("list.more")}
          </Button>
        )}
      </div>
    </>
  );
}
