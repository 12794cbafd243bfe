package live

import (
	"context"
	"fmt"
	"slices"
	"time"

	"kontaktpunkten/app/live/feed"
	"kontaktpunkten/tickets"
	"kontaktpunkten/tickets/problem"
)

// heed closes the sockets of sessions that ended and of people whose rights
// changed, before anything of the batch is sent. Run's goroutine calls it.
func (h *Hub) heed(ctx context.Context, events []feed.Event) error {
	users, sessions := h.invalidate(events)
	if len(users)+len(sessions) == 0 {
		return nil
	}
	verdicts := make(map[int64]*ending)
	for s := range h.sockets {
		v := s.viewer
		if slices.Contains(sessions, v.Session) {
			s.end(signedOut)
			continue
		}
		if !slices.Contains(users, v.UserID) {
			continue
		}
		verdict, known := verdicts[v.Session]
		if !known {
			var err error
			if verdict, err = h.verdict(ctx, v); err != nil {
				return err
			}
			verdicts[v.Session] = verdict
		}
		if verdict != nil {
			s.end(*verdict)
		}
	}
	return nil
}

// invalidate tells everybody who remembers rights of events that change them,
// and gives the people and sessions concerned.
func (h *Hub) invalidate(events []feed.Event) (users []int, sessions []int64) {
	for _, e := range events {
		switch {
		case e.Kind == tickets.RightsChanged, e.Kind == tickets.SessionEnded && e.SubjectType == "user":
			// Of a person, session.ended means every session.
			users = append(users, int(e.SubjectID))
		case e.Kind == tickets.SessionEnded:
			sessions = append(sessions, e.SubjectID)
			h.deps.Viewers.InvalidateSession(e.SubjectID)
		}
		if e.TicketID == 0 {
			h.deps.Heard(e)
		}
	}
	if len(users) > 0 {
		h.deps.Viewers.Invalidate(users...)
	}
	return users, sessions
}

// heedOne does for a socket that replays what heed does for all: the replay may
// be ahead of the hub.
func (h *Hub) heedOne(ctx context.Context, s *socket, events []feed.Event) error {
	users, sessions := h.invalidate(events)
	if slices.Contains(sessions, s.viewer.Session) {
		s.end(signedOut)
		return nil
	}
	if !slices.Contains(users, s.viewer.UserID) {
		return nil
	}
	verdict, err := h.verdict(ctx, s.viewer)
	if err == nil && verdict != nil {
		s.end(*verdict)
	}
	return err
}

// verdict looks at a viewer's session and rights as they are now; nil where
// nothing has changed. A viewer never changes: the client starts anew instead.
func (h *Hub) verdict(ctx context.Context, v Viewer) (*ending, error) {
	now, err := h.deps.Viewers.Reload(ctx, v)
	if p := problem.As(err); p != nil && (p.Kind == problem.Unauthenticated || p.Kind == problem.Forbidden) {
		return &signedOut, nil
	}
	if err != nil {
		return nil, fmt.Errorf("look at rights: %w", err)
	}
	if now.Class != v.Class || !slices.Equal(now.Units, v.Units) {
		return &rightsChanged, nil
	}
	return nil, nil
}

// recheckAll looks at every session from time to time: one that has run out
// makes no event.
func (h *Hub) recheckAll(ctx context.Context) {
	tick := time.NewTicker(h.deps.Times.Recheck)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			h.guard(func() { h.recheck(ctx) })
		}
	}
}

func (h *Hub) recheck(ctx context.Context) {
	ctx, cancel := context.WithTimeout(ctx, queryTime)
	defer cancel()
	bySession := make(map[int64][]*socket)
	h.do(func() {
		for s := range h.sockets {
			bySession[s.viewer.Session] = append(bySession[s.viewer.Session], s)
		}
	})
	for _, sockets := range bySession {
		verdict, err := h.verdict(ctx, sockets[0].viewer)
		if err != nil {
			if h.life.Err() == nil {
				h.deps.Log.Warn("live: cannot look at sessions", "error", err)
			}
			return
		}
		if verdict == nil {
			continue
		}
		for _, s := range sockets {
			s.end(*verdict)
		}
	}
}
