import { Button, NativeSelect } from "@mantine/core";
import { IconPrinter } from "@tabler/icons-react";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useDirectory, useMe } from "../../api/queries";
import { ErrorState } from "../../ui/error-state";
import css from "./print.module.css";
import { onPaper, PrintedTable } from "./printed-table";
import { usePrintedList } from "./use-printed-list";

/** A unit's open tickets on paper, for when the network is down; fetching them is logged. */
export function PrintPage() {
  const { t } = useTranslation("print");
  const navigate = useNavigate();
  const me = useMe();
  const mine = [...new Set(me.roles.map((role) => role.unit))];
  const { unit = mine[0] ?? "" } = useSearch({ strict: false }) as { unit?: string };
  const units = useDirectory()?.units.filter(({ code }) => mine.includes(code)) ?? [];
  const name = units.find(({ code }) => code === unit)?.name ?? unit;
  const { data, error, isPending, refetch } = usePrintedList(unit);
  useEffect(() => {
    document.title = `${t("title")} · ${t("common:app")}`;
  }, [t]);
  useEffect(() => {
    if (data) print();
  }, [data]);

  return (
    <div className={css.page}>
      <header className={css.top}>
        <h1>{t("heading", { unit: name })}</h1>
        <div className={css.acts}>
          {units.length > 1 && (
            <NativeSelect
              size="sm"
              aria-label={t("unit")}
              value={unit}
              onChange={({ currentTarget }) =>
                void navigate({ to: "/print", search: { unit: currentTarget.value } })
              }
              data={units.map(({ code, name: label }) => ({ value: code, label }))}
            />
          )}
          <Button
            size="sm"
            leftSection={<IconPrinter size={16} />}
            loading={isPending}
            onClick={() => print()}
          >
            {t("again")}
          </Button>
        </div>
        <p className={css.help}>{t("help")}</p>
      </header>
      {error && <ErrorState error={error} retry={() => void refetch()} />}
      {data && (
        <>
          <p className={css.by}>
            {t("by", {
              when: onPaper(Date.parse(data.at)),
              name: data.by.name,
              count: data.items.length,
            })}
            {data.more && ` ${t("moreThan", { count: data.items.length })}`}
          </p>
          <PrintedTable items={data.items} at={Date.parse(data.at)} />
        </>
      )}
    </div>
  );
}
