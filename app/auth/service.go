package auth

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"kontaktpunkten/tickets"
	"kontaktpunkten/tickets/problem"
)

// What the session service answers. Unknown name, wrong password and closed
// account are one answer, so that nobody learns which it was.
var (
	ErrSignInFailed   = problem.New(problem.Unauthenticated, "sign-in-failed")
	ErrAccountLocked  = problem.New(problem.TooMany, "account-locked")
	ErrTooManySignIns = problem.New(problem.TooMany, "too-many-sign-ins")
	ErrSignInBusy     = problem.New(problem.Busy, "sign-in-busy")
	ErrSessionEnded   = problem.New(problem.Unauthenticated, "session-ended")
)

// Account is what sign-in needs to know of a person.
type Account struct {
	UserID      int
	Hash        string // PHC string; empty: no password has been set
	Demo        bool
	LockedUntil time.Time // zero: not locked
}

// Accounts is the room of local accounts that sign-in needs filled.
type Accounts interface {
	// Account finds an account that is not disabled by its user name; found is
	// false where there is none.
	Account(ctx context.Context, username string) (a Account, found bool, err error)
	// SignInFailed counts one failure at an instant, in one statement, and
	// answers until when the account is locked; zero: it is not.
	SignInFailed(ctx context.Context, userID int, at time.Time, rule LockRule) (lockedUntil time.Time, err error)
	// Rehash replaces a password's hash unless it has been replaced meanwhile.
	Rehash(ctx context.Context, userID int, from, to string) error
	// SaveSettings keeps what a person chose for their own screen.
	SaveSettings(ctx context.Context, userID int, settings json.RawMessage) error
}

// Session is a row of sessions with the person it belongs to.
type Session struct {
	Person    Person
	Demo      bool
	CreatedAt time.Time
	SeenAt    time.Time // last activity, to the minute
	ExpiresAt time.Time // absolute end
}

// Sessions is the room of sessions that the service needs filled. End and
// EndAll append the event session.ended in the same transaction.
type Sessions interface {
	// Open adds a session and forgets the account's failures.
	Open(ctx context.Context, hash TokenHash, userID int, at, expires time.Time) error
	// Read finds a session whose person is not disabled; found is false where
	// there is none. It does not judge its age.
	Read(ctx context.Context, hash TokenHash) (s Session, found bool, err error)
	// Touch moves SeenAt forward; a session that is gone is no error.
	Touch(ctx context.Context, hash TokenHash, at time.Time) error
	// End removes one session; one that is gone is no error.
	End(ctx context.Context, hash TokenHash, at time.Time) error
	// EndAll removes every session of a person.
	EndAll(ctx context.Context, userID int, by tickets.Actor, at time.Time) error
}

// Meta is what is known of where a sign-in comes from.
type Meta struct {
	IP string // the client's address, after trusted proxies
}

// Options are the times of sessions; zero values mean the defaults.
type Options struct {
	// Idle ends a session without activity; default one hour.
	Idle time.Duration
	// Absolute ends a session however busy; default twelve hours, more than
	// any shift and less than a night between two.
	Absolute time.Duration
	// SignInsPerMinute is how many failed sign-ins one address may make;
	// default 20.
	SignInsPerMinute int
	// Lock is when failures lock an account; default DefaultLock.
	Lock LockRule
	// Demo lets demo accounts sign in.
	Demo bool
}

// withDefaults fills what was left out.
func (o Options) withDefaults() Options {
	if o.Idle <= 0 {
		o.Idle = time.Hour
	}
	if o.Absolute <= 0 {
		o.Absolute = 12 * time.Hour
	}
	if o.SignInsPerMinute <= 0 {
		o.SignInsPerMinute = 20
	}
	if o.Lock == (LockRule{}) {
		o.Lock = DefaultLock
	}
	return o
}

// Service signs people in and out and tells who a token belongs to. It is safe
// for concurrent use.
type Service struct {
	policy   *Policy
	hasher   *Hasher
	accounts Accounts
	sessions Sessions
	clock    func() time.Time
	options  Options
	limiter  *limiter
	phantoms *phantoms
	cache    *cache
}

// NewService makes a service over its stores.
func NewService(policy *Policy, hasher *Hasher, accounts Accounts, sessions Sessions, clock func() time.Time, o Options) *Service {
	o = o.withDefaults()
	return &Service{
		policy: policy, hasher: hasher, accounts: accounts, sessions: sessions, clock: clock, options: o,
		limiter: newLimiter(o.SignInsPerMinute), phantoms: newPhantoms(o.Lock), cache: newCache(),
	}
}

// IdleSince is the instant before which a session was last seen that has ended
// by being idle, for the job that removes such rows. It allows for activity
// that is not written yet.
func (s *Service) IdleSince() time.Time { return s.clock().Add(-s.options.Idle - 2*touchEvery) }

// SignOut ends a session; a token that is unknown is no error.
func (s *Service) SignOut(ctx context.Context, token string) error {
	hash, ok := hashToken(token)
	if !ok {
		return nil
	}
	if err := s.sessions.End(ctx, hash, s.clock()); err != nil {
		return fmt.Errorf("sign out: %w", err)
	}
	s.InvalidateSession(hash.Key())
	return nil
}

// SignOutEverywhere ends every session of a person, at their own wish.
func (s *Service) SignOutEverywhere(ctx context.Context, userID int) error {
	self := tickets.Actor{Kind: tickets.ByUser, ID: userID}
	if err := s.sessions.EndAll(ctx, userID, self, s.clock()); err != nil {
		return fmt.Errorf("sign out everywhere: %w", err)
	}
	s.Invalidate(userID)
	return nil
}

// SaveSettings keeps what a person chose for their own screen; nothing is the
// same as {}. Their sessions on other replicas have it within ten seconds.
func (s *Service) SaveSettings(ctx context.Context, userID int, settings json.RawMessage) error {
	if len(settings) == 0 {
		settings = json.RawMessage("{}")
	}
	if err := s.accounts.SaveSettings(ctx, userID, settings); err != nil {
		return fmt.Errorf("save settings: %w", err)
	}
	s.Invalidate(userID)
	return nil
}
