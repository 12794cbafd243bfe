package live

import (
	"slices"

	"kontaktpunkten/app/live/feed"
	"kontaktpunkten/app/wire"
	"kontaktpunkten/tickets"
)

// noticesTopic is the topic of a person's own notices. A message says that
// there is one, not which: the client fetches. It does so too whenever it
// connects, so that nothing has to be replayed.
const noticesTopic = "notices"

// sendNotices tells people's sockets of notices that have come. Run's goroutine
// calls it, when the rest of the batch has been sent.
func (h *Hub) sendNotices(events []feed.Event) {
	var people []int
	for i := range events {
		if events[i].Kind == tickets.Noticed {
			people = append(people, int(events[i].SubjectID))
		}
	}
	if len(people) == 0 {
		return
	}
	for s := range h.sockets {
		if !s.live || !s.topics.notices || !slices.Contains(people, s.viewer.UserID) {
			continue
		}
		at := events[len(events)-1].Cursor
		if at.Before(s.passed) {
			at = s.passed // the socket's replay was ahead
		}
		s.push(must(wire.LiveEvent{Type: "event", Cursor: at.String(), Prev: s.sent.String(), Topic: noticesTopic, Kind: string(tickets.Noticed)}))
		s.sent = at
	}
}
