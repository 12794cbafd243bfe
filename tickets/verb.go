package tickets

import (
	"strings"
	"time"
	"unicode/utf8"

	"kontaktpunkten/tickets/problem"
	"kontaktpunkten/tickets/sla"
)

// begin refuses or notes where the ticket stood; every verb guards first,
// changes last. What a person does with a ticket, more than to add to it, ends
// the trail that time has made.
func (t *Ticket) begin(verb Verb, by Actor) (*Place, error) {
	if err := t.Refuse(verb, by); err != nil {
		return nil, err
	}
	switch verb {
	case VerbNote, VerbLink, VerbCorrect, VerbReceive, VerbUnsend:
	default:
		if by.Kind == ByUser {
			t.Trail = nil
		}
	}
	return t.Place(), nil
}

// end moves the ticket by the transition table and dates it.
func (t *Ticket) end(verb Verb, m Moment) {
	t.Status, _ = Next(t.Status, verb, t.Handler != 0)
	t.UpdatedAt = m.At
	t.Version++
}

// placeIn puts the ticket into a queue with nobody handling it. In another line
// or unit its time in line begins anew; what the customer was promised goes on,
// and the queue's own level may shorten it.
func (t *Ticket) placeIn(q Queue, m Moment) {
	moved := q.Line != t.Line || q.Unit != t.Unit
	t.Queue, t.Unit, t.Line, t.Handler = q.ID, q.Unit, q.Line, 0
	if q.Group != "" {
		t.Group = q.Group
	}
	t.QueuedAt = m.At
	t.shorten(q.Level, m, sla.First, sla.Next, sla.Solved)
	if moved {
		t.startLine(q.Level, m)
	} else {
		t.shorten(q.Level, m, sla.Line)
	}
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

// pause marks since when the ticket is put aside.
func (t *Ticket) pause(at time.Time) {
	if t.PausedAt.IsZero() {
		t.PausedAt = at
	}
}

// unpause ends a wait or a watch: every clock goes on with what was left.
func (t *Ticket) unpause(m Moment) {
	if t.PausedAt.IsZero() {
		return
	}
	t.goOn(m, sla.Promises()...)
	t.PausedAt = time.Time{}
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
