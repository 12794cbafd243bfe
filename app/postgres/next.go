package postgres

import (
	"context"
	"fmt"

	"gorm.io/gorm"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/desk"
)

// nextSQL picks the most urgent ticket that nobody handles and gives it to who
// asks, with event and access log, in one statement; SKIP LOCKED keeps two
// people from the same one. What it does to the ticket is what the verb take
// does; a test holds them together.
const nextSQL = `with
picked as (select id, status, line, queue_id, unit_id, priority, due_at from tickets
	where queue_id in ? and status in ('new', 'queued')
	order by priority, due_at, id for update skip locked limit 1),
t as (update tickets t set status = 'active', handler_id = ?::int, returned = false, trail = '{}', max_line = greatest(t.max_line, t.line),
		first_taken_at = coalesce(t.first_taken_at, ?::timestamptz), updated_at = ?::timestamptz, version = t.version + 1
	from picked where t.id = picked.id returning t.*),
e as (insert into events (at, subject_type, subject_id, ticket_id, unit_ids, actor_kind, actor_id, kind, version, data)
	select t.updated_at, 'ticket', t.id, t.id, case when t.unit_id = t.owner_unit_id then array[t.unit_id] else array[t.owner_unit_id, t.unit_id] end,
		'user', t.handler_id, 'ticket.taken', t.version,
		jsonb_build_object(
			'from', jsonb_strip_nulls(jsonb_build_object('status', p.status, 'line', p.line, 'queue', p.queue_id, 'unit', p.unit_id, 'priority', p.priority, 'due', nullif(p.due_at, 'infinity'))),
			'to', jsonb_strip_nulls(jsonb_build_object('status', t.status, 'line', t.line, 'queue', t.queue_id, 'unit', t.unit_id, 'handler', t.handler_id, 'priority', t.priority, 'due', nullif(t.due_at, 'infinity'))))
	from t join picked p on p.id = t.id),
l as (insert into access_log (` + accessColumns + `, ticket_id, resource_unit_ids, patient_ids)
	select ` + accessMarks + `, t.id, array[t.unit_id, t.owner_unit_id], array_remove(array[t.patient_id], null) from t),
seen as (insert into ticket_seen (user_id, ticket_id, version) select t.handler_id, t.id, t.version from t
	on conflict (user_id, ticket_id) do update set version = excluded.version)
select ` + rowColumns + ` from t` + rowJoins

// Next gives the most urgent waiting ticket of the queues to the person (KP-4):
// lowest priority number first, then next deadline. It is nil where nothing
// waits. The caller has checked that the person works in the queues.
func (db *DB) Next(ctx context.Context, p *auth.Principal, queues []int) (*desk.Row, error) {
	in := desk.IntentOf(ctx)
	if in != nil {
		return db.nextOnce(ctx, p, queues, in)
	}
	row, err := db.next(ctx, db.Gorm(ctx), p, queues)
	if err == nil && row != nil {
		db.committed()
	}
	return row, err
}

// nextOnce keeps which ticket the key gave, so that asking again gives the same.
func (db *DB) nextOnce(ctx context.Context, p *auth.Principal, queues []int, in *desk.Intent) (row *desk.Row, err error) {
	err = db.tx(ctx, p, 0, func(tx *gorm.DB) error {
		if row, err = db.next(ctx, tx, p, queues); err != nil || row == nil {
			return err
		}
		return tx.Exec(`update idempotency_keys set ticket_id = ? where user_id = ? and key = ?`, row.ID, p.UserID, in.Key).Error
	})
	return row, err
}

func (db *DB) next(ctx context.Context, tx *gorm.DB, p *auth.Principal, queues []int) (*desk.Row, error) {
	now := db.now()
	args := []any{queues, p.UserID, now, now}
	args = append(args, accessArgs(ctx, p, now, "write", "ticket.taken", "ticket", "")...)
	args = append(args, p.UserID)
	rows, err := tx.Raw(nextSQL, args...).Rows()
	if err != nil {
		return nil, fmt.Errorf("take next: %w", err)
	}
	all, err := readRows(rows, db.book.Directory())
	if err != nil || len(all) == 0 {
		return nil, err
	}
	all[0].SeenVersion = all[0].Version
	return all[0], nil
}
