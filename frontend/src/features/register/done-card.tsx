import { Button } from "@mantine/core";
import { IconCircleCheck } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { nameOf } from "../../i18n/i18n";
import { AlarmMark } from "../../ui/alarm-mark";
import { Deadline } from "../../ui/deadline";
import { Kbd } from "../../ui/kbd";
import { useKeys } from "../../ui/keys/use-keys";
import { LineBadge } from "../../ui/line-badge";
import { sameCall } from "./form";
import type { Done, Register } from "./use-register";
import styles from "./register.module.css";

interface Props {
  done: Done;
  register: Register;
  onDone: (number?: string) => void;
}

/** The number, big enough to read out, where the ticket went, and what comes next. */
export function DoneCard({ done: { ticket, form }, register, onDone }: Props) {
  const { t } = useTranslation("register");
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);

  const open = () => onDone(ticket.number);
  const again = () => (register.restart(), register.focus("who"));
  const same = () => {
    register.restart(sameCall(form));
    register.focus("reason");
  };
  useKeys(
    {
      o: { label: t("done.open"), run: open },
      Enter: { label: t("done.new"), run: again },
      n: { label: t("done.new"), run: again },
      ...(!form.nobody && { s: { label: t("done.same"), run: same } }),
      Escape: { label: t("close"), run: () => onDone(), inFields: true },
    },
    { scope: "register-done", title: t("done.title") },
  );

  const action = register.desk.actions.find(({ code }) => code === ticket.action?.code);
  return (
    <section className={styles.done}>
      <IconCircleCheck size={30} className={styles.okIcon} aria-hidden />
      <h2 ref={heading} tabIndex={-1} className={styles.title}>
        {t("done.title")}
        <span className="kp-visually-hidden">{t("done.announce", { number: ticket.number })}</span>
      </h2>
      <p className={styles.quiet}>{t("done.readOut")}</p>
      <p className={styles.bigNumber} aria-label={ticket.number.split("").join(" ")}>
        {ticket.number}
      </p>
      <p>
        <strong>{ticket.subject}</strong>
        {ticket.patient?.name && `, ${ticket.patient.name}`}
      </p>
      <p className={styles.cardLine}>
        {ticket.status === "closed" ? (
          t("done.closed", { action: action ? nameOf(action) : "" })
        ) : (
          <>
            <LineBadge line={ticket.line} />
            {ticket.handler
              ? t("done.kept")
              : t(ticket.priority === 1 ? "done.urgent" : "done.queued", {
                  queue: ticket.queue.name,
                })}
            <Deadline
              dueAt={ticket.due_at}
              warnAt={ticket.warn_at}
              kind={ticket.due_kind}
              form="words"
            />
          </>
        )}
        <AlarmMark words={ticket.alarm} />
      </p>
      <div className={styles.commit}>
        <Button onClick={again} rightSection={<Kbd keys="n" />}>
          {t("done.new")}
        </Button>
        {!form.nobody && (
          <Button variant="default" onClick={same} rightSection={<Kbd keys="s" />}>
            {t("done.same")}
          </Button>
        )}
        <Button variant="default" onClick={open} rightSection={<Kbd keys="o" />}>
          {t("done.open")}
        </Button>
      </div>
    </section>
  );
}
