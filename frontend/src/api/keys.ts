/** Filters of GET /api/v1/tickets, without paging. */
export type TicketFilter = {
  queue?: number;
  line?: number;
  status?: string;
  owner?: string;
  handler?: string;
  unit?: string;
  reason?: string;
  channel?: string;
  q?: string;
  view?: string;
  sort?: string;
  late?: boolean;
  returned?: boolean;
  alarm?: boolean;
  mine?: boolean;
  solved?: number;
  occurred_from?: string;
  occurred_to?: string;
  closed_from?: string;
  closed_to?: string;
};

/** Every query key that more than one feature knows. */
export const keys = {
  me: ["me"] as const,
  demo: ["demo"] as const,
  directory: ["directory"] as const,
  reasons: ["reasons"] as const,
  actions: ["actions"] as const,
  queues: ["queues"] as const,
  views: ["views"] as const,
  lists: ["tickets"] as const,
  list: (filter: TicketFilter) => ["tickets", filter] as const,
  ticket: (number: string) => ["ticket", number] as const,
  timeline: (number: string) => ["ticket", number, "timeline"] as const,
};
