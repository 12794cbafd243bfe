import { act, render } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { activeLayers, setSingleKeys, type KeyMap } from "./registry";
import { useKeyDispatch, useKeys } from "./use-keys";

function Desk({ map, dialog }: { map: KeyMap; dialog?: KeyMap }) {
  useKeyDispatch();
  useKeys(map, { scope: "desk", title: "Desk" });
  useKeys(dialog ?? {}, { scope: "dialog", title: "Dialog", when: dialog !== undefined });
  return (
    <>
      <input aria-label="field" />
      <button type="button">knapp</button>
      {dialog && <div role="dialog" aria-modal="true" />}
    </>
  );
}

const runs = () => {
  const run = vi.fn();
  return { run, action: { label: "x", run } };
};

afterEach(() => setSingleKeys(true));

describe("keys", () => {
  it("hears single letters outside text fields only", async () => {
    const { run, action } = runs();
    const { getByLabelText } = render(<Desk map={{ n: action }} />);
    await userEvent.keyboard("n");
    expect(run).toHaveBeenCalledOnce();
    await userEvent.click(getByLabelText("field"));
    await userEvent.keyboard("n");
    expect(run).toHaveBeenCalledOnce();
    expect(getByLabelText("field")).toHaveValue("n");
  });

  it("lets Ctrl+Enter and Escape through while typing, when they ask for it", async () => {
    const send = runs();
    const quiet = runs();
    const map = { "Ctrl+Enter": { ...send.action, inFields: true }, "Ctrl+K": quiet.action };
    const { getByLabelText } = render(<Desk map={map} />);
    await userEvent.click(getByLabelText("field"));
    await userEvent.keyboard("{Control>}{Enter}{/Control}{Control>}k{/Control}");
    expect(send.run).toHaveBeenCalledOnce();
    expect(quiet.run).not.toHaveBeenCalled();
  });

  it("takes g and a letter as one, and forgets g after a while", async () => {
    const mine = runs();
    const mark = runs();
    render(<Desk map={{ "g m": mine.action, m: mark.action }} />);
    await userEvent.keyboard("gm");
    expect(mine.run).toHaveBeenCalledOnce();
    expect(mark.run).not.toHaveBeenCalled();
    await userEvent.keyboard("m");
    expect(mark.run).toHaveBeenCalledOnce();
  });

  it("never acts on Alt with a letter, so that AltGr can write @", async () => {
    const { run, action } = runs();
    render(<Desk map={{ l: action, "Ctrl+L": action }} />);
    await userEvent.keyboard("{Alt>}l{/Alt}{Control>}{Alt>}l{/Alt}{/Control}");
    expect(run).not.toHaveBeenCalled();
  });

  it("has one switch for single letters; ? and chords stay", async () => {
    const letter = runs();
    const sheet = runs();
    const palette = runs();
    render(<Desk map={{ n: letter.action, "?": sheet.action, "Ctrl+K": palette.action }} />);
    act(() => setSingleKeys(false));
    await userEvent.keyboard("n?{Control>}k{/Control}");
    expect(letter.run).not.toHaveBeenCalled();
    expect(sheet.run).toHaveBeenCalledOnce();
    expect(palette.run).toHaveBeenCalledOnce();
  });

  it("leaves Enter to a button that has focus", async () => {
    const { run, action } = runs();
    const { getByRole } = render(<Desk map={{ Enter: action }} />);
    getByRole("button").focus();
    await userEvent.keyboard("{Enter}");
    expect(run).not.toHaveBeenCalled();
  });

  it("is silent under an open dialog, but for the dialog's own keys", async () => {
    const under = runs();
    const over = runs();
    render(<Desk map={{ n: under.action, e: under.action }} dialog={{ e: over.action }} />);
    await userEvent.keyboard("ne");
    expect(under.run).not.toHaveBeenCalled();
    expect(over.run).toHaveBeenCalledOnce();
  });

  it("knows every active key, and forgets them with their screen", () => {
    const { unmount } = render(<Desk map={{ n: runs().action }} />);
    expect(activeLayers().flatMap((layer) => Object.keys(layer.keys()))).toEqual(["n"]);
    unmount();
    expect(activeLayers()).toEqual([]);
  });
});
