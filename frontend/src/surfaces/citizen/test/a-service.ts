import type { Service } from "../net/types";

const both = (sv: string, en = sv) => ({ sv, en });

/** "Kontakta oss" as the server gives it. */
export function aService(changed: Partial<Service> = {}): Service {
  return {
    version: 3,
    key: "contact-us",
    unit: "hjarta-karl",
    unit_name: "Kontaktpunkten Hjärta–Kärl",
    title: both("Kontakta oss", "Contact us"),
    intro: both("Skriv till oss.", "Write to us."),
    promise: both("Du får svar inom 2–3 vardagar.", "You get an answer within 2–3 working days."),
    questions: [
      {
        id: "about",
        kind: "choice",
        label: both("Vad gäller det?", "What is it about?"),
        required: true,
        options: [
          { value: "booking", label: both("Min tid", "My appointment") },
          { value: "prescription", label: both("Mitt recept", "My prescription") },
        ],
      },
      {
        id: "text",
        kind: "long-text",
        label: both("Vad vill du fråga eller berätta?"),
        required: true,
        limit: 2_000,
      },
      { id: "phone", kind: "phone", label: both("Telefonnummer"), required: false },
      { id: "files", kind: "files", label: both("Filer"), required: false, limit: 5 },
    ],
    week: [{ day: "mon", spans: ["07:30-17:00"] }],
    ...changed,
  };
}
