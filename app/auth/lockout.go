package auth

import "time"

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
