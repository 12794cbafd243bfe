import type { paths } from "./schema.gen";

/** Filters of GET /api/v1/tickets, without paging. */
export type TicketFilter = Omit<
  NonNullable<paths["/api/v1/tickets"]["get"]["parameters"]["query"]>,
  "limit" | "cursor"
>;

/** Every query key that more than one feature knows. */
export const keys = {
  me: ["me"] as const,
  demo: ["demo"] as const,
  directory: ["directory"] as const,
  reasons: ["reasons"] as const,
  actions: ["actions"] as const,
  queues: ["queues"] as const,
  views: ["views"] as const,
  notices: ["notices"] as const,
  deliveries: ["deliveries"] as const,
  mails: ["mails"] as const,
  mail: (id: number) => ["mail", id] as const,
  texts: ["texts"] as const,
  routing: ["routing"] as const,
  lists: ["tickets"] as const,
  list: (filter: TicketFilter) => ["tickets", filter] as const,
  ticket: (number: string) => ["ticket", number] as const,
  why: (number: string) => ["ticket", number, "why"] as const,
  timeline: (number: string) => ["ticket", number, "timeline"] as const,
};
