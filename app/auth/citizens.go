package auth

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"slices"
	"time"

	"kontaktpunkten/tickets/personnummer"
)

// How long a citizen's session lasts. People use machines that others use too,
// so it is short.
const (
	CitizenIdle     = 30 * time.Minute
	CitizenAbsolute = 8 * time.Hour
)

// citizenSignIns is how many times an address may begin to sign in a minute
// without coming through; those who come through are not counted.
const citizenSignIns = 60

// citizenTouch is how often activity is written; the idle time is true to it.
const citizenTouch = 20 * time.Second

// Citizen is somebody signed in on the citizen's pages: a patient, and never
// one of the staff. It does not change once made.
type Citizen struct {
	Patient     int64
	Name        string
	Language    string // sv or en
	NotifyEmail string // empty: no notices
	Protected   bool
	// KnownSince is when the patient became known here.
	KnownSince time.Time

	can []Permission
}

// May tells whether the policy grants citizens the action.
func (c *Citizen) May(resource, action string) bool {
	return slices.Contains(c.can, Permission{Resource: resource, Action: action})
}

// CitizenSession is a row of citizen_sessions with the patient it belongs to.
type CitizenSession struct {
	Citizen   Citizen
	SeenAt    time.Time
	ExpiresAt time.Time
}

// CitizenSessions is the room that Citizens needs filled.
type CitizenSessions interface {
	// Admit finds the patient with an identity number, or adds one (P-5). A name
	// is kept where none was known.
	Admit(ctx context.Context, number personnummer.Number, name string, at time.Time) (patient int64, err error)
	// Open adds a session.
	Open(ctx context.Context, hash TokenHash, patient int64, at, expires time.Time) error
	// Read finds a session; it does not judge its age.
	Read(ctx context.Context, hash TokenHash) (s CitizenSession, found bool, err error)
	// Touch moves SeenAt forward; a session that is gone is no error.
	Touch(ctx context.Context, hash TokenHash, at time.Time) error
	// End removes a session; one that is gone is no error.
	End(ctx context.Context, hash TokenHash) error
}

// Citizens signs citizens in and out. It knows nothing of the staff's sessions,
// and they nothing of these. It is safe for concurrent use.
type Citizens struct {
	sessions CitizenSessions
	clock    func() time.Time
	can      []Permission
	limiter  *limiter
}

// NewCitizens makes the service over its store.
func NewCitizens(policy *Policy, sessions CitizenSessions, clock func() time.Time) *Citizens {
	return &Citizens{sessions: sessions, clock: clock, can: policy.granted[RoleCitizen], limiter: newLimiter(citizenSignIns)}
}

// Begin counts that somebody begins to sign in; ErrTooManySignIns where too many
// from there have begun and not come through.
func (s *Citizens) Begin(from Meta) error {
	if !s.limiter.take(clientOf(from.IP), s.clock()) {
		return ErrTooManySignIns
	}
	return nil
}

// SignIn opens a session for whom the e-id, or the choice in the demonstration,
// says it is. Whoever calls it has asked Begin.
func (s *Citizens) SignIn(ctx context.Context, number personnummer.Number, name string, from Meta) (token string, c *Citizen, err error) {
	now := s.clock()
	patient, err := s.sessions.Admit(ctx, number, name, now)
	if err != nil {
		return "", nil, fmt.Errorf("admit citizen: %w", err)
	}
	token, hash := newToken()
	if err := s.sessions.Open(ctx, hash, patient, now, now.Add(CitizenAbsolute)); err != nil {
		return "", nil, fmt.Errorf("open citizen's session: %w", err)
	}
	s.limiter.give(clientOf(from.IP), now)
	c, err = s.Authenticate(ctx, token)
	return token, c, err
}

// Authenticate tells whose a token is and counts as activity; ErrSessionEnded
// for one that is unknown, ended, idle or too old. It asks the database each
// time: what a citizen chose, or a protection that was entered, holds at once.
func (s *Citizens) Authenticate(ctx context.Context, token string) (*Citizen, error) {
	hash, ok := hashToken(token)
	if !ok {
		return nil, ErrSessionEnded
	}
	row, found, err := s.sessions.Read(ctx, hash)
	if err != nil {
		return nil, fmt.Errorf("read citizen's session: %w", err)
	}
	now := s.clock()
	if !found || !now.Before(row.ExpiresAt) || now.Sub(row.SeenAt) >= CitizenIdle {
		return nil, ErrSessionEnded
	}
	if now.Sub(row.SeenAt) >= citizenTouch {
		if err := s.sessions.Touch(ctx, hash, now); err != nil {
			slog.WarnContext(ctx, "citizen's activity not written", "error", err)
		}
	}
	row.Citizen.can = s.can
	return &row.Citizen, nil
}

// SignOut ends a session; a token that is unknown is no error.
func (s *Citizens) SignOut(ctx context.Context, token string) error {
	hash, ok := hashToken(token)
	if !ok {
		return nil
	}
	if err := s.sessions.End(ctx, hash); err != nil {
		return fmt.Errorf("sign citizen out: %w", err)
	}
	return nil
}

// CitizenCookieName is the name of the citizen's session cookie, and
// CitizenPath the only path that it is sent to.
const (
	CitizenCookieName = "kp_citizen"
	CitizenPath       = "/api/v1/citizen"
)

// CitizenCookie carries a citizen's token, as SessionCookie the staff's; an empty
// token makes the cookie that removes it.
func CitizenCookie(token, publicURL string) *http.Cookie {
	c := SessionCookie(token, publicURL)
	c.Name, c.Path = CitizenCookieName, CitizenPath
	return c
}

type citizenKey struct{}

// WithCitizen puts who asks into a request's context.
func WithCitizen(ctx context.Context, c *Citizen) context.Context {
	return context.WithValue(ctx, citizenKey{}, c)
}

// CitizenFrom gets the citizen who asks; nil where none is signed in.
func CitizenFrom(ctx context.Context) *Citizen {
	c, _ := ctx.Value(citizenKey{}).(*Citizen)
	return c
}
