package live

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"kontaktpunkten/app/live/feed"
	"kontaktpunkten/app/wire"
	"kontaktpunkten/tickets"
)

// fold brings the counts up to an event. Folding an event again, or one that is
// older than what is known, changes nothing. It gives ask where the event alone
// does not tell how the ticket is (one that was closed comes back), and strange
// where a queue is unknown.
func (c *Counts) fold(e *feed.Event) (ask, strange bool) {
	to := e.Data.To
	if e.TicketID == 0 || to == nil || to.Status == "" {
		return false, false // does not move the ticket
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if version, ok := c.closed[e.TicketID]; ok && e.Version <= version {
		return false, false
	}
	t := feed.Ticket{ID: e.TicketID, CreatedAt: e.At}
	switch known := c.tickets[e.TicketID]; {
	case known != nil && e.Version < known.Version:
		return false, false
	case known != nil:
		t = known.Ticket
	case to.Status == tickets.Closed:
	case e.Kind != tickets.Registered:
		return true, false
	}
	t.Status, t.Queue, t.Handler, t.Version = to.Status, to.Queue, to.Handler, e.Version
	t.DueAt = time.Time{}
	if to.Due != nil {
		t.DueAt = *to.Due
	}
	strange = to.Status != tickets.Closed && c.queues[to.Queue] == nil
	c.put(t)
	return false, strange
}

// set makes a ticket what the database says, unless more is known already.
func (c *Counts) set(t feed.Ticket) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if known := c.tickets[t.ID]; known != nil && known.Version > t.Version || c.closed[t.ID] > t.Version {
		return
	}
	c.put(t)
}

// keepCounts folds a batch. Run's goroutine calls it.
func (h *Hub) keepCounts(ctx context.Context, events []feed.Event) error {
	var ask []int64
	for i := range events {
		asks, strange := h.counts.fold(&events[i])
		if asks {
			ask = append(ask, events[i].TicketID)
		}
		if strange || events[i].SubjectType == "queue" {
			h.askRecount()
		}
	}
	if len(ask) == 0 {
		return nil
	}
	slices.Sort(ask)
	found, err := h.deps.Source.Open(ctx, slices.Compact(ask)...)
	if err != nil {
		return fmt.Errorf("count tickets that came back: %w", err)
	}
	for _, t := range found.Tickets {
		h.counts.set(t)
	}
	return nil
}

func (h *Hub) askRecount() { poke(h.recount) }

// recountAll loads the counts anew each hour, and when something is strange.
func (h *Hub) recountAll(ctx context.Context) {
	tick := time.NewTicker(h.deps.Times.Recount)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		case <-h.recount:
		}
		snapshot, err := h.snapshot(ctx)
		if err != nil {
			if ctx.Err() == nil {
				h.deps.Log.Warn("live: cannot recount", "error", err)
			}
			continue
		}
		h.do(func() { h.adopt(ctx, snapshot) })
	}
}

func (h *Hub) snapshot(ctx context.Context) (feed.Snapshot, error) {
	ctx, cancel := context.WithTimeout(ctx, queryTime)
	defer cancel()
	return h.deps.Source.Open(ctx)
}

// adopt takes a recount and folds what the hub has sent since. Run's goroutine
// calls it. Where the events cannot be read now, the old counts stay.
func (h *Hub) adopt(ctx context.Context, snapshot feed.Snapshot) {
	ctx, cancel := context.WithTimeout(ctx, queryTime)
	defer cancel()
	var since []feed.Event
	for at := snapshot.Cursor; at.Before(h.at); {
		batch, err := h.deps.Source.ReadAfter(ctx, at, replayBatch)
		if err != nil || len(batch.Events) == 0 {
			h.deps.Log.Warn("live: cannot recount", "error", err)
			return
		}
		since = append(since, batch.Events...)
		at = batch.Events[len(batch.Events)-1].Cursor
	}
	h.counts.adopt(snapshot)
	if err := h.keepCounts(ctx, since); err != nil {
		h.deps.Log.Warn("live: cannot recount", "error", err)
		h.askRecount()
	}
	h.sendCounts()
}

// sendCounts sends the queues whose counts changed to those who listen and may
// see them; not more often than Times.Queues.
func (h *Hub) sendCounts() {
	now := time.Now()
	if now.Sub(h.countsAt) < h.deps.Times.Queues-time.Millisecond {
		return
	}
	changed, units := h.counts.changed()
	if len(changed) == 0 {
		return
	}
	h.countsAt = now
	byClass := make(map[string][]byte)
	for s := range h.sockets {
		if !s.live || !s.topics.counts {
			continue
		}
		body, ok := byClass[s.viewer.Class]
		if !ok {
			var visible []wire.Queue
			for i, q := range changed {
				if slices.Contains(s.viewer.Units, units[i]) {
					visible = append(visible, q)
				}
			}
			if visible != nil {
				body, _ = json.Marshal(visible) // numbers, names and instants
			}
			byClass[s.viewer.Class] = body
		}
		h.sendCountsTo(s, body)
	}
}

// sendAllCounts tells one socket all counts that it may see, if it listens; none
// is an answer too, by which a client knows that its line is whole.
func (h *Hub) sendAllCounts(s *socket) {
	if !s.topics.counts {
		return
	}
	body, _ := json.Marshal(h.counts.Queues(s.viewer)) // numbers, names and instants
	h.sendCountsTo(s, body)
}

func (h *Hub) sendCountsTo(s *socket, body []byte) {
	if body == nil {
		return
	}
	at := h.at
	if at.Before(s.passed) {
		at = s.passed // the socket's replay was ahead
	}
	s.push(event(at, s.sent, countsTopic, countsKind, "queues", body))
	s.sent = at
}
