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

  /** Ctrl+Enter is the act's, also while the list is open. */
  function onKeyDownCapture(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.stopPropagation();
    event.currentTarget.form?.requestSubmit();
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
