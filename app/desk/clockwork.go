package desk

import (
	"slices"
	"time"

	"kontaktpunkten/routing"
	"kontaktpunkten/tickets"
	"kontaktpunkten/tickets/sla"
)

var _ tickets.Clockwork = (*Directory)(nil)

// Promise implements tickets.Clockwork. The instants are UTC.
func (d *Directory) Promise(level string, unit int, kind sla.Promise, from time.Time) (due, warn time.Time) {
	l, _ := d.Level(unit, level)
	target, ok := l.Target(kind)
	if !ok {
		return time.Time{}, time.Time{}
	}
	due, warn = sla.Due(target, d.Calendar(unit), from)
	return due.UTC(), warn.UTC()
}

// Resume implements tickets.Clockwork. A promise that had been broken before the
// pause stays as it is; one whose level is gone moves by the whole of the pause,
// so that no time is lost with the level.
func (d *Directory) Resume(p tickets.Promise, unit int, now time.Time) (from, due, warn time.Time) {
	if !p.Due.After(p.PausedAt) {
		return p.From, p.Due, p.Warn
	}
	target, cal := d.target(p, unit), d.Calendar(unit)
	due, warn = sla.Resume(target, cal, p.Due, p.Warn, p.PausedAt, now)
	return sla.Later(target, cal, p.From, p.PausedAt, now).UTC(), due.UTC(), warn.UTC()
}

// LevelFor implements tickets.Clockwork.
func (d *Directory) LevelFor(unit int, facts sla.Facts) string {
	if u := d.Units[unit]; u != nil && u.Plan != nil {
		return u.Plan.LevelFor(facts)
	}
	return ""
}

// target is what a promise was reckoned by; elapsed time where its level is gone.
func (d *Directory) target(p tickets.Promise, unit int) sla.Target {
	if l, ok := d.Level(unit, p.Level); ok {
		if t, ok := l.Target(p.Kind); ok {
			return t
		}
	}
	return sla.Target{Kind: sla.Elapsed}
}

// NextAt is when time next does something to a promise of a ticket in a queue;
// zero where nothing is left.
func (d *Directory) NextAt(queue int, p tickets.Promise) time.Time {
	next, _ := d.Next(queue, p)
	return next.At
}

// Next is what time does next to a promise of a ticket in a queue: what the
// schedule of the queue's unit has first of all that is not done; ok is false
// where nothing is left, or the promise has ended.
func (d *Directory) Next(queue int, p tickets.Promise) (next routing.Timer, ok bool) {
	if !p.EndedAt.IsZero() {
		return routing.Timer{}, false
	}
	var plan *routing.Plan
	code, unit := "", 0
	if q := d.Queues[queue]; q != nil {
		code, unit = q.Code, q.Unit
	}
	if u := d.Units[unit]; u != nil {
		plan = u.Plan
	}
	for _, timer := range plan.Schedule(code, p.Kind, d.target(p, unit), p.From, p.Warn, p.Due) {
		if !slices.Contains(p.Done, timer.What) {
			return timer, true
		}
	}
	return routing.Timer{}, false
}

// Replanned is a promise of a ticket in a queue after another plan began to count
// for the queue's unit at an instant. What the new plan would have done before
// that, and the one before it would not, counts as done, so that a publication
// sets off nothing old; of a promise that stands still, before its pause. before
// is nil where there was none.
func (d *Directory) Replanned(queue int, p tickets.Promise, before *routing.Plan, at time.Time) tickets.Promise {
	q := d.Queues[queue]
	if q == nil || d.Units[q.Unit] == nil {
		return p
	}
	if !p.PausedAt.IsZero() && p.PausedAt.Before(at) {
		at = p.PausedAt
	}
	target := d.target(p, q.Unit)
	past := func(plan *routing.Plan) (ids []string) {
		for _, timer := range plan.Schedule(q.Code, p.Kind, target, p.From, p.Warn, p.Due) {
			if timer.Step != nil && timer.At.Before(at) {
				ids = append(ids, timer.What)
			}
		}
		return ids
	}
	old := past(before)
	p.Done = slices.Clone(p.Done)
	for _, id := range past(d.Units[q.Unit].Plan) {
		if !slices.Contains(old, id) && !slices.Contains(p.Done, id) {
			p.Done = append(p.Done, id)
		}
	}
	return p
}
