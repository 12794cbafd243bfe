import { IconTemplate } from "@tabler/icons-react";
import { useId, useState, type KeyboardEvent } from "react";
import { useDebouncedValue } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import type { Schemas } from "../../api/client";
import { notify } from "../../ui/notify";
import css from "./knowledge.module.css";
import { Kind } from "./text-facts";
import { fill, seriesName, seriesOf, useTexts, type Text } from "./use-texts";

interface Props {
  ticket: Schemas["Ticket"];
  /** The text with its fields filled in, and the version that it came from. */
  onPick: (text: string, version: number) => void;
  /** Closed without a choice; typed is what stood in the field, "/" included. */
  onClose: (typed: string) => void;
}

const most = 8;

/** "/" above an answer: type to find a template, arrows, Enter (E-3). */
export function TemplatePicker({ ticket, onPick, onClose }: Props) {
  const { t } = useTranslation("knowledge");
  const list = useId();
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const [filling, setFilling] = useState(false);
  const [q] = useDebouncedValue(typed, 120);
  const { data, isFetching } = useTexts({ kind: "template", reason: ticket.reason, q }, most);
  const found = data?.pages.flatMap((page) => page.items).slice(0, most) ?? [];
  const current = found[Math.min(at, found.length - 1)];
  const option = (text: Text) => `${list}-${seriesName(seriesOf(text))}`;
  // Enter never takes what the list showed before the last letters.
  const settled = q === typed && !isFetching;

  async function pick(text: Text | undefined) {
    if (!text || filling) return;
    setFilling(true);
    try {
      const filled = await fill(ticket.number, seriesOf(text));
      onPick(filled.text, filled.version_id);
    } catch (error) {
      notify.error(error);
      setFilling(false);
    }
  }

  function onKeyDown(event: KeyboardEvent) {
    event.stopPropagation();
    const steps: Record<string, () => void> = {
      Enter: () => settled && void pick(current),
      ArrowDown: () => setAt((before) => (before + 1) % Math.max(1, found.length)),
      ArrowUp: () => setAt((before) => (before + found.length - 1) % Math.max(1, found.length)),
      Escape: () => onClose(`/${typed}`),
    };
    if (typed === "" && event.key === "Backspace") steps["Backspace"] = () => onClose("");
    if (typed === "" && event.key === " ") steps[" "] = () => onClose("/ ");
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    event.nativeEvent.stopPropagation();
    step();
  }

  return (
    <div className={css.picker} aria-busy={filling}>
      <div className={css.pickerField}>
        <IconTemplate size={16} aria-hidden />
        <input
          // eslint-disable-next-line jsx-a11y/no-autofocus -- the person typed the sign that brought it here
          autoFocus
          role="combobox"
          aria-expanded
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={current && option(current)}
          aria-label={t("picker.label")}
          placeholder={t("picker.hint")}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => (setTyped(event.currentTarget.value), setAt(0))}
          onKeyDown={onKeyDown}
        />
        <span className={css.quiet}>{t("picker.help")}</span>
      </div>
      <div role="listbox" id={list} aria-label={t("picker.label")} className={css.options}>
        {found.map((text, place) => (
          // The field has the focus and the keys; an option only takes the pointer.
          // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
          <div
            key={option(text)}
            id={option(text)}
            role="option"
            aria-selected={text === current}
            className={css.option}
            onClick={() => void pick(text)}
            onMouseMove={() => setAt(place)}
          >
            <b>{text.title}</b>
            {text.language !== "sv" && <Kind text={text} />}
            <span className={css.preview}>{text.body}</span>
          </div>
        ))}
      </div>
      <p role="status" className={data && found.length === 0 ? css.words : "kp-visually-hidden"}>
        {data &&
          (found.length === 0 ? t("picker.none") : t("picker.count", { count: found.length }))}
      </p>
    </div>
  );
}
