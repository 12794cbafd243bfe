package live

import (
	"maps"
	"slices"
	"sync"
	"time"

	"kontaktpunkten/app/live/feed"
	"kontaktpunkten/app/wire"
	"kontaktpunkten/tickets"
)

// Counts are the open tickets of the whole desk in memory, so that showing a
// count never counts rows. Run loads them, folds events into them, and recounts
// them now and then. Everybody may read.
type Counts struct {
	clock func() time.Time

	mu      sync.Mutex
	queues  map[int]*bucket
	units   map[string]int
	tickets map[int64]*held
	// closed are the versions at which tickets closed, so that an older event
	// that comes later does not open them again; forgotten at a recount.
	closed  map[int64]int
	handled map[handling]int
}

// handling counts open tickets by who handles them, where.
type handling struct{ user, unit int }

// held is an open ticket and its place in its queue's bucket.
type held struct {
	feed.Ticket
	at int
}

// bucket is the open tickets of one queue. The rows are dense, because finding
// the oldest and the late ones looks at all of them.
type bucket struct {
	info    feed.Queue
	rows    []row
	untaken int // new or queued
	aside   int // watching or waiting

	dirty   bool
	nextDue int64 // when another ticket will be late; 0: none will
	now     wire.Queue
	told    wire.Queue // what sockets were sent last
}

// row is a ticket's instants in Unix nanoseconds; due 0: no clock runs.
type row struct {
	created, due int64
	ticket       *held
}

func newCounts(clock func() time.Time) *Counts {
	c := &Counts{clock: clock}
	c.clear()
	return c
}

func (c *Counts) clear() {
	c.queues, c.tickets = make(map[int]*bucket), make(map[int64]*held)
	c.closed, c.handled = make(map[int64]int), make(map[handling]int)
}

// adopt replaces everything by a snapshot.
func (c *Counts) adopt(s feed.Snapshot) {
	c.mu.Lock()
	defer c.mu.Unlock()
	before := c.queues
	c.clear()
	c.units = s.Units
	for _, info := range s.Queues {
		b := &bucket{info: info, dirty: true}
		if old := before[info.ID]; old != nil {
			b.told = old.told
		}
		c.queues[info.ID] = b
	}
	for _, t := range s.Tickets {
		c.put(t)
	}
}

// put makes a ticket what it is now.
func (c *Counts) put(t feed.Ticket) {
	c.drop(t.ID)
	if t.Status == tickets.Closed {
		c.closed[t.ID] = t.Version
		return
	}
	delete(c.closed, t.ID)
	b := c.queues[t.Queue]
	if b == nil {
		b = &bucket{info: feed.Queue{ID: t.Queue}}
		c.queues[t.Queue] = b
	}
	h := &held{Ticket: t, at: len(b.rows)}
	r := row{created: t.CreatedAt.UnixNano(), ticket: h}
	if !t.DueAt.IsZero() {
		r.due = t.DueAt.UnixNano()
	}
	b.rows = append(b.rows, r)
	c.tickets[t.ID] = h
	c.tally(b, h, 1)
}

// drop takes a ticket out, if it is there.
func (c *Counts) drop(id int64) {
	h := c.tickets[id]
	if h == nil {
		return
	}
	b := c.queues[h.Queue]
	last := len(b.rows) - 1
	b.rows[h.at] = b.rows[last]
	b.rows[h.at].ticket.at = h.at
	b.rows[last] = row{}
	b.rows = b.rows[:last]
	delete(c.tickets, id)
	c.tally(b, h, -1)
}

func (c *Counts) tally(b *bucket, h *held, by int) {
	b.dirty = true
	switch h.Status {
	case tickets.New, tickets.Queued:
		b.untaken += by
	case tickets.Watching, tickets.Waiting:
		b.aside += by
	}
	if h.Handler != 0 {
		who := handling{h.Handler, b.info.Unit}
		if c.handled[who] += by; c.handled[who] == 0 {
			delete(c.handled, who)
		}
	}
}

// fresh gives a bucket's counts at an instant.
func (b *bucket) fresh(now int64) wire.Queue {
	if !b.dirty && (b.nextDue == 0 || now <= b.nextDue) {
		return b.now
	}
	b.dirty, b.nextDue = false, 0
	b.now = wire.Queue{ID: b.info.ID, Name: b.info.Name, Line: b.info.Line, Unit: b.info.UnitCode, Open: len(b.rows)}
	var oldest int64
	for i := range b.rows {
		r := &b.rows[i]
		if i == 0 || r.created < oldest {
			oldest = r.created
		}
		switch {
		case r.due == 0:
		case r.due < now:
			b.now.Late++
		case b.nextDue == 0 || r.due < b.nextDue:
			b.nextDue = r.due
		}
	}
	if len(b.rows) > 0 {
		at := time.Unix(0, oldest).UTC()
		b.now.OldestAt = &at
	}
	return b.now
}

// Queues gives the counts of the queues that a viewer may list, in the order of
// their ids.
func (c *Counts) Queues(v Viewer) []wire.Queue {
	c.mu.Lock()
	defer c.mu.Unlock()
	now := c.clock().UnixNano()
	list := []wire.Queue{}
	for _, id := range slices.Sorted(maps.Keys(c.queues)) {
		if b := c.queues[id]; slices.Contains(v.Units, b.info.Unit) {
			list = append(list, b.fresh(now))
		}
	}
	return list
}

// Views counts what the lists of the same names hold: Mine are handled by the
// viewer; ToAnswer are taken by nobody, in the queues that the viewer works in;
// Watching are put aside, and Late past their deadline, wherever the viewer may
// list tickets.
func (c *Counts) Views(v Viewer) wire.Views {
	c.mu.Lock()
	defer c.mu.Unlock()
	now := c.clock().UnixNano()
	var views wire.Views
	for _, unit := range v.Units {
		views.Mine += c.handled[handling{v.UserID, unit}]
	}
	for id, b := range c.queues {
		if !slices.Contains(v.Units, b.info.Unit) {
			continue
		}
		views.Watching += b.aside
		views.Late += b.fresh(now).Late
		if slices.Contains(v.Queues, id) {
			views.ToAnswer += b.untaken
		}
	}
	return views
}

// changed gives the queues that differ from what was told last, with their
// units, and counts them as told.
func (c *Counts) changed() (list []wire.Queue, units []int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	now := c.clock().UnixNano()
	for _, id := range slices.Sorted(maps.Keys(c.queues)) {
		b := c.queues[id]
		if q := b.fresh(now); !sameCounts(q, b.told) && b.info.Unit != 0 {
			b.told = q
			list, units = append(list, q), append(units, b.info.Unit)
		}
	}
	return list, units
}

func sameCounts(a, b wire.Queue) bool {
	if a.OldestAt == nil || b.OldestAt == nil {
		if a.OldestAt != b.OldestAt {
			return false
		}
	} else if !a.OldestAt.Equal(*b.OldestAt) {
		return false
	}
	a.OldestAt, b.OldestAt = nil, nil
	return a == b
}

// unit finds a unit's id by its code.
func (c *Counts) unit(code string) (int, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	id, ok := c.units[code]
	return id, ok
}
