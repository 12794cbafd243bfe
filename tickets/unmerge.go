package tickets

import (
	"time"

	"kontaktpunkten/tickets/problem"
	"kontaktpunkten/tickets/sla"
)

// Unmerge undoes a merge within a day: the ticket stands where it stood, and its
// clocks go on with what was left. A wait or a watch that the merge ended does
// not come back. The other ticket is told with MergeUndone.
func (t *Ticket) Unmerge(by Actor, m Moment) (Outcome, error) {
	from, err := t.begin(VerbUnmerge, by)
	if err != nil {
		return Outcome{}, err
	}
	if !t.CanUnmerge(m.At) {
		return Outcome{}, problem.New(problem.Conflict, "too-late-to-undo")
	}
	other := t.MergedInto
	t.bringBack(t.ClosedAt, sla.Promises()...)
	t.stop(t.ClosedAt, sla.Promises()...)
	t.MergedInto, t.ClosedAt = 0, time.Time{}
	t.unpause(m)
	t.end(VerbUnmerge, m)
	return Outcome{Kind: Unmerged, Data: Data{From: from, To: t.Place(), Other: other}}, nil
}

// CanUnmerge holds for a ticket that was merged less than a day ago.
func (t *Ticket) CanUnmerge(now time.Time) bool {
	return t.MergedInto != 0 && now.Before(t.ClosedAt.Add(UndoMergeWithin))
}

// MergeUndone is what undoing a merge does to the ticket that had stayed.
func (t *Ticket) MergeUndone(m Moment, from int64) Outcome {
	t.UpdatedAt = m.At
	t.Version++
	return Outcome{Kind: Unmerged, Data: Data{Other: from}}
}
