package routing

import "kontaktpunkten/tickets/problem"

// Request is where somebody wants a ticket escalated to: exactly one of line, queue and group.
type Request struct {
	Line  int    `json:"line,omitempty"`
	Queue string `json:"queue,omitempty"`
	Group string `json:"group,omitempty"`
}

// Why an escalation lands nowhere. Each is a problem that people can act on; compare with errors.Is.
var (
	// ErrTarget: not exactly one of line, queue and group.
	ErrTarget = problem.OfField("line", "one-target-needed")
	// ErrNoSuchQueue: the queue does not exist, or takes nothing new.
	ErrNoSuchQueue = problem.OfField("queue", "no-such-queue")
	// ErrNoQueueForLine: the unit has no queue on that line that suits the ticket.
	ErrNoQueueForLine = problem.OfField("line", "no-queue-for-line")
	// ErrGroupUnknown: no queue is worked by that group.
	ErrGroupUnknown = problem.OfField("group", "group-unknown")
	// ErrNotHigher: a question goes upwards, or across to a named queue or group of the same line;
	// downwards a ticket is handed over or returned.
	ErrNotHigher = problem.OfField("line", "not-a-higher-line")
)

// Target is the queue that an escalation from the queue with the code from lands in (KP-4). Lines are
// those of the unit of that queue; a queue may be of any unit; a group is that unit's own if it has one
// of the name. The queue must suit the ticket (P-1, P-12): else the reason is ErrLicence or ErrNeeds.
func Target(d *Directory, from string, t Ticket, r Request) (Queue, error) {
	source, ok := d.Queue(from)
	if !ok {
		return Queue{}, ErrNoSuchQueue
	}
	if !r.single() {
		return Queue{}, ErrTarget
	}
	var target Queue
	switch {
	case r.Queue != "":
		if target, ok = d.Queue(r.Queue); !ok || target.Closed {
			return Queue{}, ErrNoSuchQueue
		}
	case r.Group != "":
		if target, ok = d.ForGroup(source.Unit, r.Group); !ok {
			return Queue{}, ErrGroupUnknown
		}
	default:
		if r.Line <= source.Line {
			return Queue{}, ErrNotHigher
		}
		if target, ok = d.ForLine(source.Unit, r.Line, t); !ok {
			return Queue{}, ErrNoQueueForLine
		}
	}
	if target.Line < source.Line || target.Code == source.Code {
		return Queue{}, ErrNotHigher
	}
	if err := Suits(target, t); err != nil {
		return Queue{}, err
	}
	return target, nil
}

// single says whether exactly one way is named.
func (r Request) single() bool {
	n := 0
	for _, named := range []bool{r.Line != 0, r.Queue != "", r.Group != ""} {
		if named {
			n++
		}
	}
	return n == 1
}
