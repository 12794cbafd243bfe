import { Button } from "@mantine/core";
import { IconCopy } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "../../api/client";
import { Deadline } from "../../ui/deadline";
import { Kbd } from "../../ui/kbd";
import { useKeys } from "../../ui/keys/use-keys";
import { StatusBadge } from "../../ui/status-badge";
import { TimeAgo } from "../../ui/time-ago";
import { carryText } from "./carry-text";
import { useForm } from "./register-context";
import styles from "./register.module.css";

/** More of the same are seen on the patient's card. */
const most = 2;

/**
 * The same matter exists already. It is shown beside the flow and never takes the
 * focus, because somebody is typing; one key opens it and takes the text along.
 */
export function DuplicateCard({ onOpen }: { onOpen: (number: string) => void }) {
  const { t } = useTranslation("register");
  const { form, set, same, focus, restart } = useForm();
  const first = same[0];
  const others = same.length - most;
  const written = form.text.trim();

  /** With its text moved, the form is done: the next call begins with an empty one. */
  function open(ticket: Schemas["Ticket"]) {
    if (written) {
      carryText(ticket.number, written);
      restart();
    }
    onOpen(ticket.number);
  }

  function dismiss() {
    set({ notSameAs: [...form.notSameAs, ...same.map((ticket) => ticket.number)] });
    focus("text");
  }

  useKeys(
    { "Ctrl+O": { label: t("duplicate.key"), run: () => first && open(first), inFields: true } },
    { scope: "register-duplicate", title: t("title"), when: first !== undefined },
  );
  if (!first) return null;

  return (
    <section className={styles.duplicate} aria-label={t("duplicate.title")} role="status">
      <p className={styles.cardLine}>
        <IconCopy size={17} aria-hidden /> <strong>{t("duplicate.title")}</strong>
        {others > 0 && (
          <span className={styles.quiet}>{t("duplicate.others", { count: others })}</span>
        )}
        <span className={styles.spring} />
        <Button size="compact-sm" variant="default" onClick={dismiss}>
          {t("duplicate.goOn")}
        </Button>
      </p>
      {same.slice(0, most).map((ticket, at) => (
        <div key={ticket.number} className={styles.duplicateRow}>
          <StatusBadge status={ticket.status} compact />
          <span className={styles.grow}>
            {t(ticket.status === "closed" ? "duplicate.closed" : "duplicate.open", {
              number: ticket.number,
              queue: ticket.queue.name,
            })}{" "}
            <span className={styles.quiet}>
              <TimeAgo at={ticket.occurred_at} />
            </span>{" "}
            <Deadline dueAt={ticket.due_at} warnAt={ticket.warn_at} kind={ticket.due_kind} />
          </span>
          <Button
            size="compact-sm"
            variant={at === 0 ? "filled" : "default"}
            rightSection={at === 0 && <Kbd keys="Ctrl+O" />}
            onClick={() => open(ticket)}
          >
            {t(written ? "duplicate.openWithText" : "duplicate.openIt", { number: ticket.number })}
          </Button>
        </div>
      ))}
    </section>
  );
}
