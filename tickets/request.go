package tickets

import (
	"time"

	"kontaktpunkten/tickets/problem"
	"kontaktpunkten/tickets/sla"
)

// Request asks the customer something (Motfråga) and waits for the answer, or
// until comes; until is zero or in the future. Every clock stands still. It is no
// answer yet: E-2 promises a fitting one, so that AnsweredAt stays. Anybody may
// ask: P-12 is about answers.
func (t *Ticket) Request(by Actor, m Moment, text Message, until time.Time) (Outcome, error) {
	from, err := t.begin(VerbRequest, by)
	if err != nil {
		return Outcome{}, err
	}
	if text.Body, err = written("text", text.Body, 20000); err != nil {
		return Outcome{}, err
	}
	if !until.IsZero() && !until.After(m.At) {
		return Outcome{}, problem.OfField("until", "not-in-the-future")
	}
	t.standStill(by, m, sla.Promises()...)
	t.WaitingFor, t.WaitingUntil, t.WatchingOn = cut(text.Body, 200), until, ""
	t.CustomerWrote = false
	t.end(VerbRequest, m)
	text.Kind = "request"
	return Outcome{Kind: Requested, Data: Data{From: from, To: t.Place(), Channel: text.Via}, Message: &text, EndWatches: true}, nil
}
