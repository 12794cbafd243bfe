package rule

import (
	"slices"
	"time"

	"kontaktpunkten/routing/rota"
	"kontaktpunkten/tickets/sla"
)

// Catalogue is what the desk has, for rules to be checked against and filled in from. A nil list of
// codes is not checked.
type Catalogue struct {
	// Queues are those that take something new; Closed are the codes of those that no longer do.
	Queues []Queue
	Closed []string
	// Levels are the service levels, the tightest first; the order decides which of two levels is the
	// more visible one.
	Levels    []sla.Level
	Channels  []string
	Reasons   []string
	Units     []string
	Customers []string
	Groups    []string
	// Types are the ticket types that a service level can be for.
	Types []string
	// Medical says of each reason whether only licensed staff answer it (P-12).
	Medical map[string]bool
	// Rotas say who is on; see Decides.
	Rotas []rota.Rota
	// People are the staff who can be given tickets, by user id; nil is not checked.
	People map[int]Person
	// Zone is the units' time zone, in which rotas are read; nil is Europe/Stockholm.
	Zone *time.Location
}

// Person is what rules must know of somebody: in which queues (codes) and as what she works.
type Person struct {
	Queues []string
	// Units are the codes of the units that she has a task in.
	Units      []string
	Profession string
	Licensed   bool
}

// Works says whether the person works in a queue.
func (p Person) Works(queue string) bool { return slices.Contains(p.Queues, queue) }

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
