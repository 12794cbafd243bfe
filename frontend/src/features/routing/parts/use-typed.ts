import { useState, type ChangeEvent, type KeyboardEvent } from "react";

interface Typed<T> {
  /** What a plan has, as it is shown. */
  shown: string;
  /** What the text means; null for nothing that a plan could keep. */
  read: (text: string) => T | null;
  onChange: (value: T) => void;
}

/**
 * A text field of a value that cannot be kept while it is half typed: it is
 * handed on when the field is left or Enter is pressed, and what means nothing
 * stays where it was typed, with wrong set.
 */
export function useTyped<T>({ shown, read, onChange }: Typed<T>) {
  const [text, setText] = useState<string | null>(null);
  const [left, setLeft] = useState(false);

  function settle() {
    setLeft(true);
    if (text === null) return;
    const value = read(text);
    if (value === null) return;
    setText(null);
    if (text !== shown) onChange(value);
  }

  return {
    wrong: text !== null && left && read(text) === null,
    field: {
      value: text ?? shown,
      onChange: (event: ChangeEvent<HTMLInputElement>) => {
        setLeft(false);
        setText(event.currentTarget.value);
      },
      onBlur: settle,
      onKeyDown: (event: KeyboardEvent) => {
        if (event.key === "Enter") settle();
        if (event.key === "Escape" && text !== null) {
          event.stopPropagation();
          setText(null);
        }
      },
    },
  };
}
