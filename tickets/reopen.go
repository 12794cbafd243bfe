package tickets

import (
	"time"
)

// Reopen puts a closed ticket back into its owner's queue with the promise
// begun anew ("Återöppna").
func (t *Ticket) Reopen(by Actor, m Moment, owner Queue, reason string) (Outcome, error) {
	from, err := t.begin(VerbReopen, by)
	if err != nil {
		return Outcome{}, err
	}
	if reason, err = written("reason", reason, 2000); err != nil {
		return Outcome{}, err
	}
	t.placeIn(owner, m.At)
	t.Action, t.ClosedAt, t.Reopened = Action{}, time.Time{}, true
	due, warn := m.Clocks.Promise(t.Clock.Level, owner.Unit, m.At)
	t.Clock = Clock{Level: t.Clock.Level, DueAt: due, WarnAt: warn}
	t.end(VerbReopen, m)
	return Outcome{Kind: ReopenedEvent, Data: Data{From: from, To: t.Place()}, Message: &Message{Kind: "reason", Body: reason}}, nil
}
