import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { api, call, type Schemas } from "../../api/client";
import type { Lookup } from "./lookup";

const waits = { identity: 120, phone: 400, name: 400 } as const;

/**
 * Asks who it is as soon as there is enough to ask by. The value goes in the
 * body, never in an address (KP-9); the answer is forgotten soon after use.
 */
export function usePatientSearch(lookup: Lookup | null) {
  const wanted = lookup?.complete ? `${lookup.way}:${lookup.value}` : "";
  const [settled] = useDebouncedValue(wanted, lookup ? waits[lookup.way] : 0);
  const ready = wanted !== "" && settled === wanted;
  const query = useQuery({
    queryKey: ["register", "patient", wanted],
    queryFn: ({ signal }) =>
      call(api.POST("/api/v1/patients/search", { body: body(wanted), signal })),
    enabled: ready,
    placeholderData: lookup?.way === "identity" ? undefined : keepPreviousData,
    staleTime: 30_000,
    gcTime: 60_000,
    retry: false,
  });
  return { ...query, data: ready || query.isPlaceholderData ? query.data : undefined };
}

function body(wanted: string): Schemas["PatientQuery"] {
  const at = wanted.indexOf(":");
  const value = wanted.slice(at + 1);
  switch (wanted.slice(0, at)) {
    case "phone":
      return { phone: value };
    case "name":
      return { name: value };
    default:
      return { identity_number: value };
  }
}
