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
	look := verdicts{viewers: h.deps.Viewers}
	for s := range h.sockets {
		if slices.Contains(sessions, s.viewer.Session) {
			s.end(signedOut)
			continue
		}
		if !slices.Contains(users, s.viewer.UserID) {
			continue
		}
		if err := look.at(ctx, s); err != nil {
			return err
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
	look := verdicts{viewers: h.deps.Viewers}
	return look.at(ctx, s)
}

// verdicts look at sessions and rights as they are now, at each session once.
type verdicts struct {
	viewers Viewers
	known   map[int64]*Viewer // nil: the session has ended
}

// at ends a socket whose session has ended or whose rights are others now. A
// viewer never changes: the client starts anew instead.
func (x *verdicts) at(ctx context.Context, s *socket) error {
	now, known := x.known[s.viewer.Session]
	if !known {
		found, err := x.viewers.Reload(ctx, s.viewer)
		if p := problem.As(err); p != nil && (p.Kind == problem.Unauthenticated || p.Kind == problem.Forbidden) {
			now = nil
		} else if err != nil {
			return fmt.Errorf("look at rights: %w", err)
		} else {
			now = &found
		}
		if x.known == nil {
			x.known = make(map[int64]*Viewer)
		}
		x.known[s.viewer.Session] = now
	}
	switch {
	case now == nil:
		s.end(signedOut)
	case now.Class != s.viewer.Class || !slices.Equal(now.Units, s.viewer.Units):
		s.end(rightsChanged)
	}
	return nil
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
	var sockets []*socket
	h.do(func() {
		for s := range h.sockets {
			sockets = append(sockets, s)
		}
	})
	look := verdicts{viewers: h.deps.Viewers}
	for _, s := range sockets {
		if err := look.at(ctx, s); err != nil {
			if h.life.Err() == nil {
				h.deps.Log.Warn("live: cannot look at sessions", "error", err)
			}
			return
		}
	}
}
