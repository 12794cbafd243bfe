package auth

import (
	"context"
	"time"

	"kontaktpunkten/tickets"
)

// NewUser is a person to add. Roles name units, and Queues queues, by code.
type NewUser struct {
	Username   string
	Name       string
	Title      string
	HSAID      string
	Profession string // administrator, nurse, bma, physician, officer, none
	Licensed   bool
	Prescriber bool
	Roles      []RoleIn
	Queues     []string
	Password   string // empty: cannot sign in until one is set
	Demo       bool   // a demo account: short passwords pass, works in demo mode only
}

// RoleIn is a role to give in a unit.
type RoleIn struct {
	Role     string
	UnitCode string
}

// User is a person as administrators see them.
type User struct {
	ID         int
	Username   string
	Name       string
	Title      string
	HSAID      string
	Profession string
	Licensed   bool
	Prescriber bool
	Demo       bool
	Disabled   bool
	Roles      []RoleIn
	Queues     []string
}

// UserStore is the room of people that administration needs filled. Every
// change appends its events in the same transaction. A person who is not there
// is NotFound unknown-user; a name that is taken Conflict username-taken; codes
// that do not exist are fields in error (unknown-unit, unknown-queue).
type UserStore interface {
	// Insert adds a person with the hash of their password and answers the id.
	Insert(ctx context.Context, by tickets.Actor, u NewUser, hash string, at time.Time) (int, error)
	// List gives all people by user name, or only the one named.
	List(ctx context.Context, username string) ([]User, error)
	// SetPassword replaces the hash, forgets failures and ends all sessions.
	SetPassword(ctx context.Context, by tickets.Actor, userID int, hash string, at time.Time) error
	// SetRoles replaces roles and queues.
	SetRoles(ctx context.Context, by tickets.Actor, userID int, roles []RoleIn, queues []string, at time.Time) error
	// Disable closes the account and ends all its sessions.
	Disable(ctx context.Context, by tickets.Actor, userID int, at time.Time) error
}

// Users administers people. The caller has checked that by may (user:manage).
type Users struct {
	policy *Policy
	hasher *Hasher
	store  UserStore
	clock  func() time.Time
}

// NewUsers makes the administration over its store.
func NewUsers(policy *Policy, hasher *Hasher, store UserStore, clock func() time.Time) *Users {
	return &Users{policy: policy, hasher: hasher, store: store, clock: clock}
}

// AddUser adds a person and answers the id.
func (u *Users) AddUser(ctx context.Context, by tickets.Actor, n NewUser) (int, error) {
	return 0, nil
}

// SetPassword replaces a person's password and ends all their sessions.
func (u *Users) SetPassword(ctx context.Context, by tickets.Actor, userID int, password string) error {
	return nil
}

// ListUsers gives everybody, disabled people too, by user name.
func (u *Users) ListUsers(ctx context.Context) ([]User, error) {
	return nil, nil
}

// FindUser gives the person with a user name; NotFound unknown-user.
func (u *Users) FindUser(ctx context.Context, username string) (User, error) {
	return User{}, nil
}

// SetRoles replaces a person's roles and queues.
func (u *Users) SetRoles(ctx context.Context, by tickets.Actor, userID int, roles []RoleIn, queues []string) error {
	return nil
}

// Disable closes an account; nothing that the person did disappears.
func (u *Users) Disable(ctx context.Context, by tickets.Actor, userID int) error {
	return nil
}
