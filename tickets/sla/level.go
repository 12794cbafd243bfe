package sla

import (
	"cmp"
	"errors"
	"time"
)

// Kind is how the time of a promise is counted.
type Kind string

// The kinds of promise.
const (
	// Elapsed counts every minute; Level.Minutes says how many.
	Elapsed Kind = "elapsed"
	// OpenHours counts the unit's open minutes; Level.Minutes says how many.
	OpenHours Kind = "open_hours"
	// WorkingDays is due when the unit closes on the working day that Level.Days says: 2 is the
	// second working day after, 0 is the same day, or the next day that opens when it has closed.
	WorkingDays Kind = "working_days"
)

// DefaultWarnAt warns in the last quarter.
const DefaultWarnAt = 0.75

// Level is a service level as it is kept as data.
type Level struct {
	Code string `json:"code"`
	Kind Kind   `json:"kind"`
	// Minutes is the length of Elapsed and OpenHours.
	Minutes int `json:"minutes,omitempty"`
	// Days is the length of WorkingDays.
	Days int `json:"days,omitempty"`
	// WarnAt is the share of the time that is used when the clock warns, above 0 and at most 1;
	// 0 means DefaultWarnAt.
	WarnAt float64 `json:"warn_at,omitempty"`
}

// Failures of a level that somebody typed.
var (
	ErrCode   = errors.New("sla: a service level needs a code")
	ErrKind   = errors.New("sla: the kind is one of elapsed, open_hours, working_days")
	ErrLength = errors.New("sla: the length must be set for its kind only, and be between a minute and two years")
	ErrWarnAt = errors.New("sla: the share at which to warn is above 0 and at most 1")
)

// Check says why a level cannot be used, or nil.
func (l Level) Check() error {
	const (
		mostMinutes = 2 * 366 * 24 * 60
		mostDays    = 2 * 366
	)
	if l.Code == "" {
		return ErrCode
	}
	switch l.Kind {
	case Elapsed, OpenHours:
		if l.Minutes < 1 || l.Minutes > mostMinutes || l.Days != 0 {
			return ErrLength
		}
	case WorkingDays:
		if l.Days < 0 || l.Days > mostDays || l.Minutes != 0 {
			return ErrLength
		}
	default:
		return ErrKind
	}
	// Written so that NaN is refused too.
	if !(l.WarnAt >= 0 && l.WarnAt <= 1) {
		return ErrWarnAt
	}
	return nil
}

func (l Level) warnAt() float64 {
	if l.WarnAt == 0 {
		return DefaultWarnAt
	}
	return l.WarnAt
}

func (l Level) length() time.Duration { return time.Duration(l.Minutes) * time.Minute }

// Compare orders levels by how soon they are typically due, the tightest first, and those alike by code:
// the order in which rules must know them. It is no promise: over a weekend 24 hours are due before two
// minutes of open time.
func Compare(a, b Level) int {
	return cmp.Or(cmp.Compare(a.typical(), b.typical()), cmp.Compare(a.Code, b.Code))
}

// typical is the length in open minutes of an ordinary week (KP-2), reckoned from the middle of a day.
func (l Level) typical() int {
	const day = 570
	switch l.Kind {
	case WorkingDays:
		return l.Days*day + day/2
	case Elapsed:
		return l.Minutes * day / (24 * 60)
	default:
		return l.Minutes
	}
}
