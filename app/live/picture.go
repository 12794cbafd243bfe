package live

import (
	"context"
	"encoding/json"
	"slices"

	"kontaktpunkten/app/wire"
	"kontaktpunkten/tickets"
)

// picture is who looks at a ticket at one moment, and how that is said to those
// who may hear it.
type picture struct {
	ticket  int64
	changed bool
	found   bool
	row     Row
	people  []wire.Looking
	said    map[int][]byte // by whom it leaves out; 0: nobody
}

// pictures gives the tickets whose onlookers changed, or all of them, with the
// tickets' places as they are now. Names come from the directory; whoever is not
// in it yet is left out until they are. Run's goroutine calls it.
func (h *Hub) pictures(everything bool) ([]*picture, error) {
	if err := h.readPlaces(); err != nil {
		return nil, err
	}
	all := h.onlookers.pictures(everything)
	for _, p := range all {
		n := len(p.people)
		for i := range p.people {
			p.people[i].Name = h.deps.Viewers.Name(p.people[i].ID)
		}
		if p.people = slices.DeleteFunc(p.people, func(x wire.Looking) bool { return x.Name == "" }); len(p.people) < n {
			h.onlookers.again(p.ticket)
		}
	}
	return all, nil
}

func (h *Hub) readPlaces() error {
	ids := h.onlookers.unread()
	if len(ids) == 0 {
		return nil
	}
	ctx, cancel := context.WithTimeout(h.life, queryTime)
	defer cancel()
	rows, err := h.deps.Tickets.Rows(ctx, ids)
	if err != nil {
		return err
	}
	h.onlookers.placed(ids, rows)
	return nil
}

// without is the message for a person, who is not told of themselves; nil where
// nobody else is there.
func (p *picture) without(user int) []byte {
	if !slices.ContainsFunc(p.people, func(x wire.Looking) bool { return x.ID == user }) {
		user = 0
	}
	if said, ok := p.said[user]; ok {
		return said
	}
	others := slices.DeleteFunc(slices.Clone(p.people), func(x wire.Looking) bool { return x.ID == user })
	var said []byte
	if len(others) > 0 {
		said = presence(p.ticket, others)
	}
	if p.said == nil {
		p.said = make(map[int][]byte)
	}
	p.said[user] = said
	return said
}

func (p *picture) nobody() []byte { return presence(p.ticket, []wire.Looking{}) }

func presence(ticket int64, people []wire.Looking) []byte {
	text, _ := json.Marshal(wire.Presence{Type: "presence", Ticket: tickets.FormatNumber(ticket), People: people}) // strings and numbers
	return text
}

// unread are the tickets whose place is not known as it is now. Somebody looks
// at them, or did when sockets were last told.
func (o *onlookers) unread() []int64 {
	o.mu.Lock()
	defer o.mu.Unlock()
	var ids []int64
	for id, sc := range o.scenes {
		if !sc.read {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return ids
}

func (o *onlookers) placed(ids []int64, rows map[int64]Row) {
	o.mu.Lock()
	defer o.mu.Unlock()
	for _, id := range ids {
		if sc := o.scenes[id]; sc != nil {
			sc.row, sc.found = rows[id]
			sc.read, sc.changed = true, true
		}
	}
}

// pictures gives what is to be shown. A ticket whose place is not known is left
// for the next time.
func (o *onlookers) pictures(everything bool) []*picture {
	o.mu.Lock()
	defer o.mu.Unlock()
	var all []*picture
	for id, sc := range o.scenes {
		if sc.read && (sc.changed || everything) {
			all = append(all, &picture{ticket: id, changed: sc.changed, found: sc.found, row: sc.row, people: sc.people()})
			sc.changed = false
		}
	}
	return all
}

// again has a ticket shown the next time, too.
func (o *onlookers) again(ticket int64) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if sc := o.scenes[ticket]; sc != nil {
		sc.changed = true
	}
}

// shown forgets tickets at which nobody is left, once everybody has been told.
func (o *onlookers) shown(pictures []*picture, whole bool) {
	o.mu.Lock()
	defer o.mu.Unlock()
	for _, p := range pictures {
		sc := o.scenes[p.ticket]
		if sc == nil || sc.changed || len(sc.looks) > 0 {
			continue
		}
		if whole {
			delete(o.scenes, p.ticket)
		} else {
			sc.changed = true
		}
	}
}
