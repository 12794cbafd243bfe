package workday_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"kontaktpunkten/tickets/workday"
)

// reference looks at the wall clock of every minute. It is slow and plain, and shares nothing with the
// calendar but the list of holidays.
type reference struct{ o workday.Options }

func (r reference) open(at time.Time) bool {
	local := at.In(workday.Stockholm())
	d := workday.DateOf(at)
	for _, closed := range r.o.Closed {
		if d == closed {
			return false
		}
	}
	if _, holiday := workday.Holiday(d); holiday && !r.o.OpenOnHolidays {
		return false
	}
	minute := workday.Clock(local.Hour()*60 + local.Minute())
	for _, s := range r.o.Week[local.Weekday()] {
		if s.From <= minute && minute < s.To {
			return true
		}
	}
	return false
}

// walk counts open minutes from a whole minute on, and says where each was reached.
func (r reference) walk(from time.Time, minutes int) (count []int) {
	n := 0
	for i := range minutes {
		count = append(count, n)
		if r.open(from.Add(time.Duration(i) * time.Minute)) {
			n++
		}
	}
	return append(count, n)
}

// Starts near the days on which arithmetic goes wrong.
var hardDays = []string{
	"2025-03-29", "2025-04-17", "2025-06-19", "2025-10-25", "2025-12-23", "2026-03-28", "2026-04-02", "2026-06-18",
	"2026-10-24", "2026-12-23", "2026-12-30", "2027-03-26", "2027-03-27", "2027-10-30", "2028-02-28", "2028-12-29",
}

func drawOptions(t *rapid.T) workday.Options {
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
	// One weekday is always open, for hours that never open are refused.
	if len(o.Week[time.Tuesday]) == 0 {
		o.Week[time.Tuesday] = []workday.Span{{From: 8 * 60, To: 16 * 60}}
	}
	for range rapid.IntRange(0, 2).Draw(t, "closed") {
		d, _ := workday.ParseDate(rapid.SampledFrom(hardDays).Draw(t, "closed day"))
		o.Closed = append(o.Closed, d.AddDays(rapid.IntRange(0, 5).Draw(t, "days after")))
	}
	return o
}

func TestOpenTimeIsWhatCountingMinutesGives(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		o := drawOptions(t)
		cal, err := workday.New(o)
		if err != nil {
			t.Fatal(err)
		}
		d, _ := workday.ParseDate(rapid.SampledFrom(hardDays).Draw(t, "day"))
		from := time.Date(d.Year, d.Month, d.Day, 0, rapid.IntRange(0, 1439).Draw(t, "minute"), 0, 0, workday.Stockholm())
		const length = 6 * 24 * 60
		count := reference{o}.walk(from, length)
		minute := func(i int) time.Time { return from.Add(time.Duration(i) * time.Minute) }

		a := rapid.IntRange(0, length).Draw(t, "a")
		b := rapid.IntRange(a, length).Draw(t, "b")
		want := time.Duration(count[b]-count[a]) * time.Minute
		if got := cal.OpenBetween(minute(a), minute(b).UTC()); got != want {
			t.Fatalf("OpenBetween(%v, %v) = %v, want %v", minute(a), minute(b), got, want)
		}
		if a < length {
			if got := cal.Open(minute(a)); got != (count[a+1] > count[a]) {
				t.Fatalf("Open(%v) = %v", minute(a), got)
			}
		}
		if want == 0 {
			return
		}
		first := a
		for count[first] < count[b] {
			first++
		}
		if got := cal.AddOpen(minute(a), want); !got.Equal(minute(first)) {
			t.Fatalf("AddOpen(%v, %v) = %v, want %v", minute(a), want, got, minute(first))
		}
		opens := a
		for count[opens+1] == count[opens] {
			opens++
		}
		if got := cal.NextOpen(minute(a)); !got.Equal(minute(opens)) {
			t.Fatalf("NextOpen(%v) = %v, want %v", minute(a), got, minute(opens))
		}
	})
}

func TestOpenTimeAddsUp(t *testing.T) {
	cal := workday.Default()
	base := time.Date(2024, 1, 1, 0, 0, 0, 0, workday.Stockholm())
	instant := rapid.Custom(func(t *rapid.T) time.Time {
		return base.Add(time.Duration(rapid.Int64Range(0, int64(6*366*24*time.Hour)).Draw(t, "ns")))
	})
	rapid.Check(t, func(t *rapid.T) {
		a, b, c := instant.Draw(t, "a"), instant.Draw(t, "b"), instant.Draw(t, "c")
		if cal.OpenBetween(a, b)+cal.OpenBetween(b, c) != cal.OpenBetween(a, c) {
			t.Fatal("the way over b is longer or shorter")
		}
		d := time.Duration(rapid.Int64Range(1, int64(3000*time.Hour)).Draw(t, "d"))
		e := time.Duration(rapid.Int64Range(1, int64(3000*time.Hour)).Draw(t, "e"))
		if got := cal.AddOpen(cal.AddOpen(a, d), e); !got.Equal(cal.AddOpen(a, d+e)) {
			t.Fatal("two additions differ from one")
		}
		if cal.OpenBetween(a, cal.AddOpen(a, d)) != d {
			t.Fatal("OpenBetween does not undo AddOpen")
		}
		from := cal.Date(a)
		n := rapid.IntRange(-60, 60).Draw(t, "n")
		to := cal.AddWorkingDays(from, n)
		if got := cal.WorkingDaysBetween(from, to); got != n {
			t.Fatalf("WorkingDaysBetween(%s, %s) = %d, want %d", from, to, got, n)
		}
	})
}
