package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"time"

	"gorm.io/gorm"

	"kontaktpunkten/app/desk"
	"kontaktpunkten/tickets"
)

// maxVerbs is how many tickets one transaction changes. Each is a verb of some ten
// statements, and an open transaction holds the readers of events
// back everywhere.
const maxVerbs = 25

// SweepClocks does what is due: a promise that warns or breaks becomes an event,
// an escalation by time is done, a wait or a watch that is over ends by the verb
// resume. It works in due order, in transactions of at most batch promises and
// batch ends, until nothing is left, so that one call catches up after a
// standstill; it answers how much it did. Plans that have begun to count are
// applied first, see ApplyPlans.
//
// Each is done once however many replicas sweep. A sweeper locks the ticket,
// which is the lock of everybody who changes its clocks, and the promise or the
// clock, which holds what another sweeper did; what is locked already is left for
// the next sweep, so that it waits for nobody and nobody can deadlock with it. A
// ticket that cannot be changed is left as it is, named in the error and seen in
// OldestUnswept, and does not stop the others.
//
// A warning or a broken promise moves neither the ticket's version nor its
// updated_at: nobody who is typing is told that somebody else was first, and
// nothing becomes unread. The event carries the version as it is and reaches the
// lists like any other.
func (db *DB) SweepClocks(ctx context.Context, batch int) (done int, err error) {
	now := db.now()
	if err = db.ApplyPlans(ctx, batch); err != nil && ctx.Err() != nil {
		return 0, err
	}
	due, lookErr := db.OldestUnswept(ctx)
	if lookErr != nil || due.IsZero() {
		return 0, errors.Join(err, lookErr)
	}
	s := sweep{db: db, d: db.book.Directory(), now: now, batch: batch, left: []int64{0}, supervisors: map[int][]int{}, failed: err}
	for more := true; more; {
		began := time.Now()
		err := db.tx(ctx, nil, 0, func(tx *gorm.DB) (err error) {
			more, err = s.next(ctx, tx)
			return err
		})
		if err != nil {
			return done, errors.Join(fmt.Errorf("sweep clocks: %w", err), s.failed)
		}
		if done += s.done; more {
			rest(ctx, time.Since(began))
		}
	}
	return done, s.failed
}

// rest waits as long as a transaction of a sweep took, so that catching up leaves
// at least half of the database to those who work.
func rest(ctx context.Context, took time.Duration) {
	pause := time.NewTimer(took)
	defer pause.Stop()
	select {
	case <-ctx.Done():
	case <-pause.C:
	}
}

// OldestUnswept is when what has been due longest should have been done; zero
// where nothing is due.
func (db *DB) OldestUnswept(ctx context.Context) (time.Time, error) {
	var due sql.NullTime
	err := db.Gorm(ctx).Raw(`select least(
		(select next_at from promises where next_at <= ? and paused_at is null and ended_at is null order by next_at limit 1),
		(select due_at from clocks where due_at <= ? and paused_at is null and fired_at is null and kind in ('wait', 'watch') order by due_at limit 1))`,
		db.now(), db.now()).Row().Scan(&due)
	if err != nil {
		return time.Time{}, fmt.Errorf("oldest unswept clock: %w", err)
	}
	return due.Time, nil
}

// sweep is one call of SweepClocks.
type sweep struct {
	db    *DB
	d     *desk.Directory
	now   time.Time
	batch int
	left  []int64 // tickets that could not be changed
	// supervisors are those of the units that have been asked for.
	supervisors map[int][]int
	done        int   // in the newest transaction
	failed      error // why they could not
}

// dueThing is something that time does to a ticket: a promise's next, or the end
// of a wait or a watch. The ticket is as it is under the lock.
type dueThing struct {
	ticket  int64
	at      time.Time
	end     string          // wait or watch; empty: a promise
	promise tickets.Promise // of one
	version int
	owner   tickets.Owner
	place   tickets.Place
}

// next does one batch; more says that there may be another.
func (s *sweep) next(ctx context.Context, tx *gorm.DB) (more bool, err error) {
	s.done = 0
	r := round{sweep: s, tx: tx, marks: map[string]mark{}}
	if err := r.lock(); err != nil {
		return false, err
	}
	for len(r.due) > 0 && !r.due[0].at.After(r.until) {
		if r.verbs == maxVerbs {
			return true, r.tell()
		}
		x := r.due[0]
		r.due = r.due[1:]
		if err := r.does(ctx, x); err != nil {
			return false, err
		}
	}
	return r.more, r.tell()
}

// settle does one thing that changes a ticket. What fails is undone and noted;
// the error is only of a transaction that cannot go on.
func (r *round) settle(ctx context.Context, x dueThing, what string, f func(tx *gorm.DB) (done bool, err error)) error {
	if err := r.tell(); err != nil {
		return err
	}
	r.verbs++
	done := false
	err := r.tx.Transaction(func(tx *gorm.DB) (err error) {
		done, err = f(tx)
		return err
	})
	switch {
	case err != nil && ctx.Err() != nil:
		return err
	case err != nil:
		r.left = append(r.left, x.ticket)
		r.failed = errors.Join(r.failed, fmt.Errorf("%s of ticket %s: %w", what, tickets.FormatNumber(x.ticket), err))
	case done:
		r.done++
	}
	// The ticket is another now: what else is due of it is read again.
	before := len(r.due)
	r.due = slices.DeleteFunc(r.due, func(other dueThing) bool { return other.ticket == x.ticket })
	r.more = r.more || len(r.due) < before
	return nil
}

// resume ends a wait or a watch that is over, and puts right a clock that its
// ticket does not want.
func (s *sweep) resume(ctx context.Context, tx *gorm.DB, x dueThing) (done bool, err error) {
	row, err := s.db.forChange(tx, nil, x.ticket)
	if err != nil {
		return false, err
	}
	t := row.Ticket()
	for _, wanted := range t.Clocks() {
		if wanted.Kind == x.end && wanted.At.Equal(x.at) {
			_, err := s.db.apply(ctx, tx, nil, row, func(t *tickets.Ticket, by tickets.Actor, m tickets.Moment) (tickets.Outcome, error) {
				return t.Resume(by, m)
			})
			return err == nil, err
		}
	}
	// The ticket went on without telling this clock: the rows are made what it wants.
	w := writer{tx: tx, d: s.d, t: t, at: s.now, before: row}
	return false, w.clocks(tickets.Outcome{})
}
