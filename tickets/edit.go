package tickets

import (
	"kontaktpunkten/tickets/problem"
)

// Edits are the noted facts that can be put right; nil stays.
type Edits struct {
	Subject      *string
	Reason       *string
	Medical      bool // of the new reason
	Unstated     bool // of the new reason
	Priority     *int
	Customer     *Customer
	IdentifiedBy *string
}

// Edit puts right what was noted. The event names the fields, not the texts. What
// is promised for another reason or priority may shorten what was promised.
func (t *Ticket) Edit(by Actor, m Moment, e Edits) (Outcome, error) {
	if _, err := t.begin(VerbEdit, by); err != nil {
		return Outcome{}, err
	}
	from := t.Place()
	var fields []string
	if e.Subject != nil {
		subject, err := written("subject", *e.Subject, 200)
		if err != nil {
			return Outcome{}, err
		}
		t.Subject, fields = subject, append(fields, "subject")
	}
	if e.Reason != nil {
		t.State(*e.Reason, e.Medical, e.Unstated)
		fields = append(fields, "reason")
	}
	if e.Priority != nil {
		if *e.Priority < 1 || *e.Priority > 4 {
			return Outcome{}, problem.OfField("priority", "out-of-range")
		}
		t.Priority, fields = *e.Priority, append(fields, "priority")
	}
	if e.Customer != nil {
		t.Customer, fields = *e.Customer, append(fields, "customer")
	}
	if e.IdentifiedBy != nil {
		t.IdentifiedBy, fields = *e.IdentifiedBy, append(fields, "identified_by")
	}
	if e.Reason != nil || e.Priority != nil {
		t.refit(m)
	}
	if fields == nil {
		return Outcome{}, problem.New(problem.Invalid, "nothing-to-change")
	}
	t.end(VerbEdit, m)
	return Outcome{Kind: Edited, Data: Data{From: from, To: t.Place(), Fields: fields}}, nil
}

// State says what the matter is, as part of the verb that is done next: what
// nobody has stated is stated with the close that asks for it (KP-11).
func (t *Ticket) State(reason string, medical, unstated bool) {
	t.Reason, t.Medical, t.Unstated = reason, medical, unstated
}
