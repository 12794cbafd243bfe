// Package rehearsal runs rehearsals (provkörningar): it takes one that waits,
// hands the contacts of its period to package replay, and keeps what comes of it.
//
// The table is the queue. A replica leases one at a time and renews the lease
// while it runs; when a replica dies, the lease runs out and another begins the
// same rehearsal anew, three times at most. Whoever lost the lease, or whose
// rehearsal was stopped by a person, hears of it with the next batch and keeps
// nothing.
//
//	          Claim            End
//	queued ─────────▶ running ─────▶ done, failed
//	   ▲                │  │
//	   └────────────────┘  └──────▶ stopped   (a person)
//	  HandBack, lease over
package rehearsal

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"log/slog"
	"runtime"
	"time"

	"kontaktpunkten/app/desk"
	"kontaktpunkten/app/wire"
	"kontaktpunkten/routing"
	"kontaktpunkten/routing/replay"
)

// Job is a rehearsal that this replica runs.
type Job struct {
	ID   int64
	Unit int
	// Live is the plan of the version Against, Plan the candidate's.
	Against    int
	Live, Plan json.RawMessage
	From, To   time.Time
	// Attempt counts from 1.
	Attempt int
	// Until is when the lease is over. It is the store's, which knows by it whose
	// the rehearsal is; Told is when it last wrote how far the job has come.
	Until, Told time.Time
}

// ErrOver is the answer to whoever goes on with a rehearsal that is no longer
// theirs: it was stopped, or the lease was lost.
var ErrOver = errors.New("the rehearsal has ended or is another's")

// Store keeps rehearsals; app/postgres fills it.
type Store interface {
	// Claim leases the rehearsal that has waited longest, or whose lease is over;
	// nil where there is none.
	Claim(ctx context.Context) (*Job, error)
	// Past gives the contacts of the job's unit and period, the oldest first, some
	// at a time. Texts are read where reads wants it, by the words that were
	// looked for in a contact when it came.
	Past(ctx context.Context, job *Job, reads func(known []string) bool) iter.Seq2[[]replay.Recorded, error]
	// Renew keeps how many are done, and the lease; ErrOver where it is lost. It
	// may be asked often: it writes at most twice a second.
	Renew(ctx context.Context, job *Job, done int) error
	// HandBack puts the job back into the queue, as if it had not been begun.
	HandBack(ctx context.Context, job *Job) error
	// End keeps the result, or why there is none; ErrOver where the lease is lost.
	End(ctx context.Context, job *Job, result *wire.RehearsalResult, fault string) error
}

// Book is the directory in this replica's memory.
type Book interface{ Directory() *desk.Directory }

// Faults that the screen words.
const (
	faultPlan   = "plan-has-problems" // the desk has changed since it was started
	faultFailed = "failed"            // the log says why
	faultBroke  = "broke-off"         // it broke off as often as it was begun
)

const (
	attempts = 3
	// endWithin is how long keeping what came of it may take, also while stopping.
	endWithin = 5 * time.Second
)

// Runner runs what waits. Each replica has one.
type Runner struct {
	store Store
	book  Book
	log   *slog.Logger
}

// New makes a runner.
func New(store Store, book Book, log *slog.Logger) *Runner { return &Runner{store, book, log} }

// Run runs rehearsals, one after the other, until none waits or the context ends;
// the one that it is running then goes back into the queue. What fails is kept
// with the rehearsal; the error is of the store alone.
func (r *Runner) Run(ctx context.Context) error {
	for ctx.Err() == nil {
		job, err := r.store.Claim(ctx)
		if err != nil {
			return fmt.Errorf("rehearsals: %w", err)
		}
		if job == nil {
			return nil
		}
		if err := r.run(ctx, job); err != nil {
			return fmt.Errorf("rehearsal %d: %w", job.ID, err)
		}
	}
	return nil
}

func (r *Runner) run(ctx context.Context, job *Job) error {
	result, fault, err := r.rehearse(ctx, job)
	end, cancel := context.WithTimeout(context.WithoutCancel(ctx), endWithin)
	defer cancel()
	switch {
	case errors.Is(err, ErrOver):
		return nil
	case ctx.Err() != nil:
		err = r.store.HandBack(end, job)
	default:
		if err != nil {
			r.log.ErrorContext(ctx, "rehearsal failed", "rehearsal", job.ID, "error", err)
			result, fault = nil, faultFailed
		}
		err = r.store.End(end, job, result, fault)
	}
	if errors.Is(err, ErrOver) {
		return nil
	}
	return err
}

// rehearse gives the result, or the slug of why there can be none.
func (r *Runner) rehearse(ctx context.Context, job *Job) (*wire.RehearsalResult, string, error) {
	if job.Attempt > attempts {
		return nil, faultBroke, nil
	}
	d := r.book.Directory()
	run, err := compare(d, job)
	if err != nil || run == nil {
		return nil, faultPlan, err
	}
	got, err := run.Over(ctx, r.store.Past(ctx, job, run.Reads), func(done int) error { return r.store.Renew(ctx, job, done) })
	if err != nil {
		return nil, "", err
	}
	return shown(d, got), "", nil
}

// compare compiles the two plans; nil where one of them no longer fits the desk.
func compare(d *desk.Directory, job *Job) (*replay.Run, error) {
	unit := d.Units[job.Unit]
	if unit == nil {
		return nil, nil
	}
	// A processor is left to those who wait for an answer: with all of them busy a
	// request waits ten milliseconds at each step, and nobody watches the seconds of
	// a rehearsal.
	run := &replay.Run{From: job.From, To: job.To, Workers: max(1, runtime.GOMAXPROCS(0)-1)}
	for _, id := range d.UnitOrder {
		if p := d.Units[id].Plan; p != nil && id != job.Unit {
			run.Others = append(run.Others, p)
		}
	}
	var err error
	// What counts now may do so although the desk has changed under it.
	if run.Before = unit.Plan; run.Before == nil || run.Before.Version() != job.Against {
		run.Before, err = compiled(d, unit, job.Against, job.Live)
	}
	if err == nil {
		run.After, err = compiled(d, unit, 0, job.Plan)
	}
	if err != nil || run.Before == nil || run.After == nil {
		return nil, err
	}
	return run, nil
}

func compiled(d *desk.Directory, unit *desk.Unit, version int, text json.RawMessage) (*routing.Plan, error) {
	plan, _, err := d.CheckPlan(unit, version, time.Time{}, text)
	return plan, err
}
