package tickets

import (
	"time"

	"kontaktpunkten/tickets/problem"
	"kontaktpunkten/tickets/sla"
)

// UndoMergeWithin is how long a merge can be undone.
const UndoMergeWithin = 24 * time.Hour

// Merge makes the ticket part of another that is open (Slå ihop): it is closed
// without an action, its clocks end, and what it holds is shown on the
// other. Tickets of two patients are refused (P-14), see mergeable. Into takes up
// its part with MergeIn.
func (t *Ticket) Merge(by Actor, m Moment, into *Ticket) (Outcome, error) {
	from, err := t.begin(VerbMerge, by)
	if err != nil {
		return Outcome{}, err
	}
	if !by.May(VerbMerge, into.Unit, into.Owner.Unit) {
		return Outcome{}, problem.New(problem.Forbidden, "not-allowed")
	}
	if err := mergeable(t, into); err != nil {
		return Outcome{}, err
	}
	t.pause(m.At)
	t.finish(m.At, sla.Promises()...)
	t.WaitingFor, t.WaitingUntil, t.WatchingOn = "", time.Time{}, ""
	t.MergedInto, t.ClosedAt = into.ID, m.At
	t.end(VerbMerge, m)
	return Outcome{Kind: Merged, Data: Data{From: from, To: t.Place(), Other: into.ID}, EndWatches: from.Status == Watching}, nil
}

// mergeable refuses what would show one person's matter to another. Where
// neither ticket names a patient, a person has decided that they are the same
// matter; where one does, what is known of whom it concerns must stay, and the
// other must not come from somebody else: then it is said first whom that one
// concerns.
func mergeable(t, into *Ticket) error {
	switch {
	case into.ID == t.ID:
		return problem.OfField("into", "same-ticket")
	case into.MergedInto != 0:
		return problem.OfField("into", "merged")
	case into.Status == Closed:
		return problem.OfField("into", "closed")
	case differ(t, into):
		return problem.New(problem.Conflict, "different-patients")
	case t.Patient != 0 && into.Patient == 0:
		return problem.New(problem.Conflict, "patient-would-be-lost")
	case t.Patient != into.Patient && strangers(t.Customer, into.Customer):
		return problem.New(problem.Conflict, "different-customers")
	}
	return nil
}

// strangers holds for two customers whose addresses or phones are known to be
// others, while nothing says that they are the same.
func strangers(a, b Customer) bool {
	mails, phones := a.Email != "" && b.Email != "", a.Phone != "" && b.Phone != ""
	if mails && a.Email == b.Email || phones && a.Phone == b.Phone {
		return false
	}
	return mails || phones
}

// MergeIn is what a merge does to the ticket that stays: words that suggest an
// emergency go on being seen (KP-7a), and so does that the customer has written;
// an earlier promise counts, a later one does not. Undone, it keeps these. from
// is the other as it was before the merge.
func (t *Ticket) MergeIn(m Moment, from *Ticket) Outcome {
	was := t.Place()
	t.inherit(from, m)
	if by := from.AnswerBy; !by.IsZero() && from.AnsweredAt.IsZero() && t.AnsweredAt.IsZero() && (t.AnswerBy.IsZero() || by.Before(t.AnswerBy)) {
		t.AnswerBy = by
	}
	if len(from.Alarm) > 0 {
		t.alarm(from.Alarm, nil, m)
	}
	t.CustomerWrote = t.CustomerWrote || from.CustomerWrote
	t.UpdatedAt = m.At
	t.Version++
	return Outcome{Kind: MergedIn, Data: Data{From: was, To: t.Place(), Other: from.ID}}
}
