package live

import (
	"context"
	"strings"
	"testing"
	"time"

	"kontaktpunkten/app/wire"
	"kontaktpunkten/tickets"
)

// brisk makes presence quick, so that these tests are.
func brisk(d *Deps) {
	d.Times.Look, d.Times.Tell, d.Times.TellAll = 10*time.Millisecond, 10*time.Millisecond, 100*time.Millisecond
	d.Times.Gone = time.Hour // unless a test is about it
}

func (c *client) looks(s *state, open, writing bool) {
	c.t.Helper()
	if err := c.conn.WriteJSON(wire.LookingAt{Type: "looking", Ticket: tickets.FormatNumber(s.id), Open: open, Writing: writing}); err != nil {
		c.t.Fatal(err)
	}
}

// present is who the client is told looks at a ticket, next: "U2 U3*", a star at
// those who write.
func (c *client) present(s *state) string {
	c.t.Helper()
	m, _ := c.until(func(m message) bool { return m.Type == "presence" })
	if m.about() != tickets.FormatNumber(s.id) || m.Cursor != "" || m.Prev != "" {
		c.t.Fatalf("not who looks at %d: %+v", s.id, m)
	}
	return spoken(m.People)
}

func spoken(all []wire.Looking) string {
	var names []string
	for _, x := range all {
		name := x.Name
		if x.Writing {
			name += "*"
		}
		names = append(names, name)
	}
	return strings.Join(names, " ")
}

func (c *client) shows(s *state, want string) {
	c.t.Helper()
	if got := c.present(s); got != want {
		c.t.Fatalf("shows %q, not %q", got, want)
	}
}

// becomes reads on until the client is told that.
func (c *client) becomes(s *state, want string) {
	c.t.Helper()
	c.until(func(m message) bool {
		return m.Type == "presence" && m.about() == tickets.FormatNumber(s.id) && spoken(m.People) == want
	})
}

func TestWhoLooksAndWritesIsSeenByThoseWhoMaySeeTheTicket(t *testing.T) {
	d, staff := newDesk(t), newPeople()
	a, b := d.replica(t, staff, brisk), d.replica(t, staff, brisk)
	listening(t, d, 2)
	anna, bo, cia := staff.signIn(1, 1), staff.signIn(2, 1), staff.signIn(3, 2)
	s, theirs := d.register(t, firstLine), d.register(t, elsewhere)
	a.settle(t)
	b.settle(t)
	number := tickets.FormatNumber(s.id)
	list, unit := a.listen(t, anna, "queue:1"), a.listen(t, staff.signIn(4, 1), "unit:kontakt")
	open := b.listen(t, bo, "ticket:"+number, "queue:1")
	outside := a.listen(t, cia, "queue:1", "queue:3", "ticket:"+number, "unit:kontakt", "mine")
	subscribed(t, a, 3)
	open.looks(s, true, false)
	list.shows(s, "U2")
	unit.shows(s, "U2")
	open.looks(s, true, true)
	list.shows(s, "U2*")
	unit.shows(s, "U2*")
	// The same person on another screen counts once, and writes while one of them does.
	second := a.listen(t, bo, "ticket:"+number)
	second.looks(s, true, false)
	// Who looks is told of others alone.
	list.looks(s, true, false)
	open.shows(s, "U1")
	second.shows(s, "U1")
	unit.shows(s, "U1 U2*")
	open.looks(s, false, false)
	list.shows(s, "U2")
	unit.shows(s, "U1 U2")
	second.close()
	list.shows(s, "")
	unit.shows(s, "U1")
	// Who may not see a ticket is neither told nor shown (P-2).
	outside.looks(s, true, true)
	outside.looks(theirs, true, false)
	list.looks(theirs, true, false) // heard before the next
	list.looks(s, false, false)
	unit.shows(s, "")
	open.shows(s, "")
	other := a.listen(t, staff.signIn(5, 2), "queue:3")
	other.shows(theirs, "U3")
	for _, c := range []*client{outside, list, unit, open} {
		if n := len(c.all); n != 0 {
			t.Errorf("%d messages more, the first %+v", n, <-c.all)
		}
	}
}

func TestWhoComesLaterIsToldWhoIsThere(t *testing.T) {
	d, staff := newDesk(t), newPeople()
	r := d.replica(t, staff, brisk)
	s, mine := d.register(t, firstLine), d.register(t, nurses)
	d.change(t, mine, tickets.Taken, 2, by(2))
	r.settle(t)
	bo, anna := staff.signIn(2, 1), staff.signIn(1, 1)
	looks := r.listen(t, bo, "queue:1")
	looks.looks(s, true, true)
	c := r.listen(t, anna, "queue:1")
	c.shows(s, "U2*")
	// A topic that is given up takes its people along, and brings them back.
	c.subscribe("", "queue:2")
	c.shows(s, "")
	c.subscribe("", "queue:1", "queue:2")
	c.shows(s, "U2*")
	// So does the ticket that moves: it is now in nobody's list here.
	d.change(t, s, tickets.HandedOver, 2, to(elsewhere))
	if m, _ := c.until(func(m message) bool { return m.Type == "event" }); m.Number == "" {
		t.Errorf("not gone: %+v", m)
	}
	handler := r.listen(t, bo, "mine")
	c.looks(mine, true, false)
	handler.shows(mine, "U1")
	// A message about people has no cursor, and so leaves no gap.
	c.held = ""
	c.looks(mine, false, false)
	handler.shows(mine, "")
	last := d.register(t, nurses)
	if m, _ := c.until(func(m message) bool { return m.about() == tickets.FormatNumber(last.id) }); m.Type != "event" {
		t.Errorf("got %+v", m)
	}
}

func TestNothingIsSaidOfATicketWhoseRightIsLost(t *testing.T) {
	d, staff := newDesk(t), newPeople()
	r := d.replica(t, staff, brisk)
	w := d.begin(t)
	s := w.register(firstLine, nil, "")
	w.exec(`update tickets set owner_unit_id = 2, owner_queue_id = 3 where id = $1`, s.id)
	w.commit()
	other := d.register(t, firstLine)
	r.settle(t)
	anna, bo := r.listen(t, staff.signIn(1, 1), "queue:1", "ticket:"+tickets.FormatNumber(s.id)), r.listen(t, staff.signIn(2, 1), "queue:1")
	cia := r.listen(t, staff.signIn(3, 2), "unit:ortoped")
	anna.looks(s, true, true)
	cia.shows(s, "U1*")
	cia.looks(s, true, false)
	anna.shows(s, "U3")
	bo.becomes(s, "U1* U3")
	d.change(t, s, tickets.HandedOver, 3, to(elsewhere))
	for _, c := range []*client{anna, bo} {
		if m, _ := c.until(func(m message) bool { return m.Type == "event" }); m.Number == "" {
			t.Errorf("not gone: %+v", m)
		}
	}
	// Hers to see no more: she is not shown at it either, though she says so.
	anna.looks(s, true, true)
	cia.becomes(s, "")
	cia.looks(s, true, true)
	bo.looks(other, true, false)
	anna.shows(other, "U2")
	bo.looks(s, true, false)
	anna.looks(other, true, false)
	bo.shows(other, "U1")
}

func TestWhoseRightsChangeIsGone(t *testing.T) {
	d, staff := newDesk(t), newPeople()
	r := d.replica(t, staff, brisk)
	s := d.register(t, firstLine)
	r.settle(t)
	watching, moves := r.listen(t, staff.signIn(2, 1), "queue:1"), r.listen(t, staff.signIn(1, 1), "queue:1")
	moves.looks(s, true, false)
	watching.shows(s, "U1")
	watching.looks(s, true, false)
	moves.shows(s, "U2")
	staff.signIn(1, 2)
	w := d.begin(t)
	w.about("user", 1, tickets.RightsChanged)
	w.commit()
	watching.looks(s, true, true)
	if before, _, _ := moves.closed(); before[len(before)-1].Reason != "rights-changed" {
		t.Errorf("closed after %+v", before)
	}
	watching.shows(s, "")
}

// A cable that is cut tells nobody, nor does a lid that is shut: whoever does not
// say it again is gone.
func TestWhoIsNotHeardOfIsGone(t *testing.T) {
	d, staff := newDesk(t), newPeople()
	short := func(d *Deps) { brisk(d); d.Times.Gone = 300 * time.Millisecond }
	a, b := d.replica(t, staff, short), d.replica(t, staff, short)
	listening(t, d, 2)
	s := d.register(t, firstLine)
	a.settle(t)
	b.settle(t)
	here, there := a.listen(t, staff.signIn(1, 1), "queue:1"), b.listen(t, staff.signIn(2, 1), "queue:1")
	silent := a.listen(t, staff.signIn(3, 1), "queue:1")
	subscribed(t, b, 1)
	silent.looks(s, true, true)
	for _, c := range []*client{here, there} {
		c.shows(s, "U3*")
		c.shows(s, "")
	}
}

// mute is a replica that nobody hears any more.
type mute struct{ Peers }

func (mute) Tell(context.Context, string) error { return nil }

// killed is a line to other replicas that is cut when told so.
type killed struct {
	Peers
	cut chan struct{}
}

func (k killed) Tell(ctx context.Context, text string) error {
	select {
	case <-k.cut:
		return mute{}.Tell(ctx, text)
	default:
		return k.Peers.Tell(ctx, text)
	}
}

func TestTheReplicaThatIsKilledTakesItsPeopleAlong(t *testing.T) {
	d, staff := newDesk(t), newPeople()
	cut := make(chan struct{})
	a := d.replica(t, staff, brisk, func(d *Deps) { d.Times.Gone = 2 * time.Second; d.Peers = killed{d.Peers, cut} })
	b := d.replica(t, staff, brisk, func(d *Deps) { d.Times.Gone = 2 * time.Second })
	listening(t, d, 2)
	s := d.register(t, firstLine)
	a.settle(t)
	b.settle(t)
	list := b.listen(t, staff.signIn(1, 1), "queue:1")
	subscribed(t, b, 1)
	open := a.listen(t, staff.signIn(2, 1), "queue:1")
	open.looks(s, true, true)
	list.shows(s, "U2*")
	close(cut)
	// It is said again and again, but nobody hears it.
	ended := make(chan struct{})
	defer func() { <-ended }()
	stop, cancel := context.WithCancel(t.Context())
	defer cancel()
	go func() {
		defer close(ended)
		tick := time.NewTicker(50 * time.Millisecond)
		defer tick.Stop()
		for stop.Err() == nil {
			_ = open.conn.WriteJSON(wire.LookingAt{Type: "looking", Ticket: tickets.FormatNumber(s.id), Open: true, Writing: true})
			select {
			case <-tick.C:
			case <-stop.Done():
			}
		}
	}()
	list.shows(s, "")
}

// A replica that begins to listen late, or missed something, knows all when
// everybody is told next.
func TestEverybodyIsToldAgain(t *testing.T) {
	d, staff := newDesk(t), newPeople()
	a := d.replica(t, staff, brisk)
	s := d.register(t, firstLine)
	a.settle(t)
	open := a.listen(t, staff.signIn(2, 1), "queue:1")
	open.looks(s, true, true)
	eventually(t, "the other replica has been told", func() bool { return len(a.hub.onlookers.due) == 0 && a.hub.onlookers.size() == 1 })
	b := d.replica(t, staff, brisk)
	b.listen(t, staff.signIn(1, 1), "queue:1").shows(s, "U2*")
}
