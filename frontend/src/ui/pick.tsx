import {
  Select,
  type ComboboxItem,
  type ComboboxItemGroup,
  type OptionsFilter,
} from "@mantine/core";
import { useEffect, useState, type KeyboardEvent, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { fold } from "./fold";
import css from "./pick.module.css";

interface Props {
  label: string;
  placeholder?: string;
  /** Said when nothing fits what is typed. */
  nothing: string;
  data: ComboboxItem[] | ComboboxItemGroup<ComboboxItem>[];
  value: string | null;
  onPick: (value: string) => void;
  /** A choice was made with Enter or a click: go on. */
  onNext?: () => void;
  /** Ctrl+Enter; what it is in is sent unless told otherwise. */
  onCommit?: () => void;
  error?: string;
  renderOption?: (value: string, label: string) => ReactNode;
  bind?: (element: HTMLElement | null) => void;
  /** Has the focus as it appears, and stays folded until something is typed. */
  first?: boolean;
  /** Unfolds upwards: what it is in stands at the bottom of the page. */
  up?: boolean;
}

/** A list to type in: the first letters of any word find it, Enter takes the first that fits. */
export function Pick({
  label,
  placeholder,
  nothing,
  data,
  value,
  onPick,
  onNext,
  onCommit,
  error,
  renderOption,
  bind,
  first = false,
  up = false,
}: Props) {
  const { t } = useTranslation("common");
  useRenderAgain();
  // Only what is typed marks the first that fits: Enter on a list that was merely opened chooses nothing new.
  const [typing, setTyping] = useState(false);

  /**
   * Ctrl+Enter sends, also while the list is open. Enter takes what is marked:
   * the library forgets it when the first letter unfolds the list.
   */
  function onKeyDownCapture(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key !== "Enter") return;
    const commits = event.ctrlKey || event.metaKey;
    const marked = typing ? markedIn(event.currentTarget) : null;
    if (!commits && !marked) return;
    event.preventDefault();
    event.stopPropagation();
    if (!commits) marked?.click();
    else if (onCommit) onCommit();
    else event.currentTarget.form?.requestSubmit();
  }

  return (
    <Select
      size="xs"
      label={label}
      placeholder={placeholder ?? t("pick")}
      data={data}
      value={value}
      onChange={(next) => next && onPick(next)}
      onOptionSubmit={() => {
        setTyping(false);
        onNext?.();
      }}
      searchable
      selectFirstOptionOnChange={typing}
      onInput={() => setTyping(true)}
      onBlur={() => setTyping(false)}
      onKeyDownCapture={onKeyDownCapture}
      allowDeselect={false}
      nothingFoundMessage={nothing}
      filter={byWords}
      error={error}
      classNames={{ option: css.option, options: css.options }}
      withScrollArea={false}
      comboboxProps={{
        keepMounted: true,
        shadow: "md",
        position: up ? "top-start" : "bottom-start",
      }}
      renderOption={renderOption && (({ option }) => renderOption(option.value, option.label))}
      onFocus={(event) => event.currentTarget.select()}
      ref={bind}
      data-autofocus={first || undefined}
      // eslint-disable-next-line jsx-a11y/no-autofocus -- the person pressed the key that brought it here
      autoFocus={first}
      openOnFocus={!first}
    />
  );
}

/**
 * Renders once more when what stands in portals is in place. A list that gets
 * the focus as it is mounted unfolds before the field knows its own list, and
 * the field would go on telling a screen reader that it is folded.
 */
function useRenderAgain(): void {
  const [, setAgain] = useState(false);
  useEffect(() => {
    const frame = requestAnimationFrame(() => setAgain(true));
    return () => cancelAnimationFrame(frame);
  }, []);
}

const byWords: OptionsFilter = ({ options, search }) => {
  const wanted = fold(search);
  const fits = (option: ComboboxItem) => ` ${fold(option.label)}`.includes(` ${wanted}`);
  return options
    .map((option) => ("group" in option ? { ...option, items: option.items.filter(fits) } : option))
    .filter((option) => ("group" in option ? option.items.length > 0 : fits(option)));
};

/** The option that is marked in the field's own list. */
function markedIn(field: HTMLInputElement): HTMLElement | null {
  const list = document.getElementById(field.getAttribute("aria-controls") ?? "");
  return list?.querySelector<HTMLElement>("[data-combobox-selected]") ?? null;
}
