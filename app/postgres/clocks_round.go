package postgres

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"gorm.io/gorm"

	"kontaktpunkten/app/delivery"
	"kontaktpunkten/routing"
	"kontaktpunkten/tickets"
)

// round is one transaction of a sweep.
type round struct {
	*sweep
	tx    *gorm.DB
	due   []dueThing // in due order
	until time.Time  // the last instant that this round does
	more  bool       // there may be more after it

	// What has been done to promises and is not written yet.
	events  []clockEvent
	notices []delivery.New
	marks   map[string]mark
	verbs   int // tickets that have been changed
}

// clockEvent is what time told of a promise without changing the ticket, as tell
// writes it.
type clockEvent struct {
	Nr      int          `json:"nr"`
	Ticket  int64        `json:"ticket"`
	Kind    tickets.Kind `json:"kind"`
	Version int          `json:"version"`
	Units   []int        `json:"units"`
	Data    tickets.Data `json:"data"`
}

// mark is what has become of a promise's row.
type mark struct {
	Ticket int64     `json:"ticket"`
	Kind   string    `json:"kind"`
	Done   []string  `json:"done"`
	Next   time.Time `json:"next_at,omitzero"`
	Ended  bool      `json:"ended"`
}

const dueTicket = `t.id, t.version, t.owner_queue_id, t.owner_unit_id, coalesce(t.owner_user_id, 0), t.status, t.line, t.queue_id, t.unit_id, coalesce(t.handler_id, 0), t.priority, nullif(t.due_at, 'infinity')`

func (x *dueThing) places() []any {
	p := &x.place
	return []any{&x.ticket, &x.version, &x.owner.Queue, &x.owner.Unit, &x.owner.Person, &p.Status, &p.Line, &p.Queue, &p.Unit, &p.Handler, &p.Priority, &p.Due}
}

// compare orders by instant, and so that two replicas never differ.
func (x dueThing) compare(other dueThing) int {
	return cmp.Or(x.at.Compare(other.at), cmp.Compare(x.ticket, other.ticket), cmp.Compare(x.end, other.end), cmp.Compare(x.promise.Kind, other.promise.Kind))
}

// lock takes what is due next with its tickets. Locking no more than the row's
// other columns lets colleagues read the ticket meanwhile. Promises in a unit
// whose open tickets are being told of another plan wait until all are.
func (r *round) lock() error {
	r.until = r.now
	if err := r.lockEach(`select `+dueTicket+`, p.next_at, '', p.kind, p.level, p.from_at, p.warn_at, p.due_at, array_to_json(p.done)::text
		from promises p join tickets t on t.id = p.ticket_id
		where p.next_at <= ? and p.paused_at is null and p.ended_at is null and p.ticket_id not in ?
			and t.unit_id not in (select unit_id from routing_plans where applied_at is null and effective_at <= ?)
		order by p.next_at, p.ticket_id, p.kind limit ? for no key update of t, p skip locked`, r.now, r.left, r.now, r.batch); err != nil {
		return fmt.Errorf("lock promises: %w", err)
	}
	if err := r.lockEach(`select `+dueTicket+`, c.due_at, c.kind, '', '', c.due_at, c.due_at, c.due_at, '[]'
		from clocks c join tickets t on t.id = c.ticket_id
		where c.due_at <= ? and c.paused_at is null and c.fired_at is null and c.kind in ('wait', 'watch') and c.ticket_id not in ?
		order by c.due_at, c.ticket_id limit ? for no key update of t, c skip locked`, r.now, r.left, r.batch); err != nil {
		return fmt.Errorf("lock waits and watches: %w", err)
	}
	slices.SortFunc(r.due, dueThing.compare)
	return nil
}

func (r *round) lockEach(query string, args ...any) error {
	rows, err := r.tx.Raw(query, args...).Rows()
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	n := 0
	for rows.Next() {
		var x dueThing
		var done string
		p := &x.promise
		if err := rows.Scan(append(x.places(), &x.at, &x.end, &p.Kind, &p.Level, &p.From, &p.Warn, &p.Due, &done)...); err != nil {
			return err
		}
		if err := json.Unmarshal([]byte(done), &p.Done); err != nil {
			return err
		}
		r.due = append(r.due, x)
		if n++; n == r.batch {
			// What comes after is not known yet, and must not be overtaken.
			r.more = true
			if x.at.Before(r.until) {
				r.until = x.at
			}
		}
	}
	return rows.Err()
}

// does is what time does to one promise, wait or watch.
func (r *round) does(ctx context.Context, x dueThing) error {
	if x.end != "" {
		return r.settle(ctx, x, x.end, func(tx *gorm.DB) (bool, error) { return r.resume(ctx, tx, x) })
	}
	next, ok := r.d.Next(x.place.Queue, x.promise)
	switch {
	case x.place.Status == tickets.Closed || !ok || next.At.After(r.until):
		// The ticket or its unit's plan went on without telling the row.
		r.mark(x, next.At)
	case next.Step != nil && r.changes(x, *next.Step):
		r.more = true // what comes after it is read again
		return r.settle(ctx, x, "step "+next.What, func(tx *gorm.DB) (bool, error) { return true, r.step(ctx, tx, x, *next.Step) })
	default:
		if err := r.tells(x, next); err != nil {
			return err
		}
		x.promise.Done = append(slices.Clip(x.promise.Done), next.What)
		next, ok = r.d.Next(x.place.Queue, x.promise)
		r.mark(x, next.At)
		if ok && !next.At.After(r.until) {
			x.at = next.At
			at, _ := slices.BinarySearchFunc(r.due, x, dueThing.compare)
			r.due = slices.Insert(r.due, at, x)
		}
	}
	return nil
}

// tells notes that a promise warned or broke, or that an escalation by time tells
// people of it and does no more.
func (r *round) tells(x dueThing, timer routing.Timer) error {
	e := clockEvent{Nr: len(r.events), Ticket: x.ticket, Kind: tickets.Warned, Version: x.version, Units: []int{x.owner.Unit},
		Data: tickets.Data{To: &x.place, Promise: string(x.promise.Kind)}}
	switch {
	case timer.Step != nil:
		e.Kind, e.Data.From, e.Data.Rule, e.Data.Outcome = tickets.StepTaken, &x.place, timer.What, tickets.StepNothing
		if len(timer.Step.Notify) > 0 {
			e.Data.Outcome, e.Data.Fields = tickets.StepNotified, []string{tickets.StepNotified}
		}
		notices, err := r.noticesOf(r.tx, x, *timer.Step, false)
		if err != nil {
			return err
		}
		r.notices = append(r.notices, notices...)
	case timer.What == tickets.DoneDue:
		e.Kind = tickets.Breached
	}
	if x.place.Unit != x.owner.Unit {
		e.Units = append(e.Units, x.place.Unit)
	}
	r.events = append(r.events, e)
	return nil
}

func (r *round) mark(x dueThing, next time.Time) {
	m := mark{Ticket: x.ticket, Kind: string(x.promise.Kind), Done: x.promise.Done, Next: next, Ended: x.place.Status == tickets.Closed}
	if m.Done == nil {
		m.Done = []string{}
	}
	r.marks[fmt.Sprint(m.Ticket, m.Kind)] = m
}

// tell writes the events so far, in order, the notices, and what has become of
// the promises.
func (r *round) tell() error {
	if len(r.marks) == 0 {
		return nil
	}
	marks := make([]mark, 0, len(r.marks))
	for _, m := range r.marks {
		marks = append(marks, m)
	}
	events := r.events
	if events == nil {
		events = []clockEvent{}
	}
	told, err := json.Marshal(events)
	if err != nil {
		return err
	}
	marked, err := json.Marshal(marks)
	if err != nil {
		return err
	}
	if err := enqueueAll(r.tx, r.notices, r.now); err != nil {
		return err
	}
	r.done += len(r.events)
	r.events, r.notices, r.marks = nil, nil, map[string]mark{}
	return r.tx.Exec(`with marked as (update promises p set done = y.done, next_at = y.next_at, ended_at = case when y.ended then ?::timestamptz end
			from jsonb_to_recordset(?::jsonb) as y (ticket bigint, kind text, done text[], next_at timestamptz, ended boolean)
			where p.ticket_id = y.ticket and p.kind = y.kind)
		insert into events (at, subject_type, subject_id, ticket_id, unit_ids, actor_kind, kind, version, data)
		select ?::timestamptz, 'ticket', x.ticket, x.ticket, x.units, ?, x.kind, x.version, x.data
		from jsonb_to_recordset(?::jsonb) as x (nr int, ticket bigint, kind text, version int, units int[], data jsonb) order by x.nr`,
		r.now, string(marked), r.now, tickets.ByClock, string(told)).Error
}
