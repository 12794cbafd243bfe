package jobs

import "context"

// sweepBatch is how many clocks one transaction looks at.
const sweepBatch = 200

// sweep does what is due, and tells open tickets of plans that have begun to count.
func (r *Runner) sweep(ctx context.Context) error {
	fired, err := r.deps.Store.SweepClocks(ctx, sweepBatch)
	r.metrics.fired.Add(float64(fired))
	return err
}
