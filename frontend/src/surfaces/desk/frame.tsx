import { IconMailOpened } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useDirectory, useMe } from "../../api/queries";
import { useSettings } from "../../api/settings";
import { KnowledgePanel } from "../../features/knowledge/knowledge-panel";
import { TemplatePicker } from "../../features/knowledge/picker";
import { nextAfter } from "../../features/list/order";
import { TicketAside } from "../../features/ticket/ticket-aside";
import { TicketPane } from "../../features/ticket/ticket-pane";
import { Boundary } from "../../ui/boundary";
import { EmptyState } from "../../ui/empty-state";
import { Kbd } from "../../ui/kbd";
import { useKeys } from "../../ui/keys/use-keys";
import css from "./frame.module.css";
import { MiddlePane } from "./middle-pane";
import { usePlace, type Place } from "./place";
import { Splitter, useListWidth } from "./splitter";
import { closeTab, openTab, useTabs } from "./tabs";
import { TicketTabs } from "./ticket-tabs";
import { useOpenTicket } from "./use-open-ticket";
import { may } from "./views";

/** Where the list of a place has its address. */
function addressOf(place: Place) {
  if (place.kind === "queue")
    return { to: "/queue/$id", params: { id: String(place.id) } } as const;
  const view = place.kind === "search" ? "search" : place.view;
  const search = place.kind === "view" ? place.filter : {};
  return { to: "/view/$view", params: { view }, search } as const;
}

/** List and ticket side by side; the list stays while tickets come and go. */
export function Frame() {
  const { t } = useTranslation("desk");
  const { place, opened } = usePlace();
  const navigate = useNavigate();
  const { open } = useOpenTicket();
  const { after_action: after = "stay" } = useSettings();
  const [width, setWidth] = useListWidth();
  const [aside, setAside] = useState(false);
  const directory = useDirectory();
  const reads = may(useMe(), "text:read");

  // Before anything is open the list has the whole width, with all its columns.
  const alone = useTabs().length === 0 && opened === null;

  const toList = useCallback(() => void navigate(addressOf(place)), [navigate, place]);
  const close = useCallback(
    (number: string) => {
      const instead = closeTab(number);
      if (number !== opened) return;
      if (instead) open(instead);
      else toList();
    },
    [open, opened, toList],
  );
  const onAction = (result: "acted" | "gone") => {
    if (!opened || (result === "acted" && after === "stay")) return;
    const next = after === "next" ? nextAfter(opened) : null;
    closeTab(opened);
    if (next) open(next);
    else toList();
  };

  useEffect(() => {
    if (opened) openTab(opened);
    const queue = place.kind === "queue" && directory?.queues.find(({ id }) => id === place.id);
    const list = queue
      ? queue.name
      : place.kind === "view"
        ? t(`view.${place.view}`)
        : t("view.search");
    document.title = `${opened ?? list} · ${t("common:app")}`;
  }, [directory, opened, place, t]);

  useKeys(
    {
      u: { label: t("key.back"), run: toList },
      "Shift+X": { label: t("key.closeTab"), run: () => close(opened ?? "") },
      p: { label: t("key.aside"), run: () => setAside((before) => !before) },
    },
    { scope: "frame", title: t("keys.ticket"), when: opened !== null },
  );

  return (
    <div
      className={css.frame}
      data-opened={opened !== null}
      data-aside={aside}
      data-alone={alone}
      style={{ "--list": `${width}px` } as React.CSSProperties}
    >
      <div className={css.list}>
        <Boundary key={JSON.stringify(place)}>
          <MiddlePane place={place} opened={opened} />
        </Boundary>
      </div>
      <Splitter width={width} onWidth={setWidth} />
      <div className={css.right}>
        <TicketTabs
          opened={opened}
          onClose={close}
          onBack={toList}
          aside={aside}
          onAside={() => setAside((before) => !before)}
        />
        {opened ? (
          <div className={css.ticket} key={opened}>
            <Boundary>
              <TicketPane
                number={opened}
                onAction={onAction}
                templates={reads ? TemplatePicker : undefined}
              />
            </Boundary>
          </div>
        ) : (
          <EmptyState
            icon={IconMailOpened}
            title={t("nothingOpen.title")}
            text={t("nothingOpen.text")}
          >
            <span className={css.hint}>
              <Kbd keys="j" /> <Kbd keys="k" /> {t("nothingOpen.move")} · <Kbd keys="o" />{" "}
              {t("nothingOpen.open")} · <Kbd keys="?" /> {t("nothingOpen.keys")}
            </span>
          </EmptyState>
        )}
      </div>
      {opened && (
        <aside className={css.aside} aria-label={t("aside")}>
          <Boundary key={opened}>
            <TicketAside number={opened}>
              {reads && <KnowledgePanel number={opened} show={setAside} />}
            </TicketAside>
          </Boundary>
        </aside>
      )}
    </div>
  );
}
