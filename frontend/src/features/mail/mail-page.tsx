import { NativeSelect, SegmentedControl } from "@mantine/core";
import { IconMailOpened } from "@tabler/icons-react";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../ui/empty-state";
import css from "./mail.module.css";
import { MailList } from "./mail-list";
import { MailOpened } from "./mail-opened";
import { outcomes, type Which } from "./use-mail";

/** Mail that came in: what waits for a person, and what became of the rest. */
export function MailPage() {
  const { t } = useTranslation("mail");
  const navigate = useNavigate();
  const { id, show = "waiting" } = useSearch({ strict: false }) as { id?: number; show?: Which };
  const go = (search: { id?: number; show?: Which }) => void navigate({ to: "/mail", search });
  useEffect(() => {
    document.title = `${t("title")} · ${t("common:app")}`;
  }, [t]);

  return (
    <div className={css.page} data-opened={id !== undefined}>
      <section className={css.list} aria-label={t("list")}>
        <header className={css.top}>
          <h1>{t("title")}</h1>
          <SegmentedControl
            size="xs"
            aria-label={t("which")}
            value={show === "waiting" ? "waiting" : "all"}
            onChange={(value) => go({ show: value as Which })}
            data={[
              { value: "waiting", label: t("waiting") },
              { value: "all", label: t("all") },
            ]}
          />
          {show !== "waiting" && (
            <NativeSelect
              size="xs"
              aria-label={t("became")}
              value={show}
              onChange={({ currentTarget }) => go({ show: currentTarget.value as Which })}
              data={[
                { value: "all", label: t("anything") },
                ...outcomes.map((value) => ({ value, label: t(`outcome.${value}`) })),
              ]}
            />
          )}
        </header>
        <MailList which={show} opened={id} onOpen={(mail) => go({ id: mail, show })} />
      </section>
      <section className={css.right} aria-label={t("one")}>
        {id === undefined ? (
          <EmptyState icon={IconMailOpened} title={t("nothing.title")} text={t("nothing.text")} />
        ) : (
          <MailOpened key={id} id={id} onDone={() => go({ show })} />
        )}
      </section>
    </div>
  );
}
