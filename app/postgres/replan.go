package postgres

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"gorm.io/gorm"

	"kontaktpunkten/app/desk"
	"kontaktpunkten/routing"
	"kontaktpunkten/tickets"
	"kontaktpunkten/tickets/sla"
)

// replanAfter is how long a plan has counted when open tickets are told of it:
// every replica follows it by then, so that no other writes what the plan before
// would do next.
const replanAfter = 5 * time.Second

// ApplyPlans tells the promises of open tickets of the plans that have begun to
// count: what time does next to each is reckoned anew, and what the new plan
// would have done before it began counts as done. It works in transactions of at
// most batch tickets, in the order of their numbers; a plan remembers how far it
// has come, so that any replica goes on where another was killed, and two share
// the work.
func (db *DB) ApplyPlans(ctx context.Context, batch int) error {
	work := replan{db: db, batch: batch, left: []int{0}, before: map[int]*routing.Plan{}}
	for more := true; more; {
		if err := db.tx(ctx, nil, 0, func(tx *gorm.DB) (err error) {
			more, err = work.next(ctx, tx)
			return err
		}); err != nil {
			return fmt.Errorf("apply plans: %w", err)
		}
	}
	return nil
}

// replan is one call of ApplyPlans.
type replan struct {
	db     *DB
	batch  int
	left   []int                 // versions that this replica cannot apply now
	before map[int]*routing.Plan // by the version after it; nil: none
}

// newPlan is the plan that counts for a unit and is not applied yet.
type newPlan struct {
	version, unit int
	effective     time.Time
	after         int64 // the last ticket that was told of it
}

// next goes over one batch of one unit's tickets; more says that there may be
// another.
func (w *replan) next(ctx context.Context, tx *gorm.DB) (more bool, err error) {
	var p newPlan
	began := w.db.now().Add(-replanAfter)
	err = tx.Raw(`select version, unit_id, effective_at, applied_to from routing_plans p where applied_at is null and effective_at <= ? and version not in ?
		and not exists (select 1 from routing_plans l where l.unit_id = p.unit_id and l.effective_at <= ? and (l.effective_at, l.version) > (p.effective_at, p.version))
		order by version limit 1 for update skip locked`, began, w.left, began).Row().Scan(&p.version, &p.unit, &p.effective, &p.after)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	d, err := w.directory(ctx, p)
	if err != nil {
		return false, err
	}
	if d == nil {
		w.left = append(w.left, p.version)
		return true, nil
	}
	before, err := w.planBefore(tx, d, p)
	if err != nil {
		return false, err
	}
	last, n, err := w.told(tx, d, p, before)
	if err != nil {
		return false, err
	}
	if n == w.batch {
		return true, tx.Exec(`update routing_plans set applied_to = ? where version = ?`, last, p.version).Error
	}
	// Those that counted in between, while nobody looked, are passed over with it.
	return true, tx.Exec(`update routing_plans set applied_at = ? where unit_id = ? and applied_at is null and (effective_at, version) <= (?, ?)`,
		w.db.now(), p.unit, p.effective, p.version).Error
}

// directory is one in which the plan counts; nil where a newer one does already,
// or the unit has no queue.
func (w *replan) directory(ctx context.Context, p newPlan) (*desk.Directory, error) {
	for range 2 {
		d := w.db.book.Directory()
		if u := d.Units[p.unit]; u != nil && u.Plan != nil && u.Plan.Version() == p.version {
			return d, nil
		}
		if err := w.db.book.Refresh(ctx); err != nil {
			return nil, err
		}
	}
	return nil, nil
}

// planBefore is the one that open tickets were told of last.
func (w *replan) planBefore(tx *gorm.DB, d *desk.Directory, p newPlan) (*routing.Plan, error) {
	if before, known := w.before[p.version]; known {
		return before, nil
	}
	var version int
	var effective time.Time
	var text string
	err := tx.Raw(`select version, effective_at, plan::text from routing_plans where unit_id = ? and applied_at is not null and (effective_at, version) < (?, ?)
		order by effective_at desc, version desc limit 1`, p.unit, p.effective, p.version).Row().Scan(&version, &effective, &text)
	if errors.Is(err, sql.ErrNoRows) {
		w.before[p.version] = nil
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	before, err := d.LivePlan(d.Units[p.unit], version, effective, json.RawMessage(text))
	if err == nil {
		w.before[p.version] = before
	}
	return before, err
}

// told goes over the next tickets of the plan's unit and gives the last of them
// and how many they were. It waits for who holds one: nobody is passed over.
func (w *replan) told(tx *gorm.DB, d *desk.Directory, plan newPlan, before *routing.Plan) (last int64, n int, err error) {
	rows, err := tx.Raw(`with batch as materialized (select id, queue_id from tickets where unit_id = ? and status <> 'closed' and id > ? order by id limit ? for no key update)
		select b.id, b.queue_id, p.kind, p.level, p.from_at, p.warn_at, p.due_at, p.paused_at, array_to_json(p.done)::text
		from batch b left join promises p on p.ticket_id = b.id and p.ended_at is null order by b.id, p.kind`, plan.unit, plan.after, w.batch).Rows()
	if err != nil {
		return 0, 0, err
	}
	defer func() { _ = rows.Close() }()
	marks := []mark{}
	for rows.Next() {
		var id int64
		var queue int
		var kind, level, done sql.NullString
		var from, warn, due, paused sql.NullTime
		if err := rows.Scan(&id, &queue, &kind, &level, &from, &warn, &due, &paused, &done); err != nil {
			return 0, 0, err
		}
		if id != last {
			last, n = id, n+1
		}
		if !kind.Valid {
			continue // it has promised nothing
		}
		p := tickets.Promise{Kind: sla.Promise(kind.String), Level: level.String, From: from.Time, Warn: warn.Time, Due: due.Time, PausedAt: paused.Time}
		if err := json.Unmarshal([]byte(done.String), &p.Done); err != nil {
			return 0, 0, err
		}
		p = d.Replanned(queue, p, before, plan.effective)
		if p.Done == nil {
			p.Done = []string{}
		}
		marks = append(marks, mark{Ticket: id, Kind: kind.String, Done: p.Done, Next: d.NextAt(queue, p)})
	}
	if err := rows.Err(); err != nil {
		return 0, 0, err
	}
	text, err := json.Marshal(marks)
	if err != nil {
		return 0, 0, err
	}
	return last, n, tx.Exec(`update promises p set done = y.done, next_at = y.next_at
		from jsonb_to_recordset(?::jsonb) as y (ticket bigint, kind text, done text[], next_at timestamptz)
		where p.ticket_id = y.ticket and p.kind = y.kind and (p.done is distinct from y.done or p.next_at is distinct from y.next_at)`, string(text)).Error
}
