package tickets

import (
	"kontaktpunkten/tickets/problem"
)

// Escalate sends a question to a queue of the same or a higher line; the owner
// stays the owner and gets the answer (KP-4). A medical question goes to
// licensed staff alone (P-12). urgent raises the ticket to priority 1.
func (t *Ticket) Escalate(by Actor, m Moment, to Queue, reason, question string, urgent bool) (Outcome, error) {
	from, err := t.begin(VerbEscalate, by)
	if err != nil {
		return Outcome{}, err
	}
	if question, err = written("question", question, 4000); err != nil {
		return Outcome{}, err
	}
	switch {
	case to.ID == t.Queue:
		return Outcome{}, problem.OfField("queue", "same-queue")
	case to.Line < t.Line:
		return Outcome{}, problem.OfField("queue", "not-a-higher-line")
	case t.Medical && to.Line > 1 && !to.Licensed:
		return Outcome{}, problem.OfField("queue", "licensed-only")
	}
	t.unpause(m)
	if by.Kind == ByUser {
		t.handledBy(by.ID, m.At)
	}
	ask := &Question{From: t.Queue, To: to.ID, Reason: reason, Text: question}
	t.Asked = append(t.Asked, Escalation{From: t.Queue, Line: t.Line, Unit: t.Unit, To: to.ID, Asker: by.ID})
	if urgent {
		t.Priority = 1
	}
	t.placeIn(to, m)
	if urgent {
		t.refit(m)
	}
	t.end(VerbEscalate, m)
	return Outcome{Kind: Escalated, Data: Data{From: from, To: t.Place(), Reason: reason, Urgent: urgent},
		Message: &Message{Kind: "question", Body: question}, Ask: ask, EndWatches: from.Status == Watching}, nil
}
