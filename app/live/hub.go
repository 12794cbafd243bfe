package live

import (
	"context"
	"fmt"
	"runtime/debug"
	"sync"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"kontaktpunkten/app/live/feed"
)

const (
	// batchSize is how many events are sent in one go; much less than a
	// socket's queue, so that a burst alone makes nobody slow.
	batchSize = 64
	// queryTime is how long the database may take for one step.
	queryTime = 15 * time.Second
	// replaysAtOnce bounds what resuming clients ask of the database.
	replaysAtOnce = 4
)

// Hub serves the sockets of one replica.
type Hub struct {
	deps      Deps
	counts    *Counts
	onlookers *onlookers
	metrics   *metrics

	commands chan func()   // run by Run's goroutine between batches
	ready    chan struct{} // closed when the position is known
	over     chan struct{} // closed when Run sends no more
	recount  chan struct{} // asks for a recount soon
	replays  chan struct{} // a place for each client that resumes at once
	life     context.Context

	mu         sync.Mutex
	stopping   bool
	open       map[*socket]struct{}
	perSession map[int64]int
	emptied    chan struct{} // closed when stopping and the last socket is gone

	// What follows is Run's goroutine's own.
	at       feed.Cursor // everything up to here has been sent
	sockets  map[*socket]struct{}
	countsAt time.Time // when counts were last sent
	failures int       // steps in a row that failed
	waits    int       // looks in a row that found events waiting
}

// New makes a hub; it serves once Run has begun.
func New(d Deps) *Hub {
	d.defaults()
	h := &Hub{
		deps:       d,
		counts:     newCounts(d.Clock),
		onlookers:  newOnlookers(),
		commands:   make(chan func()),
		ready:      make(chan struct{}),
		over:       make(chan struct{}),
		recount:    make(chan struct{}, 1),
		replays:    make(chan struct{}, replaysAtOnce),
		open:       make(map[*socket]struct{}),
		perSession: make(map[int64]int),
		emptied:    make(chan struct{}),
		sockets:    make(map[*socket]struct{}),
	}
	h.metrics = newMetrics(h)
	return h
}

// Counts are the counts of queues; empty until Run has loaded them.
func (h *Hub) Counts() *Counts { return h.counts }

// Ready is closed when the hub knows where it is in the events and serves.
func (h *Hub) Ready() <-chan struct{} { return h.ready }

// Collectors are the hub's metrics.
func (h *Hub) Collectors() []prometheus.Collector { return h.metrics.collectors() }

// Run follows the events and sends them until the context ends; then sockets
// are told 'stopping'. It is called once. It gives an error only when it could
// not load the counts before the context ended.
func (h *Hub) Run(ctx context.Context) error {
	ctx, cancel := context.WithCancel(ctx)
	h.life = ctx
	err := h.begin(ctx)
	if err == nil {
		close(h.ready)
		var helpers sync.WaitGroup
		helpers.Go(func() { h.recheckAll(ctx) })
		helpers.Go(func() { h.recountAll(ctx) })
		helpers.Go(func() { h.tellPeers(ctx) })
		helpers.Go(func() { h.hearPeers(ctx) })
		h.follow(ctx)
		defer helpers.Wait()
	}
	close(h.over)
	cancel()
	for _, s := range h.stop() {
		s.end(stopping)
	}
	return err
}

// begin loads the counts, which also tells where in the events we are. It goes
// on trying until the context ends: a desk starts before its database does.
func (h *Hub) begin(ctx context.Context) error {
	for {
		snapshot, err := h.snapshot(ctx)
		if err == nil {
			h.counts.adopt(snapshot)
			h.counts.changed() // nobody is there to be told
			h.at = snapshot.Cursor
			return nil
		}
		h.failed("load counts", err)
		select {
		case <-ctx.Done():
			return fmt.Errorf("load counts: %w", err)
		case <-time.After(h.pause()):
		}
	}
}

func (h *Hub) follow(ctx context.Context) {
	look := time.NewTimer(0)
	defer look.Stop()
	tick := time.NewTicker(h.deps.Times.Queues)
	defer tick.Stop()
	watch := time.NewTicker(h.deps.Times.Look)
	defer watch.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case f := <-h.commands:
			h.guard(f)
		case <-h.deps.Source.Wake():
			look.Reset(h.step(ctx))
		case <-look.C:
			look.Reset(h.step(ctx))
		case <-tick.C:
			h.guard(h.sendCounts)
		case <-watch.C:
			h.guard(func() { h.showOnlookers(time.Now()) })
		}
	}
}

// step reads and sends one batch, and gives how long to wait before the next.
func (h *Hub) step(ctx context.Context) time.Duration {
	ctx, cancel := context.WithTimeout(ctx, queryTime)
	defer cancel()
	batch, err := h.deps.Source.ReadAfter(ctx, h.at, batchSize)
	if err == nil && len(batch.Events) > 0 {
		err = h.advance(ctx, batch.Events)
	}
	if err != nil {
		if h.life.Err() == nil {
			h.failed("send events", err)
		}
		return h.pause()
	}
	h.failures = 0
	h.metrics.behind(batch, h.deps.Clock())
	switch {
	case len(batch.Events) == batchSize:
		return 0
	case batch.Waiting:
		// The transaction in the way is mostly a short one.
		h.waits++
		return min(h.deps.Times.Waiting, 5*time.Millisecond<<min(h.waits-1, 10))
	}
	h.waits = 0
	return h.deps.Times.Idle
}

// advance sends a batch. A batch that makes us panic would do so again, so it is
// passed over and every client fetches anew.
func (h *Hub) advance(ctx context.Context, events []feed.Event) (err error) {
	defer func() {
		if p := recover(); p != nil {
			h.panicked(p)
			h.at = events[len(events)-1].Cursor
			for s := range h.sockets {
				if s.live {
					h.resync(s)
				}
			}
			h.askRecount()
			err = nil
		}
	}()
	begun := time.Now()
	if err := h.dispatch(ctx, events); err != nil {
		return err
	}
	h.at = events[len(events)-1].Cursor
	h.sendCounts()
	h.metrics.dispatched.Observe(time.Since(begun).Seconds())
	return nil
}

// do runs f in Run's goroutine between two batches and waits for it; false
// where Run has ended.
func (h *Hub) do(f func()) bool {
	done := make(chan struct{})
	select {
	case h.commands <- func() { defer close(done); f() }:
		<-done
		return true
	case <-h.over:
		return false
	}
}

func (h *Hub) guard(f func()) {
	defer func() {
		if p := recover(); p != nil {
			h.panicked(p)
		}
	}()
	f()
}

func (h *Hub) panicked(p any) {
	h.metrics.panics.Inc()
	// The type alone: a value might hold personal data.
	h.deps.Log.Error("live: panic", "type", fmt.Sprintf("%T", p), "stack", string(debug.Stack()))
}

// failed notes a failure; the first of a row is logged, and each hundredth.
func (h *Hub) failed(what string, err error) {
	if h.failures%100 == 0 {
		h.deps.Log.Error("live: cannot "+what, "error", err, "failures", h.failures+1)
	}
	h.failures++
}

// pause grows from 50 ms to one second while steps fail.
func (h *Hub) pause() time.Duration {
	return min(time.Second, 50*time.Millisecond<<min(h.failures, 5))
}
