package sla

import (
	"time"

	"kontaktpunkten/tickets/workday"
)

// Due is when a promise given at from must be kept, and when its clock warns. The target must have
// passed Check. warn is never before from nor after due.
func Due(t Target, cal *workday.Calendar, from time.Time) (due, warn time.Time) {
	switch t.Kind {
	case OpenHours:
		due = cal.AddOpen(from, t.length())
	case WorkingDays:
		due = workingDays(t.Days, cal, from)
	default:
		due = from.Add(t.length())
	}
	return due, At(t, cal, from, due, t.warnAt())
}

// workingDays is the closing time of the nth working day after from. A working day on which this
// unit has no hours ends at midnight. Zero days is the closing time of the day itself, or of the next
// day that opens when nothing is left of it.
func workingDays(n int, cal *workday.Calendar, from time.Time) time.Time {
	if n == 0 {
		return cal.NextClosing(from)
	}
	day := cal.AddWorkingDays(cal.Date(from), n)
	if closing, ok := cal.ClosingTime(day); ok {
		return closing
	}
	return cal.EndOfDay(day)
}

// At is the instant when the share (0 to MaxShare) of the time between from and due is used, in the
// target's own kind of time: where a clock warns, and where an escalation by time begins. 1 is due; a
// share above 1 goes on from there, so that 1.5 is half the time again.
func At(t Target, cal *workday.Calendar, from, due time.Time, share float64) time.Time {
	if share <= 0 || !from.Before(due) {
		return earlier(from, due)
	}
	start, rest := from, share
	if share >= 1 {
		start, rest = due, min(share, MaxShare)-1
	}
	if t.Kind == Elapsed {
		return start.Add(portion(due.Sub(from), rest))
	}
	// A promise without open time before it is due has nothing to use up: it warns when given.
	at := cal.AddOpen(start, portion(cal.OpenBetween(from, due), rest))
	if share < 1 {
		return earlier(at, due)
	}
	return at
}

// MaxShare is the farthest that At goes: ten times the promise.
const MaxShare = 10

// Remaining is what is left until due in the target's own kind of time; negative is how late it is.
func Remaining(t Target, cal *workday.Calendar, due, at time.Time) time.Duration {
	if t.Kind == Elapsed {
		return due.Sub(at)
	}
	return cal.OpenBetween(at, due)
}

// Resume moves a clock that stood still from pausedAt until now: what was left then is left now, in
// the level's own kind of time. A due or warning time that had passed before the pause stays where it
// was, because a pause does not make a broken promise whole.
func Resume(t Target, cal *workday.Calendar, due, warn, pausedAt, now time.Time) (newDue, newWarn time.Time) {
	return shift(t, cal, due, pausedAt, now), shift(t, cal, warn, pausedAt, now)
}

func shift(t Target, cal *workday.Calendar, at, pausedAt, now time.Time) time.Time {
	if !at.After(pausedAt) {
		return at
	}
	return Later(t, cal, at, pausedAt, now)
}

// Later is an instant moved on by the pause from pausedAt until now, in the target's own kind of
// time.
func Later(t Target, cal *workday.Calendar, at, pausedAt, now time.Time) time.Time {
	if !now.After(pausedAt) {
		return at
	}
	if t.Kind == Elapsed {
		return at.Add(now.Sub(pausedAt))
	}
	return cal.AddOpen(at, cal.OpenBetween(pausedAt, now))
}

// portion rounds down to whole seconds, so that stored and reckoned instants are the same.
func portion(d time.Duration, share float64) time.Duration {
	return time.Duration(float64(d) * share).Truncate(time.Second)
}

func earlier(a, b time.Time) time.Time {
	if b.Before(a) {
		return b
	}
	return a
}
