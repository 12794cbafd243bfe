package postgres

import (
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/desk"
)

// Keys live for 24 hours: a deed is told from a new one that long.
func TestOldKeysArePurged(t *testing.T) {
	r := furnished(t)
	anna := r.person(t, 1)
	intent := func(i int) *desk.Intent { return &desk.Intent{Key: fmt.Sprint(i), Hash: []byte{byte(i)}, Status: 201} }
	for i := range 5 {
		must[*desk.Row](t)(r.Register(desk.WithIntent(t.Context(), intent(i)), anna, call("booking"), nil))
	}
	r.pass(24 * time.Hour)
	must[*desk.Row](t)(r.Register(desk.WithIntent(t.Context(), intent(5)), anna, call("booking"), nil))
	if n, err := r.PurgeKeys(t.Context(), 2); n != 0 || err != nil {
		t.Errorf("purged %d that are no older than 24 hours, %v", n, err)
	}
	if _, err := r.Register(desk.WithIntent(t.Context(), intent(0)), anna, call("booking"), nil); desk.AsReplayed(err) == nil {
		t.Errorf("after 24 hours: %v", err)
	}
	r.pass(time.Second)
	var purged atomic.Int64
	var group sync.WaitGroup
	for range 3 {
		group.Go(func() {
			n, err := r.PurgeKeys(t.Context(), 2)
			if err != nil {
				t.Error(err)
			}
			purged.Add(int64(n))
		})
	}
	group.Wait()
	if n := purged.Load(); n != 5 {
		t.Errorf("purged %d", n)
	}
	if n := r.count(t, `select count(*) from idempotency_keys`); n != 1 {
		t.Errorf("%d keys left", n)
	}
}

// Sessions go that are too old or that nobody uses, with an event each, so that
// their sockets are closed; the last activity is stored to the minute, which is
// allowed for.
func TestEndedSessionsArePurged(t *testing.T) {
	r := furnished(t)
	sessions := NewSessions(r.DB)
	for i, s := range []struct{ seen, expires time.Duration }{
		{0, time.Minute},                    // too old
		{-3 * time.Hour, 12 * time.Hour},    // idle
		{-61 * time.Minute, 12 * time.Hour}, // idle for all that is stored, but that may lag
		{0, 12 * time.Hour},
	} {
		if err := sessions.Open(t.Context(), auth.TokenHash{byte(i)}, 1, tuesday.Add(s.seen), tuesday.Add(s.expires)); err != nil {
			t.Fatal(err)
		}
	}
	r.pass(time.Minute)
	if n, err := r.PurgeSessions(t.Context(), time.Hour); n != 2 || err != nil {
		t.Errorf("purged %d, %v", n, err)
	}
	if n := r.count(t, `select count(*) from sessions`); n != 2 {
		t.Errorf("%d sessions left", n)
	}
	if n := r.count(t, `select count(*) from events where kind = 'session.ended' and actor_kind = 'clock'`); n != 2 {
		t.Errorf("%d events", n)
	}
}
