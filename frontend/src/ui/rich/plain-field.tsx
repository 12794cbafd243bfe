import { Textarea } from "@mantine/core";
import {
  useEffect,
  useImperativeHandle,
  useRef,
  type ClipboardEvent,
  type KeyboardEvent,
  type Ref,
} from "react";
import { beginsWord, nextHoleIn } from "./holes";
import type { Writing } from "./writing";

interface Props {
  label: string;
  describedBy?: string;
  invalid?: boolean;
  value: string;
  /** The focus is taken whenever this grows. */
  focus: number;
  onChange: (text: string) => void;
  onSlash?: () => void;
  onFiles?: (files: File[]) => void;
  ref?: Ref<Writing>;
}

/** The same as the editor for those who want plain text. */
export function PlainField({ value, focus, onChange, onSlash, onFiles, ref, ...props }: Props) {
  const box = useRef<HTMLTextAreaElement>(null);
  const select = useRef<{ from: number; to: number } | null>(null);

  useEffect(() => {
    const area = box.current;
    if (focus === 0 || !area) return;
    area.focus();
    area.setSelectionRange(area.value.length, area.value.length);
  }, [focus]);
  useEffect(() => {
    if (select.current) box.current?.setSelectionRange(select.current.from, select.current.to);
    select.current = null;
  }, [value]);

  useImperativeHandle(ref, () => ({
    focus: () => box.current?.focus(),
    insert: (text) => {
      const area = box.current;
      const from = area?.selectionStart ?? value.length;
      const after = value.slice(0, from) + text + value.slice(area?.selectionEnd ?? from);
      const end = from + text.length;
      select.current = nextHoleIn(after, from) ?? { from: end, to: end };
      area?.focus();
      onChange(after);
    },
  }));

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    const { selectionStart, selectionEnd } = event.currentTarget;
    if (event.key === "/" && onSlash && beginsWord(value.slice(0, selectionStart))) {
      event.preventDefault();
      onSlash();
    }
    const hole = event.key === "Tab" && !event.shiftKey ? nextHoleIn(value, selectionEnd) : null;
    if (!hole) return;
    event.preventDefault();
    event.currentTarget.setSelectionRange(hole.from, hole.to);
  }

  function onPaste(event: ClipboardEvent) {
    const files = [...event.clipboardData.files];
    if (files.length === 0 || !onFiles || event.clipboardData.types.includes("text/plain")) return;
    event.preventDefault();
    onFiles(files);
  }

  return (
    <Textarea
      ref={box}
      aria-label={props.label}
      aria-describedby={props.describedBy}
      aria-invalid={props.invalid}
      error={props.invalid}
      autosize
      minRows={4}
      maxRows={14}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      onKeyDown={onKeyDown}
      onPaste={onPaste}
    />
  );
}
