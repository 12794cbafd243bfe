package authtest

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/tickets"
	"kontaktpunkten/tickets/problem"
)

// Units and Queues are what the suite's database holds, by code.
var (
	Units  = map[string]int{"hjarta": 1, "ortopedi": 2}
	Queues = map[string]int{"hjarta-1": 11, "hjarta-2": 12, "ortopedi-1": 21}
)

// SessionStore is auth's room of sessions with the sweep that a job does.
type SessionStore interface {
	auth.Sessions
	Sweep(ctx context.Context, at, idleSince time.Time) (int64, error)
}

// Stores are the rooms under test, over one empty database with Units, whose
// HSA-ids are UnitHSAID's and ProviderHSAID, and Queues.
type Stores struct {
	Accounts auth.Accounts
	Sessions SessionStore
	Users    auth.UserStore
	Events   func() []Event // in the order they were appended
}

// Noon is when the suite's day stands still.
var Noon = time.Date(2026, 3, 3, 12, 0, 0, 0, time.UTC)

// Run holds stores to what package auth says of them; open makes fresh ones.
func Run(t *testing.T, open func(t *testing.T) Stores) {
	tests := map[string]func(*testing.T, Stores){
		"a person comes back as added":              addAndList,
		"a name is had by one":                      takenName,
		"codes that do not exist are fields":        unknownCodes,
		"somebody who is not there":                 unknownPerson,
		"failures lock by the rule":                 lockByRule,
		"a hash is replaced once":                   rehashOnce,
		"a session carries its person":              sessionPerson,
		"activity only moves forward":               touchForward,
		"one session ends with one event":           endOne,
		"all sessions of one person end":            endAll,
		"a new password ends sessions and the lock": newPassword,
		"new roles are an event in all units":       newRoles,
		"a closed account has no session":           closedAccount,
		"the sweep takes what is old":               sweepOld,
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) { test(t, open(t)) })
	}
}

// System is who acts in the suite.
var System = tickets.Actor{Kind: tickets.BySystem}

// Nurse is a person of two roles in two units.
func Nurse() auth.NewUser {
	return auth.NewUser{
		Username: "maria", Name: "Maria Åström", Title: "Sjuksköterska", HSAID: "SE5565594230-MARIA",
		Profession: "nurse", Licensed: true, Prescriber: true,
		Roles:  []auth.RoleIn{{Role: auth.RoleSecondLine, UnitCode: "hjarta"}, {Role: auth.RoleSupervisor, UnitCode: "ortopedi"}},
		Queues: []string{"hjarta-2", "ortopedi-1"},
	}
}

func ok(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func equal(t *testing.T, want, got any) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func add(t *testing.T, s Stores, u auth.NewUser) int {
	t.Helper()
	id, err := s.Users.Insert(t.Context(), System, u, "hash of "+u.Username, Noon)
	ok(t, err)
	return id
}

func addAndList(t *testing.T, s Stores) {
	id := add(t, s, Nurse())
	other := add(t, s, auth.NewUser{Username: "anna", Name: "Anna", Profession: "none", Demo: true})
	all, err := s.Users.List(t.Context(), "")
	ok(t, err)
	maria := auth.User{
		ID: id, Username: "maria", Name: "Maria Åström", Title: "Sjuksköterska", HSAID: "SE5565594230-MARIA",
		Profession: "nurse", Licensed: true, Prescriber: true, Roles: Nurse().Roles, Queues: Nurse().Queues,
	}
	anna := auth.User{ID: other, Username: "anna", Name: "Anna", Profession: "none", Demo: true, Roles: []auth.RoleIn{}, Queues: []string{}}
	equal(t, []auth.User{anna, maria}, all)
	one, err := s.Users.List(t.Context(), "maria")
	ok(t, err)
	equal(t, []auth.User{maria}, one)
	account, found, err := s.Accounts.Account(t.Context(), "maria")
	ok(t, err)
	equal(t, true, found)
	equal(t, auth.Account{UserID: id, Hash: "hash of maria"}, account)
	equal(t, []Event{
		{SubjectType: "user", SubjectID: int64(id), Units: []int{1, 2}, ActorKind: tickets.BySystem, Kind: tickets.RightsChanged},
		{SubjectType: "user", SubjectID: int64(other), ActorKind: tickets.BySystem, Kind: tickets.RightsChanged},
	}, s.Events())
}

func takenName(t *testing.T, s Stores) {
	add(t, s, Nurse())
	if _, err := s.Users.Insert(t.Context(), System, Nurse(), "other", Noon); !errors.Is(err, auth.ErrUsernameTaken) {
		t.Errorf("got %v", err)
	}
	all, err := s.Users.List(t.Context(), "")
	ok(t, err)
	equal(t, 1, len(all))
}

func unknownCodes(t *testing.T, s Stores) {
	u := Nurse()
	u.Roles[1].UnitCode, u.Queues = "nowhere", []string{"hjarta-2", "none"}
	want := []problem.Field{{Path: "roles[1].unit", Slug: "unknown-unit"}, {Path: "queues[1]", Slug: "unknown-queue"}}
	_, err := s.Users.Insert(t.Context(), System, u, "", Noon)
	equal(t, want, problem.As(err).Fields)
	id := add(t, s, Nurse())
	err = s.Users.SetRoles(t.Context(), System, id, u.Roles, u.Queues, Noon)
	equal(t, want, problem.As(err).Fields)
	one, err := s.Users.List(t.Context(), "maria")
	ok(t, err)
	equal(t, Nurse().Roles, one[0].Roles)
	equal(t, 1, len(s.Events()))
}

func unknownPerson(t *testing.T, s Stores) {
	ctx := t.Context()
	for name, err := range map[string]error{
		"password": s.Users.SetPassword(ctx, System, 99, "x", Noon),
		"roles":    s.Users.SetRoles(ctx, System, 99, nil, nil, Noon),
		"disable":  s.Users.Disable(ctx, System, 99, Noon),
		"settings": s.Accounts.SaveSettings(ctx, 99, []byte("{}")),
	} {
		if !errors.Is(err, auth.ErrUnknownUser) {
			t.Errorf("%s: %v", name, err)
		}
	}
	_, found, err := s.Accounts.Account(ctx, "nobody")
	ok(t, err)
	equal(t, false, found)
	_, found, err = s.Sessions.Read(ctx, auth.TokenHash{1})
	ok(t, err)
	equal(t, false, found)
	ok(t, s.Sessions.End(ctx, auth.TokenHash{1}, Noon))
	ok(t, s.Sessions.Touch(ctx, auth.TokenHash{1}, Noon))
	equal(t, 0, len(s.Events()))
}

func lockByRule(t *testing.T, s Stores) {
	id := add(t, s, Nurse())
	rule := auth.LockRule{After: 3, First: 7 * time.Minute, Longest: 100 * time.Minute}
	at := Noon
	for failed := 1; failed <= 40; failed++ {
		at = at.Add(time.Hour)
		until, err := s.Accounts.SignInFailed(t.Context(), id, at, rule)
		ok(t, err)
		if want := rule.Until(failed, at); !until.Equal(want) {
			t.Fatalf("failure %d: locked until %v, want %v", failed, until, want)
		}
		account, _, err := s.Accounts.Account(t.Context(), "maria")
		ok(t, err)
		if !account.LockedUntil.Equal(until) {
			t.Fatalf("failure %d: account says %v", failed, account.LockedUntil)
		}
	}
	ok(t, s.Sessions.Open(t.Context(), auth.TokenHash{1}, id, Noon, Noon.Add(time.Hour)))
	until, err := s.Accounts.SignInFailed(t.Context(), id, at, rule)
	ok(t, err)
	equal(t, true, until.IsZero())
}

func rehashOnce(t *testing.T, s Stores) {
	id := add(t, s, Nurse())
	ok(t, s.Accounts.Rehash(t.Context(), id, "hash of maria", "second"))
	ok(t, s.Accounts.Rehash(t.Context(), id, "hash of maria", "third"))
	account, _, err := s.Accounts.Account(t.Context(), "maria")
	ok(t, err)
	equal(t, "second", account.Hash)
}
