package jobs

import (
	"context"
	"testing"
	"time"

	"kontaktpunkten/app/postgres/pgtest"
)

// rehearsals is work that a test follows.
type rehearsals func(ctx context.Context) error

func (r rehearsals) Run(ctx context.Context) error { return r(ctx) }

// A rehearsal that takes long holds nothing else up, and hears of the runner's
// end.
func TestALongRehearsalHoldsNothingUp(t *testing.T) {
	t.Parallel()
	runs, sent := make(chan struct{}, 1), make(chan struct{}, 100)
	long := rehearsals(func(ctx context.Context) error { runs <- struct{}{}; <-ctx.Done(); return ctx.Err() })
	quick := channel{"desk", func(context.Context) error { sent <- struct{}{}; return nil }}
	d := &desk{}
	r := started(t, Deps{URL: pgtest.New(t).AppURL, Store: d, Book: d, DispatchEvery: time.Millisecond, RehearseEvery: time.Millisecond, Dispatchers: []Dispatcher{quick}, Rehearsals: long})
	waitFor(t, "the rehearsal", runs)
	for range 3 {
		waitFor(t, "the quick channel", sent)
	}
	if err := r.Stop(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := numbers(t, r); got["kontaktpunkten_jobs_total/rehearse/handed-back"] != 1 || got["kontaktpunkten_jobs_total/rehearse/failed"] != 0 {
		t.Errorf("measured %v", got)
	}
}
