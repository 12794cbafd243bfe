package tickets

import (
	"slices"
	"time"

	"kontaktpunkten/tickets/problem"
	"kontaktpunkten/tickets/sla"
)

// Wait stops every clock until the customer answers or until comes ("Inväntar
// svar"); until is zero or in the future.
func (t *Ticket) Wait(by Actor, m Moment, what string, until time.Time) (Outcome, error) {
	from, err := t.begin(VerbWait, by)
	if err != nil {
		return Outcome{}, err
	}
	if what, err = written("for", what, 500); err != nil {
		return Outcome{}, err
	}
	if !until.IsZero() && !until.After(m.At) {
		return Outcome{}, problem.OfField("until", "not-in-the-future")
	}
	t.standStill(by, m, sla.Promises()...)
	t.WaitingFor, t.WaitingUntil, t.WatchingOn = what, until, ""
	t.end(VerbWait, m)
	return Outcome{Kind: WaitStarted, Data: Data{From: from, To: t.Place()}, Message: &Message{Kind: "waiting", Body: what}, EndWatches: true}, nil
}

// standStill puts the ticket aside and stops these clocks; others that a wait
// had stopped go on.
func (t *Ticket) standStill(by Actor, m Moment, kinds ...sla.Promise) {
	if t.Handler == 0 && by.Kind == ByUser {
		t.handledBy(by.ID, m.At)
	}
	t.pause(m.At)
	for _, kind := range sla.Promises() {
		if !slices.Contains(kinds, kind) {
			t.goOn(m, kind)
		}
	}
	t.stop(m.At, kinds...)
}

// Resume ends a wait or a watch: a person before its time, the clock on it.
func (t *Ticket) Resume(by Actor, m Moment) (Outcome, error) {
	from, err := t.begin(VerbResume, by)
	if err != nil {
		return Outcome{}, err
	}
	t.unpause(m)
	t.end(VerbResume, m)
	return Outcome{Kind: Resumed, Data: Data{From: from, To: t.Place()}, EndWatches: true}, nil
}
