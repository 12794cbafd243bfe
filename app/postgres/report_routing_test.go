package postgres

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/desk"
	"kontaktpunkten/app/wire"
	"kontaktpunkten/tickets"
	"kontaktpunkten/tickets/problem"
)

// registered is a contact of a reason, with the person who takes it down.
func (r *room) registered(t *testing.T, person int, reason string) *desk.Row {
	t.Helper()
	return must[*desk.Row](t)(r.Register(t.Context(), r.person(t, person), call(reason), nil))
}

// up asks a queue a question.
func (r *room) up(to int) Verb {
	return func(t *tickets.Ticket, by tickets.Actor, m tickets.Moment) (tickets.Outcome, error) {
		return t.Escalate(by, m, r.Book().Directory().Queues[to].Queue, "needs-licence", "Får han ta tabletten?", false)
	}
}

// over gives it to another queue.
func (r *room) over(to int) Verb {
	return func(t *tickets.Ticket, by tickets.Actor, m tickets.Moment) (tickets.Outcome, error) {
		return t.HandOver(by, m, 0, &r.Book().Directory().Queues[to].Queue, "")
	}
}

// to gives it to a colleague in its queue.
func to(person int) Verb {
	return func(t *tickets.Ticket, by tickets.Actor, m tickets.Moment) (tickets.Outcome, error) {
		return t.HandOver(by, m, person, nil, "")
	}
}

func back(t *tickets.Ticket, by tickets.Actor, m tickets.Moment) (tickets.Outcome, error) {
	return t.Return(by, m, "Ja, med mat.")
}

func again(r *room) Verb {
	return func(t *tickets.Ticket, by tickets.Actor, m tickets.Moment) (tickets.Outcome, error) {
		return t.Reopen(by, m, r.Book().Directory().Queues[1].Queue, "Ringde igen.")
	}
}

// ended closes it with an action.
func (r *room) ended(action string) Verb {
	return func(t *tickets.Ticket, by tickets.Actor, m tickets.Moment) (tickets.Outcome, error) {
		return t.Close(by, m, r.Book().Directory().Actions[action].ActionRule, tickets.Action{Code: action, Note: "1177"})
	}
}

// step is one thing that somebody does to a ticket.
type step struct {
	who  int
	verb Verb
}

// goes lets a ticket go its way.
func (r *room) goes(t *testing.T, row *desk.Row, way ...step) *desk.Row {
	t.Helper()
	for _, s := range way {
		row = r.do(t, row, s.who, s.verb)
	}
	return row
}

// astray is a morning by hand. The fallback puts bookings with the first line (1),
// the rule "advice" puts nurse-advice with the nurses (2):
//
//	booking       closed at once                                first line
//	booking       given to a colleague, closed                  first line
//	booking       asked the nurses, answered, closed            second line, returned 1, moved
//	booking       handed to the nurses, back again, closed      first line, reassigned 2, moved
//	booking       moved by time, closed                         first line, reassigned 1, moved
//	booking       closed, opened again, closed                  unsolved
//	booking       referred on                                   counted apart
//	booking       merged into the first                         not counted
//	booking       still open                                    not counted
//	booking       of another unit, closed                       not counted
//	nurse-advice  asked arrhythmia, answered, closed            third line, returned 1, moved
//	nurse-advice  closed by the nurse                          second line
func astray(t *testing.T) *room {
	t.Helper()
	r := furnished(t)
	informed := step{1, r.ended("informed")}
	first := r.registered(t, 1, "booking")
	r.goes(t, first, informed)
	r.goes(t, r.registered(t, 1, "booking"), step{1, to(2)}, step{2, r.ended("informed")})
	r.goes(t, r.registered(t, 1, "booking"), step{1, r.up(2)}, step{3, take}, step{3, back}, informed)
	r.goes(t, r.registered(t, 1, "booking"), step{1, r.over(2)}, step{3, r.over(1)}, informed)
	timed := r.goes(t, r.registered(t, 1, "booking"), informed)
	r.byOwner(t, fmt.Sprintf(`insert into events (at, subject_type, subject_id, ticket_id, unit_ids, actor_kind, kind, version, data)
		select at, 'ticket', ticket_id, ticket_id, unit_ids, 'clock', 'ticket.step-taken', 2, '{"from": {"queue": 1}, "to": {"queue": 2}}' from events where ticket_id = %d and kind = 'ticket.registered'`, timed.ID))
	r.goes(t, r.registered(t, 1, "booking"), informed, step{1, again(r)}, informed)
	r.goes(t, r.registered(t, 1, "booking"), step{1, r.ended("referred-on")})
	part, whole := r.registered(t, 1, "booking"), r.registered(t, 1, "booking")
	must[*desk.Row](t)(r.Merge(t.Context(), r.person(t, 1), part.ID, part.Version, whole.ID))
	r.goes(t, r.rang(t, 5, 2, tuesday), step{5, r.ended("informed")})
	r.goes(t, r.registered(t, 1, "nurse-advice"), step{3, r.up(3)}, step{4, take}, step{4, back}, step{3, r.ended("informed")})
	r.goes(t, r.registered(t, 1, "nurse-advice"), step{3, take}, step{3, r.ended("informed")})
	return r
}

// KP-8 by reason: where it was solved, how often it went astray, and which rule
// placed it, counted by hand.
func TestRoutingFiguresCountedByHand(t *testing.T) {
	r := astray(t)
	// The rule is renamed and places one more: it has its newest name.
	r.byOwner(t, `insert into routing_plans (unit_id, effective_at, created_at, applied_at, note, plan)
		select unit_id, '2026-02-01', '2026-02-01', '2026-02-01', '', jsonb_set(plan, '{rules,0,name}', '"Råd"') from routing_plans where unit_id = 1`)
	if err := r.Book().Refresh(t.Context()); err != nil {
		t.Fatal(err)
	}
	r.goes(t, r.registered(t, 1, "nurse-advice"), step{3, take}, step{3, r.ended("informed")})
	from, to := tuesday.AddDate(0, 0, -1), tuesday.AddDate(0, 0, 1)
	got := must[wire.RoutingFigures](t)(r.RoutingFigures(t.Context(), r.person(t, 6), from, to))
	want := wire.RoutingFigures{From: from, To: to, Reasons: []wire.RoutingReasonFigures{
		{Unit: "hjarta-karl", Reason: "booking", Tickets: 6, SolvedLine: [3]int{4, 1, 0}, Unsolved: 1, Returned: 1, Reassigned: 3,
			Rules: []wire.RoutingReasonRule{{Rule: "fallback", Tickets: 6, Moved: 3}}},
		{Unit: "hjarta-karl", Reason: "nurse-advice", Tickets: 3, SolvedLine: [3]int{0, 2, 1}, Returned: 1,
			Rules: []wire.RoutingReasonRule{{Rule: "advice", Name: "Råd", Tickets: 3, Moved: 1}}},
	}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if empty := must[wire.RoutingFigures](t)(r.RoutingFigures(t.Context(), r.person(t, 6), from.AddDate(-1, 0, 0), to.AddDate(-1, 0, 0))); empty.Reasons == nil || len(empty.Reasons) != 0 {
		t.Errorf("a year before: %+v", empty)
	}
}

// Each number is the number of tickets that the list shows behind it, and the
// reasons add up to the resolution rate's figures (KP-8).
func TestRoutingFiguresListAndResolutionAgree(t *testing.T) {
	r := astray(t)
	chef := r.person(t, 6)
	r.everyEnding(t, tuesday.AddDate(0, 0, -9))
	from, to := tuesday.AddDate(0, 0, -9), tuesday.AddDate(0, 0, 1)
	got := must[wire.RoutingFigures](t)(r.RoutingFigures(t.Context(), chef, from, to))
	var sum wire.Resolution
	for _, reason := range got.Reasons {
		f := tickets.Filter{Owned: true, Unit: 1, Reason: reason.Reason, ClosedFrom: from, ClosedTo: to}
		for solved, n := range map[int]int{1: reason.SolvedLine[0], 6: reason.SolvedLine[1], 7: reason.SolvedLine[2], 3: reason.Tickets, 8: reason.Unsolved} {
			if f.Solved = solved; r.listed(t, chef, f) != n {
				t.Errorf("%s: %d, the list filtered by %d has %d", reason.Reason, n, solved, r.listed(t, chef, f))
			}
		}
		if all := reason.SolvedLine[0] + reason.SolvedLine[1] + reason.SolvedLine[2] + reason.Unsolved; all != reason.Tickets {
			t.Errorf("%s: parts add up to %d of %d", reason.Reason, all, reason.Tickets)
		}
		sum.Closed += reason.Tickets
		sum.FirstLine += reason.SolvedLine[0]
		sum.LinesOneAndTwo += reason.SolvedLine[0] + reason.SolvedLine[1]
	}
	whole := must[wire.Resolution](t)(r.Resolution(t.Context(), chef, from, to))
	if sum.Closed == 0 || sum.Closed != whole.Closed || sum.FirstLine != whole.FirstLine || sum.LinesOneAndTwo != whole.LinesOneAndTwo {
		t.Errorf("reasons add up to %+v, the resolution rate has %+v", sum, whole)
	}
	// Tickets without a rule are counted, with no rule to change.
	if b := got.Reasons[0]; b.Reason != "booking" || b.Tickets <= 6 || len(b.Rules) != 1 || b.Rules[0].Tickets != 6 {
		t.Errorf("bookings %+v", b)
	}
}

// P-2, P-3: for who leads, of the units they lead, and kept in the access log.
func TestRoutingFiguresAreLedUnitsAndLogged(t *testing.T) {
	r := astray(t)
	ask := func(p *auth.Principal) error {
		_, err := r.RoutingFigures(t.Context(), p, tuesday.AddDate(0, 0, -1), tuesday)
		return err
	}
	for _, id := range []int{1, 3, 4, 5} {
		if x := problem.As(ask(r.person(t, id))); x == nil || x.Kind != problem.Forbidden {
			t.Errorf("person %d: %v", id, x)
		}
	}
	if err := ask(r.person(t, 6)); err != nil {
		t.Fatal(err)
	}
	if n := r.count(t, `select count(*) from access_log where activity = 'statistics' and args = 'routing 2026-11-23T09:00:00Z/2026-11-24T09:00:00Z' and purpose = 'administration' and user_id = 6 and resource_unit_ids = '{1}' and patient_ids = '{}'`); n != 1 {
		t.Errorf("%d entries", n)
	}
}
