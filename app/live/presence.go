package live

import (
	"bytes"
	"context"
	"time"

	"kontaktpunkten/app/wire"
	"kontaktpunkten/tickets"
)

// mostTold is how many tickets one socket is told of at a time.
const mostTold = 512

// looking takes what a client says of a ticket that it has open. Who may not see
// the ticket (P-2) is not shown at it, and is not told so: the right may have
// gone while the message was on its way. The socket's own goroutine calls it.
func (h *Hub) looking(s *socket, said wire.LookingAt, now time.Time) error {
	ticket, err := tickets.ParseNumber(said.Ticket)
	if err != nil {
		return err
	}
	if !said.Open {
		h.onlookers.away(s, ticket)
		return nil
	}
	row, known := h.onlookers.place(ticket)
	if !known {
		if row, known, err = h.look(ticket); err != nil {
			// Said again in some seconds.
			if h.life.Err() == nil {
				h.deps.Log.Warn("live: cannot look at a ticket", "error", err)
			}
			return nil
		}
	}
	if !known || !h.deps.Tickets.Visible(row, s.viewer) {
		h.onlookers.away(s, ticket)
		return nil
	}
	h.onlookers.look(s, ticket, said.Writing, now.Add(h.deps.Times.Gone))
	return nil
}

// look reads where a ticket stands; only some sockets do so at once.
func (h *Hub) look(ticket int64) (Row, bool, error) {
	ctx, cancel := context.WithTimeout(h.life, queryTime)
	defer cancel()
	select {
	case h.replays <- struct{}{}:
		defer func() { <-h.replays }()
	case <-ctx.Done():
		return Row{}, false, ctx.Err()
	}
	rows, err := h.deps.Tickets.Rows(ctx, []int64{ticket})
	row, ok := rows[ticket]
	return row, ok, err
}

// showOnlookers tells sockets what they have not been told of who looks where.
// Run's goroutine calls it. Where the places of tickets cannot be read, nothing
// is told until they can.
func (h *Hub) showOnlookers(now time.Time) {
	h.onlookers.expire(now)
	everything := false
	for s := range h.sockets {
		everything = everything || s.live && s.untold
	}
	pictures, err := h.pictures(everything)
	if err != nil {
		if h.life.Err() == nil {
			h.failed("show who looks", err)
		}
		return
	}
	if len(pictures) == 0 && !everything {
		return
	}
	whole := true // everybody has been told everything
	for s := range h.sockets {
		whole = h.showTo(s, pictures) && whole
	}
	h.onlookers.shown(pictures, whole)
}

// showTo tells one socket; false where it has to be told later.
func (h *Hub) showTo(s *socket, pictures []*picture) bool {
	switch {
	case s.out.finished():
		return true
	case !s.live:
		// Its topics and what it was told are its own goroutine's now.
		s.untold = true
		return !s.shown
	case s.out.crowded():
		s.untold = true
		return false
	}
	for _, p := range pictures {
		if p.changed || s.untold {
			h.showOne(s, p)
		}
	}
	s.untold = false
	return true
}

func (h *Hub) showOne(s *socket, p *picture) {
	was, want := s.told[p.ticket], []byte(nil)
	if was == nil && (len(p.people) == 0 || s.topics.silent()) {
		return
	}
	visible := p.found && h.deps.Tickets.Visible(p.row, s.viewer)
	if visible {
		if _, here := s.topics.here(p.ticket, &p.row, s.viewer.UserID); here {
			want = p.without(s.viewer.UserID)
		}
	}
	switch {
	case bytes.Equal(want, was), was == nil && len(s.told) >= mostTold:
		return
	case want != nil:
		s.push(want)
		s.shown = true
		if s.told == nil {
			s.told = make(map[int64][]byte)
		}
		s.told[p.ticket] = want
		return
	case visible:
		s.push(p.nobody())
	}
	// Else the ticket is no longer the person's to hear of: an event says so.
	delete(s.told, p.ticket)
}

// tellPeers tells other replicas who looks here: what changed at once, but not
// more often than Times.Tell, and everybody each Times.TellAll.
func (h *Hub) tellPeers(ctx context.Context) {
	all := time.NewTicker(h.deps.Times.TellAll)
	defer all.Stop()
	for {
		everybody := false
		select {
		case <-ctx.Done():
			return
		case <-all.C:
			everybody = true
		case <-h.onlookers.due:
		}
		h.guard(func() { h.tellOnce(ctx, time.Now(), everybody) })
		select {
		case <-ctx.Done():
			return
		case <-time.After(h.deps.Times.Tell):
		}
	}
}

func (h *Hub) tellOnce(ctx context.Context, now time.Time, everybody bool) {
	ctx, cancel := context.WithTimeout(ctx, h.deps.Times.TellAll)
	defer cancel()
	for _, text := range texts(h.onlookers.tell(now, everybody)) {
		if err := h.deps.Peers.Tell(ctx, text); err != nil {
			// The next telling of everybody makes it good.
			if h.life.Err() == nil {
				h.deps.Log.Warn("live: cannot tell other replicas who looks", "error", err)
			}
			return
		}
	}
}

// hearPeers takes what other replicas tell.
func (h *Hub) hearPeers(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case word := <-h.deps.Peers.Told():
			all, err := readSightings(word.Text)
			if err != nil {
				h.deps.Log.Warn("live: cannot understand another replica", "error", err)
				continue
			}
			h.onlookers.heard(word.From, all, time.Now(), h.deps.Times.Gone)
		}
	}
}
