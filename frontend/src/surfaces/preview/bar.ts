import type { PreviewWords } from "../../ui/file-preview/talk";

/** Something that is drawn larger and smaller; 0 is as wide as there is room. */
export type Drawn = { zoom: (scale: number) => number };

const steps = [0.25, 0.33, 0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 3, 4];

/** The zoom buttons and where one is, with the keys + - 0. */
export function bar(words: PreviewWords, drawn: Drawn): { where: (text: string) => void } {
  const root = document.querySelector<HTMLElement>("#bar")!;
  const size = document.createElement("output");
  const place = document.createElement("span");
  place.className = "where";
  place.setAttribute("aria-live", "polite");
  let scale = 1;
  const set = (to: number) => {
    scale = drawn.zoom(to);
    size.textContent = `${Math.round(scale * 100)} %`;
  };
  const larger = () => set(steps.find((one) => one > scale + 0.01) ?? scale);
  const smaller = () => set(steps.findLast((one) => one < scale - 0.01) ?? scale);
  const fit = () => set(0);
  root.setAttribute("aria-label", words.bar);
  root.replaceChildren(
    button("−", words.smaller, smaller),
    size,
    button("+", words.larger, larger),
    button(words.fit, words.fit, fit),
    place,
  );
  root.hidden = false;
  addEventListener("keydown", ({ key, ctrlKey, metaKey, altKey }) => {
    if (ctrlKey || metaKey || altKey) return;
    if (key === "+" || key === "=") larger();
    else if (key === "-") smaller();
    else if (key === "0") fit();
  });
  fit();
  return { where: (text) => (place.textContent = text) };
}

function button(text: string, label: string, act: () => void): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  made.ariaLabel = label;
  made.title = label;
  made.addEventListener("click", act);
  return made;
}
