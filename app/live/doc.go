// Package live shows every change on every screen that may see it, over one
// websocket a client.
//
// A replica reads the table of events behind its commits, in the order of
// cursors, and gives each socket the tickets that its topics and its rights
// cover. Nothing is sent that is not committed, nothing is skipped because a
// transaction committed late, and nothing that shows a patient is sent before
// the access log has it (P-3).
//
// # What a client does
//
// On hello it sends subscribe with the whole set of topics it wants; a later
// subscribe replaces the set. Topics are "queues" (counts), "queue:ID",
// "ticket:NUMBER", "mine" and "unit:CODE" (every ticket whose queue or owner is
// of the unit). One event gives a socket one message, for the most specific of
// its topics: ticket, queue, mine, unit. A message with number and without
// ticket says that the ticket left that topic, or may no longer be seen.
// "notices" tells that the person has one more to read, "mail", "deliveries" and
// "routing" that something of these changed which the person may read, and not
// how: the client fetches then, and whenever it has connected.
//
// Every message has the cursor to resume from and prev, the cursor of the
// message before it on this socket; another prev than the client holds means
// that something was lost. The first prev is hello's cursor, or since where the
// client resumes: after a lost line it connects anywhere, and sends subscribe
// with since, the last cursor it was sent. It keeps that cursor until a message
// brings another; hello's is only for a client that has none. Messages that it
// has seen may come again; a ticket's version tells. Too far behind, it gets
// resync instead, and fetches its list and open ticket.
//
// A client that fetches and then subscribes gives since, with the cursor that
// it held before it fetched; otherwise a change in between would be missed.
//
// # Who looks and who writes
//
// While a ticket is open a client says so with looking: every five seconds, at
// once when writing begins or ends, and once when the ticket is left. Presence
// comes on the topics that the ticket is in and says who else is there, everybody
// each time; nobody when the last has left. It warns and never locks, it has no
// cursor, and prev takes no notice of it. A client forgets it with a ticket that
// leaves its topics, and all of it with the line: a new socket is told anew.
//
// Nothing of this is stored. Whoever is not heard of for 13 s is gone (Times.Gone):
// everybody knows within 15 s of a lost line, a closed lid or a killed replica.
// Replicas tell each other by notices outside transactions, changes once a second
// at most and everybody each five, with ids alone and how long each is good for;
// so a lost notice heals itself, and no clocks are compared. Only staff are shown,
// to those who may see the ticket (P-2), so the access log has no part in it.
//
// # How it is built
//
// One goroutine, Hub.Run, owns the position in the events and all that is known
// of sockets; everybody else hands it functions to run between batches. A
// socket has a goroutine that reads (and replays, when it resumes) and one that
// writes from a bounded queue, so that no socket holds up another.
package live
