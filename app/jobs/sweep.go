package jobs

import "context"

// sweepBatch is how many clocks one transaction fires.
const sweepBatch = 200

// sweep fires the clocks that are due.
func (r *Runner) sweep(ctx context.Context) error {
	fired, err := r.deps.Store.SweepClocks(ctx, sweepBatch)
	r.metrics.fired.Add(float64(fired))
	return err
}
