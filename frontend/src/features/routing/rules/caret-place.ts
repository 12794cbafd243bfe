/** Styles that decide where a character of a text field stands. */
const copied = [
  "font",
  "letterSpacing",
  "lineHeight",
  "padding",
  "border",
  "boxSizing",
  "wordBreak",
  "overflowWrap",
  "tabSize",
] as const;

export interface CaretPlace {
  left: number;
  /** Below the line of the character. */
  top: number;
}

/** Where a character of a text field stands, from the corner of the field. */
export function caretPlace(field: HTMLTextAreaElement, offset: number): CaretPlace {
  const copy = document.createElement("div");
  const style = getComputedStyle(field);
  for (const name of copied) copy.style[name] = style[name];
  copy.style.cssText += `;position:absolute;visibility:hidden;white-space:pre-wrap;width:${field.offsetWidth}px`;
  copy.textContent = field.value.slice(0, offset);
  const mark = document.createElement("span");
  mark.textContent = "\u200b";
  copy.append(mark);
  document.body.append(copy);
  const { offsetLeft: left, offsetTop: top, offsetHeight: height } = mark;
  copy.remove();
  return { left, top: top + height - field.scrollTop };
}
