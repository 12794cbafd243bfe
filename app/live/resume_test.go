package live

import (
	"context"
	"fmt"
	"maps"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"kontaktpunkten/app/live/feed"
	"kontaktpunkten/tickets"
)

func TestTwoReplicasServeOneDesk(t *testing.T) {
	d, staff := newDesk(t), newPeople()
	a, b := d.replica(t, staff), d.replica(t, staff)
	anna := staff.signIn(1, 1)
	onA, onB := a.listen(t, anna, "queue:1"), b.listen(t, anna, "queue:1")
	for i, r := range []*replica{a, b, a} {
		d.committed = r.events.Notify
		s := d.register(t, firstLine)
		want := "queue:1 registered " + tickets.FormatNumber(s.id)
		if got, also := onA.heard(onA.next()), onB.heard(onB.next()); got != want || also != want || onA.held != onB.held {
			t.Errorf("%d: heard %q and %q", i, got, also)
		}
	}
	// A cursor is good on the other replica, and both count the same.
	onA.close()
	s := d.register(t, firstLine)
	back := b.dial(t, anna)
	back.subscribe(onA.held, "queue:1")
	back.held = onA.held
	if got := back.heard(back.next()); got != "queue:1 registered "+tickets.FormatNumber(s.id) {
		t.Errorf("heard %q", got)
	}
	a.settle(t)
	b.settle(t)
	if x, y := fmt.Sprint(counted(a.hub, anna)), fmt.Sprint(counted(b.hub, anna)); x != y || !strings.Contains(x, "1:4") {
		t.Errorf("counts differ: %s and %s", x, y)
	}
}

// counted are the open tickets of each queue.
func counted(h *Hub, v Viewer) map[int]int {
	all := make(map[int]int)
	for _, q := range h.Counts().Queues(v) {
		all[q.ID] = q.Open
	}
	return all
}

func TestANoticeWakesTheOtherReplica(t *testing.T) {
	d, staff := newDesk(t), newPeople()
	// Without notices nothing would come for an hour.
	idle := func(d *Deps) { d.Times.Idle = time.Hour }
	a, b := d.replica(t, staff, idle), d.replica(t, staff, idle)
	c := b.listen(t, staff.signIn(1, 1), "queue:1")
	listening(t, d, 2)
	d.committed = a.events.Notify
	s := d.register(t, firstLine)
	if m := c.next(); m.about() != tickets.FormatNumber(s.id) {
		t.Errorf("got %+v", m)
	}
	// Its listening connection is lost, and made anew.
	if _, err := d.pool.Exec(t.Context(), `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like 'listen%'`); err != nil {
		t.Fatal(err)
	}
	listening(t, d, 2)
	s = d.register(t, firstLine)
	if m := c.next(); m.about() != tickets.FormatNumber(s.id) {
		t.Errorf("got %+v", m)
	}
}

func listening(t *testing.T, d *desk, want int) {
	t.Helper()
	eventually(t, "everybody listens", func() (all bool) {
		if err := d.pool.QueryRow(t.Context(), `select count(*) = $1 from pg_stat_activity where datname = current_database() and query like 'listen%' and state = 'idle'`, want).Scan(&all); err != nil {
			t.Fatal(err)
		}
		return all
	})
}

func TestResumeOrFetchAnew(t *testing.T) {
	d, staff := newDesk(t), newPeople()
	r := d.replica(t, staff, func(d *Deps) { d.Limits.Behind = 5 })
	anna := staff.signIn(1, 1)
	old := r.dial(t, anna)
	start := old.held
	var want []string
	for range 5 {
		want = append(want, "queue:1 registered "+tickets.FormatNumber(d.register(t, firstLine).id))
	}
	r.settle(t)

	missed := r.dial(t, anna)
	missed.subscribe(start, "queue:1")
	missed.held = start
	var got []string
	for range want {
		got = append(got, missed.heard(missed.next()))
	}
	same(t, got, want...)

	nothing := r.dial(t, anna)
	nothing.subscribe(missed.held, "queue:1")

	s := d.register(t, firstLine)
	for _, c := range []*client{missed, nothing} {
		if got := c.heard(c.next()); got != "queue:1 registered "+tickets.FormatNumber(s.id) {
			t.Errorf("heard %q", got)
		}
	}

	r.settle(t)
	foreign := feed.Cursor{Tx: 1 << 40, ID: 9}
	for name, since := range map[string]string{"too far behind": start, "of another desk": foreign.String(), "no cursor": "eyJrIjpbXX0", "damaged": missed.held + "A"} {
		c := r.dial(t, anna)
		c.subscribe(since, "queue:1")
		m := c.next()
		if m.Type != "resync" || m.Cursor == "" {
			t.Fatalf("%s: got %+v", name, m)
		}
		c.held = m.Cursor
		last := d.register(t, firstLine)
		same(t, c.before(last))
		r.settle(t)
	}
}

// board is queue 1 as a client believes it to be: versions by ticket number.
type board map[string]int

// hear brings the board up to a message; false where it has to fetch anew.
func (b board) hear(m message) bool {
	switch {
	case m.Type == "resync":
		return false
	case m.Ticket != nil && m.Ticket.Queue.ID == firstLine:
		b[m.Ticket.Number] = max(b[m.Ticket.Number], m.Ticket.Version)
	case m.about() != "":
		delete(b, m.about())
	}
	return true
}

// fetch reads the board from the database.
func (d *desk) fetch(t fatal) board {
	t.Helper()
	rows, err := d.pool.Query(context.Background(), `select id, version from tickets where queue_id = 1`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	b := make(board)
	for rows.Next() {
		var id int64
		var version int
		if err := rows.Scan(&id, &version); err != nil {
			t.Fatal(err)
		}
		b[tickets.FormatNumber(id)] = version
	}
	return b
}

// restless is a client of two replicas that loses its line at random.
type restless struct {
	hand
	replicas []*replica
	anna     Viewer
	line     *client
	held     string
	board    board
}

func TestNothingIsMissedUnderRandomDisconnects(t *testing.T) {
	d, staff := newDesk(t), newPeople()
	with := func(d *Deps) { d.Limits.Behind = 40; d.Times.Waiting = 2 * time.Millisecond }
	replicas := []*replica{d.replica(t, staff, with), d.replica(t, staff, with)}
	anna := staff.signIn(1, 1)
	rapid.Check(t, func(rt *rapid.T) {
		x := &restless{hand: hand{t: rt, d: d, busy: make(map[*state]*work)}, replicas: replicas, anna: anna}
		defer x.finish()
		x.connect()
		rt.Repeat(map[string]func(*rapid.T){
			"register": func(*rapid.T) {
				x.does(nil, func(w *work, _ *state) *state {
					return w.register(rapid.IntRange(firstLine, nurses).Draw(rt, "queue"), nil, "")
				})
			},
			"move": func(*rapid.T) {
				x.does(x.pick(), func(w *work, s *state) *state {
					if s == nil {
						return nil
					}
					w.change(s, tickets.HandedOver, 1, to(rapid.IntRange(firstLine, elsewhere).Draw(rt, "to")))
					return s
				})
			},
			"commit":     func(*rapid.T) { x.commit(0) },
			"read":       func(*rapid.T) { x.read(false) },
			"settle":     func(*rapid.T) { x.settle() },
			"disconnect": func(*rapid.T) { x.line.close(); x.connect() },
			"topics":     func(*rapid.T) { x.line.subscribe("", "queue:1", "queues", "mine") },
			"wake":       func(*rapid.T) { d.committed = replicas[rapid.IntRange(0, 1).Draw(rt, "on")].events.Notify },
		})
		x.finish()
		last := d.register(rt, firstLine)
		for number := tickets.FormatNumber(last.id); x.board[number] == 0; {
			x.read(true)
		}
		if want := d.fetch(rt); !maps.Equal(x.board, want) {
			rt.Fatalf("the client believes %v, but it is %v", x.board, want)
		}
		x.line.close()
	})
}

// connect resumes on any replica, or begins.
func (x *restless) connect() {
	x.line = x.replicas[rapid.IntRange(0, 1).Draw(x.t, "replica")].dial(x.t, x.anna)
	if x.held == "" {
		x.held = x.line.held
		x.board = x.d.fetch(x.t)
	}
	x.line.subscribe(x.held, "queue:1", "queues")
}

// read hears one message; with wait, one that must come.
func (x *restless) read(wait bool) {
	patient := make(<-chan time.Time)
	if wait {
		patient = time.After(patience)
	} else if len(x.line.all) == 0 {
		return
	}
	select {
	case m, ok := <-x.line.all:
		if !ok {
			x.t.Fatalf("the line ended: %v", x.line.end)
		}
		if m.Type == "event" && m.Prev != x.held {
			x.t.Fatalf("not behind %s: %+v", x.held, m)
		}
		x.held = m.Cursor
		if !x.board.hear(m) {
			x.board = x.d.fetch(x.t)
		}
	case <-patient:
		x.t.Fatal("nothing came")
	}
}

// settle lets the hubs send what they can.
func (x *restless) settle() {
	if len(x.open) == 0 {
		x.replicas[0].settle(x.t)
		x.replicas[1].settle(x.t)
	}
}
