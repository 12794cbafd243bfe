package jobs

import (
	"context"
	"testing"
	"time"

	"kontaktpunkten/app/postgres/pgtest"
)

// channel is a dispatcher that a test follows.
type channel struct {
	name string
	work func(ctx context.Context) error
}

func (c channel) Name() string                       { return c.name }
func (c channel) Dispatch(ctx context.Context) error { return c.work(ctx) }

// Each channel has its own loop: one that hangs holds nobody up, and ends when
// the runner stops.
func TestASlowChannelHoldsNobodyUp(t *testing.T) {
	t.Parallel()
	hangs, sent := make(chan struct{}, 1), make(chan struct{}, 100)
	slow := channel{"letter", func(ctx context.Context) error { hangs <- struct{}{}; <-ctx.Done(); return ctx.Err() }}
	quick := channel{"desk", func(context.Context) error { sent <- struct{}{}; return nil }}
	d := &desk{}
	r := started(t, Deps{URL: pgtest.New(t).AppURL, Store: d, Book: d, DispatchEvery: time.Millisecond, Dispatchers: []Dispatcher{slow, quick}})
	waitFor(t, "the slow channel", hangs)
	for range 3 {
		waitFor(t, "the quick channel", sent)
	}
	if err := r.Stop(t.Context()); err != nil {
		t.Fatal(err)
	}
	got := numbers(t, r)
	if got["kontaktpunkten_jobs_total/dispatch-letter/handed-back"] != 1 || got["kontaktpunkten_jobs_total/dispatch-desk/done"] < 3 {
		t.Errorf("measured %v", got)
	}
}
