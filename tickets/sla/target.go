package sla

import (
	"errors"
	"time"
)

// Kind is how the time of a promise is counted.
type Kind string

// The kinds of promise.
const (
	// Elapsed counts every minute; Target.Minutes says how many.
	Elapsed Kind = "elapsed"
	// OpenHours counts the unit's open minutes; Target.Minutes says how many.
	OpenHours Kind = "open_hours"
	// WorkingDays is due when the unit closes on the working day that Target.Days says: 2 is the
	// second working day after, 0 is the same day, or the next day that opens when it has closed.
	WorkingDays Kind = "working_days"
)

// DefaultWarnAt warns in the last quarter.
const DefaultWarnAt = 0.75

// Target is one promise as it is kept as data: how long, counted how.
type Target struct {
	Kind Kind `json:"kind"`
	// Minutes is the length of Elapsed and OpenHours.
	Minutes int `json:"minutes,omitempty"`
	// Days is the length of WorkingDays.
	Days int `json:"days,omitempty"`
	// WarnAt is the share of the time that is used when the clock warns, above 0 and at most 1;
	// 0 means DefaultWarnAt.
	WarnAt float64 `json:"warn_at,omitempty"`
}

// Failures of a target that somebody typed.
var (
	ErrKind   = errors.New("sla: the kind is one of elapsed, open_hours, working_days")
	ErrLength = errors.New("sla: the length must be set for its kind only, and be between a minute and two years")
	ErrWarnAt = errors.New("sla: the share at which to warn is above 0 and at most 1")
)

// Check says why a target cannot be used, or nil.
func (t Target) Check() error {
	const (
		mostMinutes = 2 * 366 * 24 * 60
		mostDays    = 2 * 366
	)
	switch t.Kind {
	case Elapsed, OpenHours:
		if t.Minutes < 1 || t.Minutes > mostMinutes || t.Days != 0 {
			return ErrLength
		}
	case WorkingDays:
		if t.Days < 0 || t.Days > mostDays || t.Minutes != 0 {
			return ErrLength
		}
	default:
		return ErrKind
	}
	// Written so that NaN is refused too.
	if !(t.WarnAt >= 0 && t.WarnAt <= 1) {
		return ErrWarnAt
	}
	return nil
}

func (t Target) warnAt() float64 {
	if t.WarnAt == 0 {
		return DefaultWarnAt
	}
	return t.WarnAt
}

func (t Target) length() time.Duration { return time.Duration(t.Minutes) * time.Minute }

// typical is the length in open minutes of an ordinary week (KP-2), reckoned from the middle of a day.
func (t Target) typical() int {
	const day = 570
	switch t.Kind {
	case WorkingDays:
		return t.Days*day + day/2
	case Elapsed:
		return t.Minutes * day / (24 * 60)
	default:
		return t.Minutes
	}
}
