import { Button } from "@mantine/core";
import { IconMailCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../ui/empty-state";
import { ErrorState } from "../../ui/error-state";
import { useKeys } from "../../ui/keys/use-keys";
import css from "./mail.module.css";
import { MailRow } from "./mail-row";
import { useMails, type Which } from "./use-mail";

type Props = { which: Which; opened: number | undefined; onOpen: (id: number) => void };

/** A page of mails after another; j and k go from one to the next. */
export function MailList({ which, opened, onOpen }: Props) {
  const { t } = useTranslation("mail");
  const { data, error, isPending, refetch, ...pages } = useMails(which);
  const all = data?.pages.flatMap((page) => page.items) ?? [];
  const at = all.findIndex(({ id }) => id === opened);
  const move = (by: number) => {
    const next = all[at < 0 ? 0 : at + by];
    if (next) onOpen(next.id);
  };
  useKeys(
    {
      j: { label: t("key.next"), run: () => move(1) },
      k: { label: t("key.previous"), run: () => move(-1) },
    },
    { scope: "mail", title: t("title") },
  );

  const kind = which === "waiting" ? "waiting" : "all";
  return (
    <div className={css.rows} aria-busy={isPending}>
      {isPending && <p className={css.words}>{t("common:state.loading")}</p>}
      {error && <ErrorState error={error} retry={() => void refetch()} />}
      {data && all.length === 0 && (
        <EmptyState icon={IconMailCheck} title={t(`none.${kind}`)} text={t(`noneText.${kind}`)} />
      )}
      <ul>
        {all.map((mail) => (
          <MailRow
            key={mail.id}
            mail={mail}
            opened={mail.id === opened}
            onOpen={() => onOpen(mail.id)}
          />
        ))}
      </ul>
      {pages.hasNextPage && (
        <p className={css.words}>
          <Button
            size="sm"
            variant="default"
            loading={pages.isFetchingNextPage}
            onClick={() => void pages.fetchNextPage()}
          >
            {t("more")}
          </Button>
        </p>
      )}
    </div>
  );
}
