// Package feed is the table of events as those who follow it see it: the event,
// the cursor that says how far one has read, and what a reader is given. It is
// shared by the reader in app/postgres and by those who follow in app/live.
package feed

import (
	"cmp"
	"time"

	"kontaktpunkten/tickets"
)

// Event is one row of events. Ids that a row does not have are 0.
type Event struct {
	Cursor
	At          time.Time
	SubjectType string // ticket, user, session, rule, queue, policy
	SubjectID   int64
	TicketID    int64
	UnitIDs     []int
	ActorKind   tickets.ActorKind
	ActorID     int
	Kind        tickets.Kind
	Version     int // of the subject, after the event
	Data        tickets.Data
}

// Cursor is how far somebody has read: everything up to and including this
// event. The order is that of transactions, then of rows within one. The zero
// Cursor is before the first event.
type Cursor struct {
	Tx uint64
	ID int64
}

// Compare is negative where c comes before other, and 0 where they are equal.
func (c Cursor) Compare(other Cursor) int {
	if by := cmp.Compare(c.Tx, other.Tx); by != 0 {
		return by
	}
	return cmp.Compare(c.ID, other.ID)
}

// Before tells whether c has read less than other.
func (c Cursor) Before(other Cursor) bool { return c.Compare(other) < 0 }

// Batch is what a reader found: events that no late commit can come before any
// more.
type Batch struct {
	Events []Event
	// Waiting says that newer events are committed, but a transaction older
	// than theirs is still open; WaitingSince is when the first of them was.
	Waiting      bool
	WaitingSince time.Time
}

// Snapshot is the open work at one instant. Cursor is older than or the same as
// what the rows show: fold the events after it, by version, and the rows are up
// to date.
type Snapshot struct {
	Cursor  Cursor
	Queues  []Queue
	Units   map[string]int // ids by code
	Tickets []Ticket
}

// Word is what one replica said to the others.
type Word struct {
	From string // the replica, as long as it runs
	Text string
}

// Queue is what counts need to know of a queue.
type Queue struct {
	ID   int
	Code string
	Name string
	Line int
	Unit int
	// UnitCode is Unit's.
	UnitCode string
}

// Ticket is what counts need to know of a ticket.
type Ticket struct {
	ID        int64
	Status    tickets.Status
	Queue     int
	Handler   int
	CreatedAt time.Time
	DueAt     time.Time // zero: no clock runs
	Version   int
}
