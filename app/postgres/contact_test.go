package postgres

import (
	"strings"
	"testing"

	"kontaktpunkten/tickets"
)

// rulesOf puts rules before those that unit 1 begins with, from now on.
func (r *room) rulesOf(t *testing.T, rules, rotas string) {
	t.Helper()
	r.byOwner(t, `insert into routing_plans (unit_id, effective_at, created_at, applied_at, note, plan)
		select unit_id, effective_at + interval '1 day', created_at, applied_at, note, jsonb_set(plan, '{rules}', '`+rules+`' || (plan -> 'rules')) || '{"rotas": `+rotas+`}'
		from routing_plans where unit_id = 1 order by version desc limit 1`)
	if err := r.Book().Refresh(t.Context()); err != nil {
		t.Fatal(err)
	}
}

// A rule gives its tickets to a person, or to who is on at that hour; in a gap
// they wait in the queue.
func TestARuleGivesATicketToAPerson(t *testing.T) {
	r := furnished(t)
	anna := r.person(t, 1)
	const when = `"conditions": [{"field": "reason", "op": "is", "value": "nurse-advice"}]`
	for _, c := range []struct {
		decides, rotas string
		handler, line  int
	}{
		{`{"queue": "hk-ssk", "person": 3}`, `[]`, 3, 2},
		{`{"queue": "hk-forsta", "person": 2}`, `[]`, 2, 1},
		// P-12: the third works in another queue, the second has no licence.
		{`{"queue": "hk-ssk", "person": 4}`, `[]`, 0, 1},
		{`{"queue": "hk-ssk", "rota": "jour"}`, `[{"code": "jour", "name": "Jour", "week": {"tue": [{"hours": "10:00-11:00", "person": 3}]}}]`, 3, 2},
		{`{"queue": "hk-ssk", "rota": "jour"}`, `[{"code": "jour", "name": "Jour", "week": {"tue": [{"hours": "11:00-12:00", "person": 3}]}}]`, 0, 1},
	} {
		r.rulesOf(t, `[{"id": "first", "name": "Till någon", `+when+`, "decides": `+c.decides+`}]`, c.rotas)
		row, err := r.Register(t.Context(), anna, call("nurse-advice"), nil)
		if err != nil {
			t.Fatal(err)
		}
		status, taken := tickets.New, 0
		if c.handler != 0 {
			status, taken = tickets.Active, 1
		}
		kept := r.count(t, `select count(*) from tickets t join events e on e.ticket_id = t.id where t.id = ? and t.status = ? and coalesce(t.handler_id, 0) = ? and t.max_line = ?
			and num_nonnulls(t.first_taken_at) = ? and coalesce((e.data -> 'to' ->> 'handler')::int, 0) = ?`, row.ID, status, c.handler, c.line, taken, c.handler)
		if row.Handler != c.handler || row.Status != status || kept != 1 {
			t.Errorf("%s: %s with %d, kept %d", c.decides, row.Status, row.Handler, kept)
		}
	}
}

// A queue is closed and somebody leaves although a live plan names them: what
// no longer fits is left out and told once, and contacts still find a place.
func TestTheDeskChangesUnderALivePlan(t *testing.T) {
	r := furnished(t)
	var told []string
	r.Book().OnFaults(func(unit string, _ int, faults string) { told = append(told, unit+": "+faults) })
	r.rulesOf(t, `[{"id": "first", "name": "Till Dag", "conditions": [{"field": "reason", "op": "is", "value": "booking"}], "decides": {"queue": "hk-forsta", "person": 2}}]`, `[]`)
	if len(told) > 0 {
		t.Fatalf("told %q of a plan that fits", told)
	}
	r.byOwner(t, `update queues set closed_at = '2026-11-24' where code = 'hk-ssk'`)
	r.byOwner(t, `update users set disabled_at = '2026-11-24' where id = 2`)
	for range 2 {
		if err := r.Book().Refresh(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if len(told) != 1 || !strings.Contains(told[0], "queue-closed rule=advice") || !strings.Contains(told[0], "unknown-person rule=first") {
		t.Errorf("told %q", told)
	}
	for _, reason := range []string{"nurse-advice", "booking"} {
		row, err := r.Register(t.Context(), r.person(t, 1), call(reason), nil)
		if err != nil {
			t.Fatal(err)
		}
		if row.Queue != 1 || row.Handler != 0 || row.Decision.Rule != "fallback" {
			t.Errorf("%s lies in %d with %d by %s", reason, row.Queue, row.Handler, row.Decision.Rule)
		}
	}
}
