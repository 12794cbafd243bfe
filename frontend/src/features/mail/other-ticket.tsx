import { Button, TextInput } from "@mantine/core";
import { useEffect, useRef, useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { ticketNumber } from "../../ui/ticket-number";
import css from "./mail.module.css";

type Props = { busy: boolean; onTicket: (number: string) => void };

/** The number of the ticket that a mail belongs to. */
export function OtherTicket({ busy, onTicket }: Props) {
  const { t } = useTranslation("mail");
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState("");
  const [wrong, setWrong] = useState(false);
  useEffect(() => field.current?.focus(), []);
  const send = (event: FormEvent) => {
    event.preventDefault();
    const number = ticketNumber(typed);
    setWrong(number === null);
    if (number) onTicket(number);
  };
  return (
    <form className={css.other} onSubmit={send} noValidate>
      <TextInput
        ref={field}
        label={t("number")}
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        error={wrong ? t("numberWrong") : undefined}
      />
      <Button type="submit" loading={busy}>
        {t("toThis")}
      </Button>
    </form>
  );
}
