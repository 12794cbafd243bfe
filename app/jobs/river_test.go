package jobs

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"kontaktpunkten/app/postgres/pgtest"
)

// patience is the longest that a test waits for something to happen; nothing is
// asserted about how long it took.
const patience = time.Minute

func started(t *testing.T, d Deps) *Runner {
	t.Helper()
	d.Clock, d.SweepEvery, d.RefreshEvery, d.Poll = time.Now, time.Hour, time.Hour, 20*time.Millisecond
	r, err := New(d)
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	return r
}

func connect(t *testing.T, url string) *pgx.Conn {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close(context.Background()) })
	return conn
}

func waitFor[T any](t *testing.T, what string, from <-chan T) T {
	t.Helper()
	select {
	case v := <-from:
		return v
	case <-time.After(patience):
		t.Fatalf("waited in vain for %s", what)
	}
	panic("unreachable")
}

// One replica leads and purges for all; when it stops, another takes over.
func TestAnotherReplicaTakesOver(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	purged := make(chan struct{}, 100)
	store := &desk{purge: func(context.Context) error { purged <- struct{}{}; return nil }}
	d := Deps{URL: db.AppURL, Store: store, Book: store, SessionIdle: 3 * time.Hour, PurgeEvery: time.Hour}
	one := started(t, d)
	waitFor(t, "the first purge", purged)
	two := started(t, d)
	conn := connect(t, db.OwnerURL)
	var leader string
	if err := conn.QueryRow(t.Context(), `select leader_id from river_leader`).Scan(&leader); err != nil || leader != one.river.ID() {
		t.Fatalf("led by %q, %v", leader, err)
	}
	if err := one.Stop(t.Context()); err != nil {
		t.Fatal(err)
	}
	// Whoever begins to lead purges.
	waitFor(t, "the purge of the second", purged)
	if err := conn.QueryRow(t.Context(), `select leader_id from river_leader`).Scan(&leader); err != nil || leader != two.river.ID() {
		t.Errorf("then led by %q, %v", leader, err)
	}
	if err := two.Stop(t.Context()); err != nil {
		t.Fatal(err)
	}
	var states []string
	if err := conn.QueryRow(t.Context(), `select array_agg(state::text order by id) from river_job`).Scan(&states); err != nil || len(states) != 2 || states[0] != "completed" || states[1] != "completed" {
		t.Errorf("jobs %v, %v", states, err)
	}
	if len(store.idle) != 2 || store.idle[0] != 3*time.Hour {
		t.Errorf("sessions purged %v", store.idle)
	}
	if got := numbers(t, two); got["kontaktpunkten_jobs_total/purge/done"] != 1 || got["kontaktpunkten_job_duration_seconds/purge"] != 1 {
		t.Errorf("measured %v", got)
	}
}

// A job that is broken off by Stop waits in the queue for the next replica and
// has counted no attempt.
func TestStopHandsBack(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	begun := make(chan struct{}, 1)
	busy := &desk{purge: func(ctx context.Context) error { begun <- struct{}{}; <-ctx.Done(); return ctx.Err() }}
	one := started(t, Deps{URL: db.AppURL, Store: busy, Book: busy, Grace: time.Millisecond})
	waitFor(t, "the purge to begin", begun)
	if err := one.Stop(t.Context()); err != nil {
		t.Fatal(err)
	}
	var state string
	var attempt int
	conn := connect(t, db.OwnerURL)
	if err := conn.QueryRow(t.Context(), `select state, attempt from river_job`).Scan(&state, &attempt); err != nil || state != "available" || attempt != 0 {
		t.Errorf("the job is %s after %d attempts, %v", state, attempt, err)
	}
	if got := numbers(t, one); got["kontaktpunkten_jobs_total/purge/handed-back"] != 1 || got["kontaktpunkten_jobs_total/purge/failed"] != 0 {
		t.Errorf("measured %v", got)
	}
	purged := make(chan struct{}, 1)
	next := &desk{purge: func(context.Context) error { purged <- struct{}{}; return nil }}
	two := started(t, Deps{URL: db.AppURL, Store: next, Book: next})
	waitFor(t, "the next replica to purge", purged)
	if err := two.Stop(t.Context()); err != nil {
		t.Fatal(err)
	}
	var jobs int
	if err := conn.QueryRow(t.Context(), `select count(*) from river_job`).Scan(&jobs); err != nil || jobs != 1 {
		t.Errorf("%d jobs, %v: one purge at a time is enough", jobs, err)
	}
}

// Stop has a limit of its own: a job that hears nobody does not hold it up.
func TestStopDoesNotWaitForEver(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	begun, deaf := make(chan struct{}, 1), make(chan struct{})
	busy := &desk{purge: func(context.Context) error { begun <- struct{}{}; <-deaf; return nil }}
	r := started(t, Deps{URL: db.AppURL, Store: busy, Book: busy, Grace: time.Millisecond})
	waitFor(t, "the purge to begin", begun)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := r.Stop(ctx); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v", err)
	}
	close(deaf)
	<-r.river.Stopped()
}
