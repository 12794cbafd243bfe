package auth

import (
	"sync"
	"time"
)

// LockRule says when failed sign-ins lock an account: after After failures in a
// row it is locked for First, and each failure after that doubles the lock up
// to Longest. A sign-in that succeeds, or a new password, starts from nothing.
type LockRule struct {
	After   int
	First   time.Duration
	Longest time.Duration
}

// DefaultLock leaves a guesser 5 tries and then 24 a day. It stops at one hour
// because anybody can lock a colleague's account, and the desk opens at 07:30
// (KP-2).
var DefaultLock = LockRule{After: 5, First: 15 * time.Minute, Longest: time.Hour}

// Until gives the end of the lock after a number of failures in a row, the last
// of them at an instant; zero: no lock. The store's statement does the same
// arithmetic.
func (r LockRule) Until(failed int, at time.Time) time.Time {
	if failed < r.After {
		return time.Time{}
	}
	lock := r.First
	for range failed - r.After {
		if lock *= 2; lock >= r.Longest {
			break
		}
	}
	return at.Add(min(lock, r.Longest))
}

// phantoms lock names that no account has just as accounts are locked, so that
// account-locked does not tell which names exist. They are counted in this
// process only and at most maxPhantoms at a time: enough against looking
// through a list of names, no promise against more.
type phantoms struct {
	rule LockRule

	mu    sync.Mutex
	names map[string]phantom
}

type phantom struct {
	failed int
	at     time.Time
}

const maxPhantoms = 10_000

func newPhantoms(rule LockRule) *phantoms {
	return &phantoms{rule: rule, names: make(map[string]phantom)}
}

func (p *phantoms) locked(name string, now time.Time) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	seen := p.names[name]
	return p.rule.Until(seen.failed, seen.at).After(now)
}

// fail counts a failure and tells whether the name is locked now.
func (p *phantoms) fail(name string, now time.Time) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	seen, known := p.names[name]
	if !known && len(p.names) >= maxPhantoms {
		p.forget(now)
	}
	if !known && len(p.names) >= maxPhantoms {
		return false
	}
	seen = phantom{failed: seen.failed + 1, at: now}
	p.names[name] = seen
	return p.rule.Until(seen.failed, seen.at).After(now)
}

// forget drops names that nobody has tried for as long as the longest lock.
func (p *phantoms) forget(now time.Time) {
	for name, seen := range p.names {
		if now.Sub(seen.at) >= p.rule.Longest {
			delete(p.names, name)
		}
	}
}
