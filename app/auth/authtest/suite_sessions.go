package authtest

import (
	"testing"
	"time"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/tickets"
)

func open(t *testing.T, s Stores, user int, at time.Time, hashes ...auth.TokenHash) {
	t.Helper()
	for _, hash := range hashes {
		ok(t, s.Sessions.Open(t.Context(), hash, user, at, at.Add(12*time.Hour)))
	}
}

func there(t *testing.T, s Stores, hash auth.TokenHash) bool {
	t.Helper()
	_, found, err := s.Sessions.Read(t.Context(), hash)
	ok(t, err)
	return found
}

// newEvents drops the events that adding people made.
func newEvents(s Stores, people int) []Event { return s.Events()[people:] }

func sessionPerson(t *testing.T, s Stores) {
	id := add(t, s, Nurse())
	ok(t, s.Accounts.SaveSettings(t.Context(), id, []byte(`{"theme": "dark"}`)))
	hash := auth.TokenHash{0xff, 1}
	open(t, s, id, Noon, hash)
	got, found, err := s.Sessions.Read(t.Context(), hash)
	ok(t, err)
	equal(t, true, found)
	want := auth.Session{CreatedAt: Noon, SeenAt: Noon, ExpiresAt: Noon.Add(12 * time.Hour), Person: auth.Person{
		UserID: id, Username: "maria", Name: "Maria Åström", Title: "Sjuksköterska", HSAID: "SE5565594230-MARIA",
		Profession: "nurse", Licensed: true, Prescriber: true, Settings: []byte(`{"theme": "dark"}`), Queues: []int{12, 21},
		Roles: []auth.RoleAt{
			{Role: auth.RoleSecondLine, Unit: 1, UnitCode: "hjarta", UnitHSAID: UnitHSAID("hjarta"), ProviderHSAID: ProviderHSAID},
			{Role: auth.RoleSupervisor, Unit: 2, UnitCode: "ortopedi", UnitHSAID: UnitHSAID("ortopedi"), ProviderHSAID: ProviderHSAID},
		},
	}}
	equal(t, want, got)
	stranger := add(t, s, auth.NewUser{Username: "anna", Name: "Anna", Profession: "none", Demo: true})
	open(t, s, stranger, Noon, auth.TokenHash{2})
	got, _, err = s.Sessions.Read(t.Context(), auth.TokenHash{2})
	ok(t, err)
	equal(t, true, got.Demo)
	equal(t, auth.Person{UserID: stranger, Username: "anna", Name: "Anna", Profession: "none",
		Settings: []byte("{}"), Queues: []int{}, Roles: []auth.RoleAt{}}, got.Person)
}

func touchForward(t *testing.T, s Stores) {
	hash := auth.TokenHash{1}
	open(t, s, add(t, s, Nurse()), Noon, hash)
	for _, at := range []time.Time{Noon.Add(2 * time.Minute), Noon.Add(time.Minute)} {
		ok(t, s.Sessions.Touch(t.Context(), hash, at))
	}
	got, _, err := s.Sessions.Read(t.Context(), hash)
	ok(t, err)
	equal(t, Noon.Add(2*time.Minute), got.SeenAt)
}

func endOne(t *testing.T, s Stores) {
	id := add(t, s, Nurse())
	// The first byte's highest bit is set: the key has no sign.
	one, other := auth.TokenHash{0xfe, 1, 2, 3, 4, 5, 6, 7, 8}, auth.TokenHash{2}
	open(t, s, id, Noon, one, other)
	ok(t, s.Sessions.End(t.Context(), one, Noon))
	ok(t, s.Sessions.End(t.Context(), one, Noon)) // twice is one event
	equal(t, false, there(t, s, one))
	equal(t, true, there(t, s, other))
	equal(t, []Event{{SubjectType: "session", SubjectID: one.Key(), Units: []int{1, 2}, ActorKind: tickets.ByUser, ActorID: id, Kind: tickets.SessionEnded}}, newEvents(s, 1))
}

func endAll(t *testing.T, s Stores) {
	id := add(t, s, Nurse())
	other := add(t, s, auth.NewUser{Username: "anna", Name: "Anna", Profession: "none"})
	open(t, s, id, Noon, auth.TokenHash{1}, auth.TokenHash{2})
	open(t, s, other, Noon, auth.TokenHash{3})
	by := tickets.Actor{Kind: tickets.ByUser, ID: other}
	ok(t, s.Sessions.EndAll(t.Context(), id, by, Noon))
	ok(t, s.Sessions.EndAll(t.Context(), id, by, Noon))
	equal(t, []bool{false, false, true}, []bool{there(t, s, auth.TokenHash{1}), there(t, s, auth.TokenHash{2}), there(t, s, auth.TokenHash{3})})
	equal(t, []Event{{SubjectType: "user", SubjectID: int64(id), Units: []int{1, 2}, ActorKind: tickets.ByUser, ActorID: other, Kind: tickets.SessionEnded}}, newEvents(s, 2))
}

func newPassword(t *testing.T, s Stores) {
	id := add(t, s, Nurse())
	open(t, s, id, Noon, auth.TokenHash{1})
	rule := auth.LockRule{After: 1, First: time.Hour, Longest: time.Hour}
	_, err := s.Accounts.SignInFailed(t.Context(), id, Noon, rule)
	ok(t, err)
	ok(t, s.Users.SetPassword(t.Context(), System, id, "new hash", Noon))
	account, _, err := s.Accounts.Account(t.Context(), "maria")
	ok(t, err)
	equal(t, auth.Account{UserID: id, Hash: "new hash"}, account)
	equal(t, false, there(t, s, auth.TokenHash{1}))
	equal(t, []Event{{SubjectType: "user", SubjectID: int64(id), Units: []int{1, 2}, ActorKind: tickets.BySystem, Kind: tickets.SessionEnded}}, newEvents(s, 1))
}

func newRoles(t *testing.T, s Stores) {
	u := Nurse()
	u.Roles = u.Roles[:1] // hjarta
	id := add(t, s, u)
	hash := auth.TokenHash{1}
	open(t, s, id, Noon, hash)
	roles := []auth.RoleIn{{Role: auth.RoleOfficer, UnitCode: "ortopedi"}, {Role: auth.RoleOfficer, UnitCode: "ortopedi"}}
	ok(t, s.Users.SetRoles(t.Context(), System, id, roles, []string{"ortopedi-1", "ortopedi-1"}, Noon))
	got, _, err := s.Sessions.Read(t.Context(), hash)
	ok(t, err)
	equal(t, []int{21}, got.Person.Queues)
	equal(t, []auth.RoleAt{{Role: auth.RoleOfficer, Unit: 2, UnitCode: "ortopedi", UnitHSAID: UnitHSAID("ortopedi"), ProviderHSAID: ProviderHSAID}}, got.Person.Roles)
	equal(t, []Event{{SubjectType: "user", SubjectID: int64(id), Units: []int{1, 2}, ActorKind: tickets.BySystem, Kind: tickets.RightsChanged}}, newEvents(s, 1))
}

func closedAccount(t *testing.T, s Stores) {
	id := add(t, s, Nurse())
	open(t, s, id, Noon, auth.TokenHash{1})
	ok(t, s.Users.Disable(t.Context(), System, id, Noon))
	open(t, s, id, Noon, auth.TokenHash{2}) // a sign-in that was under way
	equal(t, []bool{false, false}, []bool{there(t, s, auth.TokenHash{1}), there(t, s, auth.TokenHash{2})})
	_, found, err := s.Accounts.Account(t.Context(), "maria")
	ok(t, err)
	equal(t, false, found)
	one, err := s.Users.List(t.Context(), "maria")
	ok(t, err)
	equal(t, true, one[0].Disabled)
	of := Event{SubjectType: "user", SubjectID: int64(id), Units: []int{1, 2}, ActorKind: tickets.BySystem}
	ended, changed := of, of
	ended.Kind, changed.Kind = tickets.SessionEnded, tickets.RightsChanged
	equal(t, []Event{ended, changed}, newEvents(s, 1))
}

func sweepOld(t *testing.T, s Stores) {
	id := add(t, s, Nurse())
	now := Noon.Add(12 * time.Hour)
	expired, idle, alive := auth.TokenHash{1}, auth.TokenHash{2}, auth.TokenHash{3}
	open(t, s, id, Noon, expired)
	ok(t, s.Sessions.Touch(t.Context(), expired, now))
	open(t, s, id, Noon.Add(time.Minute), idle, alive)
	ok(t, s.Sessions.Touch(t.Context(), alive, now.Add(-time.Hour)))
	n, err := s.Sessions.Sweep(t.Context(), now, now.Add(-time.Hour))
	ok(t, err)
	equal(t, int64(2), n)
	equal(t, []bool{false, false, true}, []bool{there(t, s, expired), there(t, s, idle), there(t, s, alive)})
	ended := newEvents(s, 1)
	equal(t, 2, len(ended))
	for _, e := range ended {
		equal(t, Event{SubjectType: "session", SubjectID: e.SubjectID, Units: []int{1, 2}, ActorKind: tickets.ByClock, Kind: tickets.SessionEnded}, e)
	}
}
