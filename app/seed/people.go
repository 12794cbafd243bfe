package seed

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/desk"
	"kontaktpunkten/app/postgres"
	"kontaktpunkten/app/wire"
	"kontaktpunkten/tickets"
)

// Password is that of every demo account.
const Password = "demo"

// colleague is one of the demonstration's people.
type colleague struct {
	Username   string            `json:"username"`
	Name       string            `json:"name"`
	Title      string            `json:"title"`
	Profession string            `json:"profession"`
	Licensed   bool              `json:"licensed"`
	Prescriber bool              `json:"prescriber"`
	Roles      map[string]string `json:"roles"` // by unit
	Queues     []string          `json:"queues"`
	SignIn     bool              `json:"sign_in"`
}

func staff() []colleague { return read[[]colleague]("people") }

// Accounts are the demo accounts that anybody may use, with Password.
func Accounts() []wire.DemoAccount {
	var all []wire.DemoAccount
	for _, c := range staff() {
		if c.SignIn {
			all = append(all, wire.DemoAccount{Username: c.Username, Name: c.Name, Title: c.Title})
		}
	}
	return all
}

// People adds the demonstration's people who are not there yet: those with an
// account, and colleagues without a password whom tickets can be handed to.
// They all are marked as demo. The password is hashed once.
func People(ctx context.Context, db *postgres.DB, hasher *auth.Hasher, at time.Time) error {
	users := postgres.NewUsers(db)
	there, err := users.List(ctx, "")
	if err != nil {
		return fmt.Errorf("seed people: %w", err)
	}
	known := map[string]bool{}
	for _, u := range there {
		known[u.Username] = true
	}
	hash := ""
	for i, c := range staff() {
		if known[c.Username] {
			continue
		}
		if hash == "" {
			if hash, err = hasher.Hash(ctx, Password); err != nil {
				return fmt.Errorf("seed people: %w", err)
			}
		}
		own := ""
		if c.SignIn {
			own = hash
		}
		_, err := users.Insert(ctx, tickets.Actor{Kind: tickets.BySystem}, c.account(i), own, at)
		if err != nil && !errors.Is(err, auth.ErrUsernameTaken) { // another replica was first
			return fmt.Errorf("seed people: %s: %w", c.Username, err)
		}
	}
	return db.Book().Refresh(ctx)
}

func (c colleague) account(i int) auth.NewUser {
	u := auth.NewUser{Username: c.Username, Name: c.Name, Title: c.Title, HSAID: fmt.Sprintf("SE5565594230-1%03X", 0xA10+i),
		Profession: c.Profession, Licensed: c.Licensed, Prescriber: c.Prescriber, Queues: c.Queues, Demo: true}
	for _, unit := range slices.Sorted(maps.Keys(c.Roles)) {
		u.Roles = append(u.Roles, auth.RoleIn{Role: c.Roles[unit], UnitCode: unit})
	}
	return u
}

// Principals are all people of the desk as the stores know who acts, by user
// name: for what works without signing in, like the demonstration and tests.
func Principals(ctx context.Context, db *postgres.DB) (map[string]*auth.Principal, error) {
	policy, err := auth.LoadPolicy()
	if err != nil {
		return nil, err
	}
	list, err := postgres.NewUsers(db).List(ctx, "")
	if err != nil {
		return nil, fmt.Errorf("principals: %w", err)
	}
	d := db.Book().Directory()
	all := map[string]*auth.Principal{}
	for _, u := range list {
		if !u.Disabled {
			all[u.Username] = policy.Principal(person(d, u))
		}
	}
	return all, nil
}

func person(d *desk.Directory, u auth.User) auth.Person {
	p := auth.Person{UserID: u.ID, Username: u.Username, Name: u.Name, Title: u.Title, HSAID: u.HSAID,
		Profession: u.Profession, Licensed: u.Licensed, Prescriber: u.Prescriber}
	for _, r := range u.Roles {
		if n := d.UnitByCode(r.UnitCode); n != nil {
			p.Roles = append(p.Roles, auth.RoleAt{Role: r.Role, Unit: n.ID, UnitCode: n.Code, UnitHSAID: n.HSAID, ProviderHSAID: n.ProviderHSAID})
		}
	}
	for _, code := range u.Queues {
		if q := d.QueueByCode(code); q != nil {
			p.Queues = append(p.Queues, q.ID)
		}
	}
	slices.Sort(p.Queues)
	return p
}
