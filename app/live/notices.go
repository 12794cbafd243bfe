package live

import (
	"slices"

	"kontaktpunkten/app/live/feed"
	"kontaktpunkten/app/wire"
	"kontaktpunkten/tickets"
)

// nudge is a topic whose messages say that something changed, not what: the
// client fetches. It does so too whenever it connects, so that nothing has to be
// replayed.
type nudge struct {
	topic    string
	kinds    []tickets.Kind
	concerns func(*feed.Event, *Viewer) bool
}

var nudges = [...]nudge{
	// A person's own notices.
	{"notices", []tickets.Kind{tickets.Noticed}, func(e *feed.Event, v *Viewer) bool { return int(e.SubjectID) == v.UserID }},
	// The lists of incoming mail and of what did not arrive.
	{"mail", []tickets.Kind{tickets.MailTaken, tickets.MailSettled}, func(e *feed.Event, v *Viewer) bool { return anyOf(e.UnitIDs, v.Mail) }},
	{"deliveries", []tickets.Kind{tickets.DeliveryFailed, tickets.DeliverySettled}, func(e *feed.Event, v *Viewer) bool { return anyOf(e.UnitIDs, v.Deliveries) }},
	// The plans, drafts and rehearsals of one's units.
	{"routing", []tickets.Kind{tickets.RulesPublished, tickets.RuleDraftChanged, tickets.RehearsalChanged, tickets.QueueClosed, tickets.QueueOpened}, func(e *feed.Event, v *Viewer) bool { return anyOf(e.UnitIDs, v.Routing) }},
}

// nudged notes that a client wants a topic; false where there is none of the name.
func (t *topics) nudged(topic string) bool {
	i := slices.IndexFunc(nudges[:], func(n nudge) bool { return n.topic == topic })
	if i < 0 {
		return false
	}
	t.nudges[i] = true
	return true
}

// sendNudges tells sockets that there is something to fetch: once for a topic,
// however much there is. Run's goroutine calls it, when the rest of the batch has
// been sent.
func (h *Hub) sendNudges(events []feed.Event) {
	for i := range nudges {
		var about []*feed.Event
		for j := range events {
			if slices.Contains(nudges[i].kinds, events[j].Kind) {
				about = append(about, &events[j])
			}
		}
		if len(about) == 0 {
			continue
		}
		for s := range h.sockets {
			if s.live && s.topics.nudges[i] {
				h.nudge(s, &nudges[i], about, events[len(events)-1].Cursor)
			}
		}
	}
}

func (h *Hub) nudge(s *socket, n *nudge, about []*feed.Event, at feed.Cursor) {
	first := slices.IndexFunc(about, func(e *feed.Event) bool { return n.concerns(e, &s.viewer) })
	if first < 0 {
		return
	}
	if at.Before(s.passed) {
		at = s.passed // the socket's replay was ahead
	}
	s.push(must(wire.LiveEvent{Type: "event", Cursor: at.String(), Prev: s.sent.String(), Topic: n.topic, Kind: string(about[first].Kind)}))
	s.sent = at
}

func anyOf(units, of []int) bool {
	return slices.ContainsFunc(units, func(u int) bool { return slices.Contains(of, u) })
}
