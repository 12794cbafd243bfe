package sla_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"kontaktpunkten/tickets/sla"
	"kontaktpunkten/tickets/workday"
)

// reference looks at the wall clock of every minute from an instant on. It is
// slow and plain, and shares nothing with the calendar but the list of holidays.
type reference struct {
	o     workday.Options
	start time.Time
	open  []bool // of each minute
	count []int  // open minutes before each
}

// minute is the number of an instant's minute; the walk goes on until there.
func (r *reference) minute(at time.Time) int {
	i := int(at.Sub(r.start) / time.Minute)
	for n := len(r.open); n <= i; n++ {
		count := 0
		if n > 0 {
			if count = r.count[n-1]; r.open[n-1] {
				count++
			}
		}
		r.open, r.count = append(r.open, isOpen(r.o, r.at(n))), append(r.count, count)
	}
	return i
}

func isOpen(o workday.Options, at time.Time) bool {
	d, local := workday.DateOf(at), at.In(workday.Stockholm())
	for _, closed := range o.Closed {
		if d == closed {
			return false
		}
	}
	if _, holiday := workday.Holiday(d); holiday && !o.OpenOnHolidays {
		return false
	}
	minute := workday.Clock(local.Hour()*60 + local.Minute())
	for _, s := range o.Week[local.Weekday()] {
		if s.From <= minute && minute < s.To {
			return true
		}
	}
	return false
}

func (r *reference) at(minute int) time.Time {
	return r.start.Add(time.Duration(minute) * time.Minute)
}

// used is the open time up to an instant.
func (r *reference) used(at time.Time) time.Duration {
	i := r.minute(at)
	used := time.Duration(r.count[i]) * time.Minute
	if r.open[i] {
		used += at.Sub(r.at(i))
	}
	return used
}

// after is the first instant at which so much open time has passed since another.
func (r *reference) after(from time.Time, d time.Duration) time.Time {
	if d <= 0 {
		return from
	}
	want := r.used(from) + d
	for i := r.minute(from); ; i = r.minute(r.at(i + 1)) {
		before := time.Duration(r.count[i]) * time.Minute
		switch {
		case before == want:
			return r.at(i)
		case before < want && r.open[i] && want < before+time.Minute:
			return r.at(i).Add(want - before)
		}
	}
}

// closing is when the day closes after its last open minute, and its midnight
// where it does not open.
func (r *reference) closing(d workday.Date) time.Time {
	end := time.Date(d.Year, d.Month, d.Day+1, 0, 0, 0, 0, workday.Stockholm())
	begin := time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, workday.Stockholm())
	for at := end; at.After(begin); at = at.Add(-time.Minute) {
		if isOpen(r.o, at.Add(-time.Minute)) {
			return at
		}
	}
	return end
}

func (r *reference) works(d workday.Date) bool {
	for _, closed := range r.o.Closed {
		if d == closed {
			return false
		}
	}
	_, holiday := workday.Holiday(d)
	day := time.Date(d.Year, d.Month, d.Day, 12, 0, 0, 0, workday.Stockholm()).Weekday()
	return !holiday && day != time.Saturday && day != time.Sunday
}

func (r *reference) due(t sla.Target, from time.Time) time.Time {
	switch t.Kind {
	case sla.OpenHours:
		return r.after(from, time.Duration(t.Minutes)*time.Minute)
	case sla.WorkingDays:
		if t.Days == 0 {
			i := r.minute(from)
			for !r.open[i] {
				i = r.minute(r.at(i + 1))
			}
			return r.closing(workday.DateOf(r.at(i)))
		}
		d := workday.DateOf(from)
		for n := t.Days; n > 0; {
			if d = d.AddDays(1); r.works(d) {
				n--
			}
		}
		return r.closing(d)
	default:
		return from.Add(time.Duration(t.Minutes) * time.Minute)
	}
}

// between is the time from a to b in the target's own kind.
func (r *reference) between(t sla.Target, a, b time.Time) time.Duration {
	if t.Kind == sla.Elapsed {
		return b.Sub(a)
	}
	return r.used(b) - r.used(a)
}

// later is so much of the target's own kind of time after an instant.
func (r *reference) later(t sla.Target, at time.Time, d time.Duration) time.Time {
	if t.Kind == sla.Elapsed {
		return at.Add(d)
	}
	return r.after(at, d)
}

// Starts near the days on which arithmetic goes wrong.
var hardDays = []string{
	"2025-03-28", "2025-04-16", "2025-06-18", "2025-10-24", "2025-12-22", "2026-03-27", "2026-04-01", "2026-06-17",
	"2026-10-23", "2026-12-22", "2026-12-30", "2027-03-24", "2027-03-26", "2027-10-29", "2027-12-23", "2028-02-27",
}

func drawHours(t *rapid.T) workday.Options {
	o := workday.Options{OpenOnHolidays: rapid.Bool().Draw(t, "open on holidays")}
	for d := range o.Week {
		at := 0
		for range rapid.IntRange(0, 3).Draw(t, "spans") {
			from := at + rapid.IntRange(0, 300).Draw(t, "gap")
			to := from + rapid.IntRange(1, 700).Draw(t, "length")
			if to > 24*60 {
				break
			}
			o.Week[d] = append(o.Week[d], workday.Span{From: workday.Clock(from), To: workday.Clock(to)})
			at = to
		}
	}
	// Some hours every week, so that the walk has an end.
	o.Week[time.Tuesday] = []workday.Span{{From: 8 * 60, To: 12 * 60}, {From: 13 * 60, To: 17 * 60}}
	for range rapid.IntRange(0, 2).Draw(t, "closed") {
		d, _ := workday.ParseDate(rapid.SampledFrom(hardDays).Draw(t, "closed day"))
		o.Closed = append(o.Closed, d.AddDays(rapid.IntRange(0, 5).Draw(t, "days after")))
	}
	return o
}

// Every kind of promise is what counting minutes gives: when it is due, where a
// share of it is used, what is left, and what a pause makes of it.
func TestPromisesAreWhatCountingMinutesGives(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		o := drawHours(t)
		cal, err := workday.New(o)
		if err != nil {
			t.Fatal(err)
		}
		target := sla.Target{Kind: rapid.SampledFrom([]sla.Kind{sla.Elapsed, sla.OpenHours, sla.WorkingDays}).Draw(t, "kind")}
		if target.Kind == sla.WorkingDays {
			target.Days = rapid.IntRange(0, 3).Draw(t, "days")
		} else {
			target.Minutes = rapid.IntRange(1, 600).Draw(t, "minutes")
		}
		d, _ := workday.ParseDate(rapid.SampledFrom(hardDays).Draw(t, "day"))
		from := time.Date(d.Year, d.Month, d.Day, 0, rapid.IntRange(0, 3*1440).Draw(t, "minute"), 0, 0, workday.Stockholm())
		r := &reference{o: o, start: from}

		due, warn := sla.Due(target, cal, from)
		if want := r.due(target, from); !due.Equal(want) {
			t.Fatalf("due %v, want %v", due, want)
		}
		share := func(of float64) time.Duration {
			return time.Duration(float64(r.between(target, from, due)) * of).Truncate(time.Second)
		}
		if want := r.later(target, from, share(0.75)); !warn.Equal(want) {
			t.Fatalf("warns %v, want %v", warn, want)
		}
		half := rapid.SampledFrom([]float64{1.25, 1.5, 2, 3}).Draw(t, "share")
		if got, want := sla.At(target, cal, from, due, half), r.later(target, due, share(half-1)); !got.Equal(want) {
			t.Fatalf("%v of it is used at %v, want %v", half, got, want)
		}

		paused := r.at(rapid.IntRange(0, 6*1440).Draw(t, "paused"))
		now := paused.Add(time.Duration(rapid.IntRange(0, 6*1440).Draw(t, "for")) * time.Minute)
		if got, want := sla.Remaining(target, cal, due, paused), r.between(target, paused, due); got != want {
			t.Fatalf("%v is left at %v, want %v", got, paused, want)
		}
		newDue, newWarn := sla.Resume(target, cal, due, warn, paused, now)
		still := r.between(target, paused, now)
		for _, c := range []struct{ was, is time.Time }{{due, newDue}, {warn, newWarn}} {
			want := c.was
			if c.was.After(paused) {
				want = r.later(target, c.was, still)
			}
			if !c.is.Equal(want) {
				t.Fatalf("%v went on as %v, want %v", c.was, c.is, want)
			}
		}
		if got, want := sla.Later(target, cal, from, paused, now), r.later(target, from, still); !got.Equal(want) {
			t.Fatalf("began %v, want %v", got, want)
		}
	})
}
