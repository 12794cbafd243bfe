import {
  Select,
  type ComboboxItem,
  type ComboboxItemGroup,
  type OptionsFilter,
} from "@mantine/core";
import { useState, type KeyboardEvent, type ReactNode } from "react";
import { fold } from "./alarm";
import { useForm } from "./register-context";
import styles from "./register.module.css";

type Data = ComboboxItem[] | ComboboxItemGroup<ComboboxItem>[];

interface Props {
  label: string;
  placeholder?: string;
  nothing: string;
  data: Data;
  value: string | null;
  onPick: (value: string) => void;
  /** A choice was made with Enter or a click: go on. */
  onNext?: () => void;
  error?: string;
  renderOption?: (value: string, label: string) => ReactNode;
  bind?: (element: HTMLElement | null) => void;
}

/** A list to type in: the first letters of any word find it, Enter takes the first. */
export function Pick({
  label,
  placeholder,
  nothing,
  data,
  value,
  onPick,
  onNext,
  error,
  renderOption,
  bind,
}: Props) {
  const { commit } = useForm();
  // Only what is typed marks the first that fits: Enter on a list that was merely opened chooses nothing new.
  const [typing, setTyping] = useState(false);

  /**
   * Ctrl+Enter is the form's, also while the list is open. Enter takes what is
   * marked: the library forgets it when the first letter unfolds the list.
   */
  function onKeyDownCapture(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key !== "Enter") return;
    const commits = event.ctrlKey || event.metaKey;
    const marked = typing ? markedIn(event.currentTarget) : null;
    if (!commits && !marked) return;
    event.preventDefault();
    event.stopPropagation();
    if (commits) void commit();
    else marked?.click();
  }

  return (
    <Select
      size="xs"
      label={label}
      placeholder={placeholder}
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
      classNames={{ option: styles.optionText }}
      maxDropdownHeight={320}
      comboboxProps={{ keepMounted: true, shadow: "md" }}
      renderOption={renderOption && (({ option }) => renderOption(option.value, option.label))}
      onFocus={(event) => event.currentTarget.select()}
      ref={bind}
    />
  );
}

const byWords: OptionsFilter = ({ options, search }) => {
  const wanted = fold(search);
  const fits = (option: ComboboxItem) => ` ${fold(option.label)}`.includes(` ${wanted}`);
  if (
    wanted === "" ||
    options.some((option) => !("group" in option) && fold(option.label) === wanted)
  )
    return options;
  return options
    .map((option) => ("group" in option ? { ...option, items: option.items.filter(fits) } : option))
    .filter((option) => ("group" in option ? option.items.length > 0 : fits(option)));
};

/** The option that is marked in the field's own list. */
function markedIn(field: HTMLInputElement): HTMLElement | null {
  const list = document.getElementById(field.getAttribute("aria-controls") ?? "");
  return list?.querySelector<HTMLElement>("[data-combobox-selected]") ?? null;
}
