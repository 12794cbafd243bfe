package auth_test

import (
	"errors"
	"sync/atomic"
	"testing"
	"time"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/auth/authtest"
)

// clock stands still until it is moved.
type clock struct{ ns atomic.Int64 }

func newClock() *clock {
	c := &clock{}
	c.ns.Store(authtest.Noon.UnixNano())
	return c
}

func (c *clock) now() time.Time       { return time.Unix(0, c.ns.Load()) }
func (c *clock) move(d time.Duration) { c.ns.Add(int64(d)) }

const password = "korrekt häst batteri"

// desk is a service over the store in memory with one nurse and one person of a
// demonstration.
type desk struct {
	*auth.Service
	users *auth.Users
	store *authtest.Memory
	clock *clock
	nurse int
}

var here = auth.Meta{IP: "192.0.2.1"}

func newDesk(t *testing.T, o auth.Options) *desk {
	t.Helper()
	policy, err := auth.LoadPolicy()
	if err != nil {
		t.Fatal(err)
	}
	d := &desk{store: authtest.NewMemory(authtest.Units, authtest.Queues), clock: newClock()}
	hasher := auth.NewHasher(auth.DemoParams)
	d.users = auth.NewUsers(hasher, d.store, d.clock.now)
	d.Service = auth.NewService(policy, hasher, d.store, d.store, d.clock.now, o)
	nurse := authtest.Nurse()
	nurse.Password = password
	if d.nurse, err = d.users.AddUser(t.Context(), authtest.System, nurse); err != nil {
		t.Fatal(err)
	}
	if _, err = d.users.AddUser(t.Context(), authtest.System, auth.NewUser{Username: "forsta", Name: "Första", Password: "demo", Demo: true}); err != nil {
		t.Fatal(err)
	}
	return d
}

// signIn opens a session for the nurse.
func (d *desk) signIn(t *testing.T) (string, *auth.Principal) {
	t.Helper()
	token, p, err := d.SignIn(t.Context(), "maria", password, here)
	if err != nil {
		t.Fatal(err)
	}
	return token, p
}

// is asserts whether a token is somebody.
func (d *desk) is(t *testing.T, token string, want error) {
	t.Helper()
	p, err := d.Authenticate(t.Context(), token)
	if !errors.Is(err, want) || (err == nil) != (p != nil) {
		t.Fatalf("authenticate: %v, %v; want %v", p, err, want)
	}
}
