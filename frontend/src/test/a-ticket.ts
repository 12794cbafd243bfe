import type { Schemas } from "../api/client";

const cannot: Schemas["Can"] = {
  take: false,
  hand_over: false,
  note: false,
  escalate: false,
  return: false,
  watch: false,
  wait: false,
  resume: false,
  close: false,
  reopen: false,
  correct_patient: false,
  edit: false,
  reveal: false,
};

/** A ticket for tests; name only what the test is about. */
export function aTicket(differs: Partial<Schemas["Ticket"]> = {}): Schemas["Ticket"] {
  const at = "2025-11-25T09:00:00+01:00";
  return {
    number: "100042-7",
    status: "queued",
    line: 1,
    queue: { id: 1, name: "Första linjen" },
    unit: "hjarta-karl",
    channel: "phone",
    priority: 3,
    reason: "booking",
    medical: false,
    subject: "Vill boka om",
    preview: "Återbesöket passar inte",
    owner: { queue: { id: 1, name: "Första linjen" }, unit: "hjarta-karl", person: null },
    handler: null,
    customer: { kind: "patient" },
    patient: null,
    action: null,
    escalation: null,
    returned: false,
    watches: [],
    unread: false,
    flagged: false,
    late: false,
    due_at: "2025-11-25T14:30:00+01:00",
    warn_at: "2025-11-25T13:15:00+01:00",
    occurred_at: at,
    created_at: at,
    queued_at: at,
    updated_at: at,
    version: 1,
    can: cannot,
    ...differs,
  };
}
