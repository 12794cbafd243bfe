import { Button, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { useTicket } from "../../api/queries";
import { Kbd } from "../../ui/kbd";
import { useKeys } from "../../ui/keys/use-keys";
import { problemWords } from "../../ui/problem-words";
import css from "./knowledge.module.css";
import { PanelText } from "./panel-text";
import { isNumber, seriesName, seriesOf, useTexts, type Text } from "./use-texts";

interface Props {
  /** The ticket that one is working with. */
  number: string;
  /** Brings what is beside the ticket forward where there is no room for it, or takes it away. */
  show: (shown: boolean) => void;
}

const few = 6;

/** Beside a ticket: the texts that suit it, and a way to find any other (KP-9). */
export function KnowledgePanel({ number, show }: Props) {
  const { t } = useTranslation("knowledge");
  const { data: ticket } = useTicket(number);
  const [typed, setTyped] = useState("");
  const [opened, setOpened] = useState("");
  const [q] = useDebouncedValue(typed.trim(), 200);
  const reason = ticket?.reason ?? "";
  const { data, error, hasNextPage, fetchNextPage } = useTexts({ q, reason }, few);
  const refused = isNumber(typed);
  const field = useRef<HTMLInputElement>(null);
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    if (asked > 0) field.current?.focus();
  }, [asked]);
  const run = () => (show(true), setAsked((before) => before + 1));
  useKeys(
    { "Shift+K": { label: t("panel.key"), run } },
    { scope: "knowledge", title: t("desk:keys.ticket") },
  );
  if (!ticket) return null;

  /** Escape clears the field, and then leaves it; the answer beside it stays open. */
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Escape") return;
    event.preventDefault();
    if (typed) return setTyped("");
    field.current?.blur();
    show(false);
  }

  const all = refused ? [] : (data?.pages.flatMap((page) => page.items) ?? []);
  const suits = (text: Text) => q === "" && text.reasons.includes(ticket.reason);
  const groups = [
    { title: q === "" ? t("panel.suggested") : "", texts: all.filter(suits) },
    { title: q === "" ? t("panel.others") : "", texts: all.filter((text) => !suits(text)) },
  ].filter(({ texts }) => texts.length > 0);

  return (
    <section className={css.panel} aria-label={t("panel.title")}>
      <h3>
        {t("panel.title")} <Kbd keys="Shift+K" />
      </h3>
      <TextInput
        ref={field}
        size="xs"
        type="search"
        aria-label={t("panel.search")}
        placeholder={t("panel.search")}
        leftSection={<IconSearch size={15} aria-hidden />}
        autoComplete="off"
        value={typed}
        error={refused && t("panel.numbers")}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <p role="status" className={q && !refused ? css.quiet : "kp-visually-hidden"}>
        {q && data && !refused && !hasNextPage && t("panel.found", { count: all.length })}
      </p>
      {error && <p className={css.late}>{problemWords(error)}</p>}
      {data && !refused && all.length === 0 && (
        <p className={css.quiet}>{t(q ? "panel.none" : "panel.empty")}</p>
      )}
      {groups.map(({ title, texts }) => (
        <div key={title} className={css.group}>
          {title && <h4>{title}</h4>}
          <ul>
            {texts.map((text) => {
              const name = seriesName(seriesOf(text));
              return (
                <PanelText
                  key={name}
                  ticket={ticket}
                  text={text}
                  opened={opened === name}
                  onOpen={() => setOpened(opened === name ? "" : name)}
                  onInserted={() => show(false)}
                />
              );
            })}
          </ul>
        </div>
      ))}
      {hasNextPage && !refused && (
        <Button size="compact-sm" variant="subtle" onClick={() => void fetchNextPage()}>
          {t("panel.more")}
        </Button>
      )}
    </section>
  );
}
