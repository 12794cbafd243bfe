import type { Editor } from "@tiptap/react";
import { docOf } from "./doc";
import { beginsWord, nextHole } from "./holes";

/** Puts text at the cursor and marks the first {field} that waits to be filled in. */
export function insert(editor: Editor, text: string): void {
  const start = editor.state.selection.from;
  const content = text.includes("\n") ? (docOf(text).content ?? []) : text;
  editor.chain().focus().insertContent(content).run();
  if (!toHole(editor, Math.max(0, start - 1))) editor.commands.scrollIntoView();
}

function toHole(editor: Editor, after: number): boolean {
  const hole = nextHole(editor.state.doc, after);
  if (hole) editor.chain().setTextSelection(hole).scrollIntoView().run();
  return hole !== null;
}

/** What a key does besides writing; true: it has been dealt with. */
export function onKey(editor: Editor, event: KeyboardEvent, onSlash?: () => void): boolean {
  const { from, to, $from } = editor.state.selection;
  if (event.key === "/" && onSlash) {
    const before = $from.parent.textBetween(0, $from.parentOffset, undefined, "\n");
    if (!beginsWord(before)) return false;
    onSlash();
    return true;
  }
  // Tab goes from one {field} to the next; without any it leaves the editor.
  if (event.key === "Tab" && !event.shiftKey) return toHole(editor, from === to ? from : to);
  // The form sends; the editor would break the line.
  return event.key === "Enter" && (event.ctrlKey || event.metaKey);
}

/** Files that are pasted or dropped go along as files; true: they have been taken. */
export function take(event: Event, data: DataTransfer | null, onFiles?: (files: File[]) => void) {
  const files = [...(data?.files ?? [])];
  // Text copied from a word processor comes with a picture of itself: the text is meant.
  if (files.length === 0 || !onFiles || data?.types.includes("text/html")) return false;
  event.preventDefault();
  onFiles(files);
  return true;
}
