package jobs

import "context"

// Dispatcher sends what waits in the outbox on one channel; app/delivery fills
// it.
type Dispatcher interface {
	Name() string
	Dispatch(ctx context.Context) error
}

// dispatching names the job of a channel.
func dispatching(d Dispatcher) string { return "dispatch-" + d.Name() }
