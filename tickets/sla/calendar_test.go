package sla_test

import (
	"testing"
	"time"

	"kontaktpunkten/tickets/sla"
	"kontaktpunkten/tickets/workday"
)

// nights is open from one to five every night, also when the clocks change.
func nights(t *testing.T) *workday.Calendar {
	t.Helper()
	o := workday.Options{OpenOnHolidays: true}
	for d := range o.Week {
		o.Week[d] = []workday.Span{{From: 60, To: 5 * 60}}
	}
	cal, err := workday.New(o)
	if err != nil {
		t.Fatal(err)
	}
	return cal
}

func utc(t *testing.T, s string) time.Time {
	t.Helper()
	at, err := time.Parse("2006-01-02 15:04:05", s)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

// Every kind of promise over each change of the clocks, reckoned by hand and
// written in UTC, where no hour is missing and none comes twice. In 2027 the
// spring night is Easter's: Friday and Monday are holidays.
func TestBothClockChanges(t *testing.T) {
	oneDay := sla.Target{Kind: sla.WorkingDays, Days: 1}
	opens4h := sla.Target{Kind: sla.OpenHours, Minutes: 240}
	opens3h := sla.Target{Kind: sla.OpenHours, Minutes: 180}
	office, night := workday.Default(), nights(t)
	for _, c := range []struct {
		what            string
		target          sla.Target
		cal             *workday.Calendar
		from, due, warn string
	}{
		{"24 h, spring 2025", answer24h, office, "2025-03-29 11:00:00", "2025-03-30 11:00:00", "2025-03-30 05:00:00"},
		{"24 h, spring 2026", answer24h, office, "2026-03-28 11:00:00", "2026-03-29 11:00:00", "2026-03-29 05:00:00"},
		{"24 h, spring 2027", answer24h, office, "2027-03-27 11:00:00", "2027-03-28 11:00:00", "2027-03-28 05:00:00"},
		{"24 h, autumn 2025", answer24h, office, "2025-10-25 10:00:00", "2025-10-26 10:00:00", "2025-10-26 04:00:00"},
		{"24 h, autumn 2026", answer24h, office, "2026-10-24 10:00:00", "2026-10-25 10:00:00", "2026-10-25 04:00:00"},
		{"24 h, autumn 2027", answer24h, office, "2027-10-30 10:00:00", "2027-10-31 10:00:00", "2027-10-31 04:00:00"},

		{"a working day, spring 2025: 17.00 is 15 UTC on Monday", oneDay, office, "2025-03-28 16:00:00", "2025-03-31 15:00:00", "2025-03-31 12:37:30"},
		{"a working day, spring 2026", oneDay, office, "2026-03-27 16:00:00", "2026-03-30 15:00:00", "2026-03-30 12:37:30"},
		{"a working day, spring 2027, from Thursday over Easter to Tuesday", oneDay, office, "2027-03-25 16:00:00", "2027-03-30 15:00:00", "2027-03-30 12:37:30"},
		{"a working day, autumn 2025", oneDay, office, "2025-10-24 15:00:00", "2025-10-27 16:00:00", "2025-10-27 13:37:30"},
		{"a working day, autumn 2026", oneDay, office, "2026-10-23 15:00:00", "2026-10-26 16:00:00", "2026-10-26 13:37:30"},
		{"a working day, autumn 2027", oneDay, office, "2027-10-29 15:00:00", "2027-11-01 16:00:00", "2027-11-01 13:37:30"},

		{"four open hours, two on each side, spring 2025", opens4h, office, "2025-03-28 14:00:00", "2025-03-31 07:30:00", "2025-03-31 06:30:00"},
		{"four open hours, spring 2026", opens4h, office, "2026-03-27 14:00:00", "2026-03-30 07:30:00", "2026-03-30 06:30:00"},
		{"four open hours, spring 2027", opens4h, office, "2027-03-25 14:00:00", "2027-03-30 07:30:00", "2027-03-30 06:30:00"},
		{"four open hours, autumn 2025", opens4h, office, "2025-10-24 13:00:00", "2025-10-27 08:30:00", "2025-10-27 07:30:00"},
		{"four open hours, autumn 2026", opens4h, office, "2026-10-23 13:00:00", "2026-10-26 08:30:00", "2026-10-26 07:30:00"},
		{"four open hours, autumn 2027", opens4h, office, "2027-10-29 13:00:00", "2027-11-01 08:30:00", "2027-11-01 07:30:00"},

		{"three hours of the short night are all of it, 2025", opens3h, night, "2025-03-29 21:00:00", "2025-03-30 03:00:00", "2025-03-30 02:15:00"},
		{"the short night 2026", opens3h, night, "2026-03-28 21:00:00", "2026-03-29 03:00:00", "2026-03-29 02:15:00"},
		{"the short night 2027", opens3h, night, "2027-03-27 21:00:00", "2027-03-28 03:00:00", "2027-03-28 02:15:00"},
		{"three hours of the long night end at three, 2025", opens3h, night, "2025-10-25 21:00:00", "2025-10-26 02:00:00", "2025-10-26 01:15:00"},
		{"the long night 2026", opens3h, night, "2026-10-24 21:00:00", "2026-10-25 02:00:00", "2026-10-25 01:15:00"},
		{"the long night 2027", opens3h, night, "2027-10-30 21:00:00", "2027-10-31 02:00:00", "2027-10-31 01:15:00"},
	} {
		due, warn := sla.Due(c.target, c.cal, utc(t, c.from))
		if !due.Equal(utc(t, c.due)) || !warn.Equal(utc(t, c.warn)) {
			t.Errorf("%s: due %v, warn %v; want %s, %s", c.what, due.UTC(), warn.UTC(), c.due, c.warn)
		}
	}
}

// A unit's own closed days, and a day of several spans, reckoned by hand.
func TestAUnitsOwnDays(t *testing.T) {
	day := func(s string) workday.Date {
		d, err := workday.ParseDate(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	squeezed, err := workday.New(workday.Options{Closed: []workday.Date{day("2025-05-02"), day("2026-06-05"), day("2027-05-07")}})
	if err != nil {
		t.Fatal(err)
	}
	split := workday.Options{}
	for d := time.Monday; d <= time.Friday; d++ {
		split.Week[d] = []workday.Span{{From: 8 * 60, To: 12 * 60}, {From: 13 * 60, To: 16 * 60}}
	}
	lunch, err := workday.New(split)
	if err != nil {
		t.Fatal(err)
	}
	oneDay := sla.Target{Kind: sla.WorkingDays, Days: 1}
	opens4h := sla.Target{Kind: sla.OpenHours, Minutes: 240}
	for _, c := range []struct {
		what            string
		target          sla.Target
		cal             *workday.Calendar
		from, due, warn string
	}{
		{"E-2 past the Friday after the first of May 2025", answer2wd, squeezed, "2025-04-30 10:00", "2025-05-06 17:00", "2025-05-06 10:30"},
		{"E-2 past a Friday in June 2026", answer2wd, squeezed, "2026-06-04 10:00", "2026-06-09 17:00", "2026-06-09 10:30"},
		{"E-2 past the Friday after Ascension 2027", answer2wd, squeezed, "2027-05-05 10:00", "2027-05-11 17:00", "2027-05-11 10:30"},
		{"others are open on that Friday", answer2wd, workday.Default(), "2027-05-05 10:00", "2027-05-10 17:00", "2027-05-10 10:30"},
		{"today, asked on the closed day: Monday", sameDay, squeezed, "2026-06-05 10:00", "2026-06-08 17:00", "2026-06-08 14:37:30"},
		{"four open hours", opens4h, squeezed, "2026-06-04 16:00", "2026-06-08 10:30", "2026-06-08 09:30"},
		{"24 h does not ask who is open", answer24h, squeezed, "2026-06-04 10:00", "2026-06-05 10:00", "2026-06-05 04:00"},
		{"over lunch", opens4h, lunch, "2026-05-04 10:00", "2026-05-04 15:00", "2026-05-04 14:00"},
		{"until lunch, to the minute", opens4h, lunch, "2026-05-04 07:00", "2026-05-04 12:00", "2026-05-04 11:00"},
		{"asked during lunch", opens4h, lunch, "2026-05-04 12:30", "2026-05-05 09:00", "2026-05-04 16:00"},
		{"a working day ends with its last span: 3+7 h, warns at 7½ h", oneDay, lunch, "2026-05-04 12:30", "2026-05-05 16:00", "2026-05-05 13:30"},
	} {
		due, warn := sla.Due(c.target, c.cal, wall(t, c.from))
		if !due.Equal(wall(t, c.due)) || !warn.Equal(wall(t, c.warn)) {
			t.Errorf("%s: due %v, warn %v; want %s, %s", c.what, due, warn, c.due, c.warn)
		}
	}
}
