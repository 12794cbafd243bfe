import type { Schemas } from "../../api/client";
import { Moves } from "../../ui/why-here/moves";
import { Placing } from "../../ui/why-here/placing";
import { useWhy } from "../../ui/why-here/use-why";

/** What placed the ticket; where it has been moved since, that too. */
export function WhyHere({ ticket }: { ticket: Schemas["Ticket"] }) {
  const { routing, queue } = ticket;
  const moved = routing?.queue?.id !== queue.id || ticket.escalation !== null;
  const { data } = useWhy(ticket.number, moved, ticket.version);
  return (
    <>
      <Placing routing={routing} />
      {moved && data && <Moves moves={data.moves} />}
    </>
  );
}
