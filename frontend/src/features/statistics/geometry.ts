/** Where things stand in a small chart, in pixels. */
export interface Frame {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export const inner = {
  width: (frame: Frame) => Math.max(1, frame.width - frame.left - frame.right),
  height: (frame: Frame) => Math.max(1, frame.height - frame.top - frame.bottom),
};

/** The middle of the n:th of `count` points, the first and last at the edges. */
export function xOf(at: number, count: number, frame: Frame): number {
  const width = inner.width(frame);
  return frame.left + (count < 2 ? width / 2 : (at * width) / (count - 1));
}

/** The height of a value, where `most` is at the top and 0 at the bottom. */
export function yOf(value: number, most: number, frame: Frame): number {
  return frame.top + inner.height(frame) * (1 - value / most);
}

/** A line through the values that there are; it breaks where there is none. */
export function pathOf(points: readonly ({ x: number; y: number } | null)[]): string {
  let drawing = false;
  const parts: string[] = [];
  for (const point of points) {
    if (point) parts.push(`${drawing ? "L" : "M"}${round(point.x)} ${round(point.y)}`);
    drawing = point !== null;
  }
  return parts.join("");
}

/** The point nearest to where the pointer is. */
export function nearest(x: number, count: number, frame: Frame): number {
  if (count < 2) return 0;
  const at = Math.round(((x - frame.left) / inner.width(frame)) * (count - 1));
  return Math.min(count - 1, Math.max(0, at));
}

/** Which points get a word under them: at most so many, evenly, the last always. */
export function labelled(count: number, most: number): number[] {
  if (count === 0) return [];
  const step = Math.max(1, Math.ceil((count - 1) / Math.max(1, most - 1)));
  const shown: number[] = [];
  for (let at = count - 1; at >= 0; at -= step) shown.unshift(at);
  return shown;
}

/** A round number to end an axis of counts with, and the steps up to it. */
export function axisOf(highest: number): { most: number; ticks: number[] } {
  const steps = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000];
  const step = steps.find((size) => highest / size <= 4) ?? Math.ceil(highest / 4000) * 1000;
  const count = Math.max(1, Math.ceil(highest / step));
  return { most: count * step, ticks: Array.from({ length: count + 1 }, (_, at) => at * step) };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
