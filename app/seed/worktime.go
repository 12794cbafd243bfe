package seed

import (
	"math/rand/v2"
	"slices"
	"time"

	"kontaktpunkten/tickets/workday"
)

// window is the open time that the day of the story takes up, and the whole
// working days before it.
type window struct {
	cal        *workday.Calendar
	start, end time.Time
	days       []workday.Date // before the day of start, oldest first
}

const (
	historyDays = 12
	// storyMinutes of open time is what the day needs at least: early in the
	// morning it begins the afternoon before.
	storyMinutes = 190
)

// windowAt ends now, or at the last closing when nobody is at work.
func windowAt(cal *workday.Calendar, now time.Time) window {
	w := window{cal: cal, end: now}
	if !cal.Open(now) {
		w.end = lastClosing(cal, now)
	}
	w.start, _ = cal.OpeningTime(cal.Date(w.end))
	if least := back(cal, w.end, storyMinutes*time.Minute); least.Before(w.start) {
		w.start = least
	}
	first := cal.Date(w.start)
	for n := historyDays; n > 0; n-- {
		w.days = append(w.days, cal.AddWorkingDays(first, -n))
	}
	return w
}

// lastClosing is when the desk closed last, before an instant outside hours.
func lastClosing(cal *workday.Calendar, at time.Time) time.Time {
	for d := cal.Date(at); ; d = d.AddDays(-1) {
		if closing, ok := cal.ClosingTime(d); ok && !closing.After(at) {
			return closing
		}
	}
}

// back is the instant that lies so much open time before at.
func back(cal *workday.Calendar, at time.Time, open time.Duration) time.Time {
	for d := cal.Date(at); ; d = d.AddDays(-1) {
		if from, ok := cal.OpeningTime(d); ok && from.Before(at) {
			if since := cal.OpenBetween(from, at); open <= since {
				return cal.AddOpen(from, since-open)
			}
		}
	}
}

// share is how many of a hundred calls come in each hour from 7 on.
var share = [10]int{8, 20, 19, 14, 8, 5, 9, 8, 6, 3}

// times are n instants of [from, to), more of them when people ring more, in order.
func times(rng *rand.Rand, cal *workday.Calendar, from, to time.Time, n int) []time.Time {
	open := cal.OpenBetween(from, to)
	all := make([]time.Time, 0, n)
	for len(all) < n {
		at := cal.AddOpen(from, time.Duration(rng.Int64N(int64(open)))).Truncate(time.Second)
		hour := at.In(cal.Location()).Hour() - 7
		if hour >= 0 && hour < len(share) && rng.IntN(20) < share[hour] {
			all = append(all, at)
		}
	}
	slices.SortFunc(all, time.Time.Compare)
	return all
}
