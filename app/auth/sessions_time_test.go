package auth_test

import (
	"errors"
	"sync"
	"testing"
	"time"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/auth/authtest"
)

func TestIdleAndAbsoluteEnd(t *testing.T) {
	t.Run("idle", func(t *testing.T) {
		d := newDesk(t, auth.Options{})
		token, _ := d.signIn(t)
		d.clock.move(time.Hour - 1)
		d.is(t, token, nil)
		d.clock.move(time.Hour - 1)
		d.is(t, token, nil)
		d.clock.move(time.Hour)
		d.is(t, token, auth.ErrSessionEnded)
	})
	t.Run("absolute", func(t *testing.T) {
		d := newDesk(t, auth.Options{})
		token, _ := d.signIn(t)
		for range 12*60 - 1 {
			d.clock.move(time.Minute)
			d.is(t, token, nil)
		}
		d.clock.move(time.Minute)
		d.is(t, token, auth.ErrSessionEnded)
	})
	t.Run("idle for an open socket", func(t *testing.T) {
		d := newDesk(t, auth.Options{})
		_, p := d.signIn(t)
		for range 59 {
			d.clock.move(time.Minute)
			if _, err := d.Refresh(t.Context(), p); err != nil {
				t.Fatal(err)
			}
		}
		d.clock.move(time.Minute)
		if _, err := d.Refresh(t.Context(), p); !errors.Is(err, auth.ErrSessionEnded) {
			t.Errorf("a socket kept the session: %v", err)
		}
	})
	t.Run("activity that is not written yet", func(t *testing.T) {
		d := newDesk(t, auth.Options{})
		token, _ := d.signIn(t)
		d.clock.move(30 * time.Second)
		d.is(t, token, nil)
		d.clock.move(time.Hour - 1)
		d.is(t, token, nil)
		if since := d.IdleSince(); !since.Before(d.clock.now().Add(-time.Hour - time.Minute)) {
			t.Errorf("a sweep of what was not seen since %v would take it", since)
		}
	})
	t.Run("busy on another replica", func(t *testing.T) {
		d := newDesk(t, auth.Options{})
		token, p := d.signIn(t)
		policy, err := auth.LoadPolicy()
		if err != nil {
			t.Fatal(err)
		}
		other := auth.NewService(policy, auth.NewHasher(auth.DemoParams), d.store, d.store, d.clock.now, auth.Options{})
		for range 90 {
			d.clock.move(time.Minute)
			if _, err := other.Authenticate(t.Context(), token); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := d.Refresh(t.Context(), p); err != nil {
			t.Errorf("the other replica's activity is not seen: %v", err)
		}
	})
}

// Requests, sign-ins, sign-outs and events at once; for the race detector, and
// a session that has ended never comes back.
func TestEverythingAtOnce(t *testing.T) {
	d := newDesk(t, auth.Options{SignInsPerMinute: 1000})
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for range 50 {
				token, p, err := d.SignIn(t.Context(), "maria", password, here)
				if err != nil {
					t.Error(err)
					return
				}
				d.Invalidate(p.UserID)
				d.clock.move(time.Second)
				if _, err := d.Authenticate(t.Context(), token); err != nil {
					t.Error(err)
				}
				d.InvalidateSession(p.SessionKey)
				if err := d.SignOut(t.Context(), token); err != nil {
					t.Error(err)
				}
				if _, err := d.Authenticate(t.Context(), token); !errors.Is(err, auth.ErrSessionEnded) {
					t.Errorf("came back: %v", err)
				}
			}
		})
	}
	group.Wait()
}

func BenchmarkAuthenticate(b *testing.B) {
	policy, err := auth.LoadPolicy()
	if err != nil {
		b.Fatal(err)
	}
	store, c := authtest.NewMemory(authtest.Units, authtest.Queues), newClock()
	hasher := auth.NewHasher(auth.DemoParams)
	nurse := authtest.Nurse()
	nurse.Password = password
	if _, err := auth.NewUsers(hasher, store, c.now).AddUser(b.Context(), authtest.System, nurse); err != nil {
		b.Fatal(err)
	}
	s := auth.NewService(policy, hasher, store, store, c.now, auth.Options{})
	token, _, err := s.SignIn(b.Context(), "maria", password, here)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := s.Authenticate(b.Context(), token); err != nil {
			b.Fatal(err)
		}
	}
}
