package auth_test

import (
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/auth/authtest"
	"kontaktpunkten/tickets/problem"
)

func TestAuthenticateRefuses(t *testing.T) {
	d := newDesk(t, auth.Options{})
	token, _ := d.signIn(t)
	for _, bad := range []string{"", "x", strings.Repeat("A", 43), token + "A", token[:42], " " + token} {
		d.is(t, bad, auth.ErrSessionEnded)
	}
	if _, err := d.Authenticate(t.Context(), ""); problem.As(err).Kind != problem.Unauthenticated {
		t.Error("not a 401")
	}
}

// The way of every request asks no database; ten seconds later it looks again.
func TestCachedSession(t *testing.T) {
	d := newDesk(t, auth.Options{})
	token, p := d.signIn(t)
	reads := d.store.Reads()
	d.clock.move(9 * time.Second)
	for range 1000 {
		d.is(t, token, nil)
	}
	if again, _ := d.Authenticate(t.Context(), token); again != p || d.store.Reads() != reads {
		t.Errorf("read %d times more", d.store.Reads()-reads)
	}
	d.clock.move(time.Second)
	for range 1000 {
		d.is(t, token, nil)
	}
	if d.store.Reads() != reads+1 {
		t.Errorf("read %d times after ten seconds", d.store.Reads()-reads)
	}
}

// Fifty requests that find the session stale wait for one reading.
func TestOneReading(t *testing.T) {
	d := newDesk(t, auth.Options{})
	token, _ := d.signIn(t)
	d.clock.move(10 * time.Second)
	reads := d.store.Reads()
	var started, group sync.WaitGroup
	started.Add(50)
	d.store.OnRead(started.Wait)
	for range 50 {
		group.Go(func() {
			started.Done()
			if _, err := d.Authenticate(t.Context(), token); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	if n := d.store.Reads() - reads; n != 1 {
		t.Errorf("read %d times", n)
	}
}

// Another replica ended the session or changed the rights: ten seconds at the
// latest without the event, at once with it.
func TestChangesElsewhere(t *testing.T) {
	changes := map[string]struct {
		change func(d *desk) error
		told   func(d *desk, p *auth.Principal)
		ended  bool
	}{
		"signed out everywhere": {
			func(d *desk) error { return d.store.EndAll(t.Context(), d.nurse, authtest.System, authtest.Noon) },
			func(d *desk, _ *auth.Principal) { d.Invalidate(d.nurse) }, true,
		},
		"rights taken away": {
			func(d *desk) error { return d.users.SetRoles(t.Context(), authtest.System, d.nurse, nil, nil) },
			func(d *desk, _ *auth.Principal) { d.Invalidate(99, d.nurse) }, false,
		},
		"account closed": {
			func(d *desk) error { return d.users.Disable(t.Context(), authtest.System, d.nurse) },
			func(d *desk, _ *auth.Principal) { d.Invalidate(d.nurse) }, true,
		},
		"new password": {
			func(d *desk) error {
				return d.users.SetPassword(t.Context(), authtest.System, d.nurse, "another password")
			},
			func(d *desk, p *auth.Principal) { d.InvalidateSession(p.SessionKey) }, true,
		},
	}
	for name, c := range changes {
		for _, told := range []bool{true, false} {
			d := newDesk(t, auth.Options{})
			token, before := d.signIn(t)
			if !before.May("ticket", "take", 1) {
				t.Fatalf("%s: a nurse may not take", name)
			}
			if err := c.change(d); err != nil {
				t.Fatal(err)
			}
			if told {
				c.told(d, before)
			} else {
				d.clock.move(10 * time.Second)
			}
			after, err := d.Authenticate(t.Context(), token)
			if c.ended != errors.Is(err, auth.ErrSessionEnded) {
				t.Fatalf("%s, told %v: %v", name, told, err)
			}
			if after != nil && after.May("ticket", "take", 1) {
				t.Errorf("%s, told %v: may still take", name, told)
			}
		}
	}
}

// The event came while the old row was being read: the answer of that reading
// is not kept.
func TestInvalidatedWhileReading(t *testing.T) {
	for _, signOut := range []bool{true, false} {
		d := newDesk(t, auth.Options{})
		token, p := d.signIn(t)
		d.clock.move(10 * time.Second)
		var once sync.Once
		d.store.OnRead(func() {
			once.Do(func() {
				if signOut {
					if err := d.SignOut(t.Context(), token); err != nil {
						t.Error(err)
					}
					return
				}
				if err := d.users.SetRoles(t.Context(), authtest.System, d.nurse, nil, nil); err != nil {
					t.Error(err)
				}
				d.Invalidate(p.UserID)
			})
		})
		d.is(t, token, nil) // began before it happened
		after, err := d.Authenticate(t.Context(), token)
		if signOut != errors.Is(err, auth.ErrSessionEnded) || after != nil && after.May("ticket", "take") {
			t.Errorf("sign-out %v: old answer was kept: %v", signOut, err)
		}
	}
}

// Activity is written once a minute at most, of many requests at once by one.
func TestActivityIsWrittenSeldom(t *testing.T) {
	d := newDesk(t, auth.Options{})
	token, _ := d.signIn(t)
	for range 600 { // ten minutes
		d.clock.move(time.Second)
		var group sync.WaitGroup
		for range 4 {
			group.Go(func() {
				if _, err := d.Authenticate(t.Context(), token); err != nil {
					t.Error(err)
				}
			})
		}
		group.Wait()
	}
	if n := d.store.Touches(); n != 10 {
		t.Errorf("written %d times in ten minutes", n)
	}
}

// A database that does not answer lets nobody in and signs nobody out.
func TestStoreFails(t *testing.T) {
	d := newDesk(t, auth.Options{})
	token, _ := d.signIn(t)
	broken := errors.New("connection refused")
	d.store.Fail(broken)
	d.is(t, token, nil)
	d.clock.move(10 * time.Second)
	d.is(t, token, broken)
	d.is(t, strings.Repeat("A", 43), broken)
	for name, err := range map[string]error{
		"sign out": d.SignOut(t.Context(), token), "everywhere": d.SignOutEverywhere(t.Context(), d.nurse),
		"settings": d.SaveSettings(t.Context(), d.nurse, []byte("{}")),
	} {
		if !errors.Is(err, broken) || problem.As(err) != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	d.store.Fail(nil)
	d.is(t, token, nil)
}

func TestSignOut(t *testing.T) {
	d := newDesk(t, auth.Options{})
	first, _ := d.signIn(t)
	second, p := d.signIn(t)
	for _, token := range []string{first, first, "", "x"} {
		if err := d.SignOut(t.Context(), token); err != nil {
			t.Fatal(err)
		}
	}
	d.is(t, first, auth.ErrSessionEnded)
	d.is(t, second, nil)
	if err := d.SignOutEverywhere(t.Context(), d.nurse); err != nil {
		t.Fatal(err)
	}
	d.is(t, second, auth.ErrSessionEnded)
	if _, err := d.Refresh(t.Context(), p); !errors.Is(err, auth.ErrSessionEnded) {
		t.Errorf("the socket stays: %v", err)
	}
	last := d.store.Events()[len(d.store.Events())-1]
	if last.SubjectType != "user" || last.ActorID != d.nurse {
		t.Errorf("event %+v", last)
	}
}

func TestSettings(t *testing.T) {
	d := newDesk(t, auth.Options{})
	token, _ := d.signIn(t)
	if err := d.SaveSettings(t.Context(), d.nurse, []byte(`{"theme":"dark"}`)); err != nil {
		t.Fatal(err)
	}
	p, err := d.Authenticate(t.Context(), token)
	if err != nil || string(p.Settings) != `{"theme":"dark"}` {
		t.Errorf("got %s, %v", p.Settings, err)
	}
}

// Demo accounts' sessions end with the demo, too.
func TestDemoSessionInEarnest(t *testing.T) {
	d := newDesk(t, auth.Options{Demo: true})
	token, _, err := d.SignIn(t.Context(), "forsta", "demo", here)
	if err != nil {
		t.Fatal(err)
	}
	policy, err := auth.LoadPolicy()
	if err != nil {
		t.Fatal(err)
	}
	earnest := auth.NewService(policy, auth.NewHasher(auth.DemoParams), d.store, d.store, d.clock.now, auth.Options{})
	if _, err := earnest.Authenticate(t.Context(), token); !errors.Is(err, auth.ErrSessionEnded) {
		t.Errorf("got %v", err)
	}
}
