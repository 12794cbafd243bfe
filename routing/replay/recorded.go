package replay

import (
	"slices"
	"time"

	"kontaktpunkten/routing"
)

// Recorded is a contact as it was, with what became of it. Instants that have
// not come are zero.
type Recorded struct {
	// Number is what people call the ticket by.
	Number string
	// Situation is what the decision saw; nil when it has been erased. Subject
	// and Text stand in it where Run.Reads wants the words looked for anew, and
	// are empty otherwise, and when they have been erased.
	Situation *routing.Situation
	// OccurredAt is when the contact happened, and promises count from it;
	// EnteredAt is when it became a ticket, and lay in a queue from then.
	OccurredAt, EnteredAt time.Time
	// LeftAt is when it first left the queue that it was placed in, AnsweredAt
	// when the customer had the first answer, ClosedAt when it was closed.
	LeftAt, AnsweredAt, ClosedAt time.Time
	// Pauses are when its clocks stood still, in order.
	Pauses []Pause
}

// Pause is a stretch of time in which clocks stood still.
type Pause struct {
	// To is zero while it goes on.
	From, To time.Time
	// Watched: the ticket was to be looked at again on a day. The customer waits
	// for an answer all the same, so the first answer's clock goes on.
	Watched bool
}

// until is when the contact had left its queue; zero: it lies there still.
func (r *Recorded) until() time.Time { return first(r.LeftAt, r.ClosedAt) }

// first is the earliest of the instants that have come; zero where none has.
func first(instants ...time.Time) time.Time {
	var earliest time.Time
	for _, at := range instants {
		if !at.IsZero() && (earliest.IsZero() || at.Before(earliest)) {
			earliest = at
		}
	}
	return earliest
}

// observed finds the words of the rules in the texts, where there are any. What
// was found when the contact came stands beside it: a text may have been cut
// since, and words are never lost by that.
func observed(rules *routing.RuleSet, kept routing.Situation) routing.Situation {
	if kept.Subject == "" && kept.Text == "" {
		return kept
	}
	s := routing.Observe(rules, kept)
	s.Subject, s.Text, s.TextFolded = "", "", "" // they have been read
	for _, word := range kept.Words {
		if !slices.Contains(s.Words, word) {
			s.Words = append(s.Words, word)
		}
	}
	if s.Alarm == nil {
		s.Alarm = kept.Alarm
	}
	return s
}
