package jobs

import (
	"context"
	"fmt"
	"runtime/debug"
	"time"
)

// every does a piece of this replica's own work at each tick until the context
// ends. A failure is logged when it begins and when it is over, not at each
// tick; the counter counts them all.
func (r *Runner) every(ctx context.Context, job string, period time.Duration, work func(context.Context) error) {
	tick := time.NewTicker(period)
	defer tick.Stop()
	failing := false
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		err := r.once(ctx, job, work)
		switch {
		case ctx.Err() != nil:
			return
		case err != nil && !failing:
			r.deps.Logger.ErrorContext(ctx, "job fails", "job", job, "error", err)
		case err == nil && failing:
			r.deps.Logger.InfoContext(ctx, "job works again", "job", job)
		}
		failing = err != nil
	}
}

// once runs one piece of work and measures it. A panic is a failure: one bad
// row must not take the desk down.
func (r *Runner) once(ctx context.Context, job string, work func(context.Context) error) (err error) {
	began := r.deps.Clock()
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v\n%s", p, debug.Stack())
		}
		r.metrics.ran(job, result(ctx, err), r.deps.Clock().Sub(began))
	}()
	return work(ctx)
}
