package live

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"kontaktpunkten/app/live/feed"
	"kontaktpunkten/app/postgres"
	"kontaktpunkten/app/wire"
	"kontaktpunkten/tickets"
)

// counting is a hub that counts but has no sockets, and reads when told to.
type counting struct {
	hand
	hub    *Hub
	source *postgres.Events
	last   []feed.Event
}

func TestCountsAreWhatARecountWouldSay(t *testing.T) {
	d := newDesk(t)
	source := d.source(t)
	everybody := []Viewer{{UserID: 1, Units: []int{1, 2}, Queues: []int{firstLine}}, {UserID: 2, Units: []int{1}, Queues: []int{firstLine, nurses, elsewhere}}, {UserID: 3}}
	rapid.Check(t, func(rt *rapid.T) {
		now := time.Now()
		clock := func() time.Time { return now }
		x := &counting{hand: hand{t: rt, d: d, busy: make(map[*state]*work)}, hub: New(Deps{Source: source, Clock: clock}), source: source}
		defer x.finish()
		x.recount()
		rt.Repeat(map[string]func(*rapid.T){
			"register": func(*rapid.T) {
				x.does(nil, func(w *work, _ *state) *state { return w.register(x.queue(), x.due(now), "") })
			},
			"change":  func(*rapid.T) { x.does(x.pick(), func(w *work, s *state) *state { return x.change(w, s, now) }) },
			"commit":  func(*rapid.T) { x.commit(0) },
			"read":    func(*rapid.T) { x.read(rapid.IntRange(1, 20).Draw(rt, "events")) },
			"again":   func(*rapid.T) { x.fold(x.last) },
			"recount": func(*rapid.T) { x.recount() },
			"time":    func(*rapid.T) { now = now.Add(time.Duration(rapid.IntRange(1, 40).Draw(rt, "minutes")) * time.Minute) },
		})
		x.finish()
		eventually(rt, "all events can be read", func() bool { n, waiting := x.read(100); return n == 0 && !waiting })
		snapshot, err := source.Open(t.Context())
		if err != nil {
			rt.Fatal(err)
		}
		want := newCounts(clock)
		want.adopt(snapshot)
		for range 3 {
			for _, v := range everybody {
				if diff := cmp.Diff(want.Queues(v), x.hub.counts.Queues(v)); diff != "" {
					rt.Fatalf("queues of user %d (recounted -, folded +):\n%s", v.UserID, diff)
				}
				if diff := cmp.Diff(want.Views(v), x.hub.counts.Views(v)); diff != "" {
					rt.Fatalf("views of user %d (recounted -, folded +):\n%s", v.UserID, diff)
				}
			}
			now = now.Add(30 * time.Minute)
		}
	})
}

func (x *counting) queue() int { return rapid.IntRange(firstLine, elsewhere).Draw(x.t, "queue") }

func (x *counting) due(now time.Time) *time.Time {
	minutes := rapid.IntRange(-60, 120).Draw(x.t, "due")
	if minutes > 90 {
		return nil
	}
	at := now.Add(time.Duration(minutes) * time.Minute).Truncate(time.Microsecond)
	return &at
}

// change does any of the verbs, more or less.
func (x *counting) change(w *work, s *state, now time.Time) *state {
	if s == nil {
		return nil
	}
	user, due, queue := rapid.IntRange(1, 3).Draw(x.t, "user"), x.due(now), x.queue()
	verbs := map[string]func(){
		"take": func() { w.change(s, tickets.Taken, user, by(user)) },
		"move": func() { w.change(s, tickets.Escalated, user, to(queue)) },
		"note": func() { w.change(s, tickets.Noted, user, stays) },
		"due":  func() { w.change(s, tickets.Edited, user, func(s *state) { s.due = due }) },
		"close": func() {
			w.change(s, tickets.ClosedEvent, user, func(s *state) { s.status, s.handler = tickets.Closed, user })
		},
		"watch": func() {
			w.change(s, tickets.WatchSet, user, func(s *state) { s.status, s.handler, s.due = tickets.Watching, user, nil })
		},
		"wait": func() {
			w.change(s, tickets.WaitStarted, user, func(s *state) { s.status, s.handler, s.due = tickets.Waiting, user, nil })
		},
	}
	if s.status == tickets.Closed {
		verbs = map[string]func(){"note": verbs["note"], "reopen": func() {
			w.change(s, tickets.ReopenedEvent, user, func(s *state) { to(queue)(s); s.due = due })
		}}
	}
	names := []string{"take", "move", "note", "due", "close", "watch", "wait", "reopen"}
	names = slices.DeleteFunc(names, func(name string) bool { return verbs[name] == nil })
	verbs[rapid.SampledFrom(names).Draw(x.t, "verb")]()
	return s
}

// read folds a batch of what can be read.
func (x *counting) read(limit int) (n int, waiting bool) {
	batch, err := x.source.ReadAfter(x.t.Context(), x.hub.at, limit)
	if err != nil {
		x.t.Fatal(err)
	}
	if n = len(batch.Events); n > 0 {
		x.fold(batch.Events)
		x.last, x.hub.at = batch.Events, batch.Events[n-1].Cursor
	}
	return n, batch.Waiting
}

func (x *counting) fold(events []feed.Event) {
	if err := x.hub.keepCounts(x.t.Context(), events); err != nil {
		x.t.Fatal(err)
	}
}

// recount loads all anew while transactions are open.
func (x *counting) recount() {
	snapshot, err := x.source.Open(x.t.Context())
	if err != nil {
		x.t.Fatal(err)
	}
	x.last = nil
	if x.hub.at.Before(snapshot.Cursor) {
		x.hub.counts.adopt(snapshot)
		x.hub.at = snapshot.Cursor
		return
	}
	x.hub.adopt(x.t.Context(), snapshot)
}

func TestCountsComeToThoseWhoMaySeeThem(t *testing.T) {
	d, staff := newDesk(t), newPeople()
	now := time.Now()
	r := d.replica(t, staff, func(d *Deps) { d.Clock = func() time.Time { return now } })
	anna, cia := r.listen(t, staff.signIn(1, 1), "queues"), r.listen(t, staff.signIn(3, 2), "queues")
	if m := anna.next(); m.Topic != "queues" || len(m.Queues) != 2 || m.Prev != anna.held {
		t.Errorf("first all: %+v", m)
	}
	if m := cia.next(); len(m.Queues) != 1 || m.Queues[0].ID != elsewhere {
		t.Errorf("first all: %+v", m)
	}
	none := r.listen(t, staff.signIn(4), "queues")
	if m := none.next(); m.Topic != "queues" || m.Queues == nil || len(m.Queues) != 0 {
		t.Errorf("none is an answer too: %+v", m)
	}
	past := now.Add(-time.Minute)
	w := d.begin(t)
	w.register(nurses, &past, "")
	w.commit()
	if m := anna.next(); len(m.Queues) != 1 || m.Queues[0].ID != nurses || m.Queues[0].Open != 1 || m.Queues[0].Late != 1 {
		t.Errorf("what changed: %+v", m)
	}
	d.register(t, elsewhere)
	if m := cia.next(); len(m.Queues) != 1 || m.Queues[0].Open != 1 {
		t.Errorf("what changed: %+v", m)
	}
	if len(anna.all) > 0 {
		t.Errorf("counts of a queue she may not see: %+v", anna.next())
	}
}

func TestUnknownQueuesAreRecounted(t *testing.T) {
	d, staff := newDesk(t), newPeople()
	r := d.replica(t, staff)
	v := staff.signIn(1, 1)
	if _, err := d.pool.Exec(t.Context(), `insert into queues (id, code, unit_id, name, line) values (4, 'new', 1, 'Ny', 1)`); err != nil {
		t.Fatal(err)
	}
	queueUnit[4] = 1
	d.register(t, 4)
	eventually(t, "the new queue is counted", func() bool { return counted(r.hub, v)[4] == 1 })
}

func TestMetricsTellHowItGoes(t *testing.T) {
	d, staff := newDesk(t), newPeople()
	r := d.replica(t, staff)
	d.register(t, nurses)
	eventually(t, "the depth is known", func() bool { return gauge(t, r.hub, "kontaktpunkten_queue_open") == 1 })
	w := d.begin(t)
	w.register(nurses, nil, "")
	d.register(t, nurses)
	eventually(t, "the lag is known", func() bool { return gauge(t, r.hub, "kontaktpunkten_event_lag_seconds") > 0 })
	if lag, err := r.events.Lag(t.Context(), time.Now()); err != nil || lag <= 0 {
		t.Errorf("lag %v, %v", lag, err)
	}
	w.commit()
	eventually(t, "nothing waits", func() bool { return gauge(t, r.hub, "kontaktpunkten_event_lag_seconds") == 0 })
}

func BenchmarkCountsOf100000(b *testing.B) {
	now := time.Now()
	c := newCounts(func() time.Time { return now })
	s := feed.Snapshot{Queues: []feed.Queue{{ID: 1, Unit: 1}}}
	for i := range int64(100_000) {
		s.Tickets = append(s.Tickets, feed.Ticket{ID: i, Status: tickets.New, Queue: 1, CreatedAt: now.Add(-time.Duration(i)), DueAt: now.Add(time.Duration(i-50_000) * time.Second), Version: 1})
	}
	c.adopt(s)
	e := feed.Event{TicketID: 5, Kind: tickets.Edited, Data: tickets.Data{To: &tickets.Place{Status: tickets.New, Queue: 1}}}
	var q []wire.Queue
	for b.Loop() {
		e.Version++
		c.fold(&e)
		q = c.Queues(Viewer{Units: []int{1}})
	}
	if !strings.Contains(fmt.Sprint(q), "100000") {
		b.Fatal(q)
	}
}
