import { Button, UnstyledButton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useNow } from "../../ui/clock";
import { problemWords } from "../../ui/problem-words";
import css from "./notices.module.css";
import type { Notice, useNotices } from "./use-notices";
import { useNoticeWords } from "./words";

type Props = {
  notices: ReturnType<typeof useNotices>;
  onChoose: (notice: Notice) => void;
};

/** The notices behind the bell, newest first; each opens its ticket. */
export function NoticeList({ notices, onChoose }: Props) {
  const { t } = useTranslation("notices");
  const { data, error, refetch, hasNextPage, fetchNextPage } = notices;
  const words = useNoticeWords();
  const now = useNow();
  const all = data?.pages.flatMap((page) => page.items);

  return (
    <>
      <h2 className={css.title}>{t("title")}</h2>
      {error && (
        <div className={css.words} role="alert">
          {problemWords(error)}
          <Button size="xs" variant="default" onClick={() => void refetch()}>
            {t("common:act.retry")}
          </Button>
        </div>
      )}
      {!all && !error && <p className={css.words}>{t("common:state.loading")}</p>}
      {all?.length === 0 && <p className={css.words}>{t("none")}</p>}
      {all && all.length > 0 && (
        <ul className={css.notices}>
          {all.map((notice) => (
            <li key={notice.id}>
              <UnstyledButton
                className={css.notice}
                data-unread={!notice.read}
                onClick={() => onChoose(notice)}
              >
                <span className={css.dot} aria-hidden />
                <span>
                  {!notice.read && <span className="kp-visually-hidden">{t("isUnread")}:</span>}{" "}
                  {words(notice, now)}
                </span>
              </UnstyledButton>
            </li>
          ))}
        </ul>
      )}
      {hasNextPage && (
        <Button size="xs" variant="subtle" fullWidth onClick={() => void fetchNextPage()}>
          {t("older")}
        </Button>
      )}
    </>
  );
}
