package live

import (
	"slices"

	"kontaktpunkten/app/live/feed"
	"kontaktpunkten/tickets"
)

// change is what a batch of events did to one ticket. Several events of one
// ticket are one change with the cursor of the last: what it shows is the
// ticket as it is now anyway.
type change struct {
	feed.Cursor
	id     int64
	number string
	kind   tickets.Kind // of the last event
	actor  int          // of the last event; 0: not a person
	row    Row
	// Where the ticket was and whom it concerned, on the way.
	queues, handlers, units []int
}

// changesOf folds events into changes, in the order of their cursors. Events
// that do not change what a ticket shows are left out.
func changesOf(events []feed.Event) []*change {
	byID := make(map[int64]*change)
	var changes []*change
	for i := range events {
		e := &events[i]
		if e.TicketID == 0 || e.Kind == tickets.Revealed {
			continue
		}
		c := byID[e.TicketID]
		if c == nil {
			c = &change{id: e.TicketID, number: tickets.FormatNumber(e.TicketID)}
			byID[c.id] = c
			changes = append(changes, c)
		}
		c.Cursor, c.kind, c.actor = e.Cursor, e.Kind, 0
		if e.ActorKind == tickets.ByUser {
			c.actor = e.ActorID
		}
		c.units = append(c.units, e.UnitIDs...)
		c.pass(e.Data.From)
		c.pass(e.Data.To)
	}
	slices.SortFunc(changes, func(a, b *change) int { return a.Compare(b.Cursor) })
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

// known tells whether the viewer could see the ticket before or on the way, and
// so may hear that it is gone.
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
