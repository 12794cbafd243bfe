package tickets

import (
	"slices"
	"time"

	"kontaktpunkten/tickets/sla"
)

// Promise is one clock of a ticket; a ticket has at most one of each kind.
type Promise struct {
	Kind sla.Promise `json:"kind"`
	// Level is the code of the service level that made it.
	Level string `json:"level"`
	// From is when its time began to count. A pause moves From, Warn and Due on
	// alike, so that the share of the time that is used stays right.
	From time.Time `json:"from_at"`
	Warn time.Time `json:"warn_at"`
	Due  time.Time `json:"due_at"`
	// PausedAt is set while it stands still.
	PausedAt time.Time `json:"paused_at,omitzero"`
	// EndedAt is when it was kept, or was no longer asked for.
	EndedAt time.Time `json:"ended_at,omitzero"`
	// Done is what has been told and done: DoneWarn, DoneDue and the ids of
	// escalations by time.
	Done []string `json:"done"`
}

// What time has done to a promise.
const (
	DoneWarn = "warn"
	DoneDue  = "due"
)

// TypeContact is the type of ticket in the scope of a service level.
const TypeContact = "contact"

// open holds until the promise is kept, also while it stands still.
func (p *Promise) open() bool { return p != nil && p.EndedAt.IsZero() }

// Running holds while time counts against the promise.
func (p *Promise) Running() bool { return p.open() && p.PausedAt.IsZero() }

// move gives the promise other instants; what had been told of one that is in
// the future again is forgotten, so that it is told when it comes.
func (p *Promise) move(from, due, warn, now time.Time) {
	p.From, p.Due, p.Warn = from, due, warn
	p.Done = slices.DeleteFunc(slices.Clone(p.Done), func(done string) bool {
		return done == DoneWarn && warn.After(now) || done == DoneDue && due.After(now)
	})
}

// Promise is the ticket's of a kind; nil where none was made. It is the
// ticket's own: a verb may change it.
func (t *Ticket) Promise(kind sla.Promise) *Promise {
	for i := range t.Promises {
		if t.Promises[i].Kind == kind {
			return &t.Promises[i]
		}
	}
	return nil
}

// Showing is the next deadline that lists sort by, the earliest promise that
// runs: zero, and no kind, where none does.
func (t *Ticket) Showing() (due, warn time.Time, kind sla.Promise) {
	if t.Status == Closed {
		return time.Time{}, time.Time{}, ""
	}
	for _, k := range sla.Promises() {
		if p := t.Promise(k); p.Running() && (kind == "" || p.Due.Before(due)) {
			due, warn, kind = p.Due, p.Warn, k
		}
	}
	return due, warn, kind
}

// Begin gives a new ticket its promises, which count from when the contact
// happened (KP-10, E-2). Without a level of its decision the ticket gets the one
// whose scope takes it.
func (t *Ticket) Begin(m Moment, happened time.Time) {
	if t.Level == "" {
		t.Level = m.Clocks.LevelFor(t.Owner.Unit, t.facts())
	}
	t.startFirst(m, happened)
	t.start(sla.Solved, t.Level, m, happened)
	t.start(sla.Line, t.Level, m, happened)
}

func (t *Ticket) facts() sla.Facts {
	return sla.Facts{Type: TypeContact, Channel: t.Channel, Reason: t.Reason, Priority: t.Priority, Line: t.Line}
}

// promisedBy is the unit by whose levels and hours a promise is reckoned: the
// owner's towards the customer, that of the queue inside the house.
func (t *Ticket) promisedBy(kind sla.Promise) int {
	if kind == sla.Line {
		return t.Unit
	}
	return t.Owner.Unit
}

// start begins a promise anew; false where the level makes none of the kind.
func (t *Ticket) start(kind sla.Promise, level string, m Moment, from time.Time) bool {
	if level == "" {
		return false
	}
	due, warn := m.Clocks.Promise(level, t.promisedBy(kind), kind, from)
	if due.IsZero() {
		return false
	}
	made := Promise{Kind: kind, Level: level, From: from, Warn: warn, Due: due}
	if p := t.Promise(kind); p != nil {
		*p = made
		return true
	}
	// A fresh slice: a copy of the ticket must not share it.
	t.Promises = append(slices.Clip(t.Promises), made)
	return true
}

// startFirst begins the first answer; who writes has E-2's promise at least.
func (t *Ticket) startFirst(m Moment, from time.Time) {
	if !t.start(sla.First, t.Level, m, from) && (t.Channel == "email" || t.Channel == "citizen1177") {
		t.start(sla.First, sla.Written.Code, m, from)
	}
}

// startLine begins the time in line: by the queue's own level, else by that of
// who comes to this line, else by the ticket's. What a line does not promise is
// not asked for there.
func (t *Ticket) startLine(queueLevel string, m Moment) {
	for _, level := range []string{queueLevel, m.Clocks.LevelFor(t.Unit, t.facts()), t.Level} {
		if t.start(sla.Line, level, m, m.At) {
			return
		}
	}
	t.finish(m.At, sla.Line)
}

// startAgain is for a ticket that was closed: the customer who has had an answer
// waits for the next one, and the rest begins anew.
func (t *Ticket) startAgain(q Queue, m Moment) {
	if t.AnsweredAt.IsZero() {
		t.startFirst(m, m.At)
	} else {
		t.start(sla.Next, t.Level, m, m.At)
	}
	t.start(sla.Solved, t.Level, m, m.At)
	t.startLine(q.Level, m)
	t.shorten(q.Level, m, sla.First, sla.Next, sla.Solved)
}

// finish ends promises that are open: they were kept, or are no longer asked for.
func (t *Ticket) finish(at time.Time, kinds ...sla.Promise) {
	for _, kind := range kinds {
		if p := t.Promise(kind); p.open() {
			p.EndedAt = at
		}
	}
}

// bringBack undoes what ended at an instant.
func (t *Ticket) bringBack(ended time.Time, kinds ...sla.Promise) {
	for _, kind := range kinds {
		if p := t.Promise(kind); p != nil && p.EndedAt.Equal(ended) {
			p.EndedAt = time.Time{}
		}
	}
}

// shorten lets the service level of a queue (KP-10) shorten what was promised,
// from now on; it lengthens nothing, so that no move back and forth hides that a
// ticket is late. What is not asked for is not begun by it.
func (t *Ticket) shorten(level string, m Moment, kinds ...sla.Promise) {
	if level == "" {
		return
	}
	for _, kind := range kinds {
		switch p := t.Promise(kind); {
		case p.open():
			if due, warn := m.Clocks.Promise(level, t.promisedBy(kind), kind, m.At); !due.IsZero() && due.Before(p.Due) {
				p.Level = level
				p.move(m.At, due, warn, m.At)
			}
		case kind == sla.Line, p == nil && (kind == sla.Solved || kind == sla.First && t.AnsweredAt.IsZero()):
			t.start(kind, level, m, m.At)
		}
	}
}

// refit lets the level whose scope takes the ticket by its changed facts shorten
// what is open, reckoned from when each promise began.
func (t *Ticket) refit(m Moment) {
	for i := range t.Promises {
		p := &t.Promises[i]
		unit := t.promisedBy(p.Kind)
		level := m.Clocks.LevelFor(unit, t.facts())
		if !p.open() || level == "" || level == p.Level {
			continue
		}
		if due, warn := m.Clocks.Promise(level, unit, p.Kind, p.From); !due.IsZero() && due.Before(p.Due) {
			p.Level = level
			p.move(p.From, due, warn, m.At)
		}
	}
}

// stop lets promises stand still; one that does already goes on doing so.
func (t *Ticket) stop(at time.Time, kinds ...sla.Promise) {
	for _, kind := range kinds {
		if p := t.Promise(kind); p.Running() {
			p.PausedAt = at
		}
	}
}

// goOn lets promises that stood still go on with what was left of them.
func (t *Ticket) goOn(m Moment, kinds ...sla.Promise) {
	for _, kind := range kinds {
		p := t.Promise(kind)
		if !p.open() || p.PausedAt.IsZero() {
			continue
		}
		from, due, warn := m.Clocks.Resume(*p, t.promisedBy(kind), m.At)
		p.PausedAt = time.Time{}
		p.move(from, due, warn, m.At)
	}
}

// inherit takes over what another ticket, which becomes part of this one, had
// promised, where it is due earlier. Its first answer is the next one here where
// the customer has had one; the time in line counts in the same line alone.
func (t *Ticket) inherit(from *Ticket, m Moment) {
	for _, p := range from.Promises {
		if !p.Running() || p.Kind == sla.Line && (from.Line != t.Line || from.Unit != t.Unit) {
			continue
		}
		if p.Kind == sla.First && !t.AnsweredAt.IsZero() {
			p.Kind = sla.Next
		}
		mine := t.Promise(p.Kind)
		if mine.open() && !p.Due.Before(mine.Due) {
			continue
		}
		// This ticket tells in its own history what comes due.
		p.Done = nil
		if still := t.Status == Waiting || t.Status == Watching && (p.Kind == sla.Solved || p.Kind == sla.Line); still {
			p.PausedAt = m.At
		}
		if mine != nil {
			*mine = p
			continue
		}
		t.Promises = append(slices.Clip(t.Promises), p)
	}
}
