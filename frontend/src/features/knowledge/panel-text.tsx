import { Button } from "@mantine/core";
import { IconChevronRight, IconCopy, IconLink, IconTextPlus } from "@tabler/icons-react";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "../../api/client";
import { notify } from "../../ui/notify";
import { problemWords } from "../../ui/problem-words";
import { write } from "../../ui/rich/place";
import css from "./knowledge.module.css";
import { TextBody } from "./text-body";
import { Kind, Review } from "./text-facts";
import { fill, seriesOf, useText, type Text } from "./use-texts";

interface Props {
  ticket: Schemas["Ticket"];
  text: Text;
  opened: boolean;
  onOpen: () => void;
  /** Something was put into the answer. */
  onInserted: () => void;
}

/** One text of the panel: its heading, and when it is opened all of it and what can be done with it. */
export function PanelText({ ticket, text, opened, onOpen, onInserted }: Props) {
  const id = useId();
  return (
    <li className={css.found}>
      <button type="button" aria-expanded={opened} aria-controls={id} onClick={onOpen}>
        <IconChevronRight size={15} aria-hidden />
        <span>
          <b>{text.title}</b>
          <small>
            <Kind text={text} />
            {text.review_late && <Review text={text} />}
          </small>
        </span>
      </button>
      <div id={id}>{opened && <Opened ticket={ticket} text={text} onInserted={onInserted} />}</div>
    </li>
  );
}

function Opened({ ticket, text, onInserted }: Omit<Props, "opened" | "onOpen">) {
  const { t } = useTranslation("knowledge");
  const { data: whole, error } = useText(seriesOf(text));
  const { title, link } = text;
  const writes = ticket.can.reply || ticket.can.request;

  function put(words: string, template?: number) {
    write(ticket.number, ticket.can.reply ? "replies" : "questions", {
      text: words,
      ...(template && { template }),
    });
    onInserted();
  }

  async function insert() {
    if (!whole) return;
    if (whole.kind !== "template") return put(`${title}\n\n${whole.body}`, whole.version_id);
    try {
      const filled = await fill(ticket.number, seriesOf(whole));
      put(filled.text, filled.version_id);
    } catch (failure) {
      notify.error(failure);
    }
  }

  async function copy() {
    await navigator.clipboard.writeText(link ?? "");
    notify.info(t("panel.copied"));
  }

  if (error) return <p className={css.late}>{problemWords(error)}</p>;
  if (!whole) return <p className={css.quiet}>{t("common:state.loading")}</p>;
  return (
    <div className={css.opened}>
      <TextBody text={whole.body} />
      <p className={css.quiet}>
        <Review text={whole} />
      </p>
      {whole.kind === "routine" && <p className={css.quiet}>{t("panel.staff")}</p>}
      <div className={css.acts}>
        {writes && whole.kind !== "routine" && (
          <Button
            size="compact-sm"
            leftSection={<IconTextPlus size={15} aria-hidden />}
            aria-label={t("panel.insertOf", { title })}
            onClick={() => void insert()}
          >
            {t("panel.insert")}
          </Button>
        )}
        {writes && link && (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconLink size={15} aria-hidden />}
            aria-label={t("panel.linkOf", { title })}
            onClick={() => put(t("panel.linkText", { title, link, lng: whole.language }))}
          >
            {t("panel.link")}
          </Button>
        )}
        {link && (
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconCopy size={15} aria-hidden />}
            onClick={() => void copy()}
          >
            {t("panel.copy")}
          </Button>
        )}
      </div>
    </div>
  );
}
