package tickets

import (
	"strings"
	"time"
	"unicode/utf8"

	"kontaktpunkten/tickets/problem"
)

// begin refuses or notes where the ticket stood; every verb guards first,
// changes last.
func (t *Ticket) begin(verb Verb, by Actor) (*Place, error) {
	if err := t.Refuse(verb, by); err != nil {
		return nil, err
	}
	return t.Place(), nil
}

// end moves the ticket by the transition table and dates it.
func (t *Ticket) end(verb Verb, m Moment) {
	t.Status, _ = Next(t.Status, verb, t.Handler != 0)
	t.UpdatedAt = m.At
	t.Version++
}

// placeIn puts the ticket into a queue with nobody handling it.
func (t *Ticket) placeIn(q Queue, at time.Time) {
	t.Queue, t.Unit, t.Line, t.Handler = q.ID, q.Unit, q.Line, 0
	if q.Group != "" {
		t.Group = q.Group
	}
	t.QueuedAt = at
}

// handledBy makes a person the handler and remembers the highest line (KP-8).
func (t *Ticket) handledBy(person int, at time.Time) {
	t.Handler = person
	t.Returned = false
	t.MaxLine = max(t.MaxLine, t.Line)
	if t.FirstTakenAt.IsZero() {
		t.FirstTakenAt = at
	}
}

// pause stops the clock; a clock that stands still already goes on doing so.
func (t *Ticket) pause(at time.Time) {
	if t.Clock.PausedAt.IsZero() {
		t.Clock.PausedAt = at
	}
}

// unpause lets the clock go on with what was left of the promise.
func (t *Ticket) unpause(m Moment) {
	c := &t.Clock
	if c.PausedAt.IsZero() {
		return
	}
	if !c.DueAt.IsZero() {
		c.DueAt, c.WarnAt = m.Clocks.Resume(c.Level, t.Owner.Unit, c.DueAt, c.WarnAt, c.PausedAt, m.At)
	}
	c.PausedAt = time.Time{}
	t.WaitingFor, t.WaitingUntil, t.WatchingOn = "", time.Time{}, ""
}

// written trims a text that must be there; limit is in characters.
func written(path, text string, limit int) (string, error) {
	text = strings.TrimSpace(text)
	switch {
	case text == "":
		return "", problem.OfField(path, "required")
	case utf8.RuneCountInString(text) > limit:
		return "", problem.OfField(path, "too-long")
	}
	return text, nil
}
