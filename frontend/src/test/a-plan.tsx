import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState, type ComponentType } from "react";
import { keys } from "../api/keys";

/** What a person of the unit is in lists. */
export const person = (id: number, name: string) => ({
  ...{ id, name, title: "", profession: "physician", licensed: true, queues: [] },
});

const queue = (code: string, name: string, unit = "hjarta-karl") => ({
  ...{ id: code.length, code, name, line: 1, unit, mine: true, visible: true },
});

/** Queues of two units and two people, as the server tells them. */
export const vocabulary = {
  fields: [],
  queues: [
    queue("hk-forsta", "Kontaktpunkten"),
    queue("hk-recept", "Receptpool"),
    queue("vg-service", "Vårdgarantiservice", "vardgaranti"),
  ],
  people: [person(7, "Sara Ek"), person(8, "Nils Holm")],
  functions: [],
  operators: [],
  types: ["contact"],
};

const directory = {
  ...{ alarm_words: [], escalation_reasons: [], groups: [], units: [] },
  levels: [{ code: "same-day", name: "Svar samma dag" }],
  people: vocabulary.people,
  queues: vocabulary.queues,
};

interface Given<P> {
  plan: P;
  problems?: unknown[];
  readOnly?: boolean;
}

/** A tab of a plan with a frame that holds it; plans are all that the tab asked to be kept. */
export function showTab<P>(
  Tab: ComponentType<never>,
  { plan, problems = [], readOnly = false }: Given<P>,
) {
  const plans: P[] = [];
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  client.setQueryData(keys.directory, directory);
  client.setQueryData(keys.reasons, [
    { code: "rebooking", name: "Omboka" },
    { code: "cancellation", name: "Avboka" },
  ]);
  const Part = Tab as ComponentType<Record<string, unknown>>;
  function Frame() {
    const [kept, setKept] = useState(plan);
    const onChange = (next: P) => {
      plans.push(next);
      setKept(next);
    };
    return (
      <Part {...{ vocabulary, problems, readOnly, onChange }} unit="hjarta-karl" plan={kept} />
    );
  }
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={client}>
        <Frame />
      </QueryClientProvider>
    </MantineProvider>,
  );
  return { plans, user: userEvent.setup() };
}
