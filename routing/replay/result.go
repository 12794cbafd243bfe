package replay

import (
	"time"

	"kontaktpunkten/tickets/sla"
)

// The two sides that are compared.
const (
	Before = iota // what counts now
	After         // the candidate
	sides
)

// Both is a count on each side.
type Both [sides]int

// Result is what would have been different. Queues, rules and levels are codes.
type Result struct {
	// Tickets are the contacts that were decided again; Erased those of the
	// period whose situation is gone.
	Tickets, Erased int
	// Moved go to another queue; Untaken are taken by no rule.
	Moved   int
	Untaken Both
	// Queues are those that take something on a side, by code.
	Queues []Queue
	// Moves are the most frequent first.
	Moves []Move
	// Levels are by code and promise.
	Levels []Level
	// Rules are in the candidate's order; then those that it no longer has, and
	// last the fallback.
	Rules []Rule
	// Left are some that no rule of the candidate takes.
	Left []Sample
}

// Queue is one queue on both sides.
type Queue struct {
	Code, Unit string
	Line       int
	Flow       [sides]Flow
}

// Flow is what comes to a queue and lies there. The 24 hours are the wall's in
// the unit's zone.
type Flow struct {
	Arrivals [24]int
	// Load is the mean number of tickets in that hour, over the period's days.
	Load [24]float64
	// Peak is the most at once.
	Peak int
}

// Move is tickets that go from one queue to another.
type Move struct {
	From, To string
	Tickets  int
	Examples []Sample
}

// Sample is a ticket to open, with the rules that decide.
type Sample struct {
	Number     string
	OccurredAt time.Time
	Reason     string
	Rules      [sides]string
}

// Level is the promises of one kind that a level makes.
type Level struct {
	Level         string
	Promise       sla.Promise
	Given, Broken Both
}

// Rule is how often a rule decides.
type Rule struct {
	ID, Name string
	Decides  Both
}
