package postgres

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"gorm.io/gorm"

	"kontaktpunkten/tickets"
)

// maxResumes is how many waits and watches one transaction ends. Each is a verb
// of some ten statements, and an open transaction holds the readers of events
// back everywhere.
const maxResumes = 25

// SweepClocks fires every clock that is due: a promise that warns or breaks
// becomes an event, a wait or a watch that is over ends by the verb resume. It
// works in due order, in transactions of at most batch clocks, until nothing is
// left, so that one call catches up after a standstill; it answers how many
// fired.
//
// Each clock fires once however many replicas sweep. A sweeper locks the ticket,
// which is the lock of everybody who changes its clocks, and the clock, which
// holds what another sweeper did; what is locked already is left for the next
// sweep, so that it waits for nobody and nobody can deadlock with it. A ticket
// that cannot be changed is left unfired, named in the error and seen in
// OldestUnswept, and does not stop the others.
//
// A warning or a broken promise moves neither the ticket's version nor its
// updated_at: nobody who is typing is told that somebody else was first, and
// nothing becomes unread. The event carries the version as it is and reaches the
// lists like any other.
func (db *DB) SweepClocks(ctx context.Context, batch int) (fired int, err error) {
	now := db.now()
	due, err := db.OldestUnswept(ctx)
	if err != nil || due.IsZero() {
		return 0, err
	}
	s := sweep{db: db, now: now, batch: batch}
	for more := true; more; {
		err := db.tx(ctx, nil, 0, func(tx *gorm.DB) (err error) {
			more, err = s.next(ctx, tx)
			return err
		})
		if err != nil {
			return fired, errors.Join(fmt.Errorf("sweep clocks: %w", err), s.failed)
		}
		fired += s.fired
	}
	return fired, s.failed
}

// OldestUnswept is when the clock that has been due longest should have fired;
// zero where none is due.
func (db *DB) OldestUnswept(ctx context.Context) (time.Time, error) {
	var due time.Time
	err := db.Gorm(ctx).Raw(`select due_at from clocks where fired_at is null and paused_at is null and due_at <= ? order by due_at limit 1`, db.now()).Row().Scan(&due)
	if errors.Is(err, sql.ErrNoRows) {
		return time.Time{}, nil
	}
	if err != nil {
		return time.Time{}, fmt.Errorf("oldest unswept clock: %w", err)
	}
	return due, nil
}

// sweep is one call of SweepClocks.
type sweep struct {
	db     *DB
	now    time.Time
	batch  int
	after  dueClock // the last one looked at
	fired  int      // in the newest transaction
	failed error    // tickets that could not be changed
}

// dueClock is a clock that is due, with its ticket as it is under the lock.
type dueClock struct {
	ticket    int64
	clock     string
	dueAt     time.Time
	stands    bool // warn and due: the ticket still says so
	version   int
	ownerUnit int
	place     tickets.Place
}

// next fires one batch; more says that there may be another.
func (s *sweep) next(ctx context.Context, tx *gorm.DB) (more bool, err error) {
	s.fired = 0
	batch, err := s.lock(tx)
	if err != nil {
		return false, err
	}
	var promises []dueClock
	resumes := 0
	for _, c := range batch {
		if c.stands {
			promises = append(promises, c)
			s.after = c
			continue
		}
		if resumes++; resumes > maxResumes {
			return true, s.told(tx, promises)
		}
		if err := s.told(tx, promises); err != nil {
			return false, err
		}
		promises = nil
		if err := s.settle(ctx, tx, c); err != nil {
			return false, err
		}
		s.after = c
	}
	return len(batch) == s.batch, s.told(tx, promises)
}

// lock takes the next due clocks with their tickets. Locking no more than the
// row's other columns lets colleagues read the ticket meanwhile.
func (s *sweep) lock(tx *gorm.DB) ([]dueClock, error) {
	rows, err := tx.Raw(`select c.ticket_id, c.kind, c.due_at,
			coalesce(t.status <> 'closed' and t.paused_at is null and c.due_at = case c.kind when 'warn' then t.promise_warn_at when 'due' then t.promise_due_at end, false),
			t.version, t.owner_unit_id, t.status, t.line, t.queue_id, t.unit_id, coalesce(t.handler_id, 0), t.priority, t.promise_due_at
		from clocks c join tickets t on t.id = c.ticket_id
		where c.fired_at is null and c.paused_at is null and c.due_at <= ? and (c.due_at, c.ticket_id) > (?, ?)
		order by c.due_at, c.ticket_id, c.kind = 'due' limit ? for no key update of t, c skip locked`,
		s.now, s.after.dueAt, s.after.ticket, s.batch).Rows()
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	var due []dueClock
	for rows.Next() {
		var c dueClock
		p := &c.place
		if err := rows.Scan(&c.ticket, &c.clock, &c.dueAt, &c.stands, &c.version, &c.ownerUnit,
			&p.Status, &p.Line, &p.Queue, &p.Unit, &p.Handler, &p.Priority, &p.Due); err != nil {
			return nil, err
		}
		due = append(due, c)
	}
	return due, rows.Err()
}

// told writes the events of promises that warn or break, in order, and marks
// their clocks.
func (s *sweep) told(tx *gorm.DB, promises []dueClock) error {
	if len(promises) == 0 {
		return nil
	}
	type event struct {
		Nr      int          `json:"nr"`
		Ticket  int64        `json:"ticket"`
		Clock   string       `json:"clock"`
		Kind    tickets.Kind `json:"kind"`
		Version int          `json:"version"`
		Units   []int        `json:"units"`
		Data    tickets.Data `json:"data"`
	}
	events := make([]event, 0, len(promises))
	for i, c := range promises {
		e := event{Nr: i, Ticket: c.ticket, Clock: c.clock, Kind: tickets.Warned, Version: c.version, Units: []int{c.ownerUnit}, Data: tickets.Data{To: &c.place}}
		if c.clock == "due" {
			e.Kind = tickets.Breached
		}
		if c.place.Unit != c.ownerUnit {
			e.Units = append(e.Units, c.place.Unit)
		}
		events = append(events, e)
	}
	text, err := json.Marshal(events)
	if err != nil {
		return err
	}
	s.fired += len(events)
	return tx.Exec(`with x as (select * from jsonb_to_recordset(?::jsonb) as x (nr int, ticket bigint, clock text, kind text, version int, units int[], data jsonb)),
		fired as (update clocks c set fired_at = ?::timestamptz from x where c.ticket_id = x.ticket and c.kind = x.clock)
		insert into events (at, subject_type, subject_id, ticket_id, unit_ids, actor_kind, kind, version, data)
		select ?::timestamptz, 'ticket', x.ticket, x.ticket, x.units, ?, x.kind, x.version, x.data from x order by x.nr`,
		string(text), s.now, s.now, tickets.ByClock).Error
}

// settle ends a wait or a watch that is over, and puts right a clock that its
// ticket does not want. What fails is undone and noted; the error is only of a
// transaction that cannot go on.
func (s *sweep) settle(ctx context.Context, tx *gorm.DB, c dueClock) error {
	fired := false
	err := tx.Transaction(func(tx *gorm.DB) (err error) {
		fired, err = s.resume(ctx, tx, c)
		return err
	})
	switch {
	case err != nil && ctx.Err() != nil:
		return err
	case err != nil:
		s.failed = errors.Join(s.failed, fmt.Errorf("clock %s of ticket %s: %w", c.clock, tickets.FormatNumber(c.ticket), err))
	case fired:
		s.fired++
	}
	return nil
}

func (s *sweep) resume(ctx context.Context, tx *gorm.DB, c dueClock) (fired bool, err error) {
	row, err := s.db.forChange(tx, nil, c.ticket)
	if err != nil {
		return false, err
	}
	t := row.Ticket()
	for _, wanted := range t.Clocks() {
		if wanted.Kind == c.clock && wanted.At.Equal(c.dueAt) && (c.clock == "wait" || c.clock == "watch") {
			_, err := s.db.apply(ctx, tx, nil, row, func(t *tickets.Ticket, by tickets.Actor, m tickets.Moment) (tickets.Outcome, error) {
				return t.Resume(by, m)
			})
			return err == nil, err
		}
	}
	// The ticket went on without telling this clock: the rows are made what it
	// wants, and one that still says the same has nothing more to say.
	w := writer{tx: tx, t: t, at: s.now, before: row}
	if err := w.clocks(tickets.Outcome{}); err != nil {
		return false, err
	}
	return false, tx.Exec(`update clocks set fired_at = ? where ticket_id = ? and kind = ? and due_at = ? and paused_at is null and fired_at is null`,
		s.now, c.ticket, c.clock, c.dueAt).Error
}
