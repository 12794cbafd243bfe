import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Looking } from "./looking";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** What was said since the last time: "open", "write", "leave", each with its ticket and second. */
function page() {
  const begun = Date.now();
  let said: string[] = [];
  const looking = new Looking(({ ticket, open, writing }) => {
    const what = !open ? "leave" : writing ? "write" : "open";
    said.push(`${what} ${ticket} ${(Date.now() - begun) / 1000}`);
  });
  const heard = () => {
    const all = said;
    said = [];
    return all;
  };
  const after = (seconds: number) => vi.advanceTimersByTime(seconds * 1_000);
  return { looking, heard, after };
}

describe("an open ticket", () => {
  it("is said when one has stayed, every five seconds, and when it is left", () => {
    const { looking, heard, after } = page();
    const leave = looking.begin("1");
    expect(heard()).toEqual([]);
    after(11);
    expect(heard()).toEqual(["open 1 0.25", "open 1 5.25", "open 1 10.25"]);
    leave();
    expect(heard()).toEqual(["leave 1 11"]);
    after(60);
    expect(heard()).toEqual([]);
  });

  it("is not said when one only passes by", () => {
    const { looking, heard, after } = page();
    looking.begin("1")();
    after(10);
    expect(heard()).toEqual([]);
  });

  it("is open as long as one of its panes is", () => {
    const { looking, heard, after } = page();
    const first = looking.begin("1");
    const second = looking.begin("1");
    after(1);
    first();
    expect(heard()).toEqual(["open 1 0.25"]);
    second();
    expect(heard()).toEqual(["leave 1 1"]);
  });
});

describe("writing", () => {
  it("is said at once, and ends ten seconds after the last change", () => {
    const { looking, heard, after } = page();
    looking.begin("1");
    after(3);
    heard();
    looking.wrote("1");
    after(0);
    expect(heard()).toEqual(["write 1 3"]);
    after(2);
    looking.wrote("1");
    after(9.9);
    expect(heard()).toEqual(["write 1 8", "write 1 13"]);
    after(0.2);
    expect(heard()).toEqual(["open 1 15"]);
  });

  it("is said at most once a second", () => {
    const { looking, heard, after } = page();
    looking.begin("1");
    after(0.5);
    looking.wrote("1");
    after(0.1);
    looking.wrote("1");
    after(1);
    expect(heard()).toEqual(["open 1 0.25", "write 1 1.25"]);
  });

  it("in a ticket that is not open is nobody's", () => {
    const { looking, heard, after } = page();
    looking.wrote("1");
    after(20);
    expect(heard()).toEqual([]);
  });
});

describe("a page that is not seen", () => {
  it("leaves after a minute, and is back at once", () => {
    const { looking, heard, after } = page();
    looking.begin("1");
    after(1);
    looking.seen(false);
    after(59);
    heard();
    after(1);
    expect(heard().at(-1)).toBe("leave 1 61");
    looking.wrote("1");
    after(120);
    expect(heard()).toEqual([]);
    looking.seen(true);
    after(0);
    expect(heard()).toEqual(["open 1 181"]);
  });

  it("stays when it is seen again before that", () => {
    const { looking, heard, after } = page();
    looking.begin("1");
    looking.seen(false);
    after(30);
    looking.seen(true);
    after(60);
    expect(heard().filter((one) => !one.startsWith("open"))).toEqual([]);
  });
});

it("says everything anew on a new line", () => {
  const { looking, heard, after } = page();
  looking.begin("1");
  looking.begin("2");
  after(3);
  heard();
  looking.sayAll();
  after(0);
  expect(heard()).toEqual(["open 1 3", "open 2 3"]);
});
