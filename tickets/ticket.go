package tickets

import (
	"time"

	"kontaktpunkten/tickets/problem"
	"kontaktpunkten/tickets/sla"
)

// Ticket is a contact and all that the verbs need to know of it (KP-5). Only
// verbs build one; lists and reports go past it.
type Ticket struct {
	ID       int64
	Status   Status
	Line     int // service line that has it now, 1–3 (KP-3)
	Queue    int
	Unit     int // the unit of Queue
	Owner    Owner
	Handler  int // user id; 0 nobody
	Channel  string
	Priority int // 1 now … 4 low; never a medical code (KP-7)
	Reason   string
	Medical  bool
	// Unstated: Reason says only that nobody has said yet what the matter is; it
	// is said before the ticket is closed (KP-11).
	Unstated bool
	// Alarm are the words that suggest an emergency (KP-7a); never taken away.
	Alarm       []string
	AlarmChoice AlarmChoice
	Group       string
	Subject     string
	Customer    Customer
	Patient     int64 // 0 none
	// IdentifiedBy is how the person who contacts us was identified (P-11).
	IdentifiedBy string
	Asked        []Escalation // open questions, the newest last
	Returned     bool         // came back with an answer that nobody has taken up
	Action       Action
	WaitingFor   string
	WaitingUntil time.Time // zero: no end
	WatchingOn   Day
	// Level is the code of the service level that the ticket came with; empty: none.
	Level string
	// Promises are its clocks, at most one of each kind.
	Promises []Promise
	// Trail is the queues that time has moved it out of since a person did something
	// with it; time moves it back to none of them.
	Trail []int
	// PausedAt is since when it waits, is watched or is part of another.
	PausedAt time.Time
	MaxLine  int // highest line that has handled it (KP-8)
	Reopened bool
	// CustomerWrote: the customer has written since we last did (E-6).
	CustomerWrote bool
	MergedInto    int64     // 0: not merged
	AnsweredAt    time.Time // when the customer had the first answer
	AnswerBy      time.Time // by when a written contact should have one (E-2); zero: no promise
	CreatedAt     time.Time
	QueuedAt      time.Time // when it came to its queue
	FirstTakenAt  time.Time
	UpdatedAt     time.Time
	ClosedAt      time.Time
	Version       int
}

// Owner is the function that answers for a ticket to its end; Person is beside
// it and may be 0, because nothing may depend on one person (KP-5).
type Owner struct {
	Queue  int
	Unit   int
	Person int
}

// Customer is who contacts us, apart from the patient (KP-1).
type Customer struct {
	Kind     string // patient, relative, referrer, other
	Name     string
	Relation string
	Phone    string
	Email    string
}

// Escalation is an open question and the queue that waits for its answer.
type Escalation struct {
	ID    int64
	From  int    // queue that asked
	Line  int    // line of From
	Unit  int    // unit of From
	Level string // service level of From; empty: none
	To    int
	Asker int
}

// Action is how a ticket ended (KP-6a).
type Action struct {
	Code       string
	Note       string
	Journalled *Journalled
}

// Journalled says where, when and by whom advice was documented (P-10).
type Journalled struct {
	System string
	At     time.Time
	By     string
}

// Day is a date in Europe/Stockholm, "2006-01-02"; empty is none.
type Day string

// Queue is what verbs need to know of where a ticket goes.
type Queue struct {
	ID    int
	Code  string
	Unit  int
	Line  int
	Group string
	Level string // service level that the queue promises; empty: the ticket's own stays
	// Licensed says that only licensed staff work in it (P-12).
	Licensed bool
}

// ActionRule is what the catalogue of KP-6a says of an action.
type ActionRule struct {
	Code      string
	Solved    bool
	Apart     bool
	Medical   bool   // must be documented in the record (P-10)
	NeedsNote bool   // where to, or what
	Requires  string // "", licensed, prescriber
}

// Actor is who does something: a person with rights, or a clock.
type Actor struct {
	Kind       ActorKind
	ID         int // user id; 0 for clock and system
	Licensed   bool
	Prescriber bool
	Queues     []int // queues that the person works in
	// May answers whether a role in one of the units grants the verb (P-1, P-2).
	May func(verb Verb, units ...int) bool
	// Leads answers whether the person supervises one of the units.
	Leads func(units ...int) bool
}

// ActorKind tells people from clocks in events.
type ActorKind string

// The kinds of actor.
const (
	ByUser    ActorKind = "user"
	ByClock   ActorKind = "clock"
	BySystem  ActorKind = "system"
	ByCitizen ActorKind = "citizen"
)

// ClockActor is the clock: it may do what time may do.
func ClockActor() Actor {
	yes := func(...int) bool { return true }
	return Actor{Kind: ByClock, May: func(Verb, ...int) bool { return true }, Leads: yes}
}

func (a Actor) worksIn(queue int) bool {
	for _, q := range a.Queues {
		if q == queue {
			return true
		}
	}
	return false
}

// Moment is when something is done and by which clocks; no verb asks the time
// by itself.
type Moment struct {
	At     time.Time
	Clocks Clockwork
}

// Clockwork works out promises by a unit's service levels and opening hours.
type Clockwork interface {
	// Promise gives the due and warn instants of what a level promises from an
	// instant on; zero times where it promises nothing of the kind, or is unknown.
	Promise(level string, unit int, kind sla.Promise, from time.Time) (due, warn time.Time)
	// Resume moves a promise that has stood still since its PausedAt until now.
	Resume(p Promise, unit int, now time.Time) (from, due, warn time.Time)
	// LevelFor is the code of the first level of the unit whose scope takes the
	// ticket; empty where none does.
	LevelFor(unit int, facts sla.Facts) string
}

// Refuse tells why an actor may not do a verb to this ticket now: Forbidden
// where rights or licence lack (P-1, P-12), Conflict where the ticket's state
// is in the way. nil means go on. The screen's "can" is this same function.
func (t *Ticket) Refuse(verb Verb, by Actor) error {
	if verb == VerbStep && by.Kind != ByClock {
		return problem.New(problem.Forbidden, "not-allowed")
	}
	// What the customer writes is taken in; whoever places it was asked before.
	if verb != VerbReceive && !by.May(verb, t.Unit, t.Owner.Unit) {
		return problem.New(problem.Forbidden, "not-allowed")
	}
	switch {
	case t.MergedInto != 0 && verb != VerbUnmerge:
		return problem.New(problem.Conflict, "merged")
	case t.MergedInto == 0 && verb == VerbUnmerge:
		return problem.New(problem.Conflict, "not-merged")
	}
	if _, ok := Next(t.Status, verb, t.Handler != 0); !ok {
		return problem.New(problem.Conflict, "not-in-this-status")
	}
	switch verb {
	case VerbNote, VerbCorrect, VerbLink, VerbAlarmChoice, VerbReceive, VerbUnsend:
		return nil
	case VerbHandOver, VerbReopen, VerbUnmerge:
		// The owner may bring back, or send elsewhere, what it answers for.
		if by.worksIn(t.Owner.Queue) {
			return nil
		}
		return t.refuseOutsider(by)
	case VerbTake:
		if t.Status == Active && t.Handler == by.ID {
			return problem.New(problem.Conflict, "already-yours")
		}
	case VerbReturn:
		if err := t.refuseReturn(by); err != nil {
			return err
		}
	case VerbReply:
		if t.Medical && !by.Licensed {
			return problem.New(problem.Forbidden, "licensed-only")
		}
	}
	if by.Kind != ByUser {
		return nil
	}
	if t.Handler != 0 && t.Handler != by.ID {
		return problem.New(problem.Conflict, "handled-by-other")
	}
	return t.refuseOutsider(by)
}

// refuseOutsider holds for who neither handles the ticket nor works in its
// queue, nor leads the unit (E-7).
func (t *Ticket) refuseOutsider(by Actor) error {
	if by.Kind != ByUser || t.Handler == by.ID || by.worksIn(t.Queue) || by.Leads(t.Unit, t.Owner.Unit) {
		return nil
	}
	return problem.New(problem.Forbidden, "not-your-queue")
}

func (t *Ticket) refuseReturn(by Actor) error {
	if len(t.Asked) == 0 {
		return problem.New(problem.Conflict, "nothing-to-return")
	}
	if t.Medical && !by.Licensed {
		return problem.New(problem.Forbidden, "licensed-only")
	}
	return nil
}

// Can lists the verbs that are not refused.
func (t *Ticket) Can(by Actor) map[Verb]bool {
	can := make(map[Verb]bool, len(Verbs))
	for _, verb := range Verbs {
		can[verb] = t.Refuse(verb, by) == nil
	}
	return can
}
