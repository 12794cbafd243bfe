// Package tickets is what a ticket is and may do: no database, no HTTP, no clock
// of its own.
//
// A contact comes in by phone, e-mail, 1177, post or fax and becomes a ticket
// (ärende, KP-4). Routing places it in a queue (kö) of a line (servicelinje,
// KP-3): first line, administrators; second line, nurses and biomedical
// analysts; third line, specialists. The queue that the unit answers with owns
// it to the end (ärendeägare); whoever works on it now is its handler
// (hanterare). A question that the line cannot answer is escalated (eskalerat)
// and comes back with an answer (återlämnat med svar); questions stack, so an
// answer goes to the queue that asked. The ticket ends with an action (åtgärd,
// KP-6a).
//
// The lifecycle is one table, lifecycle.go; testdata/lifecycle.golden is its
// picture, made by a test:
//
//	registered → new ──take──→ active ──close──→ closed ──reopen──→ queued
//	              │              │ ↑
//	              │    escalate, │ │ take
//	              │    return    ↓ │
//	              └─────────→ queued
//	  new, queued, active ──wait──→ waiting ──resume, take──→ active or queued
//	  new, queued, active ──watch─→ watching ─resume, take──→ active or queued
//
// The customer is answered (reply, besvara) or asked (request, motfråga: the
// ticket waits), both of which can be taken back before they leave (unsend), and
// writes again (receive: what waited goes on, what was closed opens). Tickets
// are linked, and one is merged into another: closed without an action, until it
// is unmerged within a day.
//
// A ticket has up to four promises (promise.go): the first answer and the next
// one, that the matter is solved, and the time in one line. The earliest that
// runs is its one deadline. While the ticket waits for the customer they stand
// still; on watch (bevakning) the answer's goes on. Whether an actor may do a verb now is Refuse, and the screen's
// "can" is the same function.
//
// Words: ticket ärende · contact kontakt · queue kö · line servicelinje · unit
// enhet · owner ärendeägare · handler hanterare · take fördela till mig · hand
// over omfördela · escalate eskalera · return återlämna med svar · watch bevaka ·
// wait invänta svar · close avsluta · reopen återöppna · reply besvara · request
// motfråga · link länka · merge slå ihop · correct patient rätta patient · action åtgärd · reason kontaktorsak.
package tickets
