package postgres

import (
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"kontaktpunkten/app/desk"
	"kontaktpunkten/tickets/problem"
)

// Two replicas sweep at once with two sweepers each: every promise warns and
// breaks once.
func TestFiresOnceAcrossReplicas(t *testing.T) {
	r := furnished(t)
	r.many(t, 150)
	two := must[*DB](t)(Open(t.Context(), r.url, 8, r.now))
	t.Cleanup(func() { _ = two.Close() })
	r.pass(48 * time.Hour)
	var fired atomic.Int64
	var group sync.WaitGroup
	for _, db := range []*DB{r.DB, two, r.DB, two} {
		group.Go(func() {
			for range 20 {
				n, err := db.SweepClocks(t.Context(), 7)
				if err != nil {
					t.Error(err)
				}
				fired.Add(int64(n))
			}
		})
	}
	group.Wait()
	if n := fired.Load(); n != 600 {
		t.Errorf("did %d", n)
	}
	if n := r.count(t, `select count(distinct (ticket_id, kind, data ->> 'promise')) from events where actor_kind = 'clock'`); n != 600 {
		t.Errorf("%d different events", n)
	}
	if n := r.count(t, `select count(*) from events where actor_kind = 'clock'`); n != 600 {
		t.Errorf("%d events", n)
	}
}

// People and clocks want the same tickets at the same time: each wait ends once,
// by one of them, nothing is lost and nobody deadlocks.
func TestPeopleAndClocksAtOnce(t *testing.T) {
	r := furnished(t)
	anna := r.person(t, 1)
	rows := make([]*desk.Row, 40)
	for i := range rows {
		rows[i] = must[*desk.Row](t)(r.Register(t.Context(), anna, call("booking"), waitUntil(tuesday.Add(time.Hour))))
	}
	r.pass(time.Hour)
	var group sync.WaitGroup
	var taken, fired atomic.Int64
	for range 2 {
		group.Go(func() {
			for range 30 {
				n, err := r.SweepClocks(t.Context(), 5)
				if err != nil {
					t.Error(err)
				}
				fired.Add(int64(n))
			}
		})
	}
	group.Go(func() {
		for i := range rows {
			row := rows[len(rows)-1-i]
			_, err := r.Change(t.Context(), anna, row.ID, row.Version, take)
			var stale *desk.Stale
			switch {
			case err == nil:
				taken.Add(1)
			case !errors.As(err, &stale) && problem.As(err) == nil:
				t.Error(err)
			}
		}
	})
	group.Wait()
	r.sweeps(t, 0)
	if a, b := taken.Load(), fired.Load(); a+b != 40 {
		t.Errorf("%d ended by Anna and %d by the clock", a, b)
	}
	if n := r.count(t, `select count(*) from tickets where status = 'active' and paused_at is null and version = 3`); n != 40 {
		t.Errorf("%d tickets go on", n)
	}
}

// A ticket that somebody holds is left for the next sweep; the others fire, and
// the sweeper waits for nobody.
func TestLeavesWhatIsLocked(t *testing.T) {
	r := furnished(t)
	r.many(t, 3)
	r.pass(48 * time.Hour)
	held := r.Gorm(t.Context()).Begin()
	defer held.Rollback()
	var id int64
	if err := held.Raw(`select id from tickets order by id limit 1 for update`).Row().Scan(&id); err != nil {
		t.Fatal(err)
	}
	r.sweeps(t, 8)
	if err := held.Commit().Error; err != nil {
		t.Fatal(err)
	}
	r.sweeps(t, 4)
}
