package postgres

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"log/slog"
	"strconv"
	"time"

	"gorm.io/gorm"

	"kontaktpunkten/app/live/feed"
)

// Events reads the table of events in the order of cursors. It implements
// live.Source.
//
// A transaction gets its number when it first writes and becomes visible when it
// commits, so a lower number may appear after a higher one. Only events below
// the snapshot's horizon, the oldest transaction that is still open anywhere in
// the cluster, are given: nothing can come before them any more.
type Events struct {
	db  *gorm.DB
	url string
	log *slog.Logger

	replica string        // marks our own notices
	due     chan struct{} // a notice is to be sent
	wake    chan struct{}
	told    chan feed.Word
}

// In "order by" a bare name would mean the output column, and numbers sorted as
// text put 1000 before 999: sort by events.tx.
const eventColumns = `tx::text, id, at, subject_type, subject_id, coalesce(ticket_id, 0), array_to_json(unit_ids)::text,
	actor_kind, coalesce(actor_id, 0), kind, version, data::text`

const horizon = `pg_snapshot_xmin(pg_current_snapshot())`

// ReadAfter gives at most limit events behind a cursor, oldest first.
func (e *Events) ReadAfter(ctx context.Context, after feed.Cursor, limit int) (feed.Batch, error) {
	var batch feed.Batch
	tx := strconv.FormatUint(after.Tx, 10)
	rows, err := e.db.WithContext(ctx).Raw(`
		(select true, `+eventColumns+` from events where (tx, id) > (?::text::xid8, ?) and tx < `+horizon+` order by events.tx, events.id limit ?)
		union all
		(select false, `+eventColumns+` from events where (tx, id) > (?::text::xid8, ?) and tx >= `+horizon+` order by events.tx, events.id limit 1)`,
		tx, after.ID, limit, tx, after.ID).Rows()
	if err != nil {
		return batch, fmt.Errorf("read events: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		event, settled, err := scanEvent(rows)
		switch {
		case err != nil:
			return feed.Batch{}, fmt.Errorf("read events: %w", err)
		case settled:
			batch.Events = append(batch.Events, event)
		default:
			batch.Waiting, batch.WaitingSince = true, event.At
		}
	}
	return batch, rows.Err()
}

func scanEvent(rows *sql.Rows) (e feed.Event, settled bool, err error) {
	var tx, units, data string
	if err := rows.Scan(&settled, &tx, &e.ID, &e.At, &e.SubjectType, &e.SubjectID, &e.TicketID, &units,
		&e.ActorKind, &e.ActorID, &e.Kind, &e.Version, &data); err != nil {
		return e, false, err
	}
	if e.Tx, err = strconv.ParseUint(tx, 10, 64); err != nil {
		return e, false, err
	}
	if err := json.Unmarshal([]byte(units), &e.UnitIDs); err != nil {
		return e, false, fmt.Errorf("units of event %d: %w", e.ID, err)
	}
	if err := json.Unmarshal([]byte(data), &e.Data); err != nil {
		return e, false, fmt.Errorf("data of event %d: %w", e.ID, err)
	}
	return e, settled, nil
}

// Tail is the newest event that ReadAfter would give; zero where there is none.
func (e *Events) Tail(ctx context.Context) (feed.Cursor, error) { return tail(e.db.WithContext(ctx)) }

func tail(db *gorm.DB) (c feed.Cursor, err error) {
	rows, err := db.Raw(`select tx::text, id from events where tx < ` + horizon + ` order by events.tx desc, events.id desc limit 1`).Rows()
	if err != nil {
		return c, fmt.Errorf("read the newest event: %w", err)
	}
	defer rows.Close()
	if rows.Next() {
		var tx string
		if err := rows.Scan(&tx, &c.ID); err != nil {
			return c, fmt.Errorf("read the newest event: %w", err)
		}
		if c.Tx, err = strconv.ParseUint(tx, 10, 64); err != nil {
			return c, fmt.Errorf("read the newest event: %w", err)
		}
	}
	return c, rows.Err()
}

// Lag is how long the oldest event that is committed but cannot be read yet has
// waited at an instant; 0 where none waits.
func (e *Events) Lag(ctx context.Context, now time.Time) (time.Duration, error) {
	var since sql.NullTime
	if err := e.db.WithContext(ctx).Raw(`select min(at) from events where tx >= ` + horizon).Row().Scan(&since); err != nil {
		return 0, fmt.Errorf("read the lag of events: %w", err)
	}
	if !since.Valid {
		return 0, nil
	}
	return max(0, now.Sub(since.Time)), nil
}

// Open gives the open tickets with all queues and units; with ids, those
// tickets, open or closed, alone.
func (e *Events) Open(ctx context.Context, ids ...int64) (feed.Snapshot, error) {
	var s feed.Snapshot
	// One snapshot for all of it: the cursor must not be newer than the rows.
	err := e.db.WithContext(ctx).Transaction(func(tx *gorm.DB) error {
		if len(ids) > 0 {
			return openTickets(tx, &s, "id in ?", ids)
		}
		var err error
		if s.Cursor, err = tail(tx); err != nil {
			return err
		}
		if err := openQueues(tx, &s); err != nil {
			return err
		}
		return openTickets(tx, &s, "status <> 'closed'")
	}, &sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true})
	if err != nil {
		return feed.Snapshot{}, fmt.Errorf("read open tickets: %w", err)
	}
	return s, nil
}

func openTickets(tx *gorm.DB, s *feed.Snapshot, which string, args ...any) error {
	rows, err := tx.Raw(`select id, status, queue_id, coalesce(handler_id, 0), created_at, nullif(due_at, 'infinity'), version
		from tickets where `+which, args...).Rows()
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var t feed.Ticket
		var due sql.NullTime
		if err := rows.Scan(&t.ID, &t.Status, &t.Queue, &t.Handler, &t.CreatedAt, &due, &t.Version); err != nil {
			return err
		}
		t.DueAt = due.Time
		s.Tickets = append(s.Tickets, t)
	}
	return rows.Err()
}

// openQueues reads units with their queues; a unit may have none.
func openQueues(tx *gorm.DB, s *feed.Snapshot) error {
	rows, err := tx.Raw(`select u.id, u.code, coalesce(q.id, 0), coalesce(q.code, ''), coalesce(q.name, ''), coalesce(q.line, 0)
		from units u left join queues q on q.unit_id = u.id order by q.id`).Rows()
	if err != nil {
		return err
	}
	defer rows.Close()
	s.Units = make(map[string]int)
	for rows.Next() {
		var q feed.Queue
		if err := rows.Scan(&q.Unit, &q.UnitCode, &q.ID, &q.Code, &q.Name, &q.Line); err != nil {
			return err
		}
		s.Units[q.UnitCode] = q.Unit
		if q.ID != 0 {
			s.Queues = append(s.Queues, q)
		}
	}
	return rows.Err()
}
