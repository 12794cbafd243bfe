package live

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"kontaktpunkten/app/live/feed"
)

// delivery is one change for one socket.
type delivery struct {
	to    *socket
	about *change
	topic string // as JSON
	field string // ticket, or number where there is none to see
	body  []byte
}

// dispatch sends a batch: rights first, then counts, then tickets. On an error
// nothing of the tickets has been queued, and it may be called again.
func (h *Hub) dispatch(ctx context.Context, events []feed.Event) error {
	if err := h.heed(ctx, events); err != nil {
		return err
	}
	if err := h.keepCounts(ctx, events); err != nil {
		return err
	}
	changes := changesOf(events)
	h.onlookers.moved(changes)
	var listening []*socket
	for s := range h.sockets {
		if s.live && !s.topics.silent() && !s.out.finished() {
			listening = append(listening, s)
		}
	}
	deliveries, err := h.deliveries(ctx, changes, listening)
	if err != nil {
		return err
	}
	send(deliveries)
	h.sendNudges(events)
	return nil
}

// deliveries works out who gets what of some changes, and writes the access log
// of the patients that will be shown: no entry, no answer (P-3).
func (h *Hub) deliveries(ctx context.Context, changes []*change, sockets []*socket) ([]delivery, error) {
	if len(changes) == 0 || len(sockets) == 0 {
		return nil, nil
	}
	ids := make([]int64, len(changes))
	for i, c := range changes {
		ids[i] = c.id
	}
	slices.Sort(ids)
	ids = slices.Compact(ids)
	rows, err := h.deps.Tickets.Rows(ctx, ids)
	if err != nil {
		return nil, fmt.Errorf("read tickets: %w", err)
	}
	var all []delivery
	var pushes pushes
	for _, c := range changes {
		row, ok := rows[c.id]
		if !ok {
			continue
		}
		c.row = row
		views := views{tickets: h.deps.Tickets, about: c}
		for _, s := range sockets {
			if !s.passed.Before(c.Cursor) {
				continue
			}
			topic, here, ok := s.topics.match(c, s.viewer.UserID)
			if !ok {
				continue
			}
			d := delivery{to: s, about: c, topic: topic, field: "ticket"}
			var patient int64
			if here {
				if d.body, patient, err = views.of(&s.viewer); err != nil {
					return nil, err
				}
			}
			if d.body == nil {
				if !c.known(&s.viewer) {
					continue
				}
				d.field, d.body = "number", must(c.number)
			}
			all = append(all, d)
			pushes.add(s, shown{c.id, patient})
		}
	}
	return all, pushes.log(ctx, h.deps.Tickets)
}

// pushes are the patients that sockets are shown for the first time.
type pushes struct {
	all  []Push
	seen map[firstTime]struct{}
}

type firstTime struct {
	to *socket
	shown
}

func (p *pushes) add(s *socket, what shown) {
	if what.patient == 0 {
		return
	}
	if _, logged := s.logged[what]; logged {
		return
	}
	first := firstTime{s, what}
	if _, twice := p.seen[first]; twice {
		return
	}
	if p.seen == nil {
		p.seen = make(map[firstTime]struct{})
	}
	p.seen[first] = struct{}{}
	p.all = append(p.all, Push{Viewer: s.viewer, TicketID: what.ticket, PatientID: what.patient})
}

// log writes the access log and remembers it.
func (p *pushes) log(ctx context.Context, to Tickets) error {
	if len(p.all) == 0 {
		return nil
	}
	if err := to.LogPush(ctx, p.all); err != nil {
		return fmt.Errorf("log what is sent: %w", err)
	}
	for first := range p.seen {
		first.to.logged[first.shown] = struct{}{}
	}
	return nil
}

// views are the JSON of one ticket for those who see the same of it.
type views struct {
	tickets Tickets
	about   *change
	made    map[looker]view
}

// looker is all people of a class, or one person.
type looker struct {
	class string
	user  int
}

type view struct {
	body    []byte // nil: may not be seen
	patient int64  // whom it shows; 0 nobody
}

// of gives what a viewer may see. Whoever handles the ticket, or has just
// changed it, sees another picture than colleagues of the same class.
func (w *views) of(v *Viewer) ([]byte, int64, error) {
	who := looker{class: v.Class}
	if v.UserID == w.about.row.Handler || v.UserID == w.about.actor {
		who.user = v.UserID
	}
	if same, ok := w.made[who]; ok {
		return same.body, same.patient, nil
	}
	var made view
	if ticket, ok := w.tickets.Present(w.about.row, *v, w.about.actor); ok {
		body, err := json.Marshal(ticket)
		if err != nil {
			return nil, 0, fmt.Errorf("encode ticket: %w", err)
		}
		made.body = body
		if ticket.Patient != nil {
			made.patient = int64(ticket.Patient.ID)
		}
	}
	if w.made == nil {
		w.made = make(map[looker]view)
	}
	w.made[who] = made
	return made.body, made.patient, nil
}

// send queues deliveries. Sockets that were sent the same before get the same
// bytes now.
func send(deliveries []delivery) {
	type key struct {
		about *change
		prev  feed.Cursor
		topic string
		body  *byte
	}
	made := make(map[key][]byte)
	for _, d := range deliveries {
		k := key{d.about, d.to.sent, d.topic, &d.body[0]}
		message, ok := made[k]
		if !ok {
			message = event(d.about.Cursor, d.to.sent, d.topic, string(d.about.kind), d.field, d.body)
			made[k] = message
		}
		d.to.push(message)
		d.to.sent = d.about.Cursor
		if d.field == "number" {
			delete(d.to.told, d.about.id) // the client forgets it with the ticket
		}
	}
}
