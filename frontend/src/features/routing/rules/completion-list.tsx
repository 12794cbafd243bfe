import { useLayoutEffect, useRef, type RefObject } from "react";
import { useTranslation } from "react-i18next";
import { fieldWords } from "../../../ui/rule-words/condition-sentence";
import { caretPlace } from "./caret-place";
import type { Option } from "./completion";
import type { RuleNames } from "./rule-sentence";
import css from "./rules.module.css";

interface Props {
  id: string;
  options: readonly Option[];
  marked: number;
  field: RefObject<HTMLTextAreaElement | null>;
  /** Of the character that it stands below. */
  offset: number;
  names: RuleNames;
  onChoose: (option: Option) => void;
}

/** What can stand at the caret; the field keeps the focus and says which is marked. */
export function CompletionList(props: Props) {
  const { id, options, marked, field, offset, names, onChoose } = props;
  const { t } = useTranslation("routing");
  const list = useRef<HTMLUListElement>(null);
  useLayoutEffect(() => {
    const [text, box] = [field.current, list.current];
    if (!text || !box?.parentElement) return;
    const [at, frame] = [text.getBoundingClientRect(), box.parentElement.getBoundingClientRect()];
    const { left, top } = caretPlace(text, offset);
    box.style.left = `min(${at.left - frame.left + left}px, 100% - 16rem)`;
    box.style.top = `${at.top - frame.top + top}px`;
  }, [field, offset]);
  const means = ({ kind, field, code }: Option) => {
    if (kind === "code") return names.conditions.name(field!, code!);
    return kind === "field" ? fieldWords(field!, names.conditions) : t(`rules.expr.${kind}`);
  };
  return (
    <ul id={id} role="listbox" aria-label={t("rules.expr.list")} className={css.offer} ref={list}>
      {options.map((option, at) => (
        // eslint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys are the field's
        <li
          key={`${option.kind} ${option.text}`}
          id={`${id}-${at}`}
          role="option"
          aria-selected={at === marked}
          ref={(element) => {
            if (at === marked) element?.scrollIntoView?.({ block: "nearest" });
          }}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(option)}
        >
          <code>{option.text}</code> <span>{means(option)}</span>
        </li>
      ))}
    </ul>
  );
}
