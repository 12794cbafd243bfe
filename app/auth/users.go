package auth

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"kontaktpunkten/tickets"
	"kontaktpunkten/tickets/problem"
)

// What administration answers besides fields in error.
var (
	ErrUnknownUser   = problem.New(problem.NotFound, "unknown-user")
	ErrUsernameTaken = problem.New(problem.Conflict, "username-taken")
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
// is ErrUnknownUser; a name that is taken ErrUsernameTaken; codes that do not
// exist are fields in error: roles[i].unit unknown-unit, queues[i] unknown-queue.
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
	hasher *Hasher
	store  UserStore
	clock  func() time.Time
}

// NewUsers makes the administration over its store.
func NewUsers(hasher *Hasher, store UserStore, clock func() time.Time) *Users {
	return &Users{hasher: hasher, store: store, clock: clock}
}

// AddUser adds a person and answers the id. What is wrong with the fields comes
// back all at once (invalid-fields), before anything is written.
func (u *Users) AddUser(ctx context.Context, by tickets.Actor, n NewUser) (int, error) {
	n.Username = foldUsername(n.Username)
	n.Name, n.Title = strings.TrimSpace(n.Name), strings.TrimSpace(n.Title)
	if n.Profession == "" {
		n.Profession = "none"
	}
	if err := fieldsProblem(n.faults()); err != nil {
		return 0, err
	}
	hash := ""
	if n.Password != "" {
		var err error
		if hash, err = u.hasher.Hash(ctx, n.Password); err != nil {
			return 0, err
		}
	}
	n.Password = "" // the store has no use for it
	id, err := u.store.Insert(ctx, by, n, hash, u.clock())
	if err != nil {
		return 0, fmt.Errorf("add user: %w", err)
	}
	return id, nil
}

// SetPassword replaces a person's password and ends all their sessions.
func (u *Users) SetPassword(ctx context.Context, by tickets.Actor, userID int, password string) error {
	if err := fieldsProblem(passwordFaults(password)); err != nil {
		return err
	}
	hash, err := u.hasher.Hash(ctx, password)
	if err != nil {
		return err
	}
	if err := u.store.SetPassword(ctx, by, userID, hash, u.clock()); err != nil {
		return fmt.Errorf("set password of user %d: %w", userID, err)
	}
	return nil
}

// ListUsers gives everybody, disabled people too, by user name.
func (u *Users) ListUsers(ctx context.Context) ([]User, error) {
	list, err := u.store.List(ctx, "")
	if err != nil {
		return nil, fmt.Errorf("list users: %w", err)
	}
	return list, nil
}

// FindUser gives the person with a user name; ErrUnknownUser.
func (u *Users) FindUser(ctx context.Context, username string) (User, error) {
	list, err := u.store.List(ctx, foldUsername(username))
	switch {
	case err != nil:
		return User{}, fmt.Errorf("find user: %w", err)
	case len(list) == 0 || foldUsername(username) == "":
		return User{}, ErrUnknownUser
	}
	return list[0], nil
}

// SetRoles replaces a person's roles and queues; the sessions that are open have
// the new rights at once.
func (u *Users) SetRoles(ctx context.Context, by tickets.Actor, userID int, roles []RoleIn, queues []string) error {
	if err := fieldsProblem(roleFaults(roles)); err != nil {
		return err
	}
	if err := u.store.SetRoles(ctx, by, userID, roles, queues, u.clock()); err != nil {
		return fmt.Errorf("set roles of user %d: %w", userID, err)
	}
	return nil
}

// Disable closes an account; nothing that the person did disappears.
func (u *Users) Disable(ctx context.Context, by tickets.Actor, userID int) error {
	if err := u.store.Disable(ctx, by, userID, u.clock()); err != nil {
		return fmt.Errorf("disable user %d: %w", userID, err)
	}
	return nil
}

var usernameShape = regexp.MustCompile(`^[a-z0-9][a-z0-9._-]{1,39}$`)

// professions are those of the table users; routing sends by them (P-1, P-12).
var professions = []string{"administrator", "nurse", "bma", "physician", "officer", "none"}

const (
	shortestPassword = 12 // characters
	longestPassword  = 200
	longestName      = 200
)

func (n NewUser) faults() []problem.Field {
	var faults []problem.Field
	fault := func(wrong bool, path, slug string) {
		if wrong {
			faults = append(faults, problem.Field{Path: path, Slug: slug})
		}
	}
	fault(!usernameShape.MatchString(n.Username), "username", "bad-username")
	fault(n.Name == "", "name", "required")
	fault(utf8.RuneCountInString(n.Name) > longestName, "name", "too-long")
	fault(utf8.RuneCountInString(n.Title) > longestName, "title", "too-long")
	fault(!slices.Contains(professions, n.Profession), "profession", "unknown-profession")
	fault(n.Prescriber && !n.Licensed, "prescriber", "licensed-only")
	if n.Password != "" && !n.Demo {
		faults = append(faults, passwordFaults(n.Password)...)
	}
	return append(faults, roleFaults(n.Roles)...)
}

func passwordFaults(password string) []problem.Field {
	switch length := utf8.RuneCountInString(norm.NFC.String(password)); {
	case length < shortestPassword:
		return []problem.Field{{Path: "password", Slug: "password-too-short"}}
	case length > longestPassword:
		return []problem.Field{{Path: "password", Slug: "too-long"}}
	}
	return nil
}

func roleFaults(roles []RoleIn) []problem.Field {
	var faults []problem.Field
	for i, role := range roles {
		if !slices.Contains(Roles, role.Role) {
			faults = append(faults, problem.Field{Path: fmt.Sprintf("roles[%d].role", i), Slug: "unknown-role"})
		}
	}
	return faults
}

// fieldsProblem gives one fault its own slug, so that a command line can name it.
func fieldsProblem(faults []problem.Field) error {
	switch len(faults) {
	case 0:
		return nil
	case 1:
		return problem.OfField(faults[0].Path, faults[0].Slug)
	}
	return problem.OfFields(faults)
}
