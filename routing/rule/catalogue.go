package rule

import (
	"kontaktpunkten/routing/rota"
	"kontaktpunkten/tickets/sla"
)

// Catalogue is what the desk has, for rules to be checked against and filled in from. A nil list of
// codes is not checked.
type Catalogue struct {
	Queues []Queue
	// Levels are the service levels, the tightest first; the order decides which of two levels is the
	// more visible one.
	Levels    []sla.Level
	Channels  []string
	Reasons   []string
	Units     []string
	Customers []string
	Groups    []string
	// Rotas say who is on; see Decides.
	Rotas []rota.Rota
	// People are the staff who can be given tickets, by user id.
	People map[int]Person
}

// Person is what rules must know of somebody: where she works (codes of queues) and whether licensed.
type Person struct {
	Queues   []string
	Licensed bool
}

// Queue is what rules must know of a queue.
type Queue struct {
	Code string
	Unit string
	Line int
	// Group is the competence group that works the queue, if any (RF-4).
	Group string
	// Level is the service level of what lands here when no rule names one.
	Level string
	// Professions that work the queue; empty means anybody.
	Professions []string
	// Licensed says whether anybody with a licence works it (P-12).
	Licensed bool
	// Default marks the queue of its unit and line that takes what is addressed by line only.
	Default bool
}
