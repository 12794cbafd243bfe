package tickets

import (
	"time"

	"kontaktpunkten/tickets/problem"
	"kontaktpunkten/tickets/sla"
)

// Sent is an answer or a question that has been written to the customer.
type Sent struct {
	Author int
	At     time.Time
	// Last: nothing has been sent after it.
	Last bool
	// Unanswered: the customer had written since what was sent before it.
	Unanswered bool
}

// Unsend takes back what its author sent last, before it has left; whether it
// has is for the caller to know. A ticket that was closed with it goes on with
// the same handler and does not count as reopened; the questions that closing
// withdrew stay so. What waited for the customer goes on, and so do the clocks that
// it had ended.
func (t *Ticket) Unsend(by Actor, m Moment, sent Sent) (Outcome, error) {
	from, err := t.begin(VerbUnsend, by)
	if err != nil {
		return Outcome{}, err
	}
	switch {
	case sent.Author == 0 || sent.Author != by.ID:
		return Outcome{}, problem.New(problem.Forbidden, "not-yours")
	case !sent.Last:
		return Outcome{}, problem.New(problem.Conflict, "not-the-last")
	}
	if t.Status != Watching {
		t.unpause(m)
	}
	if t.AnsweredAt.Equal(sent.At) {
		t.AnsweredAt = time.Time{}
	}
	t.bringBack(sent.At, sla.First, sla.Next)
	if t.Status == Closed {
		t.bringBack(t.ClosedAt, sla.Promises()...)
	}
	t.CustomerWrote = sent.Unanswered
	t.Action, t.ClosedAt = Action{}, time.Time{}
	t.end(VerbUnsend, m)
	return Outcome{Kind: Unsent, Data: Data{From: from, To: t.Place()}}, nil
}
