package tickets

import (
	"strings"
	"time"
	"unicode/utf8"

	"kontaktpunkten/tickets/problem"
	"kontaktpunkten/tickets/sla"
)

// Close ends the ticket with an action of the catalogue (KP-6a). A medical
// action needs where, when and by whom it was documented (P-10); one that names
// a place or a thing needs the note; open questions are withdrawn. A reason that
// nobody has stated is stated before (State). The customer who has not been
// written to counts as answered.
func (t *Ticket) Close(by Actor, m Moment, rule ActionRule, a Action) (Outcome, error) {
	from, err := t.begin(VerbClose, by)
	if err != nil {
		return Outcome{}, err
	}
	if t.Unstated {
		return Outcome{}, problem.OfField("reason", "required")
	}
	if err := rule.check(by, m, a); err != nil {
		return Outcome{}, err
	}
	t.unpause(m)
	t.answered(m.At)
	t.finish(m.At, sla.Promises()...)
	if by.Kind == ByUser {
		t.handledBy(by.ID, m.At)
	}
	out := Outcome{Kind: ClosedEvent, EndWatches: true}
	if len(t.Asked) > 0 {
		out.Answer = &Answer{}
		for _, e := range t.Asked {
			out.Answer.Escalations = append(out.Answer.Escalations, e.ID)
		}
		t.Asked = nil
	}
	t.Action, t.CustomerWrote = a, false
	t.ClosedAt = m.At
	t.end(VerbClose, m)
	out.Data = Data{From: from, To: t.Place(), Action: rule.Code, Solved: rule.Solved}
	return out, nil
}

func (r ActionRule) check(by Actor, m Moment, a Action) error {
	var fields []problem.Field
	if r.Requires == "licensed" && !by.Licensed || r.Requires == "prescriber" && !by.Prescriber {
		return &problem.Problem{Kind: problem.Forbidden, Slug: r.Requires + "-only", Fields: []problem.Field{{Path: "action", Slug: r.Requires + "-only"}}}
	}
	if r.NeedsNote && strings.TrimSpace(a.Note) == "" {
		fields = append(fields, problem.Field{Path: "note", Slug: "required"})
	}
	if utf8.RuneCountInString(a.Note) > 4000 {
		fields = append(fields, problem.Field{Path: "note", Slug: "too-long"})
	}
	if r.Medical || a.Journalled != nil {
		fields = append(fields, a.Journalled.faults(m.At)...)
	}
	if fields != nil {
		return problem.OfFields(fields)
	}
	return nil
}

// faults are what is missing from where, when and by whom (P-10).
func (j *Journalled) faults(now time.Time) (fields []problem.Field) {
	if j == nil {
		return []problem.Field{{Path: "journalled", Slug: "journalled-required"}}
	}
	if strings.TrimSpace(j.System) == "" {
		fields = append(fields, problem.Field{Path: "journalled.system", Slug: "required"})
	}
	if strings.TrimSpace(j.By) == "" {
		fields = append(fields, problem.Field{Path: "journalled.by", Slug: "required"})
	}
	if j.At.IsZero() || j.At.After(now.Add(5*time.Minute)) {
		fields = append(fields, problem.Field{Path: "journalled.at", Slug: "not-in-the-past"})
	}
	return fields
}
