import { describe, expect, it } from "vitest";
import type { Schemas } from "../../api/client";
import { aTicket } from "../../test/a-ticket";
import { escalationPlaces, handOverPlaces, readEscalateTo, readHandOverTo } from "./places";

const queue = (id: number, name: string, line: number): Schemas["QueueInfo"] => ({
  id,
  code: name,
  name,
  line,
  unit: "hjarta-karl",
  mine: false,
  visible: true,
});
const person = (id: number, queues: number[]): Schemas["Colleague"] => ({
  id,
  name: `P${id}`,
  profession: "nurse",
  licensed: true,
  queues,
});
const directory = {
  groups: [{ code: "svikt", name: "Svikt" }],
  queues: [queue(1, "Första", 1), queue(2, "Sjuksköterskor", 2), queue(6, "Svikt", 3)],
  people: [person(1, [1]), person(2, [2]), person(3, [2])],
} as Schemas["Directory"];
const words = { line2: "Andra linjen", line3: "Tredje linjen" };
const values = (options: { value: string }[]) => options.map(({ value }) => value);

describe("where a ticket can go", () => {
  it("goes up or beside, never down and never to where it lies", () => {
    const first = escalationPlaces(
      aTicket({ line: 1, queue: { id: 1, name: "Första" } }),
      directory,
      words,
    );
    expect(values(first.lines)).toEqual(["line:2", "line:3"]);
    expect(values(first.queues)).toEqual(["queue:2", "queue:6"]);
    const second = escalationPlaces(
      aTicket({ line: 2, queue: { id: 2, name: "Sjuksköterskor" } }),
      directory,
      words,
    );
    expect(values(second.lines)).toEqual(["line:3"]);
    expect(values(second.queues)).toEqual(["queue:6"]);
  });

  it("is handed to who works in its queue, but not to who has it", () => {
    const ticket = aTicket({
      line: 2,
      queue: { id: 2, name: "Sjuksköterskor" },
      handler: { id: 2, name: "P2" },
    });
    expect(values(handOverPlaces(ticket, directory).people)).toEqual(["person:3"]);
    expect(values(handOverPlaces(ticket, directory).queues)).toEqual(["queue:1", "queue:6"]);
  });

  it("goes to no closed queue", () => {
    const [first, nurses, failure] = directory.queues;
    const closed = { ...directory, queues: [first!, { ...nurses!, closed: true }, failure!] };
    const ticket = aTicket({ line: 1, queue: { id: 1, name: "Första" } });
    expect(values(handOverPlaces(ticket, closed).queues)).toEqual(["queue:6"]);
    expect(values(escalationPlaces(ticket, closed, words).queues)).toEqual(["queue:6"]);
  });

  it("names exactly one place", () => {
    expect(readEscalateTo("line:3")).toEqual({ line: 3 });
    expect(readEscalateTo("group:svikt")).toEqual({ group: "svikt" });
    expect(readHandOverTo("person:3")).toEqual({ person: 3 });
    expect(readHandOverTo("queue:6")).toEqual({ queue: 6 });
  });
});
