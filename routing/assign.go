package routing

import "time"

// Waiting is a ticket in a queue, as it counts for whose turn it is.
type Waiting struct {
	Ticket
	Number   string
	Priority int
	// Due is the next deadline; zero is none, and comes after all that have one.
	Due time.Time
	// Since is when it came into the queue.
	Since time.Time
}

// Less says whether a is handed out before b: the more urgent priority, then the earlier deadline, then
// who has waited longer, then the lower number, so that two replicas never differ.
func Less(a, b Waiting) bool {
	switch {
	case a.Priority != b.Priority:
		return a.Priority < b.Priority
	case !a.Due.Equal(b.Due):
		if a.Due.IsZero() || b.Due.IsZero() {
			return b.Due.IsZero()
		}
		return a.Due.Before(b.Due)
	case !a.Since.Equal(b.Since):
		return a.Since.Before(b.Since)
	default:
		return a.Number < b.Number
	}
}

// Next is the ticket that a person should take next among those waiting: the first by Less that the
// person may handle. ok is false when there is none.
func Next(d *Directory, p Person, waiting []Waiting) (next Waiting, ok bool) {
	for _, w := range waiting {
		if ok && !Less(w, next) {
			continue
		}
		if q, known := d.Queue(w.Queue); known && MayHandle(p, q, w.Ticket) == nil {
			next, ok = w, true
		}
	}
	return next, ok
}
