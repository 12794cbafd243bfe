package workday_test

import (
	"testing"
	"time"

	"kontaktpunkten/tickets/workday"
)

func TestOpenOnTheMinute(t *testing.T) {
	for at, want := range map[string]bool{
		"2026-05-04 07:29": false, "2026-05-04 07:30": true, "2026-05-04 16:59": true, "2026-05-04 17:00": false,
		"2026-05-09 10:00": false, "2026-06-19 10:00": false, "2026-12-24 10:00": false, "2026-12-31 10:00": false,
		"2026-05-01 10:00": false, "2026-04-02 16:59": true, "2026-04-03 10:00": false, "2028-02-29 10:00": true,
		"2200-05-05 10:00": true, "2201-05-05 10:00": false, "1899-05-05 10:00": false,
	} {
		if got := workday.Default().Open(wall(t, at)); got != want {
			t.Errorf("Open(%s) = %v, want %v", at, got, want)
		}
	}
	// The same instant, named by a clerk in another zone.
	if !workday.Default().Open(wall(t, "2026-05-04 07:30").UTC()) {
		t.Error("an instant in UTC is read as if it were local")
	}
}

func TestNextOpenAndClosing(t *testing.T) {
	for _, c := range []struct{ at, open, closing string }{
		{"2026-05-04 10:15", "2026-05-04 10:15", "2026-05-04 17:00"},
		{"2026-05-04 05:00", "2026-05-04 07:30", "2026-05-04 17:00"},
		{"2026-05-04 17:00", "2026-05-05 07:30", "2026-05-05 17:00"},
		{"2026-05-08 18:00", "2026-05-11 07:30", "2026-05-11 17:00"},
		{"2026-04-02 17:01", "2026-04-07 07:30", "2026-04-07 17:00"},
		{"2026-06-18 20:00", "2026-06-22 07:30", "2026-06-22 17:00"},
		{"2026-12-30 17:00", "2027-01-04 07:30", "2027-01-04 17:00"},
	} {
		cal := workday.Default()
		if got := cal.NextOpen(wall(t, c.at)); !got.Equal(wall(t, c.open)) {
			t.Errorf("NextOpen(%s) = %v, want %s", c.at, got, c.open)
		}
		if got := cal.NextClosing(wall(t, c.at)); !got.Equal(wall(t, c.closing)) {
			t.Errorf("NextClosing(%s) = %v, want %s", c.at, got, c.closing)
		}
	}
}

func TestAddOpenInOfficeHours(t *testing.T) {
	for _, c := range []struct {
		at   string
		add  time.Duration
		want string
	}{
		{"2026-05-04 10:00", 15 * time.Minute, "2026-05-04 10:15"},
		{"2026-05-04 16:50", 15 * time.Minute, "2026-05-05 07:35"},
		{"2026-05-04 16:45", 15 * time.Minute, "2026-05-04 17:00"}, // The closing, not the next opening.
		{"2026-05-04 17:00", 15 * time.Minute, "2026-05-05 07:45"},
		{"2026-05-04 17:00", 0, "2026-05-04 17:00"},
		{"2026-05-04 17:00", -time.Hour, "2026-05-04 17:00"},
		{"2026-05-09 12:00", time.Hour, "2026-05-11 08:30"},
		{"2026-04-02 16:00", 2 * time.Hour, "2026-04-07 08:30"},                        // Easter.
		{"2026-06-18 16:30", 90 * time.Minute, "2026-06-22 08:30"},                     // Midsummer.
		{"2026-12-23 16:30", 19 * time.Hour, "2026-12-29 16:30"},                       // Half an hour, 9½ h, 9 h.
		{"2026-12-30 16:59", 2 * time.Minute, "2027-01-04 07:31"},                      // Over the new year.
		{"2026-03-27 16:00", 2 * time.Hour, "2026-03-30 08:30"},                        // Spring's clock change lies between.
		{"2026-10-23 16:00", 2 * time.Hour, "2026-10-26 08:30"},                        // Autumn's too.
		{"2028-02-28 16:00", 10*time.Hour + 30*time.Minute, "2028-02-29 17:00"},        // Leap day, whole.
		{"2026-01-01 00:00", 251*9*time.Hour + 251*30*time.Minute, "2026-12-30 17:00"}, // The whole year,
	} {
		got := workday.Default().AddOpen(wall(t, c.at), c.add)
		if !got.Equal(wall(t, c.want)) {
			t.Errorf("AddOpen(%s, %v) = %v, want %s", c.at, c.add, got, c.want)
		}
		if c.add > 0 && workday.Default().OpenBetween(wall(t, c.at), got) != c.add {
			t.Errorf("OpenBetween does not undo AddOpen(%s, %v)", c.at, c.add)
		}
	}
}

// Round the clock, so that the nights of the clock changes lie in open time.
func TestClockChangesInOpenTime(t *testing.T) {
	cal, err := workday.New(workday.Options{Week: workday.RoundTheClock(), OpenOnHolidays: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		a, b string
		want time.Duration
	}{
		{"2025-03-30 00:00", "2025-03-31 00:00", 23 * time.Hour},
		{"2025-10-26 00:00", "2025-10-27 00:00", 25 * time.Hour},
		{"2026-03-29 01:30", "2026-03-29 03:30", time.Hour},
		{"2026-10-25 01:30", "2026-10-25 03:30", 3 * time.Hour},
		{"2027-03-28 00:00", "2027-03-29 00:00", 23 * time.Hour}, // Easter Sunday.
		{"2027-10-31 00:00", "2027-11-01 00:00", 25 * time.Hour},
		{"2028-02-28 00:00", "2028-03-01 00:00", 48 * time.Hour},
		{"2027-12-31 12:00", "2028-12-31 12:00", 366 * 24 * time.Hour},
	} {
		if got := cal.OpenBetween(wall(t, c.a), wall(t, c.b)); got != c.want {
			t.Errorf("OpenBetween(%s, %s) = %v, want %v", c.a, c.b, got, c.want)
		}
		if got := cal.OpenBetween(wall(t, c.b), wall(t, c.a)); got != -c.want {
			t.Errorf("backwards it is %v", got)
		}
		if got := cal.AddOpen(wall(t, c.a), c.want); !got.Equal(wall(t, c.b)) {
			t.Errorf("AddOpen(%s, %v) = %v, want %s", c.a, c.want, got, c.b)
		}
	}
}

// A night team whose span begins in the hour that is missing in spring and comes twice in autumn.
func TestASpanInTheHourOfTheClockChange(t *testing.T) {
	night := workday.Week{time.Sunday: {{From: 2*60 + 30, To: 5 * 60}}}
	cal, err := workday.New(workday.Options{Week: night, OpenOnHolidays: true})
	if err != nil {
		t.Fatal(err)
	}
	for d, want := range map[string]time.Duration{
		"2026-03-22": 150 * time.Minute,
		"2026-03-29": 120 * time.Minute, // 03:00 is the first minute of the span that exists.
		"2026-10-25": 180 * time.Minute, // 02:30–03:00 comes twice.
	} {
		at := day(t, d)
		if got := cal.OpenBetween(wall(t, d+" 00:00"), cal.EndOfDay(at)); got != want {
			t.Errorf("%s is open for %v, want %v", d, got, want)
		}
	}
	for at, want := range map[string]bool{
		"2026-10-25 02:29 +02:00": false, "2026-10-25 02:30 +02:00": true, "2026-10-25 02:59 +02:00": true,
		"2026-10-25 02:29 +01:00": false, "2026-10-25 02:30 +01:00": true, "2026-10-25 04:59 +01:00": true,
		"2026-10-25 05:00 +01:00": false, "2026-03-29 03:00 +02:00": true, "2026-03-29 01:59 +01:00": false,
	} {
		if got := cal.Open(wall(t, at)); got != want {
			t.Errorf("Open(%s) = %v, want %v", at, got, want)
		}
	}
	if at, ok := cal.OpeningTime(day(t, "2026-10-25")); !ok || !at.Equal(wall(t, "2026-10-25 02:30 +02:00")) {
		t.Errorf("opens at %v, %v", at, ok)
	}
	if at, ok := cal.ClosingTime(day(t, "2026-10-25")); !ok || !at.Equal(wall(t, "2026-10-25 05:00 +01:00")) {
		t.Errorf("closes at %v, %v", at, ok)
	}
	if _, ok := cal.OpeningTime(day(t, "2026-10-26")); ok {
		t.Error("opens on a Monday")
	}
	if _, ok := cal.ClosingTime(day(t, "2026-10-26")); ok {
		t.Error("closes on a Monday")
	}
}

func TestTheCalendarEndsSomewhere(t *testing.T) {
	cal := workday.Default()
	end := wall(t, "2201-01-01 00:00")
	if got := cal.AddOpen(wall(t, "2200-12-01 00:00"), 2000*time.Hour); !got.Equal(end) {
		t.Errorf("an addition past the end: %v", got)
	}
	before, after := wall(t, "1890-05-05 10:00"), wall(t, "2300-05-05 10:00")
	for _, at := range []time.Time{before, after} {
		if got := cal.AddOpen(at, time.Hour); !got.Equal(at) {
			t.Errorf("an addition outside: %v", got)
		}
		if got := cal.NextOpen(at); !got.Equal(at) {
			t.Errorf("an opening outside: %v", got)
		}
		if got := cal.NextClosing(at); !got.Equal(at) {
			t.Errorf("a closing outside: %v", got)
		}
		if got := cal.OpenBetween(at, at.Add(time.Hour)); got != 0 {
			t.Errorf("open time outside: %v", got)
		}
	}
	if got := cal.AddWorkingDays(day(t, "2200-12-30"), 1000000); got.Year != workday.LastYear+1 {
		t.Errorf("working days past the end: %s", got)
	}
}
