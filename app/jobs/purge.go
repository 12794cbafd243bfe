package jobs

import (
	"context"
	"errors"
	"time"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/rivertype"
)

// purgeBatch is how many rows one transaction removes.
const purgeBatch = 1000

// purgeArgs removes rows that have had their time: idempotency keys, ended
// sessions, files that were never sent, old rehearsals.
type purgeArgs struct{}

// Kind names the job in River's table.
func (purgeArgs) Kind() string { return "purge" }

// waiting are the states in which a second purge would be one too many.
var waiting = []rivertype.JobState{rivertype.JobStateAvailable, rivertype.JobStatePending, rivertype.JobStateRetryable, rivertype.JobStateRunning, rivertype.JobStateScheduled}

// purgePeriodic also runs when a replica begins to lead, so that a desk that is
// restarted often is purged too.
func purgePeriodic(every time.Duration) *river.PeriodicJob {
	return river.NewPeriodicJob(river.PeriodicInterval(every), func() (river.JobArgs, *river.InsertOpts) {
		return purgeArgs{}, &river.InsertOpts{MaxAttempts: 3, UniqueOpts: river.UniqueOpts{ByState: waiting}}
	}, &river.PeriodicJobOpts{ID: "purge", RunOnStart: true})
}

type purgeWorker struct {
	river.WorkerDefaults[purgeArgs]
	store Purges
	idle  time.Duration
}

// Work does them all even where one fails.
func (w *purgeWorker) Work(ctx context.Context, _ *river.Job[purgeArgs]) error {
	_, keys := w.store.PurgeKeys(ctx, purgeBatch)
	_, sessions := w.store.PurgeSessions(ctx, w.idle)
	_, files := w.store.PurgeFiles(ctx, purgeBatch)
	_, rehearsals := w.store.PurgeRehearsals(ctx, purgeBatch)
	return errors.Join(keys, sessions, files, rehearsals)
}
