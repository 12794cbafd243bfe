package postgres

import (
	"testing"
	"time"

	"kontaktpunkten/app/desk"
	"kontaktpunkten/tickets"
	"kontaktpunkten/tickets/sla"
)

// What the verbs make of promises is what the database has after each of them:
// the row's one deadline is the earliest that runs, and what time does next is
// in the row.
func TestKeepsPromises(t *testing.T) {
	r := furnished(t)
	anna, d := r.person(t, 1), r.Book().Directory()
	row := must[*desk.Row](t)(r.Register(t.Context(), anna, call("booking"), nil))
	reply := func(t *tickets.Ticket, by tickets.Actor, m tickets.Moment) (tickets.Outcome, error) {
		return t.Reply(by, m, tickets.Message{Body: "Svar", Via: "email"})
	}
	receive := func(t *tickets.Ticket, _ tickets.Actor, m tickets.Moment) (tickets.Outcome, error) {
		return t.Receive(tickets.Actor{Kind: tickets.BySystem}, m, tickets.Message{Body: "Mer"}, nil, d.Queues[1].Queue, nil)
	}
	closes := func(t *tickets.Ticket, by tickets.Actor, m tickets.Moment) (tickets.Outcome, error) {
		return t.Close(by, m, d.Actions["informed"].ActionRule, tickets.Action{Code: "informed"})
	}
	ask := func(t *tickets.Ticket, by tickets.Actor, m tickets.Moment) (tickets.Outcome, error) {
		return t.Escalate(by, m, d.Queues[2].Queue, "needs-licence", "?", false)
	}
	for _, step := range []struct {
		what string
		verb Verb
		want map[sla.Promise]string // runs, still or ended
		due  string                 // kind
	}{
		{"watch", watchOn("2026-11-24", "2026-11-30"), map[sla.Promise]string{sla.First: "runs", sla.Line: "still"}, "first"},
		{"wait", waitUntil(tuesday.Add(500 * time.Hour)), map[sla.Promise]string{sla.First: "still", sla.Line: "still"}, ""},
		{"reply", reply, map[sla.Promise]string{sla.First: "ended", sla.Line: "runs"}, "line"},
		{"receive", receive, map[sla.Promise]string{sla.First: "ended", sla.Next: "runs", sla.Line: "runs"}, "next"},
		{"close", closes, map[sla.Promise]string{sla.First: "ended", sla.Next: "ended", sla.Line: "ended"}, ""},
		{"receive again", receive, map[sla.Promise]string{sla.First: "ended", sla.Next: "runs", sla.Line: "runs"}, "next"},
		{"escalate", ask, map[sla.Promise]string{sla.First: "ended", sla.Next: "runs", sla.Line: "runs"}, "next"},
	} {
		r.pass(7 * time.Minute)
		changed := must[*desk.Row](t)(r.Change(t.Context(), anna, row.ID, row.Version, step.verb))
		row = must[*desk.Row](t)(r.Open(t.Context(), anna, row.ID))
		if row.DueKind != step.due || changed.DueKind != row.DueKind || len(row.Promises) != len(step.want) {
			t.Errorf("%s: due %q, promises %+v", step.what, row.DueKind, row.Promises)
		}
		for _, p := range row.Promises {
			is := "runs"
			switch {
			case !p.EndedAt.IsZero():
				is = "ended"
			case !p.PausedAt.IsZero():
				is = "still"
			}
			if is != step.want[p.Kind] {
				t.Errorf("%s: %s %s, want %s", step.what, p.Kind, is, step.want[p.Kind])
			}
			if n := r.count(t, `select count(*) from promises where ticket_id = ? and kind = ? and next_at is not distinct from ?::timestamptz`, row.ID, p.Kind, orNil(d.NextAt(row.Queue, p))); n != 1 {
				t.Errorf("%s: what comes next of %s is not in its row", step.what, p.Kind)
			}
			if p.Kind == sla.Promise(row.DueKind) && (row.DueAt == nil || !row.DueAt.Equal(p.Due) || !row.WarnAt.Equal(p.Warn)) {
				t.Errorf("%s: due %v, want that of %+v", step.what, row.DueAt, p)
			}
		}
	}
}

// A promise that was broken and told is told again only when it begins anew.
func TestTellsOfAPromiseBegunAnew(t *testing.T) {
	r := furnished(t)
	anna, d := r.person(t, 1), r.Book().Directory()
	row := must[*desk.Row](t)(r.Register(t.Context(), anna, call("booking"), nil))
	r.pass(100 * time.Hour)
	r.sweeps(t, 4)
	row = must[*desk.Row](t)(r.Change(t.Context(), anna, row.ID, row.Version, take))
	r.sweeps(t, 0)
	row = must[*desk.Row](t)(r.Change(t.Context(), anna, row.ID, row.Version, func(t *tickets.Ticket, by tickets.Actor, m tickets.Moment) (tickets.Outcome, error) {
		return t.Escalate(by, m, d.Queues[2].Queue, "needs-licence", "?", false)
	}))
	r.sweeps(t, 0)
	if !row.DueAt.Before(r.now()) || row.DueKind != "first" {
		t.Errorf("the move hides that it is late: %v %s", row.DueAt, row.DueKind)
	}
	r.pass(100 * time.Hour)
	r.sweeps(t, 2)
	if n := r.count(t, `select count(*) from events where kind = 'ticket.breached' and data ->> 'promise' = 'line'`); n != 2 {
		t.Errorf("the time in line was broken %d times", n)
	}
}
