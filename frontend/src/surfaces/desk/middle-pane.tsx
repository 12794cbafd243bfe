import { Button } from "@mantine/core";
import { IconCoffee, IconInbox, IconSearch } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useDirectory, useMe, useQueues, useViews } from "../../api/queries";
import { TicketList } from "../../features/list/ticket-list";
import { PatientHits } from "../../features/search/patient-hits";
import { useSearchText } from "../../features/search/search-text";
import { TakeNextButton } from "../../features/take-next/take-next-button";
import { EmptyState } from "../../ui/empty-state";
import { personalDigits } from "../../ui/ticket-number";
import { filterOf, type Place } from "./place";
import { useOpenTicket } from "./use-open-ticket";
import { may, views } from "./views";

type Props = { place: Place; opened: string | null };

/** The list of a queue, of a view, or of a search. */
export function MiddlePane({ place, opened }: Props) {
  const { t } = useTranslation("desk");
  const me = useMe();
  const { open, openMany } = useOpenTicket();
  const text = useSearchText();
  const queue = useDirectory()?.queues.find((one) => place.kind === "queue" && one.id === place.id);
  const counts = useQueues()?.find((one) => place.kind === "queue" && one.id === place.id);
  const viewCounts = useViews(may(me, "ticket:list"));
  const filter = useMemo(() => filterOf(place, text), [place, text]);
  const digits = place.kind === "search" ? personalDigits(text) : null;

  if (place.kind === "search" && !text) {
    return (
      <EmptyState icon={IconSearch} title={t("search:start.title")} text={t("search:start.text")} />
    );
  }
  if (digits) return <PatientHits text={text} kind={digits} opened={opened} onOpen={open} />;

  const view = place.kind === "view" ? views.find(({ id }) => id === place.view) : undefined;
  const narrowed = place.kind === "view" && Object.keys(place.filter).length > 0;
  const title =
    place.kind === "queue"
      ? (queue?.name ?? t("queue.one"))
      : place.kind === "search"
        ? t("search:by.words", { text })
        : t(`view.${place.view}`);
  const count = counts?.open ?? (view?.count && !narrowed ? viewCounts?.[view.count] : undefined);
  const next = queue?.mine ? <TakeNextButton queue={queue.id} onTaken={open} /> : undefined;

  return (
    <TicketList
      filter={filter}
      title={narrowed ? `${title} · ${t("narrowed")}` : title}
      count={count}
      hidden={
        place.kind === "queue"
          ? ["queue", "line"]
          : place.kind === "view" && place.view === "mine"
            ? ["handler"]
            : []
      }
      opened={opened}
      onOpen={open}
      onOpenMany={openMany}
      acts={next}
      empty={
        place.kind === "search" ? (
          <EmptyState
            icon={IconSearch}
            title={t("search:none.title")}
            text={t("search:none.words")}
          />
        ) : (
          <EmptyState
            icon={place.kind === "queue" ? IconCoffee : IconInbox}
            title={place.kind === "queue" ? t("empty.queue") : t(`empty.${place.view}.title`)}
            text={place.kind === "queue" ? t("empty.queueText") : t(`empty.${place.view}.text`)}
          >
            <Button component={Link} to="/" size="xs" variant="default">
              {t("toHome")}
            </Button>
          </EmptyState>
        )
      }
    />
  );
}
