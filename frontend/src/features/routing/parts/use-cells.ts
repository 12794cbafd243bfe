import type { KeyboardEvent } from "react";

const steps: Record<string, [rows: number, cells: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/**
 * Arrow keys in a grid of fields or buttons: [data-row] holds [data-cell]. In a
 * text field left and right leave it only from its edge; a select keeps up and
 * down for itself.
 */
export function onCellKeys(event: KeyboardEvent<HTMLElement>): void {
  const step = steps[event.key];
  const here = (event.target as HTMLElement).closest<HTMLElement>("[data-cell]");
  if (!step || !here || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  if (here instanceof HTMLSelectElement && step[0] !== 0) return;
  if (here instanceof HTMLInputElement && step[1] !== 0 && !atEdge(here, step[1])) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-row]")]
    .map((row) => [...row.querySelectorAll<HTMLElement>("[data-cell]")])
    .filter((cells) => cells.length > 0);
  const row = rows.findIndex((cells) => cells.includes(here));
  const cells = rows[row + step[0]];
  const at = (rows[row]?.indexOf(here) ?? 0) + step[1];
  const next = step[0] === 0 ? cells?.[at] : cells?.[Math.min(at, cells.length - 1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
  if (next instanceof HTMLInputElement) next.select();
}

function atEdge(field: HTMLInputElement, step: number): boolean {
  const { selectionStart: start, selectionEnd: end, value } = field;
  if (start === 0 && end === value.length) return true;
  return start === end && start === (step < 0 ? 0 : value.length);
}
