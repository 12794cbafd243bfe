package tickets

import (
	"strings"

	"kontaktpunkten/tickets/problem"
)

// HandOver gives the ticket to a person who works in its queue, or to another
// queue ("Omfördela"). Exactly one of person and queue is set; who may be handed
// to is checked by the caller, who knows the people.
func (t *Ticket) HandOver(by Actor, m Moment, person int, queue *Queue, note string) (Outcome, error) {
	from, err := t.begin(VerbHandOver, by)
	if err != nil {
		return Outcome{}, err
	}
	if (person == 0) == (queue == nil) {
		return Outcome{}, problem.OfField("to", "one-of")
	}
	if queue != nil && t.Medical && queue.Line > 1 && !queue.Licensed {
		return Outcome{}, problem.OfField("to.queue", "licensed-only")
	}
	t.unpause(m)
	if queue != nil {
		t.placeIn(*queue, m)
	} else {
		t.handledBy(person, m.At)
	}
	t.end(VerbHandOver, m)
	out := Outcome{Kind: HandedOver, Data: Data{From: from, To: t.Place()}, EndWatches: from.Status == Watching}
	if note = strings.TrimSpace(note); note != "" {
		out.Message = &Message{Kind: "note", Body: note}
	}
	return out, nil
}
