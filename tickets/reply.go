package tickets

import (
	"strings"
	"time"
	"unicode/utf8"

	"kontaktpunkten/tickets/sla"
)

// Reply is a person's answer to the customer (Besvara). A medical matter is answered by licensed
// staff alone (P-12). Who answers handles the ticket; what waited goes on, and a
// watch stays as it is. It keeps the promise of the first
// answer (E-2), or of the next.
func (t *Ticket) Reply(by Actor, m Moment, text Message) (Outcome, error) {
	from, err := t.begin(VerbReply, by)
	if err != nil {
		return Outcome{}, err
	}
	if text.Body, err = written("text", text.Body, 20000); err != nil {
		return Outcome{}, err
	}
	if t.Status != Watching {
		t.unpause(m)
	}
	t.handledBy(by.ID, m.At)
	t.answered(m.At)
	t.finish(m.At, sla.First, sla.Next)
	t.CustomerWrote = false
	t.end(VerbReply, m)
	text.Kind = "reply"
	return Outcome{Kind: Replied, Data: Data{From: from, To: t.Place(), Channel: text.Via}, Message: &text}, nil
}

// answered notes when the customer had the first answer (E-2).
func (t *Ticket) answered(at time.Time) {
	if t.AnsweredAt.IsZero() {
		t.AnsweredAt = at
	}
}

// cut is the beginning of a text on one line, at most limit characters.
func cut(text string, limit int) string {
	text = strings.Join(strings.Fields(text), " ")
	if utf8.RuneCountInString(text) <= limit {
		return text
	}
	return string([]rune(text)[:limit-1]) + "…"
}
