package live

import (
	"slices"

	"kontaktpunkten/app/live/feed"
	"kontaktpunkten/tickets"
)

// change is an event that may change what is shown of a ticket. Changes of one
// ticket are not folded into one, although each is sent with the ticket as it is
// now: a client that resumes between them would miss where the ticket was
// before the first.
type change struct {
	feed.Cursor
	id     int64
	number string
	kind   tickets.Kind
	actor  int // 0: not a person
	row    Row
	// Where the ticket was or went, and whom it concerned.
	queues, handlers, units []int
}

// changesOf leaves out the events that do not change what is shown.
func changesOf(events []feed.Event) []*change {
	changes := make([]*change, 0, len(events))
	for i := range events {
		e := &events[i]
		if e.TicketID == 0 || e.Kind == tickets.Revealed {
			continue
		}
		c := &change{Cursor: e.Cursor, id: e.TicketID, number: tickets.FormatNumber(e.TicketID), kind: e.Kind, units: slices.Clone(e.UnitIDs)}
		if e.ActorKind == tickets.ByUser {
			c.actor = e.ActorID
		}
		c.pass(e.Data.From)
		c.pass(e.Data.To)
		changes = append(changes, c)
	}
	return changes
}

func (c *change) pass(p *tickets.Place) {
	if p == nil {
		return
	}
	if p.Queue != 0 {
		c.queues = append(c.queues, p.Queue)
	}
	if p.Handler != 0 {
		c.handlers = append(c.handlers, p.Handler)
	}
	if p.Unit != 0 {
		c.units = append(c.units, p.Unit)
	}
}

// known tells whether the viewer could see the ticket before, and so may hear
// that it is gone.
func (c *change) known(v *Viewer) bool {
	if slices.Contains(c.handlers, v.UserID) {
		return true
	}
	for _, unit := range c.units {
		if slices.Contains(v.Units, unit) {
			return true
		}
	}
	return false
}
