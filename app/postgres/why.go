package postgres

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/desk"
	"kontaktpunkten/app/wire"
	"kontaktpunkten/routing"
	"kontaktpunkten/tickets"
	"kontaktpunkten/tickets/problem"
)

// Why tells why a ticket lies where it lies: the decision that placed it, and
// what has moved it from queue to queue since. It logs the reading (P-3).
// NotFound with slug ticket-not-found where the person may not see the ticket.
func (db *DB) Why(ctx context.Context, p *auth.Principal, id int64) (wire.WhyHere, error) {
	var w wire.WhyHere
	units := p.Units("ticket", "read")
	if len(units) == 0 {
		return w, problem.New(problem.NotFound, "ticket-not-found")
	}
	args := append([]any{id, units, units}, accessArgs(ctx, p, db.now(), "read", "why", "ticket", "")...)
	var queue int
	var decision, moves sql.NullString
	err := db.Gorm(ctx).Raw(`with x as (select t.id, t.queue_id, t.patient_id, array[t.unit_id, t.owner_unit_id] as units from tickets t
			where t.id = ? and (t.unit_id in ? or t.owner_unit_id in ?)),
		logged as (insert into access_log (`+accessColumns+`, ticket_id, resource_unit_ids, patient_ids)
			select `+accessMarks+`, x.id, x.units, array_remove(array[x.patient_id], null) from x)
		select x.queue_id, (select d.decision::text from decisions d where d.ticket_id = x.id order by d.decided_at desc limit 1),
			(select json_agg(json_build_object('at', e.at, 'kind', e.kind, 'actor', coalesce(e.actor_id, 0), 'data', e.data) order by e.id)::text
				from events e where e.ticket_id = x.id and e.data -> 'from' ->> 'queue' <> e.data -> 'to' ->> 'queue')
		from x`, args...).Row().Scan(&queue, &decision, &moves)
	if errors.Is(err, sql.ErrNoRows) {
		return w, problem.New(problem.NotFound, "ticket-not-found")
	}
	if err != nil {
		return w, fmt.Errorf("why: %w", err)
	}
	d := db.book.Directory()
	w = wire.WhyHere{Number: tickets.FormatNumber(id), Queue: d.QueueRef(queue), Moves: []wire.WhyMove{}}
	if decision.Valid {
		var made routing.Decision
		if err := json.Unmarshal([]byte(decision.String), &made); err != nil {
			return w, fmt.Errorf("why: %w", err)
		}
		w.Routing = d.Explain(&made)
	}
	if moves.Valid {
		w.Moves, err = whyMoves(d, moves.String)
	}
	return w, err
}

func whyMoves(d *desk.Directory, text string) ([]wire.WhyMove, error) {
	var moves []struct {
		At    time.Time    `json:"at"`
		Kind  string       `json:"kind"`
		Actor int          `json:"actor"`
		Data  tickets.Data `json:"data"`
	}
	if err := json.Unmarshal([]byte(text), &moves); err != nil {
		return nil, fmt.Errorf("why: %w", err)
	}
	list := make([]wire.WhyMove, 0, len(moves))
	for _, m := range moves {
		from, to := d.QueueRef(m.Data.From.Queue), d.QueueRef(m.Data.To.Queue)
		list = append(list, wire.WhyMove{At: m.At, Kind: m.Kind, Actor: d.PersonRef(m.Actor), From: &from, To: &to, Step: d.StepName(m.Data.From.Unit, m.Data.Rule)})
	}
	return list, nil
}
