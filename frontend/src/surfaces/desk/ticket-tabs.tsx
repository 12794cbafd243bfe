import { ActionIcon } from "@mantine/core";
import { IconArrowLeft, IconLayoutSidebarRight, IconPencil, IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ticketQuery } from "../../api/queries";
import { useDraftKeys } from "../../ui/draft/use-draft";
import { useKeys } from "../../ui/keys/use-keys";
import { StatusShape } from "../../ui/shapes";
import { Tip } from "../../ui/tip";
import { useTabs } from "./tabs";
import css from "./ticket-tabs.module.css";
import { useOpenTicket } from "./use-open-ticket";

type TabProps = { number: string; active: boolean; onClose: (number: string) => void };

/** One open ticket; what it shows comes from the cache, as reading a ticket is logged. */
function Tab({ number, active, onClose }: TabProps) {
  const { t } = useTranslation("desk");
  const { data: ticket } = useQuery({ ...ticketQuery(number), enabled: false });
  const unsaved = useDraftKeys().some((key) => key.startsWith(`ticket:${number}:`));
  return (
    <span className={css.tab} data-active={active}>
      <Link
        to="/ticket/$number"
        params={{ number }}
        aria-current={active ? "page" : undefined}
        title={ticket?.subject}
      >
        {ticket && <StatusShape status={ticket.status} />}
        <span className="kp-numbers">{number}</span>
        {unsaved && (
          <IconPencil size={13} role="img" aria-label={t("unsaved")} className={css.pencil} />
        )}
      </Link>
      <button
        type="button"
        className={css.close}
        aria-label={t("closeTab", { number })}
        onClick={() => onClose(number)}
      >
        <IconX size={13} stroke={2} aria-hidden />
      </button>
    </span>
  );
}

type Props = {
  opened: string | null;
  onClose: (number: string) => void;
  onBack: () => void;
  aside: boolean;
  onAside: () => void;
};

/** Open tickets; a pencil marks one with unsaved text, which closing does not lose. */
export function TicketTabs({ opened, onClose, onBack, aside, onAside }: Props) {
  const { t } = useTranslation("desk");
  const tabs = useTabs();
  const { open } = useOpenTicket();
  const step = (by: number) => {
    const at = tabs.indexOf(opened ?? "");
    const next = tabs[(at + by + tabs.length) % tabs.length];
    if (next) open(next);
  };
  useKeys(
    {
      "Shift+J": { label: t("key.nextTab"), run: () => step(1) },
      "Shift+K": { label: t("key.previousTab"), run: () => step(-1) },
    },
    { scope: "tabs", title: t("keys.ticket"), when: tabs.length > 0 },
  );
  if (tabs.length === 0) return null;

  return (
    <div className={css.strip}>
      <ActionIcon variant="subtle" className={css.back} aria-label={t("key.back")} onClick={onBack}>
        <IconArrowLeft size={18} />
      </ActionIcon>
      <nav className={css.tabs} aria-label={t("tabs")}>
        {tabs.map((number) => (
          <Tab key={number} number={number} active={number === opened} onClose={onClose} />
        ))}
      </nav>
      {opened && (
        <Tip label={t("key.aside")}>
          <ActionIcon
            variant={aside ? "light" : "subtle"}
            className={css.aside}
            aria-pressed={aside}
            aria-label={t("key.aside")}
            onClick={onAside}
          >
            <IconLayoutSidebarRight size={18} stroke={1.75} />
          </ActionIcon>
        </Tip>
      )}
    </div>
  );
}
