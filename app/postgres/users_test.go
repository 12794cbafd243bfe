package postgres_test

import (
	"context"
	"encoding/json"
	"errors"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/auth/authtest"
	"kontaktpunkten/app/postgres"
	"kontaktpunkten/app/postgres/pgtest"
	"kontaktpunkten/tickets"
)

// openAuth gives the stores of package auth over a database with the suite's
// units and queues, and the owner's connection to look behind them.
func openAuth(t *testing.T) (*postgres.Users, *postgres.Sessions, *pgx.Conn) {
	t.Helper()
	clone := pgtest.New(t)
	owner, err := pgx.Connect(t.Context(), clone.OwnerURL)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = owner.Close(context.Background()) })
	for code, id := range authtest.Units {
		if _, err := owner.Exec(t.Context(), `insert into units (id, code, name, hsa_id, provider_hsa_id) values ($1, $2, $2, $3, $4)`,
			id, code, authtest.UnitHSAID(code), authtest.ProviderHSAID); err != nil {
			t.Fatal(err)
		}
	}
	for code, id := range authtest.Queues {
		if _, err := owner.Exec(t.Context(), `insert into queues (id, code, unit_id, name, line) values ($1, $2, $3, $2, 1)`, id, code, id/10); err != nil {
			t.Fatal(err)
		}
	}
	db, err := postgres.Open(t.Context(), clone.AppURL, 8, func() time.Time { return authtest.Noon })
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return postgres.NewUsers(db), postgres.NewSessions(db), owner
}

// authEvents reads the events and checks that they hold codes and ids only.
func authEvents(t *testing.T, owner *pgx.Conn) []authtest.Event {
	t.Helper()
	rows, err := owner.Query(t.Context(), `select subject_type, subject_id, unit_ids, actor_kind, coalesce(actor_id, 0), kind, data, at from events order by id`)
	if err != nil {
		t.Fatal(err)
	}
	events, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (e authtest.Event, err error) {
		var data map[string]any
		var at time.Time
		err = row.Scan(&e.SubjectType, &e.SubjectID, &e.Units, &e.ActorKind, &e.ActorID, &e.Kind, &data, &at)
		if len(e.Units) == 0 {
			e.Units = nil
		}
		for key := range data {
			if key != "roles" && key != "queues" && key != "disabled" {
				t.Errorf("event %s holds %q", e.Kind, key)
			}
		}
		return e, err
	})
	if err != nil {
		t.Fatal(err)
	}
	return events
}

func TestAuthStores(t *testing.T) {
	authtest.Run(t, func(t *testing.T) authtest.Stores {
		users, sessions, owner := openAuth(t)
		return authtest.Stores{Accounts: users, Sessions: sessions, Users: users,
			Events: func() []authtest.Event { return authEvents(t, owner) }}
	})
}

// Failures on two replicas at once all count.
func TestSignInFailedCountsAll(t *testing.T) {
	users, _, owner := openAuth(t)
	id, err := users.Insert(t.Context(), authtest.System, authtest.Nurse(), "", authtest.Noon)
	if err != nil {
		t.Fatal(err)
	}
	var group sync.WaitGroup
	for range 20 {
		group.Go(func() {
			if _, err := users.SignInFailed(t.Context(), id, authtest.Noon, auth.DefaultLock); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	var failed int
	if err := owner.QueryRow(t.Context(), `select failed from users where id = $1`, id).Scan(&failed); err != nil || failed != 20 {
		t.Errorf("counted %d failures, %v", failed, err)
	}
}

// Two administrators at once: one set of roles counts, never a mixture.
func TestSetRolesAtOnce(t *testing.T) {
	users, _, _ := openAuth(t)
	id, err := users.Insert(t.Context(), authtest.System, authtest.Nurse(), "", authtest.Noon)
	if err != nil {
		t.Fatal(err)
	}
	var group sync.WaitGroup
	for i := range 10 {
		unit, queue := "hjarta", "hjarta-1"
		if i%2 == 1 {
			unit, queue = "ortopedi", "ortopedi-1"
		}
		group.Go(func() {
			roles := []auth.RoleIn{{Role: auth.RoleFirstLine, UnitCode: unit}, {Role: auth.RoleOfficer, UnitCode: unit}}
			if err := users.SetRoles(t.Context(), authtest.System, id, roles, []string{queue}, authtest.Noon); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	list, err := users.List(t.Context(), "maria")
	if err != nil {
		t.Fatal(err)
	}
	u := list[0]
	if len(u.Roles) != 2 || u.Roles[0].UnitCode != u.Roles[1].UnitCode || len(u.Queues) != 1 {
		t.Errorf("got %+v", u)
	}
}

// The history of rights says who was given what, in ids and codes (P-3).
func TestRightsEventSaysWhichRights(t *testing.T) {
	users, _, owner := openAuth(t)
	by := tickets.Actor{Kind: tickets.ByUser, ID: 7}
	if _, err := users.Insert(t.Context(), by, authtest.Nurse(), "", authtest.Noon); err != nil {
		t.Fatal(err)
	}
	var raw []byte
	if err := owner.QueryRow(t.Context(), `select data from events where actor_id = 7`).Scan(&raw); err != nil {
		t.Fatal(err)
	}
	var got struct {
		Roles []struct {
			Role string
			Unit int
		}
		Queues []int
	}
	if err := json.Unmarshal(raw, &got); err != nil {
		t.Fatal(err)
	}
	if len(got.Roles) != 2 || got.Roles[0].Role != auth.RoleSecondLine || got.Roles[0].Unit != 1 || got.Roles[1].Unit != 2 || len(got.Queues) != 2 || got.Queues[0] != 12 {
		t.Errorf("got %s", raw)
	}
}

// Two replicas over one database: what ends on one has ended on the other as
// soon as the event is read there, and each row of the way is real.
func TestSessionsOnTwoReplicas(t *testing.T) {
	users, sessions, owner := openAuth(t)
	policy, err := auth.LoadPolicy()
	if err != nil {
		t.Fatal(err)
	}
	hasher, clock := auth.NewHasher(auth.DemoParams), func() time.Time { return authtest.Noon }
	nurse := authtest.Nurse()
	nurse.Password = "korrekt häst batteri"
	id, err := auth.NewUsers(hasher, users, clock).AddUser(t.Context(), authtest.System, nurse)
	if err != nil {
		t.Fatal(err)
	}
	one := auth.NewService(policy, hasher, users, sessions, clock, auth.Options{})
	two := auth.NewService(policy, hasher, users, sessions, clock, auth.Options{})
	token, p, err := one.SignIn(t.Context(), "maria", nurse.Password, auth.Meta{IP: "192.0.2.1"})
	if err != nil {
		t.Fatal(err)
	}
	if !p.May("ticket", "take", 1) || p.May("ticket", "reveal", 1) || !p.May("ticket", "reveal", 2) || p.MainRole(1).UnitHSAID != authtest.UnitHSAID("hjarta") {
		t.Errorf("rights of %+v", p.Person)
	}
	if _, err := two.Authenticate(t.Context(), token); err != nil {
		t.Fatal(err)
	}
	if err := two.SaveSettings(t.Context(), id, nil); err != nil {
		t.Error(err)
	}
	if err := two.SignOut(t.Context(), token); err != nil {
		t.Fatal(err)
	}
	events := authEvents(t, owner)
	last := events[len(events)-1]
	if last.SubjectType != "session" || last.SubjectID != p.SessionKey {
		t.Fatalf("event %+v, session %d", last, p.SessionKey)
	}
	one.InvalidateSession(last.SubjectID)
	if _, err := one.Refresh(t.Context(), p); !errors.Is(err, auth.ErrSessionEnded) {
		t.Errorf("goes on after it ended: %v", err)
	}
	for range 5 {
		_, _, err = one.SignIn(t.Context(), "maria", "wrong", auth.Meta{})
	}
	if _, _, locked := two.SignIn(t.Context(), "maria", nurse.Password, auth.Meta{}); !errors.Is(err, auth.ErrAccountLocked) || !errors.Is(locked, auth.ErrAccountLocked) {
		t.Errorf("locked on one: %v; on the other: %v", err, locked)
	}
}
