package live

import (
	"context"
	"fmt"

	"kontaktpunkten/app/live/feed"
)

// replayBatch is how many changes of a replay are read and queued in one go.
const replayBatch = 64

// subscribe replaces a socket's topics. With since it resumes there; the first
// time without it, it goes on from hello's cursor; else from where the hub is.
// The socket's own goroutine calls it. An error means that the socket cannot be
// served now.
func (h *Hub) subscribe(s *socket, t topics, since string) error {
	ctx, cancel := context.WithTimeout(h.life, queryTime)
	defer cancel()
	first := !s.subscribed
	s.subscribed = true
	switch {
	case since != "":
		from, known, err := h.known(ctx, since)
		if err != nil {
			return err
		}
		h.do(func() { s.live = false })
		s.topics, s.sent, s.passed = t, from, from
		if !known {
			h.do(func() { h.resync(s) })
			return nil
		}
	case first:
		s.topics = t // and sent and passed are hello's cursor
	default:
		h.do(func() {
			fresh := t.counts && !s.topics.counts
			s.untold = true
			if s.topics = t; fresh {
				h.sendAllCounts(s)
			}
		})
		return nil
	}
	return h.replay(ctx, s)
}

// known reads a cursor that a client kept; false where it is none of this
// desk's, or of a database that has since been put back.
func (h *Hub) known(ctx context.Context, since string) (feed.Cursor, bool, error) {
	from, err := feed.Parse(since)
	if err != nil {
		return from, false, nil // the client is told to fetch anew
	}
	var at feed.Cursor
	h.do(func() { at = h.at })
	if !at.Before(from) {
		return from, true, nil
	}
	// Another replica may be ahead of this one.
	tail, err := h.deps.Source.Tail(ctx)
	if err != nil {
		return from, false, fmt.Errorf("read the newest event: %w", err)
	}
	return from, !tail.Before(from), nil
}

// replay sends a socket what it missed, with its rights as they are now, until
// it has caught up with the hub. An event that makes us panic is not tried
// again: the client fetches anew.
func (h *Hub) replay(ctx context.Context, s *socket) (err error) {
	defer func() {
		if p := recover(); p != nil {
			h.panicked(p)
			h.do(func() { h.resync(s) })
			err = nil
		}
	}()
	for left := h.deps.Limits.Behind; ; {
		if h.join(s) {
			return nil
		}
		events, err := h.missed(ctx, s.passed, left+1)
		if err != nil {
			return err
		}
		if len(events) == 0 || len(events) > left {
			h.do(func() { h.resync(s) })
			return nil
		}
		left -= len(events)
		if err := h.replayEvents(ctx, s, events); err != nil {
			return err
		}
		s.passed = events[len(events)-1].Cursor
	}
}

// missed reads events for a replay; only some clients do so at once.
func (h *Hub) missed(ctx context.Context, after feed.Cursor, limit int) ([]feed.Event, error) {
	select {
	case h.replays <- struct{}{}:
		defer func() { <-h.replays }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	batch, err := h.deps.Source.ReadAfter(ctx, after, limit)
	if err != nil {
		return nil, fmt.Errorf("read missed events: %w", err)
	}
	return batch.Events, nil
}

func (h *Hub) replayEvents(ctx context.Context, s *socket, events []feed.Event) error {
	if err := h.heedOne(ctx, s, events); err != nil || s.topics.silent() {
		return err
	}
	changes := changesOf(events)
	for len(changes) > 0 && !s.out.finished() {
		n := min(replayBatch, len(changes))
		deliveries, err := h.deliveries(ctx, changes[:n], []*socket{s})
		if err != nil {
			return err
		}
		for i := range deliveries {
			if err := s.roomy(ctx); err != nil {
				return err
			}
			send(deliveries[i : i+1])
		}
		changes = changes[n:]
	}
	return nil
}

// roomy waits until the client has taken most of what it was sent: a replay
// goes at the client's pace.
func (s *socket) roomy(ctx context.Context) error {
	for s.out.crowded() {
		select {
		case <-s.out.drained:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return nil
}

// join makes a socket live where it has judged all that the hub has sent.
func (h *Hub) join(s *socket) (joined bool) {
	ran := h.do(func() {
		if joined = !s.passed.Before(h.at); joined {
			s.live, s.untold = true, true
			h.sendAllCounts(s)
		}
	})
	return joined || !ran
}

// resync tells a client to fetch anew, and goes on from here. Run's goroutine
// calls it.
func (h *Hub) resync(s *socket) {
	s.push(resync(h.at))
	s.sent, s.passed, s.live, s.untold = h.at, h.at, true, true
	h.sendAllCounts(s)
}
