package live

import (
	"context"
	"errors"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"kontaktpunkten/app/live/feed"
	"kontaktpunkten/tickets"
)

func TestRightsChangeBeforeAnythingLaterIsSent(t *testing.T) {
	d, staff := newDesk(t), newPeople()
	r := d.replica(t, staff)
	anna, bo := staff.signIn(1, 1), staff.signIn(2, 1)
	moved, moves, stays := r.listen(t, anna, "queue:1"), r.listen(t, anna, "queues"), r.listen(t, bo, "queue:1")
	// One that came with the new rights, before the event of them was read.
	staff.signIn(1, 2)
	early := r.listen(t, Viewer{Session: 1}, "queue:3")
	r.settle(t)
	// In one transaction, so that the hub reads all of it in one batch.
	w := d.begin(t)
	w.about("user", 2, tickets.RightsChanged) // nothing is different after all
	w.about("user", 1, tickets.RightsChanged)
	s := w.register(firstLine, nil, "")
	theirs := w.register(elsewhere, nil, "")
	w.commit()
	if m := early.next(); m.about() != tickets.FormatNumber(theirs.id) {
		t.Errorf("got %+v", m)
	}
	for _, c := range []*client{moved, moves} {
		before, code, why := c.closed()
		if n := len(before); n == 0 || before[n-1].Reason != "rights-changed" || code != websocket.ClosePolicyViolation || why != "rights changed: start anew" {
			t.Errorf("closed with %d %q after %+v", code, why, before)
		}
		if slices.ContainsFunc(before, func(m message) bool { return m.about() != "" }) {
			t.Errorf("got a ticket of a unit that is no longer hers: %+v", before)
		}
	}
	if m := stays.next(); m.about() != tickets.FormatNumber(s.id) {
		t.Errorf("got %+v", m)
	}
}

func TestASessionThatEndsClosesItsSockets(t *testing.T) {
	d, staff := newDesk(t), newPeople()
	r := d.replica(t, staff, func(d *Deps) { d.Times.Recheck = 10 * time.Millisecond })
	anna, bo, cia := staff.signIn(1, 1), staff.signIn(2, 1), staff.signIn(3, 1)
	byEvent, byTime, other := r.listen(t, anna, "queue:1"), r.listen(t, bo, "queue:1"), r.listen(t, cia, "queue:1")
	r.settle(t)
	w := d.begin(t)
	w.about("session", anna.Session, tickets.SessionEnded)
	s := w.register(firstLine, nil, "")
	w.commit()
	staff.signOut(bo.Session) // it ran out; no event tells
	for _, c := range []*client{byEvent, byTime} {
		before, code, _ := c.closed()
		if n := len(before); n == 0 || before[n-1].Reason != "signed-out" || code != websocket.ClosePolicyViolation {
			t.Errorf("closed with %d after %+v", code, before)
		}
	}
	if m := other.next(); m.about() != tickets.FormatNumber(s.id) {
		t.Errorf("got %+v", m)
	}
}

// ahead is a source whose hub sees nothing new, as if it were far behind.
type ahead struct{ Source }

func (a ahead) ReadAfter(ctx context.Context, after feed.Cursor, limit int) (feed.Batch, error) {
	if limit == batchSize {
		return feed.Batch{}, nil
	}
	return a.Source.ReadAfter(ctx, after, limit)
}

func TestAReplayHeedsRightsThatTheHubHasNotSeen(t *testing.T) {
	d, staff := newDesk(t), newPeople()
	r := d.replica(t, staff, func(d *Deps) { d.Source = ahead{d.Source} })
	anna, bo := staff.signIn(1, 1), staff.signIn(2, 1)
	moved, ended, stays := r.dial(t, anna), r.dial(t, bo), r.dial(t, staff.signIn(3, 1))
	w := d.begin(t)
	s := w.register(firstLine, nil, "")
	w.about("user", 1, tickets.RightsChanged)
	w.about("session", bo.Session, tickets.SessionEnded)
	staff.signIn(1, 2)
	w.commit()
	settled(t, r.events, s)
	// The hub stands at hello; force it to look as if it had gone on.
	r.hub.do(func() { r.hub.at = feed.Cursor{Tx: 1 << 50} })
	for c, reason := range map[*client]string{moved: "rights-changed", ended: "signed-out"} {
		c.subscribe("", "queue:1")
		if before, _, _ := c.closed(); len(before) != 1 || before[0].Reason != reason {
			t.Errorf("%s: %+v", reason, before)
		}
	}
	stays.subscribe("", "queue:1")
	if m := stays.next(); m.about() != tickets.FormatNumber(s.id) {
		t.Errorf("got %+v", m)
	}
}

// settled waits until a ticket's event can be read.
func settled(t *testing.T, source Source, s *state) {
	t.Helper()
	eventually(t, "an event can be read", func() bool {
		batch, err := source.ReadAfter(t.Context(), feed.Cursor{}, 1000)
		if err != nil {
			t.Fatal(err)
		}
		return slices.ContainsFunc(batch.Events, func(e feed.Event) bool { return e.TicketID == s.id })
	})
}

// heardPeople notes what is invalidated.
type heardPeople struct {
	*people
	mu    sync.Mutex
	fails bool
	heard []int64
}

func (p *heardPeople) Invalidate(users ...int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, u := range users {
		p.heard = append(p.heard, int64(u))
	}
}

func (p *heardPeople) InvalidateSession(key int64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.heard = append(p.heard, -key)
}

func (p *heardPeople) Reload(ctx context.Context, v Viewer) (Viewer, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.fails {
		return v, errors.New("no database")
	}
	return p.people.Reload(ctx, v)
}

func TestOthersHearOfRightsFirstAndNothingIsSentUntilTheyAreKnown(t *testing.T) {
	d, staff := newDesk(t), newPeople()
	p := &heardPeople{people: staff, fails: true}
	told := make(chan tickets.Kind, 100)
	r := d.replica(t, staff, func(d *Deps) { d.Viewers = p; d.Heard = func(e feed.Event) { told <- e.Kind } })
	anna := staff.signIn(1, 1)
	c := r.listen(t, anna, "queue:1")
	r.settle(t)
	w := d.begin(t)
	w.about("rule", 1, tickets.RulesPublished)
	w.about("user", 1, tickets.RightsChanged)
	w.about("session", 9, tickets.SessionEnded)
	w.register(firstLine, nil, "")
	w.commit()
	for _, want := range []tickets.Kind{tickets.RulesPublished, tickets.RightsChanged, tickets.SessionEnded} {
		if got := <-told; got != want {
			t.Errorf("heard %s, not %s", got, want)
		}
	}
	r.failing(t)
	if len(c.all) != 0 {
		t.Error("sent before rights were known")
	}
	p.mu.Lock()
	if !slices.Contains(p.heard, 1) || !slices.Contains(p.heard, -9) {
		t.Errorf("invalidated %v", p.heard)
	}
	p.fails = false
	p.mu.Unlock()
	if m := c.next(); m.Ticket == nil {
		t.Errorf("got %+v", m)
	}
}
