package auth

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
)

// SignIn checks a password and opens a session. It answers ErrSignInFailed,
// ErrAccountLocked, ErrTooManySignIns or ErrSignInBusy. A name that no account
// has takes the same time and gets the same answers as one that has.
func (s *Service) SignIn(ctx context.Context, username, password string, from Meta) (token string, p *Principal, err error) {
	client := clientOf(from.IP)
	if !s.limiter.take(client, s.clock()) {
		return "", nil, ErrTooManySignIns
	}
	userID, err := s.checkPassword(ctx, foldUsername(username), password)
	if !errors.Is(err, ErrSignInFailed) && !errors.Is(err, ErrAccountLocked) {
		s.limiter.give(client, s.clock()) // nothing was guessed
	}
	if err != nil {
		return "", nil, err
	}
	token, hash := newToken()
	now := s.clock()
	if err := s.sessions.Open(ctx, hash, userID, now, now.Add(s.options.Absolute)); err != nil {
		return "", nil, fmt.Errorf("open session: %w", err)
	}
	if p, err = s.current(ctx, hash, true); err != nil {
		return "", nil, err
	}
	return token, p, nil
}

func foldUsername(username string) string { return strings.ToLower(strings.TrimSpace(username)) }

// checkPassword does everything in one of the hasher's slots, the reading of
// the account too: however many guesses arrive at once, no more than the slots
// can pass the lock before their failures are counted.
func (s *Service) checkPassword(ctx context.Context, username, password string) (userID int, err error) {
	leave, err := s.hasher.enter(ctx)
	if err != nil {
		return 0, err
	}
	defer leave()
	a, found, err := s.accounts.Account(ctx, username)
	if err != nil {
		return 0, fmt.Errorf("find account: %w", err)
	}
	if !found || a.Demo && !s.options.Demo {
		return 0, s.refuseUnknown(username, password)
	}
	if a.LockedUntil.After(s.clock()) {
		return 0, ErrAccountLocked
	}
	ok, outdated, err := s.hasher.check(a.Hash, password)
	switch {
	case err != nil:
		return 0, fmt.Errorf("check password of user %d: %w", a.UserID, err)
	case !ok:
		return 0, s.refuse(ctx, a.UserID)
	case outdated:
		if err := s.accounts.Rehash(ctx, a.UserID, a.Hash, s.hasher.make(password)); err != nil {
			return 0, fmt.Errorf("hash password anew: %w", err)
		}
	}
	return a.UserID, nil
}

func (s *Service) refuseUnknown(username, password string) error {
	if s.phantoms.locked(username, s.clock()) {
		return ErrAccountLocked
	}
	_, _, _ = s.hasher.check("", password)
	if s.phantoms.fail(username, s.clock()) {
		return ErrAccountLocked
	}
	return ErrSignInFailed
}

func (s *Service) refuse(ctx context.Context, userID int) error {
	// Counted even when who guesses has hung up.
	until, err := s.accounts.SignInFailed(context.WithoutCancel(ctx), userID, s.clock(), s.options.Lock)
	if err != nil {
		return fmt.Errorf("count failed sign-in: %w", err)
	}
	if until.After(s.clock()) {
		slog.WarnContext(ctx, "account locked after failed sign-ins", "user_id", userID, "until", until)
		return ErrAccountLocked
	}
	return ErrSignInFailed
}
