package jobs

import "context"

// refresh loads this replica's directory anew: changes of rights and rules come
// by events at once, this is the net below them, and lets rules and policies
// begin to count when their time comes.
func (r *Runner) refresh(ctx context.Context) error { return r.deps.Book.Refresh(ctx) }
