package live

import (
	"context"
	"encoding/json"
	"fmt"

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
	var listening []*socket
	for s := range h.sockets {
		if s.live && !s.topics.silent() && !s.out.finished() {
			listening = append(listening, s)
		}
	}
	deliveries, err := h.deliveries(ctx, changesOf(events), listening)
	if err != nil {
		return err
	}
	send(deliveries)
	h.sendNotices(events)
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
	rows, err := h.deps.Tickets.Rows(ctx, ids)
	if err != nil {
		return nil, fmt.Errorf("read tickets: %w", err)
	}
	var all []delivery
	var pushes []Push
	var push []*socket // whose the pushes are
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
			if _, ok := s.logged[shown{c.id, patient}]; patient != 0 && !ok {
				pushes = append(pushes, Push{Viewer: s.viewer, TicketID: c.id, PatientID: patient})
				push = append(push, s)
			}
		}
	}
	if len(pushes) > 0 {
		if err := h.deps.Tickets.LogPush(ctx, pushes); err != nil {
			return nil, fmt.Errorf("log what is sent: %w", err)
		}
	}
	for i, p := range pushes {
		push[i].logged[shown{p.TicketID, p.PatientID}] = struct{}{}
	}
	return all, nil
}

// views are the JSON of one ticket for those who see the same of it.
type views struct {
	tickets Tickets
	about   *change
	byClass map[string]view
}

type view struct {
	body    []byte // nil: may not be seen
	patient int64  // whom it shows; 0 nobody
}

// of gives what a viewer may see. Whoever handles the ticket, or has just
// changed it, sees another picture than colleagues of the same class.
func (w *views) of(v *Viewer) ([]byte, int64, error) {
	alone := v.UserID == w.about.row.Handler || v.UserID == w.about.actor
	if !alone {
		if same, ok := w.byClass[v.Class]; ok {
			return same.body, same.patient, nil
		}
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
	if !alone {
		if w.byClass == nil {
			w.byClass = make(map[string]view)
		}
		w.byClass[v.Class] = made
	}
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
	}
}
