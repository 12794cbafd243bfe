package postgres

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"gorm.io/gorm"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/desk"
	"kontaktpunkten/routing"
	"kontaktpunkten/tickets/problem"
)

// wholeColumns follow rowColumns when one ticket is opened: all questions, all
// watches, the decision that placed it, the tickets that belong with it, its
// promises, and where time has moved it from.
const wholeColumns = `,
	(select json_agg(x order by x.id)::text from (select id, from_queue_id, to_queue_id, reason, question, coalesce(asked_by, 0) as asked_by, asked_at, answer, coalesce(answered_by, 0) as answered_by, answered_at from escalations where ticket_id = t.id) x),
	(select json_agg(w order by w.id)::text from watches w where w.ticket_id = t.id),
	(select d.decision::text from decisions d where d.ticket_id = t.id order by d.decided_at desc limit 1),
	(select json_agg(l order by l.id)::text from (
		select o.id, k.kind, o.subject, o.status, o.unit_id, o.owner_unit_id, null::timestamptz as merged_at from ticket_links k join tickets o on o.id = k.to_id where k.ticket_id = t.id
		union all select o.id, k.kind, o.subject, o.status, o.unit_id, o.owner_unit_id, null from ticket_links k join tickets o on o.id = k.ticket_id where k.to_id = t.id
		union all select o.id, 'merged-into', o.subject, o.status, o.unit_id, o.owner_unit_id, t.closed_at from tickets o where o.id = t.merged_into
		union all select o.id, 'merged-from', o.subject, o.status, o.unit_id, o.owner_unit_id, o.closed_at from tickets o where o.merged_into = t.id) l),
	(select json_agg(p order by p.due_at, p.kind)::text from (select kind, level, from_at, warn_at, due_at, paused_at, ended_at, done from promises where ticket_id = t.id) p),
	array_to_json(t.trail)::text`

// Open reads one ticket that the person may see (P-2), marks it as seen and
// writes the access log (P-3), all in one statement. NotFound with slug
// ticket-not-found where there is none to see.
func (db *DB) Open(ctx context.Context, p *auth.Principal, id int64) (*desk.Row, error) {
	units := p.Units("ticket", "read")
	if len(units) == 0 {
		return nil, problem.New(problem.NotFound, "ticket-not-found")
	}
	args := append([]any{p.UserID, id, units, units}, accessArgs(ctx, p, db.now(), "read", "", "ticket", "")...)
	args = append(args, p.UserID)
	rows, err := db.Gorm(ctx).Raw(`with x as (select `+rowColumns+wholeColumns+`, t.patient_id as patient, t.id as ticket, t.version as seen_now,
			array[t.unit_id, t.owner_unit_id] as units
		from tickets t`+rowJoins+` where t.id = ? and (t.unit_id in ? or t.owner_unit_id in ?)),
	logged as (insert into access_log (`+accessColumns+`, ticket_id, resource_unit_ids, patient_ids)
		select `+accessMarks+`, x.ticket, x.units, array_remove(array[x.patient], null) from x),
	seen as (insert into ticket_seen (user_id, ticket_id, version) select ?, x.ticket, x.seen_now from x
		on conflict (user_id, ticket_id) do update set version = excluded.version where ticket_seen.version < excluded.version)
	select * from x`, args...).Rows()
	if err != nil {
		return nil, fmt.Errorf("open ticket: %w", err)
	}
	return db.whole(rows, true)
}

// whole reads the one row of a query that selects rowColumns and wholeColumns;
// extra says that four columns for the statement's own use follow.
func (db *DB) whole(rows *sql.Rows, extra bool) (*desk.Row, error) {
	defer rows.Close()
	if !rows.Next() {
		if err := rows.Err(); err != nil {
			return nil, err
		}
		return nil, problem.New(problem.NotFound, "ticket-not-found")
	}
	s := &scanned{}
	var chain, watches, decision, links, promises, trail sql.NullString
	var skip sql.RawBytes
	places := append(s.places(), &chain, &watches, &decision, &links, &promises, &trail)
	if extra {
		places = append(places, &skip, &skip, &skip, &skip)
	}
	if err := rows.Scan(places...); err != nil {
		return nil, err
	}
	d := db.book.Directory()
	r, err := s.finish(d)
	if err != nil {
		return nil, err
	}
	r.Asked, r.Watches = nil, nil
	if chain.Valid {
		err = json.Unmarshal([]byte(chain.String), &r.Chain)
	}
	for _, e := range r.Chain {
		if e.AnsweredAt == nil {
			r.Asked = append(r.Asked, asked(d, e))
		}
	}
	if watches.Valid {
		err = errors.Join(err, json.Unmarshal([]byte(watches.String), &r.Watches))
	}
	if links.Valid {
		err = errors.Join(err, json.Unmarshal([]byte(links.String), &r.Links))
	}
	if promises.Valid {
		err = errors.Join(err, json.Unmarshal([]byte(promises.String), &r.Promises))
	}
	if trail.Valid {
		err = errors.Join(err, json.Unmarshal([]byte(trail.String), &r.Trail))
	}
	if decision.Valid {
		r.Decision = &routing.Decision{}
		err = errors.Join(err, json.Unmarshal([]byte(decision.String), r.Decision))
	}
	return r, err
}

// forChange reads and locks one ticket inside a transaction.
func (db *DB) forChange(tx *gorm.DB, p *auth.Principal, id int64) (*desk.Row, error) {
	user := 0
	if p != nil {
		user = p.UserID
	}
	rows, err := tx.Raw(`select `+rowColumns+wholeColumns+` from tickets t`+rowJoins+` where t.id = ? for no key update of t`, user, id).Rows()
	if err != nil {
		return nil, fmt.Errorf("lock ticket: %w", err)
	}
	r, err := db.whole(rows, false)
	if err != nil {
		return nil, err
	}
	if p != nil && !r.VisibleTo(p) {
		return nil, problem.New(problem.NotFound, "ticket-not-found")
	}
	return r, nil
}

// Rows reads tickets by id for the live updates: no rights, no log; the hub
// asks both before it sends.
func (db *DB) Rows(ctx context.Context, ids []int64) (map[int64]*desk.Row, error) {
	byID := make(map[int64]*desk.Row, len(ids))
	if len(ids) == 0 {
		return byID, nil
	}
	rows, err := db.Gorm(ctx).Raw(`select `+rowColumns+` from tickets t`+rowJoins+` where t.id in ?`, 0, ids).Rows()
	if err != nil {
		return nil, err
	}
	all, err := readRows(rows, db.book.Directory())
	for _, r := range all {
		byID[r.ID] = r
	}
	return byID, err
}
