package tickets

import (
	"slices"

	"kontaktpunkten/tickets/problem"
	"kontaktpunkten/tickets/sla"
)

// TimeStep is an escalation by time, worked out for one ticket.
type TimeStep struct {
	// ID is the step's in the plan of the queue's unit.
	ID      string
	Promise sla.Promise
	// Tells: somebody is told, whom the store finds.
	Tells bool
	// Priority is what the ticket is raised to; 0 leaves it.
	Priority int
	// To is where it moves; nil: nowhere.
	To *Queue
	// Stays is why it does not move though the step would have it: a slug.
	Stays string
}

// What a step came to, the strongest of what it did or why the ticket did not
// move.
const (
	StepNotified   = "notified"
	StepRaised     = "raised"
	StepMoved      = "moved"
	StepLoop       = "loop"       // time has taken it out of that queue before
	StepUnsuitable = "unsuitable" // that queue's staff may not take it (P-1, P-12)
	StepNowhere    = "nowhere"    // there is no such queue, or it is closed
	StepNothing    = "nothing"    // it was as the step would have it already
)

// StepStays is the outcome for what routing says when a step cannot move a
// ticket.
func StepStays(err error) string {
	p := problem.As(err)
	switch {
	case p == nil:
		return StepNowhere
	case p.Slug == "loop":
		return StepLoop
	case p.Kind == problem.Forbidden:
		return StepUnsuitable
	}
	return StepNowhere
}

// Step does what time does to a ticket that has used a share of a promise: tells,
// raises the ticket's own priority, moves it on. Only the clock steps. A move
// lets the handler go, ends a watch, because the customer still waits, and
// begins the time in line as any move does; the queue that it leaves is added to
// the trail, into which time never moves it back until a person has done
// something with it (see begin). The promise remembers that the step is done.
// What was promised stays as it was given: a raised priority
// says in which order the desk works, and breaks nothing.
func (t *Ticket) Step(by Actor, m Moment, s TimeStep) (Outcome, error) {
	from, err := t.begin(VerbStep, by)
	if err != nil {
		return Outcome{}, err
	}
	p := t.Promise(s.Promise)
	if !p.Running() {
		return Outcome{}, problem.New(problem.Conflict, "promise-not-running")
	}
	// A fresh slice: a copy of the ticket must not share it.
	p.Done = append(slices.Clip(p.Done), s.ID)
	data := Data{From: from, Rule: s.ID, Promise: string(s.Promise), Outcome: StepNothing}
	did := func(what string) { data.Outcome, data.Fields = what, append(data.Fields, what) }
	if s.Tells {
		did(StepNotified)
	}
	if s.Priority != 0 && s.Priority < t.Priority {
		t.Priority = s.Priority
		did(StepRaised)
	}
	moved := false
	if stays := t.stays(s); stays != "" {
		data.Outcome = stays
	} else if s.To != nil {
		t.unpause(m)
		t.Trail = append(slices.Clip(t.Trail), t.Queue)
		t.placeIn(*s.To, m)
		did(StepMoved)
		moved = true
	}
	t.UpdatedAt = m.At
	t.Version++
	if moved {
		t.Status, _ = Next(t.Status, VerbStep, false)
	}
	data.To = t.Place()
	return Outcome{Kind: StepTaken, Data: data, EndWatches: moved && from.Status == Watching}, nil
}

// stays is why the ticket does not move; empty: it does, or was not to.
func (t *Ticket) stays(s TimeStep) string {
	switch {
	case s.To == nil:
		return s.Stays
	case s.To.ID == t.Queue || slices.Contains(t.Trail, s.To.ID):
		return StepLoop
	case t.Medical && s.To.Line > 1 && !s.To.Licensed:
		return StepUnsuitable
	}
	return ""
}
