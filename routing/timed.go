package routing

import (
	"slices"
	"time"

	"kontaktpunkten/tickets/problem"
	"kontaktpunkten/tickets/sla"
)

// What time does to a promise besides the steps; no step may have such an id.
const (
	// Warns is when the promise warns.
	Warns = "warn"
	// Breaks is when it is due and not kept.
	Breaks = "due"
)

// Timer is something that time does to a running promise.
type Timer struct {
	// What is Warns, Breaks or the id of a step; what has been done is remembered
	// by it.
	What string
	At   time.Time
	// Step is nil for Warns and Breaks.
	Step *TimeStep
}

// Whom a step tells.
const (
	TellHandler    = "handler"
	TellOwner      = "owner"
	TellSupervisor = "supervisor"
)

// ErrLoop says that time has moved the ticket through that queue already since a person
// had it, or it lies there.
var ErrLoop = problem.New(problem.Conflict, "loop")

// Schedule is what time does to a promise while its ticket lies in a queue of the
// unit, in the order of doing: by instant, and at the same instant the warning,
// then the breach, then the steps as the plan has them. What is broken is thus
// told where it broke, before a step moves the ticket on. A step comes when its
// share of the time from from to due is used, in the target's own kind of time
// and the unit's own opening hours. A pause moves from, warn and due alike, so
// that it does not count. A nil plan has no steps.
func (p *Plan) Schedule(queue string, promise sla.Promise, target sla.Target, from, warn, due time.Time) []Timer {
	list := []Timer{{What: Warns, At: warn}, {What: Breaks, At: due}}
	if p == nil {
		return list
	}
	for i := range p.source.Steps {
		step := &p.source.Steps[i]
		if !step.holds(queue, promise) {
			continue
		}
		list = append(list, Timer{What: step.ID, At: sla.At(target, p.calendar, from, due, float64(step.After)/100), Step: step})
	}
	slices.SortStableFunc(list, func(a, b Timer) int { return a.At.Compare(b.At) })
	return list
}

// holds says whether the step is for a promise of a ticket in the queue.
func (s TimeStep) holds(queue string, promise sla.Promise) bool {
	return (len(s.Queues) == 0 || slices.Contains(s.Queues, queue)) && (s.Promise == "" || s.Promise == promise)
}

// Moves says whether the step moves a ticket out of a queue that it holds for. A
// step for all queues leaves what lies in its cover queue there.
func (s TimeStep) Moves(queue string) bool {
	return s.NextLine || s.Queue != "" && (len(s.Queues) > 0 || s.Queue != queue)
}

// Move is the queue that a step takes a ticket to: its cover queue, or that of
// the unit's next line that suits the ticket, be that the third for one of the
// first. trail is the codes of the queues that time has moved it through since a
// person had it. The ticket stays where it is by ErrLoop, by ErrNoSuchQueue or
// ErrNoQueueForLine, and by ErrLicence or ErrNeeds where the queue's staff may
// not take it (P-1, P-12). Ask only where step.Moves.
func (p *Plan) Move(d *Directory, step TimeStep, t Ticket, trail []string) (Queue, error) {
	q, err := p.target(d, step, t)
	if err != nil {
		return Queue{}, err
	}
	if q.Code == t.Queue || slices.Contains(trail, q.Code) {
		return Queue{}, ErrLoop
	}
	return q, nil
}

func (p *Plan) target(d *Directory, step TimeStep, t Ticket) (Queue, error) {
	if step.NextLine {
		source, _ := d.Queue(t.Queue)
		for line := source.Line + 1; line <= lastLine; line++ {
			if q, ok := d.ForLine(p.unit, line, t); ok {
				return q, nil
			}
		}
		return Queue{}, ErrNoQueueForLine
	}
	q, ok := d.Queue(step.Queue)
	if !ok || q.Closed {
		return Queue{}, ErrNoSuchQueue
	}
	return q, Suits(q, t)
}

// lastLine is the highest service line (KP-3).
const lastLine = 3
