import { act, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { setLanguage } from "../../i18n/i18n";
import {
  forgetAllOnlookers,
  forgetOnlookers,
  hearOnlookers,
  type Onlooker,
} from "../../live/onlookers";
import { RowOnlookers } from "./row-onlookers";
import { SomebodyWrites } from "./somebody-writes";
import { TicketOnlookers } from "./ticket-onlookers";

const bo: Onlooker = { id: 2, name: "Bo Ek", writing: false };
const eva: Onlooker = { id: 3, name: "Eva Ny", writing: false };
const siv: Onlooker = { id: 4, name: "Siv Ax", writing: false };
const writes = (who: Onlooker): Onlooker => ({ ...who, writing: true });
const hear = (ticket: string, ...people: Onlooker[]) => act(() => hearOnlookers(ticket, people));

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  act(forgetAllOnlookers);
  setLanguage("sv");
  vi.useRealTimers();
});

it("says in a row who is there, writers first, and nothing when nobody is", () => {
  const { container } = render(<RowOnlookers number="1" />);
  expect(container).toBeEmptyDOMElement();
  hear("2", bo);
  expect(container).toBeEmptyDOMElement();
  hear("1", bo, writes(eva));
  const sign = screen.getByRole("img", { name: "Eva Ny skriver … · Bo Ek tittar" });
  expect(sign).toHaveAttribute("title", "Eva Ny skriver … · Bo Ek tittar");
  expect(sign).toHaveTextContent("EN+1");
  hear("1");
  expect(container).toBeEmptyDOMElement();
});

it("counts those whom there is no room to name", () => {
  const more = [5, 6].map((id) => ({ id, name: `N ${id}`, writing: false }));
  render(<RowOnlookers number="1" />);
  hear("1", bo, eva, siv, ...more);
  screen.getByRole("img", { name: "Bo Ek, Eva Ny, Siv Ax och 2 till tittar" });
});

it("says aloud in the head only what has stood for a while, and that one is alone again", () => {
  render(<TicketOnlookers number="1" />);
  const aloud = screen.getByRole("status");
  hear("1", bo);
  hear("1", writes(bo));
  act(() => void vi.advanceTimersByTime(1_900));
  expect(aloud).toBeEmptyDOMElement();
  act(() => void vi.advanceTimersByTime(100));
  expect(aloud).toHaveTextContent("Bo Ek skriver …");
  hear("1");
  act(() => void vi.advanceTimersByTime(2_000));
  expect(aloud).toHaveTextContent("Nu är det bara du som har ärendet öppet");
});

it("warns above the composer of those who write, not of those who look", () => {
  const { container } = render(<SomebodyWrites number="1" />);
  hear("1", bo);
  expect(container).toBeEmptyDOMElement();
  hear("1", writes(bo), eva, writes(siv));
  expect(container).toHaveTextContent("Bo Ek och Siv Ax skriver i ärendet just nu");
  act(() => setLanguage("en"));
  expect(container).toHaveTextContent("Bo Ek and Siv Ax are writing in this ticket right now");
});

it("forgets with the ticket, and everybody with the line", () => {
  const { container } = render(
    <>
      <RowOnlookers number="1" />
      <RowOnlookers number="2" />
    </>,
  );
  hear("1", bo);
  hear("2", eva);
  act(() => forgetOnlookers("1"));
  expect(screen.getAllByRole("img")).toHaveLength(1);
  act(forgetAllOnlookers);
  expect(container).toBeEmptyDOMElement();
});
