package workday

import (
	"errors"
	"fmt"
	"time"
	_ "time/tzdata" // Opening hours must not depend on what the machine has installed.
)

// ErrDate is returned for text that is no calendar day written as YYYY-MM-DD.
var ErrDate = errors.New("workday: not a date of the form YYYY-MM-DD")

var stockholm = func() *time.Location {
	loc, err := time.LoadLocation("Europe/Stockholm")
	if err != nil {
		panic("workday: Europe/Stockholm is missing from the embedded time zones: " + err.Error())
	}
	return loc
}()

// Stockholm is the time zone of the desk.
func Stockholm() *time.Location { return stockholm }

// Date is a day in the calendar of the wall, without a time or a zone. Its zero value is no day.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// DateOf is the day that the instant falls on in Europe/Stockholm.
func DateOf(t time.Time) Date { return dateIn(t, stockholm) }

func dateIn(t time.Time, loc *time.Location) Date {
	y, m, d := t.In(loc).Date()
	return Date{y, m, d}
}

// ParseDate reads YYYY-MM-DD and refuses days that do not exist.
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return Date{}, ErrDate
	}
	return dateIn(t, time.UTC), nil
}

// IsZero says whether no day is set.
func (d Date) IsZero() bool { return d == Date{} }

// String writes YYYY-MM-DD.
func (d Date) String() string { return fmt.Sprintf("%04d-%02d-%02d", d.Year, int(d.Month), d.Day) }

// MarshalText writes YYYY-MM-DD, and nothing for the zero day.
func (d Date) MarshalText() ([]byte, error) {
	if d.IsZero() {
		return nil, nil
	}
	return []byte(d.String()), nil
}

// UnmarshalText reads what MarshalText writes.
func (d *Date) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = Date{}
		return nil
	}
	parsed, err := ParseDate(string(text))
	if err != nil {
		return err
	}
	*d = parsed
	return nil
}

// AddDays is the day n calendar days later (earlier when n is negative).
func (d Date) AddDays(n int) Date {
	return dateIn(time.Date(d.Year, d.Month, d.Day+n, 12, 0, 0, 0, time.UTC), time.UTC)
}

// Weekday is the day of the week.
func (d Date) Weekday() time.Weekday {
	return time.Date(d.Year, d.Month, d.Day, 12, 0, 0, 0, time.UTC).Weekday()
}

// Compare is -1, 0 or +1 as d is before, the same as or after e.
func (d Date) Compare(e Date) int {
	switch {
	case d == e:
		return 0
	case d.Year != e.Year:
		return sign(d.Year - e.Year)
	case d.Month != e.Month:
		return sign(int(d.Month - e.Month))
	default:
		return sign(d.Day - e.Day)
	}
}

// Before says whether d is an earlier day than e.
func (d Date) Before(e Date) bool { return d.Compare(e) < 0 }

// yearDay is 0 for the first of January.
func (d Date) yearDay() int {
	return time.Date(d.Year, d.Month, d.Day, 12, 0, 0, 0, time.UTC).YearDay() - 1
}

func sign(n int) int {
	if n < 0 {
		return -1
	}
	return 1
}
