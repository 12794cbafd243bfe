import { TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useRef, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { Kbd } from "../../ui/kbd";
import { useKeys } from "../../ui/keys/use-keys";
import { ticketNumber } from "../../ui/ticket-number";
import css from "./search.module.css";
import { setSearchText } from "./search-text";

type Props = { onTicket: (number: string) => void; onSearch: () => void };

/** Ticket number, name, identity number, phone number or words; "/" leads here. */
export function SearchBox({ onTicket, onSearch }: Props) {
  const { t } = useTranslation("search");
  const [text, setText] = useState("");
  const field = useRef<HTMLInputElement>(null);
  useKeys(
    { "/": { label: t("box.label"), run: () => field.current?.select() } },
    { scope: "desk", title: t("desk:keys.desk") },
  );

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") return field.current?.blur();
    const wanted = text.trim();
    if (event.key !== "Enter" || !wanted) return;
    const number = ticketNumber(wanted);
    if (number) {
      setText("");
      onTicket(number);
    } else {
      setSearchText(wanted);
      onSearch();
    }
    field.current?.blur();
  };

  return (
    <TextInput
      ref={field}
      className={css.box}
      size="xs"
      type="search"
      name="desk-search"
      autoComplete="off"
      spellCheck={false}
      aria-label={t("box.label")}
      placeholder={t("box.hint")}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onKeyDown={onKeyDown}
      leftSection={<IconSearch size={16} stroke={1.75} aria-hidden />}
      rightSection={text ? undefined : <Kbd keys="/" />}
    />
  );
}
