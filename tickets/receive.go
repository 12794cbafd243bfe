package tickets

import (
	"slices"
	"time"

	"kontaktpunkten/tickets/sla"
)

// Receive adds what the customer wrote after the first contact. What waited or
// was watched goes on; what was closed opens again in its owner's queue with the
// promises begun anew; who has had an answer waits for the next one. Words that suggest an emergency (KP-7a) raise the ticket
// to priority 1, are kept with it, and move it from the first line to the nurses;
// they lower nothing. owner is the owner's queue; nurses is nil where the unit
// has none. A ticket that was merged takes nothing in: Conflict with slug merged.
func (t *Ticket) Receive(by Actor, m Moment, text Message, words []string, owner Queue, nurses *Queue) (Outcome, error) {
	from, err := t.begin(VerbReceive, by)
	if err != nil {
		return Outcome{}, err
	}
	if t.Status == Closed {
		t.placeIn(owner, m)
		t.Action, t.ClosedAt, t.Reopened = Action{}, time.Time{}, true
		t.startAgain(owner, m)
	}
	t.unpause(m)
	if !t.Promise(sla.First).open() && !t.Promise(sla.Next).open() {
		t.start(sla.Next, t.Level, m, m.At)
	}
	t.CustomerWrote = true
	if len(words) > 0 {
		t.alarm(words, nurses, m)
	}
	t.end(VerbReceive, m)
	text.Kind = "incoming"
	return Outcome{Kind: Received, Data: Data{From: from, To: t.Place(), Channel: text.Via}, Message: &text, EndWatches: from.Status == Watching}, nil
}

// alarm raises the ticket (KP-7a).
func (t *Ticket) alarm(words []string, nurses *Queue, m Moment) {
	t.Priority = 1
	known := slices.Clone(t.Alarm)
	for _, w := range words {
		if !slices.Contains(known, w) {
			known = append(known, w)
		}
	}
	t.Alarm = known
	if t.Line == 1 && nurses != nil && nurses.ID != t.Queue {
		t.placeIn(*nurses, m)
	}
	t.refit(m)
}
