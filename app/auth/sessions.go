package auth

import (
	"context"
	"fmt"
	"log/slog"
	"slices"
	"time"
)

// Authenticate tells who a token belongs to and counts as activity. It answers
// ErrSessionEnded for a token that is unknown, ended, idle or too old; any
// other error means that nobody could tell, and lets nobody in.
func (s *Service) Authenticate(ctx context.Context, token string) (*Principal, error) {
	hash, ok := hashToken(token)
	if !ok {
		return nil, ErrSessionEnded
	}
	return s.current(ctx, hash, true)
}

// Refresh gives the principal of the same session as it is now, for a socket
// that stays open; it does not count as activity, so that a screen nobody
// touches signs itself out. Errors as Authenticate.
func (s *Service) Refresh(ctx context.Context, p *Principal) (*Principal, error) {
	return s.current(ctx, p.hash, false)
}

// Invalidate makes the sessions of these people be read again before they are
// used: the answer to an event about a user.
func (s *Service) Invalidate(userIDs ...int) {
	s.cache.invalidate(func(_ *entry, p *Principal) bool { return slices.Contains(userIDs, p.UserID) })
}

// InvalidateSession makes one session be read again: the answer to an event
// about a session, whose subject is the key.
func (s *Service) InvalidateSession(key int64) {
	s.cache.invalidate(func(e *entry, _ *Principal) bool { return e.hash.Key() == key })
}

// current is the way of every request: without a database as long as the cached
// state is fresh.
func (s *Service) current(ctx context.Context, hash TokenHash, active bool) (*Principal, error) {
	now := s.clock()
	e := s.cache.entry(hash, now)
	st := e.fresh(now)
	if st == nil {
		var err error
		if st, err = s.read(ctx, e, now); err != nil {
			return nil, err
		}
	}
	if !now.Before(st.expiresAt) || now.Sub(e.lastSeen(st)) >= s.options.Idle {
		s.cache.drop(e)
		return nil, ErrSessionEnded
	}
	if active && e.active(st, now) {
		if err := s.sessions.Touch(ctx, hash, now); err != nil {
			slog.WarnContext(ctx, "session's activity not written", "user_id", st.principal.UserID, "error", err)
		}
	}
	return st.principal, nil
}

// read replaces an entry's state by what the database holds.
func (s *Service) read(ctx context.Context, e *entry, now time.Time) (*state, error) {
	e.reading.Lock()
	defer e.reading.Unlock()
	if st := e.fresh(now); st != nil {
		return st, nil
	}
	generation := e.generation.Load()
	row, found, err := s.sessions.Read(ctx, e.hash)
	if err != nil {
		if e.state.Load() == nil {
			s.cache.drop(e)
		}
		return nil, fmt.Errorf("read session: %w", err)
	}
	if !found || row.Demo && !s.options.Demo {
		s.cache.drop(e)
		return nil, ErrSessionEnded
	}
	p := s.policy.Principal(row.Person)
	p.hash, p.SessionKey = e.hash, e.hash.Key()
	st := &state{principal: p, generation: generation, readAt: now, seenAt: row.SeenAt, expiresAt: row.ExpiresAt}
	e.state.Store(st)
	return st, nil
}
