package replay

import (
	"time"

	"kontaktpunkten/routing"
	"kontaktpunkten/tickets"
	"kontaktpunkten/tickets/sla"
)

// kinds are the promises that are reckoned.
var kinds = [3]sla.Promise{sla.First, sla.Solved, sla.Line}

// side is one contact under one plan.
type side struct {
	queue, rule string
	hour        int
	promises    [len(kinds)]promise
}

// promise is one that was given, and whether it was kept.
type promise struct {
	level  string // empty: none was given
	broken bool
}

// decide is what the plan makes of a contact.
func (r *Run) decide(p *routing.Plan, c *Recorded) side {
	s := routing.Timed(observed(p.Rules(), *c.Situation), p.Calendar(), c.OccurredAt)
	d := routing.Place(p.Rules(), s)
	out := side{queue: d.Queue, rule: d.Rule, hour: s.Hour}
	code := d.Level
	if code == "" {
		code = p.LevelFor(sla.Facts{Type: tickets.TypeContact, Channel: s.Channel, Reason: s.Reason, Priority: d.Priority, Line: d.Line})
	}
	// The owner promises the customer, the queue's unit inside the house.
	house := p
	if q, ok := p.Rules().Queue(d.Queue); ok {
		house = r.house(p, q.Unit)
	}
	for i, kind := range kinds {
		by := p
		if kind == sla.Line {
			by = house
		}
		out.promises[i] = r.promise(by, r.level(by, p, code), kind, c)
	}
	return out
}

// house is the plan of a unit; the compared one's where nothing else is known.
func (r *Run) house(compared *routing.Plan, unit string) *routing.Plan {
	if unit == compared.Rules().Source().Unit {
		return compared
	}
	for _, p := range r.Others {
		if p.Rules().Source().Unit == unit {
			return p
		}
	}
	return compared
}

// level is a service level by its code: the first that one of the plans has.
func (r *Run) level(by, compared *routing.Plan, code string) sla.Level {
	for _, p := range [...]*routing.Plan{by, compared} {
		if l, ok := p.Level(code); ok {
			return l
		}
	}
	for _, p := range r.Others {
		if l, ok := p.Level(code); ok {
			return l
		}
	}
	return sla.Level{}
}

// promise reckons one promise of the level, lengthened by the pauses. Who writes
// has E-2's first answer where the level promises none.
func (r *Run) promise(by *routing.Plan, level sla.Level, kind sla.Promise, c *Recorded) promise {
	target, ok := level.Target(kind)
	if !ok && kind == sla.First && (c.Situation.Channel == "email" || c.Situation.Channel == "citizen1177") {
		level = sla.Written
		target, ok = level.Target(kind)
	}
	if !ok {
		return promise{}
	}
	due, warn := sla.Due(target, by.Calendar(), c.OccurredAt)
	for _, pause := range c.Pauses {
		if pause.Watched && kind == sla.First {
			continue
		}
		end := pause.To
		if end.IsZero() {
			end = r.To
		}
		due, warn = sla.Resume(target, by.Calendar(), due, warn, pause.From, end)
	}
	return promise{level: level.Code, broken: r.kept(kind, c).After(due)}
}

// kept is when a promise was kept, or the period's end where it has not been.
func (r *Run) kept(kind sla.Promise, c *Recorded) time.Time {
	at := c.ClosedAt
	switch kind {
	case sla.First:
		at = first(c.AnsweredAt, c.ClosedAt)
	case sla.Line:
		at = c.until()
	}
	if at.IsZero() {
		return r.To
	}
	return at
}
