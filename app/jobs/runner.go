package jobs

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver/riverpgxv5"
	"github.com/riverqueue/river/rivertype"
)

// Store does the work; app/postgres fills it.
type Store interface {
	// SweepClocks fires what is due, in transactions of at most batch clocks.
	SweepClocks(ctx context.Context, batch int) (fired int, err error)
	// OldestUnswept is since when the oldest unfired clock is due; zero: none.
	OldestUnswept(ctx context.Context) (time.Time, error)
	Purges
}

// Purges removes rows that have had their time.
type Purges interface {
	// PurgeKeys removes old idempotency keys, batch by batch.
	PurgeKeys(ctx context.Context, batch int) (removed int, err error)
	// PurgeSessions removes sessions that ended by age or by idleness.
	PurgeSessions(ctx context.Context, idle time.Duration) (removed int, err error)
	// PurgeFiles removes files that were never sent and bytes of nobody's.
	PurgeFiles(ctx context.Context, batch int) (removed int, err error)
	// PurgeRehearsals removes rehearsals that ended long ago.
	PurgeRehearsals(ctx context.Context, batch int) (removed int, err error)
}

// Book is the directory in this replica's memory.
type Book interface {
	Refresh(ctx context.Context) error
	// Due tells whether Refresh would find another plan that counts.
	Due(now time.Time) bool
}

// Deps is what the jobs need. Zero durations mean the defaults.
type Deps struct {
	URL    string // of the database, as the serving role
	Store  Store
	Book   Book
	Clock  func() time.Time
	Logger *slog.Logger
	// Dispatchers send what leaves, one for each channel.
	Dispatchers []Dispatcher
	// Rehearsals are run here; nil runs none.
	Rehearsals Rehearsals
	// SessionIdle is how long a session lives without activity; default one hour.
	SessionIdle time.Duration
	// How often; default 1 s, 1 s, 1 s, 1 s, 1 min, 10 min.
	SweepEvery, DispatchEvery, TurnEvery, RehearseEvery, RefreshEvery, PurgeEvery time.Duration
	// Poll is how often River looks for jobs; default 5 s.
	Poll time.Duration
	// Grace is how long Stop lets a job of River's finish before it is handed
	// back; default 5 s.
	Grace time.Duration
}

func (d Deps) withDefaults() Deps {
	for _, x := range []struct {
		given    *time.Duration
		standard time.Duration
	}{{&d.SessionIdle, time.Hour}, {&d.SweepEvery, time.Second}, {&d.DispatchEvery, time.Second}, {&d.TurnEvery, time.Second}, {&d.RehearseEvery, time.Second}, {&d.RefreshEvery, time.Minute}, {&d.PurgeEvery, 10 * time.Minute}, {&d.Poll, 5 * time.Second}, {&d.Grace, 5 * time.Second}} {
		if *x.given <= 0 {
			*x.given = x.standard
		}
	}
	if d.Logger == nil {
		d.Logger = slog.New(slog.DiscardHandler)
	}
	return d
}

const (
	// jobTimeout is the longest a job of River's may take; rescueAfter is when
	// one that died with its replica is run again.
	jobTimeout  = time.Minute
	rescueAfter = 2 * time.Minute
)

// Runner runs the jobs of one replica.
type Runner struct {
	deps    Deps
	metrics *metrics
	pool    *pgxpool.Pool
	river   *river.Client[pgx.Tx]
	loops   sync.WaitGroup
	stop    context.CancelFunc
}

// New makes a runner that does nothing yet. It connects when it is started.
func New(deps Deps) (*Runner, error) {
	deps = deps.withDefaults()
	config, err := pgxpool.ParseConfig(deps.URL)
	if err != nil {
		return nil, errors.New("jobs: the database's address cannot be read") // the cause would show the password
	}
	config.MaxConns = 3
	config.MaxConnIdleTime = time.Minute
	pool, err := pgxpool.NewWithConfig(context.Background(), config)
	if err != nil {
		return nil, fmt.Errorf("jobs: %w", err)
	}
	r := &Runner{deps: deps, metrics: newMetrics(deps), pool: pool, stop: func() {}}
	workers := river.NewWorkers()
	river.AddWorker(workers, &purgeWorker{store: deps.Store, idle: deps.SessionIdle})
	r.river, err = river.NewClient(riverpgxv5.New(pool), &river.Config{
		Logger:               deps.Logger,
		FetchCooldown:        min(river.FetchCooldownDefault, deps.Poll),
		Queues:               map[string]river.QueueConfig{river.QueueDefault: {MaxWorkers: 2}},
		Workers:              workers,
		PeriodicJobs:         []*river.PeriodicJob{purgePeriodic(deps.PurgeEvery)},
		Middleware:           []rivertype.Middleware{&watched{metrics: r.metrics}},
		PollOnly:             true,
		FetchPollInterval:    deps.Poll,
		JobTimeout:           jobTimeout,
		RescueStuckJobsAfter: rescueAfter,
		SoftStopTimeout:      deps.Grace,
		ReindexerIndexNames:  []string{},
	})
	if err != nil {
		pool.Close()
		return nil, fmt.Errorf("jobs: %w", err)
	}
	return r, nil
}

// Start begins to work and returns. The context only limits the start: the work
// goes on until Stop.
func (r *Runner) Start(ctx context.Context) error {
	run, cancel := context.WithCancel(context.WithoutCancel(ctx))
	if err := r.river.Start(run); err != nil {
		cancel()
		return fmt.Errorf("start jobs: %w", err)
	}
	r.stop = cancel
	r.loops.Go(func() { r.every(run, "sweep", r.deps.SweepEvery, r.sweep) })
	for _, d := range r.deps.Dispatchers {
		r.loops.Go(func() { r.every(run, dispatching(d), r.deps.DispatchEvery, d.Dispatch) })
	}
	r.loops.Go(func() { r.every(run, "refresh", r.deps.RefreshEvery, r.refresh) })
	r.loops.Go(func() { r.every(run, "turn", r.deps.TurnEvery, r.turn) })
	if r.deps.Rehearsals != nil {
		r.loops.Go(func() { r.every(run, "rehearse", r.deps.RehearseEvery, r.rehearse) })
	}
	return nil
}

// Stop ends the work: the loops break off between two statements, River's jobs
// get their grace, and then whatever the context leaves, before they are handed
// back. A runner that has stopped is not started again.
func (r *Runner) Stop(ctx context.Context) error {
	defer r.pool.Close()
	r.stop()
	err := r.river.Stop(ctx)
	if err != nil {
		last, cancel := context.WithTimeout(context.WithoutCancel(ctx), time.Second)
		defer cancel()
		err = r.river.StopAndCancel(last)
	}
	r.loops.Wait()
	if err != nil {
		return fmt.Errorf("stop jobs: %w", err)
	}
	return nil
}

// Collectors are what those who run the desk watch.
func (r *Runner) Collectors() []prometheus.Collector { return r.metrics.collectors() }
