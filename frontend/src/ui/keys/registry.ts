/** What one key does, in the words of the `?` sheet. */
export type KeyAction = {
  label: string;
  run: (event: KeyboardEvent) => void;
  /** Also works while typing; only for chords with Ctrl, and Escape. */
  inFields?: boolean;
};

/** "j", "g m", "Ctrl+K", "Ctrl+Enter", "Enter", "Escape", "Shift+J", "?". Never with Alt. */
export type KeyMap = Record<string, KeyAction>;

export type Layer = {
  /** "dialog" works over an open dialog; all other layers are silent then. */
  scope: string;
  title: string;
  keys: () => KeyMap;
};

const sequenceTime = 1_500;

let layers: readonly Layer[] = [];
let pending = "";
let pendingSince = 0;
let singleKeys = true;
const listeners = new Set<() => void>();

export function addLayer(layer: Layer): () => void {
  layers = [...layers, layer];
  changed();
  return () => {
    layers = layers.filter((other) => other !== layer);
    changed();
  };
}

export function activeLayers(): readonly Layer[] {
  return layers;
}

/** The one switch that turns single letters off; chords and Escape stay. */
export function setSingleKeys(on: boolean): void {
  singleKeys = on;
  changed();
}

export function singleKeysOn(): boolean {
  return singleKeys;
}

export function onKeysChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function changed(): void {
  for (const listener of listeners) listener();
}

/** The name of what was pressed, or "" when it must be left alone. */
export function keyName(event: KeyboardEvent): string {
  // AltGr writes "@" and brackets; Alt belongs to the browser and to aids.
  if (event.altKey || event.isComposing || event.key === "AltGraph") return "";
  const chord = event.ctrlKey || event.metaKey;
  if (event.key.length > 1) return (chord ? "Ctrl+" : event.shiftKey ? "Shift+" : "") + event.key;
  const letter = /\p{L}/u.test(event.key);
  if (chord) return `Ctrl+${event.key.toUpperCase()}`;
  if (letter && event.shiftKey) return `Shift+${event.key.toUpperCase()}`;
  return letter ? event.key.toLowerCase() : event.key;
}

export function inTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest("[contenteditable=true]")) return true;
  if (target instanceof HTMLInputElement) {
    return !["checkbox", "radio", "button", "submit", "range"].includes(target.type);
  }
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

/** Enter and Space already mean something on what has focus. */
function pressesWhatHasFocus(event: KeyboardEvent): boolean {
  if (event.key !== "Enter" && event.key !== " ") return false;
  const target = event.target as HTMLElement | null;
  return !event.ctrlKey && !!target?.closest?.("button, a[href], summary, input, [role=option]");
}

export function dispatch(event: KeyboardEvent): void {
  if (event.defaultPrevented) return;
  const name = keyName(event);
  if (!name || pressesWhatHasFocus(event)) return;
  const typing = inTextField(event.target);
  const single = !name.startsWith("Ctrl+") && [...name.replace("Shift+", "")].length === 1;
  if (single && name !== "?" && !singleKeys) return;

  const sequence = pending && Date.now() - pendingSince < sequenceTime ? `${pending} ${name}` : "";
  pending = "";
  const dialogOpen = document.querySelector("[aria-modal=true]") !== null;
  for (const wanted of sequence ? [sequence, name] : [name]) {
    for (const layer of [...layers].reverse()) {
      if (dialogOpen && layer.scope !== "dialog") continue;
      const keys = layer.keys();
      const action = keys[wanted];
      if (action && (!typing || action.inFields)) {
        event.preventDefault();
        action.run(event);
        return;
      }
      if (!typing && Object.keys(keys).some((key) => key.startsWith(`${wanted} `))) {
        pending = wanted;
        pendingSince = Date.now();
        event.preventDefault();
        return;
      }
    }
  }
}
