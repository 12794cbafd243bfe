import type { Schemas } from "../../api/client";

/** What every act of the composer is given. */
export interface ActProps {
  ticket: Schemas["Ticket"];
  /** Done, with the ticket as it is after. */
  onDone: (after: Schemas["Ticket"]) => void;
  /** Closed without being done; what is typed stays. */
  onCancel: () => void;
  /** The act cannot be done any more; its text becomes a note. */
  onToNote: (text: string) => void;
}
