package replay

import (
	"context"
	"fmt"
	"iter"
	"runtime"
	"runtime/debug"
	"slices"
	"time"

	"golang.org/x/sync/errgroup"

	"kontaktpunkten/routing"
)

// Run compares two plans of one unit over [From, To).
type Run struct {
	// Before is what counts now, After the candidate.
	Before, After *routing.Plan
	From, To      time.Time
	// Others are the plans of the other units, in the desk's order: what is sent to
	// a queue of theirs has its time there by their levels and hours.
	Others []*routing.Plan
	// Workers decide at once; 0 is one for each processor.
	Workers int
}

// Reads says whether a contact's text has to be read, given the words that were
// looked for in it when it came: those that one of the plans looks for and that
// nobody looked for then are not in its situation.
func (r *Run) Reads(known []string) bool {
	for _, p := range []*routing.Plan{r.Before, r.After} {
		for _, word := range p.Rules().Words() {
			if !slices.Contains(known, word) {
				return true
			}
		}
	}
	return false
}

// batch is some contacts on their way through a worker.
type batch struct {
	contacts []Recorded
	decided  chan []pair
}

// pair is one contact under both plans; erased where nothing can be decided.
type pair struct {
	contact *Recorded
	sides   [sides]side
	erased  bool
}

// Over runs the contacts through both plans. They come in the order in which
// they happened, by OccurredAt within the period. progress is told after each
// batch how many are done; an error of its own, of the past and of the context
// ends the run and is given back. As many batches as there are workers, and two,
// are held at a time.
func (r Run) Over(ctx context.Context, past iter.Seq2[[]Recorded, error], progress func(done int) error) (*Result, error) {
	workers := r.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	c := newCollector(&r)
	todo, inOrder := make(chan batch), make(chan batch, workers)
	group, ctx := errgroup.WithContext(ctx)
	part := func(f func() error) {
		group.Go(func() (err error) {
			defer recovered(&err)
			return f()
		})
	}
	part(func() error {
		defer close(todo)
		defer close(inOrder)
		return hand(ctx, past, todo, inOrder)
	})
	for range workers {
		part(func() error { return r.work(ctx, todo) })
	}
	part(func() error { return collect(ctx, c, inOrder, progress) })
	if err := group.Wait(); err != nil {
		return nil, err
	}
	return c.result(), nil
}

// recovered makes a panic a failure: a contact that cannot be decided ends the
// run, never the program.
func recovered(err *error) {
	if p := recover(); p != nil {
		*err = fmt.Errorf("replay: panic: %v\n%s", p, debug.Stack())
	}
}

// hand gives each batch to a worker, and its place to the collector.
func hand(ctx context.Context, past iter.Seq2[[]Recorded, error], todo, inOrder chan<- batch) error {
	for contacts, err := range past {
		if err != nil {
			return err
		}
		b := batch{contacts, make(chan []pair, 1)}
		for _, to := range []chan<- batch{inOrder, todo} {
			select {
			case to <- b:
			case <-ctx.Done():
				return ctx.Err()
			}
		}
	}
	return ctx.Err()
}

// work decides batches until there are no more.
func (r *Run) work(ctx context.Context, todo <-chan batch) error {
	for b := range todo {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		out := make([]pair, len(b.contacts))
		for i := range b.contacts {
			c := &b.contacts[i]
			out[i] = pair{contact: c, erased: c.Situation == nil}
			if !out[i].erased {
				out[i].sides = [sides]side{Before: r.decide(r.Before, c), After: r.decide(r.After, c)}
			}
		}
		b.decided <- out
	}
	return nil
}

// collect counts what was decided, in order.
func collect(ctx context.Context, c *collector, inOrder <-chan batch, progress func(done int) error) error {
	done := 0
	for b := range inOrder {
		select {
		case pairs := <-b.decided:
			for i := range pairs {
				c.add(&pairs[i])
			}
			if done += len(pairs); progress == nil {
				continue
			}
			if err := progress(done); err != nil {
				return err
			}
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return nil
}
