package jobs

import (
	"context"
	"sync"
	"sync/atomic"
	"time"
)

// desk is a store and a book that count, and do what a test tells them.
type desk struct {
	sweeps, refreshes atomic.Int64
	sweep             func(n int64) (int, error) // n: which sweep, from 1
	purge             func(ctx context.Context) error
	due, turns        time.Time
	dueErr            error

	mu   sync.Mutex
	idle []time.Duration
}

func (d *desk) SweepClocks(_ context.Context, batch int) (int, error) {
	n := d.sweeps.Add(1)
	if d.sweep == nil {
		return 0, nil
	}
	return d.sweep(n)
}

func (d *desk) OldestUnswept(context.Context) (time.Time, error) { return d.due, d.dueErr }

func (d *desk) PurgeKeys(ctx context.Context, batch int) (int, error) {
	if d.purge == nil {
		return 0, nil
	}
	return 0, d.purge(ctx)
}

func (d *desk) PurgeSessions(_ context.Context, idle time.Duration) (int, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.idle = append(d.idle, idle)
	return 0, nil
}

func (d *desk) Refresh(context.Context) error {
	d.refreshes.Add(1)
	return nil
}

// Due holds from an instant on, until Refresh.
func (d *desk) Due(now time.Time) bool {
	return !d.turns.IsZero() && !now.Before(d.turns) && d.refreshes.Load() == 0
}

func (d *desk) PurgeFiles(context.Context, int) (int, error) { return 0, nil }

func (d *desk) PurgeRehearsals(context.Context, int) (int, error) { return 0, nil }
