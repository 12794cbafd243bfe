import { Select, type ComboboxItem, type ComboboxItemGroup } from "@mantine/core";
import { useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import styles from "./acts.module.css";

interface Props {
  label: string;
  nothing: string;
  data: ComboboxItem[] | ComboboxItemGroup<ComboboxItem>[];
  value: string | null;
  onPick: (value: string) => void;
  error?: string;
  first?: boolean;
}

/** A list to type in; Enter takes the first that fits. */
export function Pick({ label, nothing, data, value, onPick, error, first = false }: Props) {
  const { t } = useTranslation("ticket");
  // Only what is typed marks the first that fits: Enter on a list that was merely opened chooses nothing new.
  const [typing, setTyping] = useState(false);

  /**
   * Ctrl+Enter is the act's, also while the list is open. Enter takes what is
   * marked: the library forgets it when the first letter unfolds the list.
   */
  function onKeyDownCapture(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key !== "Enter") return;
    const commits = event.ctrlKey || event.metaKey;
    const marked = typing ? markedIn(event.currentTarget) : null;
    if (!commits && !marked) return;
    event.preventDefault();
    event.stopPropagation();
    if (commits) event.currentTarget.form?.requestSubmit();
    else marked?.click();
  }

  return (
    <Select
      size="xs"
      label={label}
      placeholder={t("pick")}
      data={data}
      value={value}
      onChange={(next) => next && onPick(next)}
      onOptionSubmit={() => setTyping(false)}
      searchable
      selectFirstOptionOnChange={typing}
      onInput={() => setTyping(true)}
      onBlur={() => setTyping(false)}
      onKeyDownCapture={onKeyDownCapture}
      allowDeselect={false}
      nothingFoundMessage={nothing}
      error={error}
      classNames={{ option: styles.optionText }}
      maxDropdownHeight={280}
      comboboxProps={{
        keepMounted: true,
        shadow: "md",
        position: "top-start",
        middlewares: { flip: true, shift: true },
      }}
      onFocus={(event) => event.currentTarget.select()}
      data-autofocus={first || undefined}
      // eslint-disable-next-line jsx-a11y/no-autofocus -- the person pressed the key that opens this act
      autoFocus={first}
      openOnFocus={!first}
    />
  );
}

/** The option that is marked in the field's own list. */
function markedIn(field: HTMLInputElement): HTMLElement | null {
  const list = document.getElementById(field.getAttribute("aria-controls") ?? "");
  return list?.querySelector<HTMLElement>("[data-combobox-selected]") ?? null;
}
