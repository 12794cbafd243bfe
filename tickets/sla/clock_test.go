package sla_test

import (
	"errors"
	"math"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"kontaktpunkten/tickets/sla"
	"kontaktpunkten/tickets/workday"
)

var (
	answer24h  = sla.Target{Kind: sla.Elapsed, Minutes: 24 * 60}
	answer2wd  = sla.Target{Kind: sla.WorkingDays, Days: 2}
	callNow    = sla.Target{Kind: sla.OpenHours, Minutes: 15}
	sameDay    = sla.Target{Kind: sla.WorkingDays}
	offer10wd  = sla.Target{Kind: sla.WorkingDays, Days: 10}
	fourHours  = sla.Target{Kind: sla.OpenHours, Minutes: 240, WarnAt: 0.5}
	everyLevel = []sla.Target{answer24h, answer2wd, callNow, sameDay, offer10wd, fourHours}
)

func wall(t testing.TB, s string) time.Time {
	t.Helper()
	at, err := time.ParseInLocation("2006-01-02 15:04:05", s, workday.Stockholm())
	if err != nil {
		at, err = time.ParseInLocation("2006-01-02 15:04", s, workday.Stockholm())
	}
	if err != nil {
		t.Fatal(err)
	}
	return at
}

// Reckoned by hand with the almanac. An office day is 9½ h.
func TestDueAndWarn(t *testing.T) {
	for _, c := range []struct {
		name            string
		level           sla.Target
		from, due, warn string
	}{
		{"KP-10 < 24 h over a weekend is elapsed time", answer24h, "2026-05-08 16:00", "2026-05-09 16:00", "2026-05-09 10:00"},
		{"24 h over spring's clock change is 25 on the wall", answer24h, "2026-03-28 12:00", "2026-03-29 13:00", "2026-03-29 07:00"},
		{"24 h over autumn's is 23", answer24h, "2026-10-24 12:00", "2026-10-25 11:00", "2026-10-25 05:00"},
		{"24 h over a leap day", answer24h, "2028-02-28 23:00", "2028-02-29 23:00", "2028-02-29 17:00"},

		{"E-2 from a Monday: Tuesday, Wednesday; 16½+9½ h, warns at 19½ h", answer2wd, "2026-05-04 10:00", "2026-05-06 17:00", "2026-05-06 10:30"},
		{"E-2 from a Friday night", answer2wd, "2026-05-08 22:00", "2026-05-12 17:00", "2026-05-12 12:15"},
		{"E-2 from a Saturday is the same", answer2wd, "2026-05-09 10:00", "2026-05-12 17:00", "2026-05-12 12:15"},
		{"E-2 over Easter 2026", answer2wd, "2026-04-01 17:00", "2026-04-07 17:00", "2026-04-07 12:15"},
		{"E-2 over Easter 2025", answer2wd, "2025-04-16 17:00", "2025-04-22 17:00", "2025-04-22 12:15"},
		{"E-2 over Easter 2027 and the clock change", answer2wd, "2027-03-24 17:00", "2027-03-30 17:00", "2027-03-30 12:15"},
		{"E-2 over midsummer", answer2wd, "2026-06-17 17:00", "2026-06-22 17:00", "2026-06-22 12:15"},
		{"E-2 over Christmas", answer2wd, "2026-12-23 17:00", "2026-12-29 17:00", "2026-12-29 12:15"},
		{"E-2 over the new year", answer2wd, "2026-12-30 17:00", "2027-01-05 17:00", "2027-01-05 12:15"},
		{"E-2 over the leap day", answer2wd, "2028-02-28 17:00", "2028-03-01 17:00", "2028-03-01 12:15"},

		{"a call at ten", callNow, "2026-05-04 10:00", "2026-05-04 10:15", "2026-05-04 10:11:15"},
		{"a call before closing", callNow, "2026-05-04 16:50", "2026-05-05 07:35", "2026-05-05 07:31:15"},
		{"a call before midsummer", callNow, "2026-06-18 16:55", "2026-06-22 07:40", "2026-06-22 07:36:15"},

		{"today: 6 h left, warns after 4½", sameDay, "2026-05-04 11:00", "2026-05-04 17:00", "2026-05-04 15:30"},
		{"today in the closing minute", sameDay, "2026-05-04 16:59", "2026-05-04 17:00", "2026-05-04 16:59:45"},
		{"today, but closed: the next day", sameDay, "2026-05-04 17:00", "2026-05-05 17:00", "2026-05-05 14:37:30"},
		{"today, before opening", sameDay, "2026-05-05 06:00", "2026-05-05 17:00", "2026-05-05 14:37:30"},
		{"today, on a Christmas Eve", sameDay, "2026-12-24 10:00", "2026-12-28 17:00", "2026-12-28 14:37:30"},

		{"CG-10 an offer before Easter: ten days of 9½ h, warns at 71¼ h", offer10wd, "2026-03-26 17:00", "2026-04-13 17:00", "2026-04-09 12:15"},
		{"half of four hours", fourHours, "2026-05-08 15:00", "2026-05-11 09:30", "2026-05-08 17:00"},
	} {
		due, warn := sla.Due(c.level, workday.Default(), wall(t, c.from))
		if !due.Equal(wall(t, c.due)) || !warn.Equal(wall(t, c.warn)) {
			t.Errorf("%s: due %v, warn %v; want %s, %s", c.name, due, warn, c.due, c.warn)
		}
	}
}

// Shares of a promise, below and above the whole of it, reckoned by hand.
func TestAt(t *testing.T) {
	for _, c := range []struct {
		name            string
		level           sla.Target
		from, due, want string
		share           float64
	}{
		{"half of four hours over a weekend", fourHours, "2026-05-08 16:00", "2026-05-11 10:30", "2026-05-11 08:30", 0.5},
		{"the whole is due", fourHours, "2026-05-08 16:00", "2026-05-11 10:30", "2026-05-11 10:30", 1},
		{"half the time again", fourHours, "2026-05-08 11:00", "2026-05-08 15:00", "2026-05-08 17:00", 1.5},
		{"a minute of open time more is on Monday", fourHours, "2026-05-08 12:50", "2026-05-08 16:50", "2026-05-11 09:20", 1.5},
		{"twice 24 h, elapsed, over spring's clock change", answer24h, "2026-03-28 12:00", "2026-03-29 13:00", "2026-03-30 13:00", 2},
		{"E-2 once more over Easter", answer2wd, "2026-04-01 17:00", "2026-04-07 17:00", "2026-04-09 17:00", 2},
		{"never more than ten times", answer24h, "2026-05-04 10:00", "2026-05-05 10:00", "2026-05-14 10:00", 11},
		{"nothing of it is when it was given", answer24h, "2026-05-04 10:00", "2026-05-05 10:00", "2026-05-04 10:00", 0},
		{"due before it was given is late already", answer24h, "2026-05-05 10:00", "2026-05-04 10:00", "2026-05-04 10:00", 1.5},
	} {
		if at := sla.At(c.level, workday.Default(), wall(t, c.from), wall(t, c.due), c.share); !at.Equal(wall(t, c.want)) {
			t.Errorf("%s: %v, want %s", c.name, at, c.want)
		}
	}
}

func TestAWorkingDayWithoutHoursEndsAtMidnight(t *testing.T) {
	mondays := workday.Week{time.Monday: {{From: 8 * 60, To: 12 * 60}}}
	cal, err := workday.New(workday.Options{Week: mondays})
	if err != nil {
		t.Fatal(err)
	}
	due, warn := sla.Due(answer2wd, cal, wall(t, "2026-05-04 13:00"))
	if !due.Equal(wall(t, "2026-05-07 00:00")) || !warn.Equal(wall(t, "2026-05-04 13:00")) {
		t.Errorf("due %v, warn %v", due, warn)
	}
}

func TestResume(t *testing.T) {
	for _, c := range []struct {
		name             string
		level            sla.Target
		from, pause, now string
		due, warn        string
	}{
		{"elapsed moves by the pause", answer24h, "2026-05-04 10:00", "2026-05-04 12:00", "2026-05-05 12:30", "2026-05-06 10:30", "2026-05-06 04:30"},
		{"open time moves by the open part of it", callNow, "2026-05-04 16:50", "2026-05-04 16:55", "2026-05-05 07:40", "2026-05-05 07:50", "2026-05-05 07:46:15"},
		{"a weekend costs nothing", answer2wd, "2026-05-08 12:00", "2026-05-08 17:00", "2026-05-11 07:30", "2026-05-12 17:00", "2026-05-12 11:00"},
		{"a working day keeps the hours that were left", answer2wd, "2026-05-04 10:00", "2026-05-06 10:00", "2026-05-07 08:00", "2026-05-07 15:00", "2026-05-07 08:30"},
		{"a warning given is not given again", callNow, "2026-05-04 10:00", "2026-05-04 10:12", "2026-05-04 11:00", "2026-05-04 11:03", "2026-05-04 10:11:15"},
		{"a broken promise stays broken", callNow, "2026-05-04 10:00", "2026-05-04 10:20", "2026-05-04 11:00", "2026-05-04 10:15", "2026-05-04 10:11:15"},
		{"no pause at all", callNow, "2026-05-04 10:00", "2026-05-04 10:05", "2026-05-04 10:05", "2026-05-04 10:15", "2026-05-04 10:11:15"},
		{"a clock that runs backwards is no pause", callNow, "2026-05-04 10:00", "2026-05-04 10:05", "2026-05-04 10:01", "2026-05-04 10:15", "2026-05-04 10:11:15"},
		{"over Christmas", sameDay, "2026-12-23 09:00", "2026-12-23 16:00", "2026-12-28 09:30", "2026-12-28 10:30", "2026-12-23 15:00"},
	} {
		cal := workday.Default()
		due, warn := sla.Due(c.level, cal, wall(t, c.from))
		due, warn = sla.Resume(c.level, cal, due, warn, wall(t, c.pause), wall(t, c.now))
		if !due.Equal(wall(t, c.due)) || !warn.Equal(wall(t, c.warn)) {
			t.Errorf("%s: due %v, warn %v; want %s, %s", c.name, due, warn, c.due, c.warn)
		}
	}
}

func TestRemaining(t *testing.T) {
	cal := workday.Default()
	due := wall(t, "2026-05-11 09:30")
	for _, c := range []struct {
		level sla.Target
		at    string
		want  time.Duration
	}{
		{fourHours, "2026-05-08 16:00", 3 * time.Hour},
		{fourHours, "2026-05-09 16:00", 2 * time.Hour},
		{fourHours, "2026-05-12 08:30", -(7*time.Hour + 30*time.Minute + time.Hour)},
		{answer24h, "2026-05-10 09:30", 24 * time.Hour},
		{answer24h, "2026-05-11 10:30", -time.Hour},
	} {
		if got := sla.Remaining(c.level, cal, due, wall(t, c.at)); got != c.want {
			t.Errorf("%+v at %s: %v left, want %v", c.level, c.at, got, c.want)
		}
	}
}

func TestCheckRefusesLevelsThatMeanNothing(t *testing.T) {
	for _, l := range everyLevel {
		if err := l.Check(); err != nil {
			t.Errorf("%+v: %v", l, err)
		}
	}
	for _, c := range []struct {
		level sla.Target
		want  error
	}{
		{sla.Target{Kind: "hours", Minutes: 1}, sla.ErrKind},
		{sla.Target{Kind: sla.Elapsed}, sla.ErrLength},
		{sla.Target{Kind: sla.OpenHours, Minutes: -5}, sla.ErrLength},
		{sla.Target{Kind: sla.OpenHours, Minutes: math.MaxInt}, sla.ErrLength},
		{sla.Target{Kind: sla.Elapsed, Minutes: 5, Days: 1}, sla.ErrLength},
		{sla.Target{Kind: sla.WorkingDays, Days: -1}, sla.ErrLength},
		{sla.Target{Kind: sla.WorkingDays, Days: 1, Minutes: 9}, sla.ErrLength},
		{sla.Target{Kind: sla.WorkingDays, Days: 1, WarnAt: 1.5}, sla.ErrWarnAt},
		{sla.Target{Kind: sla.WorkingDays, Days: 1, WarnAt: math.NaN()}, sla.ErrWarnAt},
		{sla.Target{Kind: sla.WorkingDays, Days: 1, WarnAt: -1}, sla.ErrWarnAt},
	} {
		if err := c.level.Check(); !errors.Is(err, c.want) {
			t.Errorf("%+v: %v, want %v", c.level, err, c.want)
		}
	}
}

func TestTheTightestLevelComesFirst(t *testing.T) {
	levels := []sla.Level{
		{Code: "offer-10wd", First: &offer10wd}, {Code: "same-day", First: &sameDay}, {Code: "none"}, {Code: "answer-2wd", First: &answer2wd, Line: &offer10wd},
		{Code: "call-now", Solved: &offer10wd, Line: &callNow}, {Code: "answer-24h", Solved: &answer24h}, {Code: "four-hours", Next: &fourHours},
	}
	slices.SortFunc(levels, sla.Compare)
	var codes []string
	for _, l := range levels {
		codes = append(codes, l.Code)
	}
	want := []string{"call-now", "four-hours", "same-day", "answer-24h", "answer-2wd", "offer-10wd", "none"}
	if !slices.Equal(codes, want) {
		t.Errorf("ordered %v, want %v", codes, want)
	}
}

func drawLevel(t *rapid.T) sla.Target {
	l := sla.Target{WarnAt: rapid.SampledFrom([]float64{0, 0.25, 0.5, 0.75, 1}).Draw(t, "warn at")}
	switch l.Kind = rapid.SampledFrom([]sla.Kind{sla.Elapsed, sla.OpenHours, sla.WorkingDays}).Draw(t, "kind"); l.Kind {
	case sla.WorkingDays:
		l.Days = rapid.IntRange(0, 12).Draw(t, "days")
	default:
		l.Minutes = rapid.IntRange(1, 10000).Draw(t, "minutes")
	}
	return l
}

func TestPromisesHoldTogether(t *testing.T) {
	base := wall(t, "2024-01-01 00:00")
	cal := workday.Default()
	rapid.Check(t, func(t *rapid.T) {
		l := drawLevel(t)
		second := func(name string, most int64) time.Duration {
			return time.Duration(rapid.Int64Range(0, most).Draw(t, name)) * time.Second
		}
		from := base.Add(second("from", 5*366*86400))
		due, warn := sla.Due(l, cal, from)
		if warn.Before(from) || due.Before(warn) || !due.After(from) {
			t.Fatalf("from %v, warn %v, due %v", from, warn, due)
		}
		later, _ := sla.Due(l, cal, from.Add(second("later", 30*86400)))
		if later.Before(due) {
			t.Fatal("who asks later is promised an earlier answer")
		}

		pausedAt := from.Add(second("pause", 20*86400))
		now := pausedAt.Add(second("length", 40*86400))
		newDue, newWarn := sla.Resume(l, cal, due, warn, pausedAt, now)
		if newDue.Before(newWarn) || newDue.Before(due) || newWarn.Before(warn) {
			t.Fatalf("a pause shortens: due %v → %v, warn %v → %v", due, newDue, warn, newWarn)
		}
		if due.After(pausedAt) {
			before, after := sla.Remaining(l, cal, due, pausedAt), sla.Remaining(l, cal, newDue, now)
			if before != after {
				t.Fatalf("%v was left at %v, %v is left at %v", before, pausedAt, after, now)
			}
		} else if !newDue.Equal(due) {
			t.Fatal("a broken promise was mended by a pause")
		}
	})
}
