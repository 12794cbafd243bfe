package tickets

import "time"

// Filter says which tickets a list holds. Zero values do not filter. A list goes
// by the queue's unit, or with Owned by the owner's, never by either (P-2).
type Filter struct {
	Queue    int
	Line     int
	Status   []Status // empty: all but closed
	Unit     int
	Owned    bool // by the owner's unit instead of the queue's
	Owner    int  // user id beside the owning function
	Handler  int  // user id; -1 nobody
	Reason   string
	Channel  string
	Text     string // words, prefix of each; or a ticket number
	Late     bool
	Returned bool
	Alarm    bool
	Mine     []int // queues
	// Instants of [from, to).
	OccurredFrom, OccurredTo time.Time
	ClosedFrom, ClosedTo     time.Time
	// Promise keeps the written contacts whose answer within two working days (E-2)
	// was kept, broken or is pending.
	Promise string
	// Solved keeps the closed tickets by KP-8's definitions: solved 1 by the first line
	// alone, 2 by lines one and two, 5 on any line, 6 with the second and 7 with the
	// third as the highest; 3 all that count, 4 those counted apart, 8 those that count
	// and are not solved.
	Solved int
	Sort   Sort
	Limit  int // 1–200
	Cursor string
}

// Sort is the order of a list; the id decides between equals.
type Sort string

// The orders.
const (
	SortDue      Sort = "due"    // next deadline first
	SortOldest   Sort = "oldest" // by when it was registered
	SortNewest   Sort = "newest"
	SortWaiting  Sort = "waiting"  // longest in its queue first
	SortPriority Sort = "priority" // then next deadline
	SortClosed   Sort = "closed"   // closed last first
)

// Registration is a checked contact, ready to be decided on and kept.
type Registration struct {
	Channel      string
	Customer     Customer
	Patient      *PatientRef
	IdentifiedBy string
	OccurredAt   time.Time
	Reason       string
	Medical      bool
	Subject      string
	Text         string
	Unit         int
	Priority     int // 0: routing decides
	// AlarmChoice is what was chosen at the red card (KP-7a); empty: nothing.
	AlarmChoice string
}

// PatientRef names a patient by id, by identity number, or by name alone.
type PatientRef struct {
	ID             int64
	IdentityNumber string // 12 digits
	IdentityKind   string
	Name           string
	Phone          string
}
