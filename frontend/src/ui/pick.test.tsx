import { MantineProvider } from "@mantine/core";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import "../i18n/i18n";
import { Pick } from "./pick";

const data = ["Ny tid", "Råd givet", "Råd, ny tid"].map((label) => ({
  value: label,
  label,
}));

function show() {
  const onPick = vi.fn();
  const onSubmit = vi.fn((event: React.FormEvent) => event.preventDefault());
  render(
    <MantineProvider env="test">
      <form onSubmit={onSubmit}>
        <Pick label="Åtgärd" nothing="Inget" data={data} value={null} onPick={onPick} />
      </form>
    </MantineProvider>,
  );
  return { onPick, onSubmit };
}

it.each([
  ["råd", "Råd givet"],
  ["GIV", "Råd givet"],
  ["ny", "Ny tid"],
  ["Råd, ny tid", "Råd, ny tid"],
])("%s and Enter takes %s", async (letters, option) => {
  const { onPick } = show();
  await userEvent.type(screen.getByRole("combobox"), `${letters}{Enter}`);
  expect(onPick.mock.calls).toEqual([[option]]);
});

it("chooses nothing when it was merely opened, nor from the middle of a word", async () => {
  const { onPick } = show();
  await userEvent.type(screen.getByRole("combobox"), "{Enter}vet{Enter}");
  expect(onPick).not.toHaveBeenCalled();
  expect(screen.getByText("Inget")).toBeVisible();
});

it("sends what it is in with Ctrl+Enter, and chooses nothing by it", async () => {
  const { onPick, onSubmit } = show();
  await userEvent.type(screen.getByRole("combobox"), "ny{Control>}{Enter}{/Control}");
  expect(onSubmit).toHaveBeenCalledOnce();
  expect(onPick).not.toHaveBeenCalled();
});
