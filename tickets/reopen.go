package tickets

import (
	"time"
)

// Reopen puts a closed ticket back into its owner's queue with the promises
// begun anew ("Återöppna").
func (t *Ticket) Reopen(by Actor, m Moment, owner Queue, reason string) (Outcome, error) {
	from, err := t.begin(VerbReopen, by)
	if err != nil {
		return Outcome{}, err
	}
	if reason, err = written("reason", reason, 2000); err != nil {
		return Outcome{}, err
	}
	t.placeIn(owner, m)
	t.Action, t.ClosedAt, t.Reopened = Action{}, time.Time{}, true
	t.startAgain(owner, m)
	t.end(VerbReopen, m)
	return Outcome{Kind: ReopenedEvent, Data: Data{From: from, To: t.Place()}, Message: &Message{Kind: "reason", Body: reason}}, nil
}
