import { ActionIcon, Popover } from "@mantine/core";
import { IconBell } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Tip } from "../../ui/tip";
import { NoticeList } from "./notice-list";
import css from "./notices.module.css";
import { useMarkRead, useNotices } from "./use-notices";

type Props = { onTicket: (number: string) => void };

/** What I should know: a bell with how many are unread, and the list behind it. */
export function NoticeBell({ onTicket }: Props) {
  const { t } = useTranslation("notices");
  const [opened, setOpened] = useState(false);
  const notices = useNotices();
  const markRead = useMarkRead();
  const unread = notices.data?.pages[0]?.unread ?? 0;
  const label = unread > 0 ? t("unread", { count: unread }) : t("title");

  return (
    <>
      <span role="status" className="kp-visually-hidden">
        {unread > 0 && label}
      </span>
      <Popover
        opened={opened}
        onChange={setOpened}
        position="bottom-end"
        width={380}
        shadow="md"
        trapFocus
        returnFocus
      >
        <Tip label={label} disabled={opened}>
          <Popover.Target>
            <ActionIcon
              variant="subtle"
              size={32}
              className={css.bell}
              aria-label={label}
              onClick={() => setOpened((before) => !before)}
            >
              <IconBell size={19} stroke={1.75} />
              {unread > 0 && (
                <span className={css.count} aria-hidden>
                  {unread > 99 ? "99+" : unread}
                </span>
              )}
            </ActionIcon>
          </Popover.Target>
        </Tip>
        <Popover.Dropdown className={css.list}>
          <NoticeList
            notices={notices}
            onChoose={(notice) => {
              markRead(notice);
              setOpened(false);
              onTicket(notice.ticket);
            }}
          />
        </Popover.Dropdown>
      </Popover>
    </>
  );
}
