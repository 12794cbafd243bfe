package workday_test

import (
	"testing"
	"time"

	"kontaktpunkten/tickets/workday"
)

// The days of CG-16 that fall on Monday–Friday, from the almanac.
var closedWeekdays = map[int][]string{
	2025: {"01-01", "01-06", "04-18", "04-21", "05-01", "05-29", "06-06", "06-20", "12-24", "12-25", "12-26", "12-31"},
	2026: {"01-01", "01-06", "04-03", "04-06", "05-01", "05-14", "06-19", "12-24", "12-25", "12-31"},
	2027: {"01-01", "01-06", "03-26", "03-29", "05-06", "06-25", "12-24", "12-31"},
	2028: {"01-06", "04-14", "04-17", "05-01", "05-25", "06-06", "06-23", "12-25", "12-26"},
}

func TestWorkingDaysOfWholeYears(t *testing.T) {
	c := workday.Default()
	count := map[int]int{2025: 249, 2026: 251, 2027: 253, 2028: 251}
	for year, days := range closedWeekdays {
		want := map[string]bool{}
		for _, d := range days {
			want[d] = true
		}
		n := 0
		for d := (workday.Date{Year: year, Month: 1, Day: 1}); d.Year == year; d = d.AddDays(1) {
			weekend := d.Weekday() == time.Saturday || d.Weekday() == time.Sunday
			if got := c.IsWorkingDay(d); got != (!weekend && !want[d.String()[5:]]) {
				t.Errorf("IsWorkingDay(%s) = %v", d, got)
			} else if got {
				n++
			}
		}
		if n != count[year] {
			t.Errorf("%d has %d working days, want %d", year, n, count[year])
		}
	}
}

func TestHolidaysByName(t *testing.T) {
	for d, want := range map[string]string{
		"2025-04-20": "easter-day", "2026-04-05": "easter-day", "2027-03-28": "easter-day",
		"2025-06-08": "whit-sunday", "2026-05-24": "whit-sunday", "2027-05-16": "whit-sunday",
		"2025-06-20": "midsummer-eve", "2026-06-20": "midsummer-day", "2027-06-06": "national-day",
		"2025-11-01": "all-saints-day", "2026-10-31": "all-saints-day", "2027-11-06": "all-saints-day",
		"2026-04-02": "", "2026-06-18": "", "2026-12-23": "", "2027-04-30": "",
	} {
		if got, ok := workday.Holiday(day(t, d)); got != want || ok != (want != "") {
			t.Errorf("Holiday(%s) = %q, %v, want %q", d, got, ok, want)
		}
	}
	if got, ok := workday.Holiday(workday.Date{Year: 2300, Month: 12, Day: 24}); !ok || got != "christmas-eve" {
		t.Errorf("a holiday past the calendar: %q, %v", got, ok)
	}
}

func TestAddWorkingDays(t *testing.T) {
	for _, c := range []struct {
		from string
		n    int
		want string
	}{
		{"2026-05-04", 0, "2026-05-04"},
		{"2026-05-09", 0, "2026-05-09"},  // A Saturday stays one.
		{"2026-05-08", 1, "2026-05-11"},  // Friday, Monday.
		{"2026-05-09", 1, "2026-05-11"},  // Saturday, Monday.
		{"2026-04-01", 2, "2026-04-07"},  // Over Easter: 2 and 7 April.
		{"2025-04-16", 2, "2025-04-22"},  // Easter 2025: 17 and 22 April.
		{"2027-03-25", 1, "2027-03-30"},  // Easter 2027, on the night of the clock change.
		{"2026-06-18", 1, "2026-06-22"},  // Midsummer.
		{"2025-06-18", 2, "2025-06-23"},  // Midsummer 2025.
		{"2026-12-23", 1, "2026-12-28"},  // Christmas Eve is a Thursday.
		{"2026-12-23", 5, "2027-01-05"},  // 28, 29, 30 December, 4 and 5 January.
		{"2025-12-23", 3, "2026-01-02"},  // 29, 30 December, 2 January.
		{"2028-02-28", 1, "2028-02-29"},  // Leap day.
		{"2028-02-25", 3, "2028-03-01"},  // 28, 29 February, 1 March.
		{"2026-05-13", 1, "2026-05-15"},  // Ascension Day.
		{"2026-03-26", 10, "2026-04-13"}, // CG-10: an offer sent just before Easter.
		{"2026-05-11", -1, "2026-05-08"},
		{"2026-04-07", -2, "2026-04-01"},
		{"2027-01-04", -2, "2026-12-29"},
	} {
		cal := workday.Default()
		if got := cal.AddWorkingDays(day(t, c.from), c.n); got != day(t, c.want) {
			t.Errorf("AddWorkingDays(%s, %d) = %s, want %s", c.from, c.n, got, c.want)
		}
	}
}

func TestWorkingDaysBetween(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"2026-05-04", "2026-05-04", 0},
		{"2026-05-08", "2026-05-11", 1},
		{"2026-05-08", "2026-05-10", 0},
		{"2026-04-01", "2026-04-07", 2},
		{"2026-04-07", "2026-04-01", -2},
		{"2025-12-31", "2026-12-31", 251},
		{"2028-02-25", "2028-03-01", 3},
	} {
		if got := workday.Default().WorkingDaysBetween(day(t, c.a), day(t, c.b)); got != c.want {
			t.Errorf("WorkingDaysBetween(%s, %s) = %d, want %d", c.a, c.b, got, c.want)
		}
	}
}

func TestAUnitsOwnClosedDaysCount(t *testing.T) {
	c, err := workday.New(workday.Options{Closed: []workday.Date{day(t, "2026-05-15")}})
	if err != nil {
		t.Fatal(err)
	}
	if got := c.AddWorkingDays(day(t, "2026-05-13"), 1); got != day(t, "2026-05-18") {
		t.Errorf("the day between Ascension Day and the weekend is counted: %s", got)
	}
	if c.Open(wall(t, "2026-05-15 10:00")) {
		t.Error("open on a closed day")
	}
}

func TestATeamThatNeverClosesHasHolidaysAllTheSame(t *testing.T) {
	c, err := workday.New(workday.Options{Week: workday.RoundTheClock(), OpenOnHolidays: true})
	if err != nil {
		t.Fatal(err)
	}
	eve := day(t, "2026-12-24")
	if c.IsWorkingDay(eve) {
		t.Error("Christmas Eve is a working day")
	}
	if !c.Open(wall(t, "2026-12-24 15:00")) || !c.Open(wall(t, "2026-12-26 03:00")) {
		t.Error("closed at Christmas")
	}
	got := c.AddOpen(wall(t, "2026-12-31 23:50"), 15*time.Minute)
	if !got.Equal(wall(t, "2027-01-01 00:05")) {
		t.Errorf("over the new year: %v", got)
	}
}

func TestADayTakesItsSpansFromTheWeek(t *testing.T) {
	c := workday.Default()
	if got := c.Spans(day(t, "2026-05-04")); len(got) != 1 || got[0].From.String() != "07:30" || got[0].To.String() != "17:00" {
		t.Errorf("a Monday: %v", got)
	}
	if got := c.Spans(day(t, "2026-06-19")); got != nil {
		t.Errorf("midsommarafton: %v", got)
	}
	if c.Location() != workday.Stockholm() || c.Date(wall(t, "2026-05-04 23:59")) != day(t, "2026-05-04") {
		t.Error("not in Europe/Stockholm")
	}
	if got := c.EndOfDay(day(t, "2026-05-04")); !got.Equal(wall(t, "2026-05-05 00:00")) {
		t.Errorf("the day ends at %v", got)
	}
}
