package jobs

import (
	"context"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/rivertype"
)

// watched stands around each of River's jobs: it measures them, and hands back
// the one that Stop breaks off.
type watched struct {
	river.MiddlewareDefaults
	metrics *metrics
}

var _ rivertype.WorkerMiddleware = (*watched)(nil)

// Work runs the job. The context ends with the runner, not with the job's own
// time limit: a job that fails then was broken off, and goes back into the queue
// without counting an attempt.
func (w *watched) Work(ctx context.Context, job *rivertype.JobRow, doInner func(context.Context) error) error {
	began := w.metrics.clock()
	err := doInner(ctx)
	outcome := result(ctx, err)
	w.metrics.ran(job.Kind, outcome, w.metrics.clock().Sub(began))
	if outcome == handedBack {
		return river.JobSnooze(0)
	}
	return err
}

// How a run ended.
const (
	done       = "done"
	failed     = "failed"
	handedBack = "handed-back"
)

func result(ctx context.Context, err error) string {
	switch {
	case err == nil:
		return done
	case ctx.Err() != nil:
		return handedBack
	}
	return failed
}
