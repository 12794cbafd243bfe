package tickets

import (
	"slices"

	"kontaktpunkten/tickets/problem"
)

// LinkKinds are the ways in which tickets belong together.
var LinkKinds = []string{"related", "follow-up", "duplicate"}

// Link says that the ticket belongs with another. Tickets of two patients are
// refused: each would tell of the other (P-14).
func (t *Ticket) Link(by Actor, m Moment, to *Ticket, kind string) (Outcome, error) {
	if _, err := t.begin(VerbLink, by); err != nil {
		return Outcome{}, err
	}
	switch {
	case to.ID == t.ID:
		return Outcome{}, problem.OfField("to", "same-ticket")
	case !slices.Contains(LinkKinds, kind):
		return Outcome{}, problem.OfField("kind", "unknown")
	case differ(t, to):
		return Outcome{}, problem.New(problem.Conflict, "different-patients")
	}
	t.end(VerbLink, m)
	return Outcome{Kind: Linked, Data: Data{Link: kind, Other: to.ID}}, nil
}

// Unlink takes a link away again; the event names no kind.
func (t *Ticket) Unlink(by Actor, m Moment, to int64) (Outcome, error) {
	if _, err := t.begin(VerbLink, by); err != nil {
		return Outcome{}, err
	}
	t.end(VerbLink, m)
	return Outcome{Kind: Linked, Data: Data{Other: to}}, nil
}

// differ holds for tickets of two patients.
func differ(a, b *Ticket) bool {
	return a.Patient != 0 && b.Patient != 0 && a.Patient != b.Patient
}
