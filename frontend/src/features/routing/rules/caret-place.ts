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

/** Where a character of a text field stands, from the corner of what the field lies in. */
export function caretPlace(field: HTMLTextAreaElement | null, offset: number): CaretPlace {
  if (!field) return { left: 0, top: 0 };
  const copy = document.createElement("div");
  const style = getComputedStyle(field);
  for (const name of copied) copy.style[name] = style[name];
  copy.style.cssText += `;position:absolute;visibility:hidden;white-space:pre-wrap;width:${field.offsetWidth}px`;
  copy.textContent = field.value.slice(0, offset);
  const mark = document.createElement("span");
  mark.textContent = "\u200b";
  copy.append(mark);
  field.parentElement?.append(copy);
  const place = { left: mark.offsetLeft, top: mark.offsetTop + mark.offsetHeight };
  copy.remove();
  return {
    left: field.offsetLeft + place.left,
    top: field.offsetTop + place.top - field.scrollTop,
  };
}
