package auth_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/auth/authtest"
	"kontaktpunkten/tickets/problem"
)

func TestSignIn(t *testing.T) {
	for _, c := range []struct {
		name, username, password string
		demo                     bool
		want                     error
	}{
		{"right", "maria", password, false, nil},
		{"name in capitals with a space", " Maria ", password, false, nil},
		{"wrong password", "maria", password + "!", false, auth.ErrSignInFailed},
		{"no password", "maria", "", false, auth.ErrSignInFailed},
		{"no such name", "nobody", password, false, auth.ErrSignInFailed},
		{"no name", "", "", false, auth.ErrSignInFailed},
		{"demo account in the demo", "forsta", "demo", true, nil},
		{"demo account in earnest", "forsta", "demo", false, auth.ErrSignInFailed},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newDesk(t, auth.Options{Demo: c.demo})
			token, p, err := d.SignIn(t.Context(), c.username, c.password, here)
			if !errors.Is(err, c.want) {
				t.Fatalf("got %v", err)
			}
			if c.want != nil {
				if token != "" || p != nil {
					t.Errorf("refused, and got %q, %v", token, p)
				}
				return
			}
			same, err := d.Authenticate(t.Context(), token)
			if err != nil || same.UserID != p.UserID || same.SessionKey != p.SessionKey || p.SessionKey == 0 {
				t.Errorf("got %+v, %v", same, err)
			}
		})
	}
}

func TestSignInWithoutPasswordSet(t *testing.T) {
	d := newDesk(t, auth.Options{})
	if _, err := d.users.AddUser(t.Context(), authtest.System, auth.NewUser{Username: "anna", Name: "Anna"}); err != nil {
		t.Fatal(err)
	}
	if _, _, err := d.SignIn(t.Context(), "anna", "", here); !errors.Is(err, auth.ErrSignInFailed) {
		t.Errorf("got %v", err)
	}
}

// Each sign-in is a session of its own, and the token is in no store.
func TestTokensAreNew(t *testing.T) {
	d := newDesk(t, auth.Options{})
	first, p := d.signIn(t)
	second, q := d.signIn(t)
	if first == second || p.SessionKey == q.SessionKey {
		t.Error("two sign-ins share a session")
	}
	if err := d.SignOut(t.Context(), first); err != nil {
		t.Fatal(err)
	}
	d.is(t, first, auth.ErrSessionEnded)
	d.is(t, second, nil)
}

// A name that no account has is answered as one that has, try by try, so that
// nobody learns who works here by locking accounts.
func TestLockOut(t *testing.T) {
	for _, username := range []string{"maria", "nobody", "forsta"} {
		t.Run(username, func(t *testing.T) {
			d := newDesk(t, auth.Options{})
			var got []string
			guess := func(password string) {
				_, _, err := d.SignIn(t.Context(), username, password, here)
				got = append(got, err.Error())
			}
			for range 6 {
				guess("wrong")
			}
			guess(password) // right, and locked
			d.clock.move(15*time.Minute - 1)
			guess(password)
			d.clock.move(1)
			guess("wrong") // the sixth failure locks twice as long
			d.clock.move(29 * time.Minute)
			guess("wrong")
			d.clock.move(time.Minute)
			guess("wrong")
			const failed, locked = "sign-in-failed ", "account-locked "
			if want := strings.Repeat(failed, 4) + strings.Repeat(locked, 7); strings.Join(got, " ")+" " != want {
				t.Errorf("got %s", got)
			}
		})
	}
}

func TestLockEndsWithSuccess(t *testing.T) {
	d := newDesk(t, auth.Options{SignInsPerMinute: 1000})
	for round := range 3 {
		for try := range 4 {
			if _, _, err := d.SignIn(t.Context(), "maria", "wrong", here); !errors.Is(err, auth.ErrSignInFailed) {
				t.Fatalf("round %d, try %d: %v", round, try, err)
			}
		}
		d.signIn(t)
	}
}

func TestNewPasswordOpensTheLock(t *testing.T) {
	d := newDesk(t, auth.Options{})
	for range 5 {
		_, _, _ = d.SignIn(t.Context(), "maria", "wrong", here)
	}
	if err := d.users.SetPassword(t.Context(), authtest.System, d.nurse, "another password"); err != nil {
		t.Fatal(err)
	}
	if _, _, err := d.SignIn(t.Context(), "maria", "another password", here); err != nil {
		t.Error(err)
	}
}

// However many guess at once, no more than the two slots pass the lock.
func TestManyGuessesAtOnce(t *testing.T) {
	d := newDesk(t, auth.Options{SignInsPerMinute: 1000})
	var group sync.WaitGroup
	answers := make(chan error, 40)
	for range cap(answers) {
		group.Go(func() {
			_, _, err := d.SignIn(t.Context(), "maria", "wrong", here)
			answers <- err
		})
	}
	group.Wait()
	close(answers)
	checked := 0
	for err := range answers {
		if errors.Is(err, auth.ErrSignInFailed) {
			checked++
		} else if !errors.Is(err, auth.ErrAccountLocked) {
			t.Error(err)
		}
	}
	if checked != 4 {
		t.Errorf("%d guesses were told that they were wrong before the lock", checked)
	}
}

func TestTooManySignIns(t *testing.T) {
	d := newDesk(t, auth.Options{})
	guess := func(i int, from auth.Meta) error {
		_, _, err := d.SignIn(t.Context(), fmt.Sprintf("name%d", i), "wrong", from)
		return err
	}
	for range 100 {
		d.signIn(t) // a hospital behind one address at 07:30
	}
	for i := range 20 {
		if err := guess(i, here); !errors.Is(err, auth.ErrSignInFailed) {
			t.Fatalf("guess %d: %v", i, err)
		}
	}
	if err := guess(20, here); !errors.Is(err, auth.ErrTooManySignIns) || problem.As(err).Kind != problem.TooMany {
		t.Errorf("guess 20: %v", err)
	}
	if err := guess(21, auth.Meta{IP: "192.0.2.2"}); !errors.Is(err, auth.ErrSignInFailed) {
		t.Errorf("from elsewhere: %v", err)
	}
	d.clock.move(time.Minute)
	if err := guess(22, here); !errors.Is(err, auth.ErrSignInFailed) {
		t.Errorf("a minute later: %v", err)
	}
}

// What went wrong here is not held against who signs in.
func TestOurFaultsAreNotCounted(t *testing.T) {
	d := newDesk(t, auth.Options{SignInsPerMinute: 2})
	broken := errors.New("connection refused")
	d.store.Fail(broken)
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	for range 5 {
		if _, _, err := d.SignIn(t.Context(), "maria", password, here); !errors.Is(err, broken) || problem.As(err) != nil {
			t.Fatalf("got %v", err)
		}
		if _, _, err := d.SignIn(ended, "maria", password, here); !errors.Is(err, context.Canceled) {
			t.Fatalf("got %v", err)
		}
	}
	d.store.Fail(nil)
	d.signIn(t)
}

func TestRehash(t *testing.T) {
	d := newDesk(t, auth.Options{})
	d.signIn(t)
	before := d.store.Hash(d.nurse)
	if _, _, err := d.SignIn(t.Context(), "maria", password, here); err != nil || d.store.Hash(d.nurse) != before {
		t.Fatalf("hashed anew without need, %v", err)
	}
	policy, err := auth.LoadPolicy()
	if err != nil {
		t.Fatal(err)
	}
	dearer := auth.NewHasher(auth.Params{Memory: 2 << 10, Time: 1, Threads: 1})
	s := auth.NewService(policy, dearer, d.store, d.store, d.clock.now, auth.Options{})
	if _, _, err := s.SignIn(t.Context(), "maria", "wrong", here); !errors.Is(err, auth.ErrSignInFailed) || d.store.Hash(d.nurse) != before {
		t.Fatalf("a wrong password is hashed, %v", err)
	}
	for range 2 {
		if _, _, err := s.SignIn(t.Context(), "maria", password, here); err != nil {
			t.Fatal(err)
		}
		if hash := d.store.Hash(d.nurse); !strings.HasPrefix(hash, "$argon2id$v=19$m=2048,t=1,p=1$") {
			t.Errorf("hash %s", hash)
		}
	}
}
