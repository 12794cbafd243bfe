package live

import (
	"context"
	"slices"
	"strings"
	"testing"

	"kontaktpunkten/app/live/feed"
	"kontaktpunkten/tickets"
)

// settle waits until the hub has sent everything that is committed.
func (r *replica) settle(t fatal) {
	t.Helper()
	eventually(t, "the hub has sent everything", func() bool {
		var at feed.Cursor
		r.hub.do(func() { at = r.hub.at })
		batch, err := r.events.ReadAfter(context.Background(), at, 1)
		if err != nil {
			t.Fatal(err)
		}
		return len(batch.Events) == 0 && !batch.Waiting
	})
}

// heard is what of a message these tests compare: "topic kind number", with a
// minus before the number of a ticket that is gone. It checks that nothing is
// missing before the message.
func (c *client) heard(m message) string {
	c.t.Helper()
	if m.Type != "event" || m.Prev != c.held {
		c.t.Fatalf("not behind %s: %+v", c.held, m)
	}
	c.held = m.Cursor
	number := m.about()
	if m.Ticket == nil {
		number = "-" + number
	}
	return m.Topic + " " + strings.TrimPrefix(m.Kind, "ticket.") + " " + number
}

// before is what the client hears before it hears of a ticket.
func (c *client) before(last *state) []string {
	c.t.Helper()
	got := []string{}
	for {
		m := c.next()
		said := c.heard(m)
		if m.about() == tickets.FormatNumber(last.id) {
			return got
		}
		if m.Topic != "queues" {
			got = append(got, said)
		}
	}
}

func same(t *testing.T, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("got\n  %s\nwant\n  %s", strings.Join(got, "\n  "), strings.Join(want, "\n  "))
	}
}

func TestOneMessageForTheMostSpecificTopic(t *testing.T) {
	d, staff := newDesk(t), newPeople()
	r := d.replica(t, staff)
	anna, bo, cia := staff.signIn(1, 1), staff.signIn(2, 1), staff.signIn(3, 2)
	a := d.register(t, firstLine)
	number := tickets.FormatNumber(a.id)
	r.settle(t)
	all := r.listen(t, anna, "queues", "unit:kontakt", "mine", "queue:1", "ticket:"+number)
	list := r.listen(t, anna, "queue:1")
	mine := r.listen(t, bo, "mine", "unit:kontakt")
	nurse := r.listen(t, bo, "queue:2", "mine")
	outside := r.listen(t, cia, "unit:ortoped", "unit:kontakt", "queue:1", "mine", "ticket:"+number)
	r.settle(t)
	step := func(s *state, kind tickets.Kind, f func(*state)) {
		t.Helper()
		d.change(t, s, kind, 2, f)
		r.settle(t)
	}
	step(a, tickets.Taken, by(2))
	step(a, tickets.Escalated, to(nurses))
	b := d.register(t, firstLine)
	r.settle(t)
	step(b, tickets.Taken, by(2))
	step(b, tickets.HandedOver, to(elsewhere))
	step(b, tickets.Noted, stays)
	step(a, tickets.Revealed, stays) // is for the access log alone
	o := tickets.FormatNumber(b.id)
	here, there, away := d.register(t, firstLine), d.register(t, nurses), d.register(t, elsewhere)

	same(t, all.before(here),
		"ticket:"+number+" taken "+number, "ticket:"+number+" escalated "+number,
		"queue:1 registered "+o, "queue:1 taken "+o,
		// It left queue 1, but the unit owns it and so still sees it (P-2).
		"unit:kontakt handed-over "+o, "unit:kontakt noted "+o)
	same(t, list.before(here),
		"queue:1 taken "+number, "queue:1 escalated -"+number, "queue:1 registered "+o, "queue:1 taken "+o, "queue:1 handed-over -"+o)
	same(t, mine.before(here),
		"mine taken "+number, "unit:kontakt escalated "+number, "unit:kontakt registered "+o, "mine taken "+o,
		"unit:kontakt handed-over "+o, "unit:kontakt noted "+o)
	same(t, nurse.before(there),
		"mine taken "+number, "queue:2 escalated "+number, "mine taken "+o, "mine handed-over -"+o)
	same(t, outside.before(away), "unit:ortoped handed-over "+o, "unit:ortoped noted "+o)
}

func TestWhoMayNoLongerSeeATicketHearsThatItIsGone(t *testing.T) {
	d, staff := newDesk(t), newPeople()
	r := d.replica(t, staff)
	anna := staff.signIn(1, 1)
	w := d.begin(t)
	s := w.register(firstLine, nil, "")
	w.exec(`update tickets set owner_unit_id = 2, owner_queue_id = 3 where id = $1`, s.id)
	w.commit()
	r.settle(t)
	number := tickets.FormatNumber(s.id)
	unit := r.listen(t, anna, "unit:kontakt")
	open := r.listen(t, anna, "ticket:"+number, "queue:1")
	d.change(t, s, tickets.HandedOver, 1, to(elsewhere))
	r.settle(t)
	d.change(t, s, tickets.Taken, 3, by(3)) // not for Anna's ears
	r.settle(t)
	last := d.register(t, firstLine)
	same(t, unit.before(last), "unit:kontakt handed-over -"+number)
	same(t, open.before(last), "ticket:"+number+" handed-over -"+number)
}

func TestChangingTopicsLeavesNoGap(t *testing.T) {
	d, staff := newDesk(t), newPeople()
	r := d.replica(t, staff)
	c := r.listen(t, staff.signIn(1, 1), "queue:1")
	// Whatever the moment of the change, each event finds the old topics or the
	// new ones, and both have queue 1.
	var want []string
	for i := range 40 {
		s := d.register(t, firstLine)
		want = append(want, "queue:1 registered "+tickets.FormatNumber(s.id))
		if i%2 == 0 {
			c.subscribe("", "queue:2", "queue:1", "mine")
		} else {
			c.subscribe("", "queue:1", "queues")
		}
	}
	same(t, c.before(d.register(t, firstLine)), want...)
}

func TestEventsBetweenHelloAndTheFirstSubscribeCome(t *testing.T) {
	d, staff := newDesk(t), newPeople()
	r := d.replica(t, staff)
	c := r.dial(t, staff.signIn(1, 1))
	s := d.register(t, firstLine)
	r.settle(t)
	c.subscribe("", "queue:1")
	same(t, c.before(d.register(t, firstLine)), "queue:1 registered "+tickets.FormatNumber(s.id))
}

func TestEachEventOfATicketComesWithTheTicketAsItIsNow(t *testing.T) {
	d, staff := newDesk(t), newPeople()
	r := d.replica(t, staff)
	c := r.listen(t, staff.signIn(1, 1), "queue:1")
	list := r.listen(t, staff.signIn(2, 1), "queue:2")
	r.settle(t)
	w := d.begin(t)
	a := w.register(firstLine, nil, "")
	b := w.register(firstLine, nil, "")
	w.change(a, tickets.Escalated, 1, to(nurses))
	w.change(a, tickets.ReturnedEvent, 2, to(firstLine))
	w.commit()
	x, y := tickets.FormatNumber(a.id), tickets.FormatNumber(b.id)
	same(t, c.before(d.register(t, firstLine)), "queue:1 registered "+x, "queue:1 registered "+y, "queue:1 escalated "+x, "queue:1 returned "+x)
	same(t, list.before(d.register(t, nurses)), "queue:2 escalated -"+x, "queue:2 returned -"+x)
	if n := d.logged.Load(); n != 4 { // x, y and the last, and the last of the nurses
		t.Errorf("%d rows in the access log", n)
	}
}

func TestALateCommitIsNotSkipped(t *testing.T) {
	d, staff := newDesk(t), newPeople()
	r := d.replica(t, staff)
	c := r.listen(t, staff.signIn(1, 1), "queue:1")
	r.settle(t)
	early := d.begin(t)
	first := early.register(firstLine, nil, "")
	second := d.register(t, firstLine)
	batch, err := r.events.ReadAfter(t.Context(), feed.Cursor{}, 10)
	if err != nil || len(batch.Events) != 0 || !batch.Waiting {
		t.Fatalf("read past an open transaction: %+v, %v", batch, err)
	}
	// Nobody wakes the hub for this commit: it looks by itself.
	d.committed = func() {}
	early.commit()
	for _, s := range []*state{first, second} {
		if got := c.heard(c.next()); got != "queue:1 registered "+tickets.FormatNumber(s.id) {
			t.Errorf("heard %q", got)
		}
	}
}

func TestWhoDidItAndWhoHandlesItSeeAnotherPicture(t *testing.T) {
	d, staff := newDesk(t), newPeople()
	r := d.replica(t, staff)
	var all []*client
	for user := 1; user <= 3; user++ {
		all = append(all, r.listen(t, staff.signIn(user, 1), "queue:1"))
	}
	r.settle(t)
	w := d.begin(t)
	s := w.register(firstLine, nil, "")
	w.change(s, tickets.HandedOver, 2, by(1))
	w.commit()
	for i, want := range []struct{ take, unread bool }{{false, true}, {true, false}, {true, true}} {
		m, _ := all[i].until(func(m message) bool { return m.Kind == "ticket.handed-over" })
		if m.Ticket == nil || m.Ticket.Can.Take != want.take || m.Ticket.Unread != want.unread {
			t.Errorf("user %d got %+v", i+1, m.Ticket)
		}
	}
}

// failing waits until the hub has tried in vain several times.
func (r *replica) failing(t fatal) {
	t.Helper()
	eventually(t, "the hub fails", func() bool {
		var failures int
		r.hub.do(func() { failures = r.hub.failures })
		return failures > 2
	})
}

func TestNoEntryNoAnswer(t *testing.T) {
	d, staff := newDesk(t), newPeople()
	r := d.replica(t, staff)
	anna, bo := staff.signIn(1, 1), staff.signIn(2, 1)
	first, second, other := r.listen(t, anna, "queue:1"), r.listen(t, anna, "unit:kontakt"), r.listen(t, bo, "queue:2")
	r.settle(t)
	d.logFails.Store(true)
	s := d.register(t, firstLine)
	r.failing(t)
	if len(first.all)+len(second.all) != 0 {
		t.Error("sent without being logged")
	}
	d.logFails.Store(false)
	for _, c := range []*client{first, second} {
		if m := c.next(); m.Ticket == nil {
			t.Errorf("got %+v", m)
		}
	}
	d.change(t, s, tickets.Noted, 2, stays) // is logged already
	first.next()
	second.next()
	d.change(t, s, tickets.Escalated, 2, to(nurses))
	other.next()
	first.next()
	second.next()
	var rows int
	if err := d.pool.QueryRow(t.Context(), `select count(*) from access_log where activity = 'push' and ticket_id = $1 and patient_ids = '{77}'`, s.id).Scan(&rows); err != nil || rows != 3 {
		t.Errorf("%d rows in the access log, %v", rows, err)
	}
}
