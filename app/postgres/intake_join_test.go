package postgres

import (
	"testing"
	"time"

	"kontaktpunkten/app/desk"
	"kontaktpunkten/tickets"
)

// written makes a ticket of a mail and lets somebody do something to it.
func (r *room) written(t *testing.T, verbs ...Verb) int64 {
	t.Helper()
	taken, err := NewIntake(r.DB).New(t.Context(), mail("eva@example.org", "<first@example.org>", "Hej"))
	if err != nil {
		t.Fatal(err)
	}
	p := r.person(t, 1)
	for _, verb := range verbs {
		row, err := r.Open(t.Context(), p, taken.Ticket)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := r.Change(t.Context(), p, row.ID, row.Version, verb); err != nil {
			t.Fatal(err)
		}
	}
	return taken.Ticket
}

func wait(t *tickets.Ticket, by tickets.Actor, m tickets.Moment) (tickets.Outcome, error) {
	return t.Wait(by, m, "svar", time.Time{})
}

func closed(t *tickets.Ticket, by tickets.Actor, m tickets.Moment) (tickets.Outcome, error) {
	return t.Close(by, m, tickets.ActionRule{Code: "informed", Solved: true}, tickets.Action{Code: "informed"})
}

func (r *room) joined(t *testing.T, ticket int64, in *desk.Incoming) desk.Taken {
	t.Helper()
	taken, err := NewIntake(r.DB).Join(t.Context(), ticket, in)
	if err != nil {
		t.Fatal(err)
	}
	return taken
}

// An answer lets what waits for it go on (E-6), and keeps the mail with its message.
func TestAnAnswerLetsATicketGoOn(t *testing.T) {
	r := furnished(t)
	ticket := r.written(t, take, wait)
	taken := r.joined(t, ticket, mail("eva@example.org", "<2@example.org>", "Ja tack"))
	for query, want := range map[string]int{
		`select count(*) from tickets where id = ? and status = 'active' and handler_id = 1 and customer_wrote and paused_at is null`:                                                                                        1,
		`select count(*) from mails x join messages m on m.id = x.kept_message_id where x.ticket_id = ? and x.outcome = 'joined' and m.kind = 'incoming' and m.body = 'Ja tack' and m.via = 'email' and m.author_id is null`: 1,
		`select count(*) from events where ticket_id = ? and kind = 'ticket.received' and actor_kind = 'system' and message_id is not null`:                                                                                  1,
		`select count(*) from access_log where activity = 'write' and args = 'ticket.received' and ticket_id = ?`:                                                                                                            0,
	} {
		if got := r.count(t, query, ticket); got != want {
			t.Errorf("%d, want %d: %s", got, want, query)
		}
	}
	again := r.joined(t, ticket, mail("eva@example.org", "<2@example.org>", "Ja tack"))
	if !again.Again || again.Message != taken.Message {
		t.Errorf("a copy: %+v, want %+v again", again, taken)
	}
	if got := r.count(t, `select count(*) from messages where ticket_id = ?`, ticket); got != 3 { // with what is waited for
		t.Errorf("%d messages", got)
	}
}

func TestAnAnswerOpensAClosedTicket(t *testing.T) {
	r := furnished(t)
	ticket := r.written(t, take, closed)
	r.joined(t, ticket, mail("eva@example.org", "<2@example.org>", "En sak till"))
	if got := r.count(t, `select count(*) from tickets where id = ? and status = 'queued' and reopened and queue_id = owner_queue_id and closed_at is null`, ticket); got != 1 {
		t.Error("it is not open in its owner's queue")
	}
}

// KP-7a: words in a later text raise the ticket and give it to the nurses; a
// subject that only repeats the ticket's own does not do it again.
func TestAnAnswerThatSuggestsAnEmergency(t *testing.T) {
	r := furnished(t)
	ticket := r.written(t)
	r.joined(t, ticket, mail("eva@example.org", "<2@example.org>", "Nu har jag ont i bröstet"))
	if got := r.count(t, `select count(*) from tickets where id = ? and queue_id = 2 and priority = 1 and alarm is not null`, ticket); got != 1 {
		t.Error("it is not first of all with the nurses")
	}
}

func TestASubjectThatIsRepeatedSuggestsNothingNew(t *testing.T) {
	for subject, want := range map[string]bool{"Sv: Ont i bröstet": false, "Re: SV: Ont i bröstet [100001-7]": false, "Ont i bröstet, svimmade nu": true, "Svimmade": true} {
		in := mail("eva@example.org", "<3@example.org>", "Tack")
		in.Contact.Subject = subject
		if got := alarmWords("Ont i bröstet", in); (len(got) > 0) != want {
			t.Errorf("%q: %v", subject, got)
		}
	}
}

// What is written to a ticket that has become part of another lands there.
func TestAMergedTicketPassesOn(t *testing.T) {
	r := furnished(t)
	first := r.written(t)
	taken, err := NewIntake(r.DB).New(t.Context(), mail("eva@example.org", "<second@example.org>", "Samma sak"))
	if err != nil {
		t.Fatal(err)
	}
	second := taken.Ticket
	if _, err := r.Merge(t.Context(), r.person(t, 1), first, 1, second); err != nil {
		t.Fatal(err)
	}
	if got := r.joined(t, first, mail("eva@example.org", "<2@example.org>", "Ja tack")); got.Ticket != second {
		t.Errorf("it lies on %d, want %d", got.Ticket, second)
	}
	if got := r.count(t, `select count(*) from mails where outcome = 'joined' and ticket_id = ?`, second); got != 1 {
		t.Errorf("%d mails on it", got)
	}
}
