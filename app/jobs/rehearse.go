package jobs

import "context"

// Rehearsals runs the rehearsals that wait; app/rehearsal fills it.
type Rehearsals interface {
	// Run runs one after the other until none waits or the context ends.
	Run(ctx context.Context) error
}

// rehearse runs what waits: each replica one at a time, however long it takes.
func (r *Runner) rehearse(ctx context.Context) error { return r.deps.Rehearsals.Run(ctx) }
