package live

import (
	"cmp"
	"maps"
	"slices"
	"sync"
	"time"

	"kontaktpunkten/app/wire"
)

// How many looks are kept; whoever comes when a place is full is not shown.
const (
	looksPerSocket = 8
	looksPerTicket = 64
	looksHere      = 4096      // from this replica's sockets
	looksInAll     = 4 * 4096  // with those that other replicas tell of
	lookTicket     = 1<<53 - 1 // above this no JSON number is exact
)

// onlookers are the people who look at tickets and write in them, as far as this
// replica knows. They are remembered in memory alone: each look has its end, and
// is forgotten unless it is said again before. Any goroutine may ask.
type onlookers struct {
	mu     sync.Mutex
	scenes map[int64]*scene
	by     map[*socket][]int64 // tickets that a socket looks at
	here   int                 // looks from sockets of this replica
	all    int
	untold map[glance]struct{} // changes here that other replicas have not heard of
	due    chan struct{}       // there is something untold
}

// scene is a ticket with those who look at it.
type scene struct {
	looks   map[eye]look
	changed bool
	// read tells whether row is the ticket as it is now; without found there is
	// no such ticket.
	read, found bool
	row         Row
}

// eye is a person at a socket of this replica, or a person as another replica
// tells of them.
type eye struct {
	user   int
	socket *socket
	peer   string
}

type look struct {
	writing bool
	until   time.Time
}

// glance is a person at a ticket.
type glance struct {
	ticket int64
	user   int
}

func newOnlookers() *onlookers {
	return &onlookers{scenes: make(map[int64]*scene), by: make(map[*socket][]int64), untold: make(map[glance]struct{}), due: make(chan struct{}, 1)}
}

// look says that a socket's person looks at a ticket until then. It changes
// nothing where there are too many already.
func (o *onlookers) look(s *socket, ticket int64, writing bool, until time.Time) {
	o.mu.Lock()
	defer o.mu.Unlock()
	e := eye{user: s.viewer.UserID, socket: s}
	if _, known := o.eye(ticket, e); !known && (len(o.by[s]) >= looksPerSocket || o.here >= looksHere) {
		return
	}
	o.put(ticket, e, look{writing, until})
}

// away says that a socket looks at a ticket no more.
func (o *onlookers) away(s *socket, ticket int64) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.drop(ticket, eye{user: s.viewer.UserID, socket: s})
}

// leave says that a socket is gone.
func (o *onlookers) leave(s *socket) {
	o.mu.Lock()
	defer o.mu.Unlock()
	for _, ticket := range slices.Clone(o.by[s]) {
		o.drop(ticket, eye{user: s.viewer.UserID, socket: s})
	}
}

// heard takes what another replica says of its people. What it left out stays
// until its time is over.
func (o *onlookers) heard(peer string, all []sighting, now time.Time, longest time.Duration) {
	o.mu.Lock()
	defer o.mu.Unlock()
	for _, x := range all {
		ticket, e := x.ticket(), eye{user: x.user(), peer: peer}
		if left := min(x.left(), longest); ticket > 0 && ticket <= lookTicket && e.user > 0 && left > 0 {
			o.put(ticket, e, look{x.writing(), now.Add(left)})
		} else {
			o.drop(ticket, e)
		}
	}
}

// expire forgets those who have not been heard of in time.
func (o *onlookers) expire(now time.Time) {
	o.mu.Lock()
	defer o.mu.Unlock()
	for ticket, sc := range o.scenes {
		for e, l := range sc.looks {
			if !now.Before(l.until) {
				o.drop(ticket, e)
			}
		}
	}
}

// moved says that tickets may stand elsewhere than they did.
func (o *onlookers) moved(tickets []*change) {
	o.mu.Lock()
	defer o.mu.Unlock()
	for _, c := range tickets {
		if sc := o.scenes[c.id]; sc != nil {
			sc.read, sc.changed = false, true
		}
	}
}

// place gives where a ticket stands, if somebody looks at it and it is known.
func (o *onlookers) place(ticket int64) (Row, bool) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if sc := o.scenes[ticket]; sc != nil && sc.read && sc.found {
		return sc.row, true
	}
	return Row{}, false
}

// people are those at a ticket, each once, in the order of their ids.
func (sc *scene) people() []wire.Looking {
	var all []wire.Looking
	for _, e := range slices.SortedFunc(maps.Keys(sc.looks), func(a, b eye) int { return cmp.Compare(a.user, b.user) }) {
		writing := sc.looks[e].writing
		if n := len(all); n > 0 && all[n-1].ID == e.user {
			all[n-1].Writing = all[n-1].Writing || writing
			continue
		}
		all = append(all, wire.Looking{Person: wire.Person{ID: e.user}, Writing: writing})
	}
	return all
}

func (o *onlookers) eye(ticket int64, e eye) (look, bool) {
	if sc := o.scenes[ticket]; sc != nil {
		l, ok := sc.looks[e]
		return l, ok
	}
	return look{}, false
}

func (o *onlookers) put(ticket int64, e eye, l look) {
	sc := o.scenes[ticket]
	was, known := o.eye(ticket, e)
	if !known {
		if o.all >= looksInAll || sc != nil && len(sc.looks) >= looksPerTicket {
			return
		}
		if sc == nil {
			sc = &scene{looks: make(map[eye]look)}
			o.scenes[ticket] = sc
		}
		o.all++
		if e.socket != nil {
			o.here++
			o.by[e.socket] = append(o.by[e.socket], ticket)
		}
	}
	sc.looks[e] = l
	if !known || was.writing != l.writing {
		o.differs(ticket, e)
	}
}

func (o *onlookers) drop(ticket int64, e eye) {
	if _, known := o.eye(ticket, e); !known {
		return
	}
	delete(o.scenes[ticket].looks, e)
	o.all--
	if s := e.socket; s != nil {
		o.here--
		if o.by[s] = slices.DeleteFunc(o.by[s], func(t int64) bool { return t == ticket }); len(o.by[s]) == 0 {
			delete(o.by, s)
		}
	}
	o.differs(ticket, e)
}

func (o *onlookers) differs(ticket int64, e eye) {
	o.scenes[ticket].changed = true
	if e.socket != nil {
		o.untold[glance{ticket, e.user}] = struct{}{}
		poke(o.due)
	}
}

// size is how many looks there are.
func (o *onlookers) size() int {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.all
}
