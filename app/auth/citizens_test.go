package auth

import (
	"context"
	"errors"
	"testing"
	"time"

	"kontaktpunkten/tickets/personnummer"
	"kontaktpunkten/tickets/workday"
)

// visitors are citizens' sessions in memory; the real ones have their tests in
// app/postgres.
type visitors map[TokenHash]CitizenSession

func (v visitors) Admit(context.Context, personnummer.Number, string, time.Time) (int64, error) {
	return 7, nil
}

func (v visitors) Open(_ context.Context, hash TokenHash, patient int64, at, expires time.Time) error {
	v[hash] = CitizenSession{Citizen: Citizen{Patient: patient}, SeenAt: at, ExpiresAt: expires}
	return nil
}

func (v visitors) Read(_ context.Context, hash TokenHash) (CitizenSession, bool, error) {
	s, found := v[hash]
	return s, found, nil
}

func (v visitors) Touch(_ context.Context, hash TokenHash, at time.Time) error {
	s := v[hash]
	s.SeenAt = at
	v[hash] = s
	return nil
}

func (v visitors) End(_ context.Context, hash TokenHash) error {
	delete(v, hash)
	return nil
}

func someCitizen() personnummer.Number {
	return personnummer.TestNumber(workday.Date{Year: 1990, Month: 2, Day: 3}, 0)
}

// An address that begins to sign in again and again and never comes through is
// stopped; those who come through are not, however many share the address.
func TestBeginningToSignInIsLimited(t *testing.T) {
	now := noon
	s := NewCitizens(testPolicy(t), visitors{}, func() time.Time { return now })
	crowd, guesser, other := Meta{IP: "192.0.2.1"}, Meta{IP: "192.0.2.2"}, Meta{IP: "192.0.2.3"}
	for range 10 * citizenSignIns {
		if err := s.Begin(crowd); err != nil {
			t.Fatal(err)
		}
		if _, c, err := s.SignIn(t.Context(), someCitizen(), "", crowd); err != nil || c.Patient != 7 || !c.May("citizen", "read") {
			t.Fatalf("%+v %v", c, err)
		}
	}
	for range citizenSignIns {
		if err := s.Begin(guesser); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Begin(guesser); !errors.Is(err, ErrTooManySignIns) {
		t.Errorf("%v", err)
	}
	if err := s.Begin(other); err != nil {
		t.Errorf("another address is stopped too: %v", err)
	}
	if now = now.Add(time.Minute); s.Begin(guesser) != nil {
		t.Error("stopped for longer than a minute")
	}
}

// A session ends by being idle, by its age, and by signing out; a token that was
// never one is nobody's.
func TestCitizensSessions(t *testing.T) {
	now := noon
	s := NewCitizens(testPolicy(t), visitors{}, func() time.Time { return now })
	signIn := func() string {
		t.Helper()
		token, _, err := s.SignIn(t.Context(), someCitizen(), "", Meta{})
		if err != nil {
			t.Fatal(err)
		}
		return token
	}
	is := func(token string, want error) {
		t.Helper()
		if c, err := s.Authenticate(t.Context(), token); !errors.Is(err, want) || (err == nil) != (c != nil) {
			t.Fatalf("after %v: %v %v, want %v", now.Sub(noon), c, err, want)
		}
	}
	token, idle, out := signIn(), signIn(), signIn()
	if err := s.SignOut(t.Context(), out); err != nil {
		t.Fatal(err)
	}
	is(out, ErrSessionEnded)
	is("", ErrSessionEnded)
	is("x", ErrSessionEnded)
	for now.Sub(noon) < CitizenAbsolute-CitizenIdle {
		now = now.Add(CitizenIdle - time.Second)
		is(token, nil)
	}
	is(idle, ErrSessionEnded)
	now = noon.Add(CitizenAbsolute - time.Second)
	is(token, nil)
	now = noon.Add(CitizenAbsolute)
	is(token, ErrSessionEnded)
}
