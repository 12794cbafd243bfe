package jobs

import "context"

// refresh loads this replica's directory anew: changes of rights and rules come
// by events at once, this is the net below them, and lets rules and policies
// begin to count when their day comes.
func (r *Runner) refresh(ctx context.Context) error { return r.deps.Book.Refresh(ctx) }

// turn loads the directory anew in the second in which a plan begins to count.
func (r *Runner) turn(ctx context.Context) error {
	if !r.deps.Book.Due(r.deps.Clock()) {
		return nil
	}
	return r.deps.Book.Refresh(ctx)
}
