package live

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"kontaktpunkten/app/live/feed"
	"kontaktpunkten/app/wire"
	"kontaktpunkten/tickets"
)

const (
	beat  = 5 * time.Second  // between two messages of a client
	grace = 15 * time.Second // after which nobody who is gone is shown
)

// town is two replicas with their clients, on a clock of its own, and a network
// between them that loses and delays.
type town struct {
	t     *rapid.T
	now   time.Time
	hubs  []*Hub
	rows  map[int64]Row
	seats []*seat
	words []underway
	lossy bool

	toldAt, allAt []time.Time
}

// seat is a client at a replica; screen is what it shows.
type seat struct {
	*socket
	screen map[int64]string
	open   map[int64]bool // ticket, and whether text is written
	saidAt time.Time
	lost   bool // the server has not noticed
}

type underway struct {
	to   int
	at   time.Time
	from string
	text string
}

// Rows, Visible and the rest implement Tickets and Viewers.
func (w *town) Rows(_ context.Context, ids []int64) (map[int64]Row, error) {
	found := make(map[int64]Row)
	for _, id := range ids {
		if row, ok := w.rows[id]; ok {
			found[id] = row
		}
	}
	return found, nil
}

func (w *town) Present(Row, Viewer, int) (wire.Ticket, bool) { return wire.Ticket{}, false }
func (w *town) LogPush(context.Context, []Push) error        { return nil }
func (w *town) Visible(r Row, v Viewer) bool {
	return slices.Contains(v.Units, r.Unit) || slices.Contains(v.Units, r.OwnerUnit)
}

// road is a replica's way to the others.
type road struct {
	town *town
	from int
}

// Tell loses one word in four while the network is bad, and delays the others.
func (r road) Tell(_ context.Context, text string) error {
	for to := range r.town.hubs {
		if to == r.from || r.town.lossy && rapid.IntRange(0, 3).Draw(r.town.t, "lost") == 0 {
			continue
		}
		late := time.Duration(0)
		if r.town.lossy {
			late = time.Duration(rapid.IntRange(0, 1000).Draw(r.town.t, "late")) * time.Millisecond
		}
		r.town.words = append(r.town.words, underway{to, r.town.now.Add(late), fmt.Sprint("replica", r.from), text})
	}
	return nil
}

func (road) Told() <-chan feed.Word { return nil }

func newTown(t *rapid.T) *town {
	w := &town{t: t, now: time.Unix(1_700_000_000, 0), rows: make(map[int64]Row), toldAt: make([]time.Time, 2), allAt: make([]time.Time, 2)}
	for ticket := int64(1); ticket <= 3; ticket++ {
		w.rows[ticket] = Row{Queue: firstLine, Unit: 1, OwnerUnit: 1}
	}
	for i := range 2 {
		h := New(Deps{Tickets: w, Viewers: newPeople(), Peers: road{w, i}})
		h.life = context.Background()
		w.hubs = append(w.hubs, h)
	}
	return w
}

func (w *town) connect(user, hub int, queues ...int) {
	h := w.hubs[hub]
	s := newSocket(h, nil, nil, Viewer{UserID: user, Units: []int{1 + user%2}})
	for _, q := range queues {
		s.topics.queues = append(s.topics.queues, topic{id: int64(q), said: fmt.Sprint(q)})
	}
	s.live = true
	h.sockets[s] = struct{}{}
	w.seats = append(w.seats, &seat{socket: s, screen: make(map[int64]string), open: make(map[int64]bool), saidAt: w.now})
}

// leave ends a socket; without a word where the line is lost.
func (w *town) leave(c *seat, silently bool) {
	if c.lost = true; silently {
		return
	}
	w.gone(c)
}

func (w *town) gone(c *seat) {
	c.hub.onlookers.leave(c.socket)
	delete(c.hub.sockets, c.socket)
	w.seats = slices.DeleteFunc(w.seats, func(x *seat) bool { return x == c })
}

func (w *town) say(c *seat, ticket int64, open bool) {
	if c.lost {
		return
	}
	message := wire.LookingAt{Type: "looking", Ticket: tickets.FormatNumber(ticket), Open: open, Writing: c.open[ticket]}
	if err := c.hub.looking(c.socket, message, w.now); err != nil {
		w.t.Fatal(err)
	}
}

// move puts a ticket elsewhere; events tell both replicas and the clients that
// had it in a list.
func (w *town) move(ticket int64, queue int) {
	row := Row{Queue: queue, Unit: queueUnit[queue], OwnerUnit: queueUnit[queue]}
	w.rows[ticket] = row
	for _, h := range w.hubs {
		h.onlookers.moved([]*change{{id: ticket}})
	}
	for _, c := range w.seats {
		if _, here := c.topics.here(ticket, &row, c.viewer.UserID); !here || !w.Visible(row, c.viewer) {
			send([]delivery{{to: c.socket, about: &change{id: ticket}, topic: `"x"`, field: "number", body: must(tickets.FormatNumber(ticket))}})
		}
	}
}

// pass lets a quarter of a second go by.
func (w *town) pass() {
	w.now = w.now.Add(250 * time.Millisecond)
	for _, c := range w.seats {
		if w.now.Sub(c.saidAt) >= beat {
			c.saidAt = w.now
			for ticket := range c.open {
				w.say(c, ticket, true)
			}
		}
	}
	for i, h := range w.hubs {
		everybody := w.now.Sub(w.allAt[i]) >= h.deps.Times.TellAll
		if everybody || w.now.Sub(w.toldAt[i]) >= h.deps.Times.Tell {
			h.tellOnce(context.Background(), w.now, everybody)
			w.toldAt[i] = w.now
		}
		if everybody {
			w.allAt[i] = w.now
		}
	}
	w.deliver()
	for _, h := range w.hubs {
		h.showOnlookers(w.now)
	}
	for _, c := range w.seats {
		c.read(w.t)
	}
}

func (w *town) deliver() {
	w.words = slices.DeleteFunc(w.words, func(x underway) bool {
		if x.at.After(w.now) {
			return false
		}
		all, err := readSightings(x.text)
		if err != nil {
			w.t.Fatal(err)
		}
		w.hubs[x.to].onlookers.heard(x.from, all, w.now, w.hubs[x.to].deps.Times.Gone)
		return true
	})
}

// read takes what the socket was sent, as a client does.
func (c *seat) read(t *rapid.T) {
	for {
		text, end := c.out.next()
		if end != nil {
			t.Fatalf("ended: %+v", end)
		}
		if text == nil {
			return
		}
		var m message
		if err := json.Unmarshal(text, &m); err != nil {
			t.Fatal(err)
		}
		id, err := tickets.ParseNumber(m.about())
		if err != nil {
			t.Fatal(err)
		}
		// Who left its list is forgotten with it; that comes as an event.
		if c.screen[id] = spoken(m.People); len(m.People) == 0 {
			delete(c.screen, id)
		}
	}
}

// truth is what a client should show.
func (w *town) truth(c *seat) map[int64]string {
	all := make(map[int64]string)
	for ticket, row := range w.rows {
		if _, here := c.topics.here(ticket, &row, c.viewer.UserID); !here || !w.Visible(row, c.viewer) {
			continue
		}
		there := make(map[int]bool)
		for _, x := range w.seats {
			if writing, open := x.open[ticket]; open && !x.lost && x.viewer.UserID != c.viewer.UserID && w.Visible(row, x.viewer) {
				there[x.viewer.UserID] = there[x.viewer.UserID] || writing
			}
		}
		var people []wire.Looking
		for _, user := range slices.Sorted(maps.Keys(there)) {
			people = append(people, wire.Looking{Person: wire.Person{ID: user, Name: newPeople().Name(user)}, Writing: there[user]})
		}
		if people != nil {
			all[ticket] = spoken(people)
		}
	}
	return all
}

// Whatever comes, goes, moves or is lost, 15 seconds later every screen shows
// who is there, and nobody else.
func TestScreensComeToShowWhoIsThere(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w := newTown(rt)
		ticket := rapid.Int64Range(1, 3)
		with := func(f func(*seat)) func(*rapid.T) {
			return func(rt *rapid.T) {
				if len(w.seats) > 0 {
					f(w.seats[rapid.IntRange(0, len(w.seats)-1).Draw(rt, "seat")])
				}
			}
		}
		rt.Repeat(map[string]func(*rapid.T){
			"connect": func(rt *rapid.T) {
				if len(w.seats) < 8 {
					w.connect(rapid.IntRange(1, 4).Draw(rt, "user"), rapid.IntRange(0, 1).Draw(rt, "hub"), firstLine, elsewhere)
				}
			},
			"open": with(func(c *seat) {
				id := ticket.Draw(rt, "ticket")
				c.open[id] = rapid.Bool().Draw(rt, "writing")
				w.say(c, id, true)
			}),
			"close": with(func(c *seat) {
				id := ticket.Draw(rt, "ticket")
				delete(c.open, id)
				w.say(c, id, false)
			}),
			"topics": with(func(c *seat) {
				c.topics.queues = []topic{{id: int64(rapid.SampledFrom([]int{firstLine, nurses, elsewhere}).Draw(rt, "queue")), said: "q"}}
				c.untold = true
			}),
			"leave": with(func(c *seat) { w.leave(c, rapid.Bool().Draw(rt, "silently")) }),
			"move": func(rt *rapid.T) {
				w.move(ticket.Draw(rt, "ticket"), rapid.SampledFrom([]int{firstLine, nurses, elsewhere}).Draw(rt, "queue"))
			},
			"network": func(rt *rapid.T) { w.lossy = rapid.Bool().Draw(rt, "lossy") },
			"time": func(rt *rapid.T) {
				for range rapid.IntRange(1, 30).Draw(rt, "quarters") {
					w.pass()
				}
			},
		})
		w.lossy = false
		for end := w.now.Add(grace); w.now.Before(end); {
			w.pass()
		}
		for _, c := range w.seats {
			if want := w.truth(c); !c.lost && !maps.Equal(c.screen, want) {
				rt.Fatalf("user %d at %p shows %v, not %v", c.viewer.UserID, c.hub, c.screen, want)
			}
		}
		for _, c := range slices.Clone(w.seats) {
			w.gone(c)
		}
		for end := w.now.Add(grace); w.now.Before(end); {
			w.pass()
		}
		for _, h := range w.hubs {
			if len(h.onlookers.scenes) != 0 || h.onlookers.all != 0 {
				rt.Fatalf("%d tickets are remembered", len(h.onlookers.scenes))
			}
		}
	})
}
