import {
  Select,
  type ComboboxItem,
  type ComboboxItemGroup,
  type OptionsFilter,
} from "@mantine/core";
import type { ReactNode } from "react";
import { fold } from "./alarm";
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
  return (
    <Select
      size="xs"
      label={label}
      placeholder={placeholder}
      data={data}
      value={value}
      onChange={(next) => next && onPick(next)}
      onOptionSubmit={onNext}
      searchable
      selectFirstOptionOnChange
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
