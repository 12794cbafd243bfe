package workday

import (
	"sync/atomic"
	"time"
)

// The years that a Calendar knows.
const (
	FirstYear = 1900
	LastYear  = 2200
)

// Options say when one unit works. The zero value means KP-2 in Europe/Stockholm.
// It is the shape in which a unit's opening hours are kept as data.
type Options struct {
	// Week is the opening hours of an ordinary week; empty means OfficeHours.
	Week Week `json:"week"`
	// Closed are the unit's own closed days, on top of the holidays (CG-16).
	Closed []Date `json:"closed,omitempty"`
	// ClosedNames are what the unit calls its closed days; nothing is reckoned with them.
	ClosedNames map[Date]string `json:"closed_names,omitempty"`
	// OpenOnHolidays keeps the weekly hours on holidays and eves, for teams that never close.
	// It changes open time only: a holiday is no working day for anybody.
	OpenOnHolidays bool `json:"open_on_holidays,omitempty"`
	// Location is the time zone; nil means Europe/Stockholm.
	Location *time.Location `json:"-"`
}

// Calendar answers for one unit. Make it with New.
type Calendar struct {
	loc    *time.Location
	week   Week
	closed map[Date]struct{}
	always bool // open on holidays
	years  [LastYear - FirstYear + 1]atomic.Pointer[year]
}

var standard = func() *Calendar {
	c, err := New(Options{})
	if err != nil {
		panic(err)
	}
	return c
}()

// Default is the calendar of KP-2: Monday–Friday 07:30–17:00, closed on holidays and eves.
func Default() *Calendar { return standard }

// New checks the options and makes a calendar of them. It refuses overlapping or inverted spans and
// hours that never open, because nothing would ever fall due there.
func New(o Options) (*Calendar, error) {
	week := o.Week
	if isEmpty(week) {
		week = OfficeHours()
	}
	week, err := week.checked()
	if err != nil {
		return nil, err
	}
	// A unit lists its closed days by hand; a list this long would close it for good.
	const mostClosed = 3660
	if len(o.Closed) > mostClosed {
		return nil, ErrManyClosed
	}
	c := &Calendar{loc: o.Location, week: week, always: o.OpenOnHolidays, closed: make(map[Date]struct{}, len(o.Closed))}
	if c.loc == nil {
		c.loc = stockholm
	}
	for _, d := range o.Closed {
		c.closed[d] = struct{}{}
	}
	return c, nil
}

// isEmpty tells a week that nobody filled in from one that is closed on purpose: the latter has at
// least one weekday with an empty, non-nil list.
func isEmpty(w Week) bool {
	for _, spans := range w {
		if spans != nil {
			return false
		}
	}
	return true
}

// Location is the time zone that the calendar reckons in.
func (c *Calendar) Location() *time.Location { return c.loc }

// Date is the day that the instant falls on for this unit.
func (c *Calendar) Date(t time.Time) Date { return dateIn(t, c.loc) }

// IsWorkingDay says whether the day counts in deadlines of working days (CG-16).
func (c *Calendar) IsWorkingDay(d Date) bool {
	if _, closed := c.closed[d]; closed {
		return false
	}
	return !holidayOrWeekend(d)
}

// AddWorkingDays is the nth working day after from, or before it when n is negative. The day itself
// never counts: one working day after a Friday is the Monday. Zero gives from back, working or not.
func (c *Calendar) AddWorkingDays(from Date, n int) Date {
	step := 1
	if n < 0 {
		step, n = -1, -n
	}
	d := from
	for n > 0 && d.Year >= FirstYear && d.Year <= LastYear {
		if d = d.AddDays(step); c.IsWorkingDay(d) {
			n--
		}
	}
	return d
}

// WorkingDaysBetween counts the working days after a up to and including b; negative when b is
// before a. It undoes AddWorkingDays: WorkingDaysBetween(d, AddWorkingDays(d, n)) is n.
func (c *Calendar) WorkingDaysBetween(a, b Date) int {
	if b.Before(a) {
		n := 0
		for d := b; d.Before(a); d = d.AddDays(1) {
			if c.IsWorkingDay(d) {
				n--
			}
		}
		return n
	}
	n := 0
	for d := a; d.Before(b); {
		if d = d.AddDays(1); c.IsWorkingDay(d) {
			n++
		}
	}
	return n
}

// opens says whether the weekly hours hold on the day.
func (c *Calendar) opens(d Date) bool {
	if _, closed := c.closed[d]; closed {
		return false
	}
	if c.always {
		return true
	}
	_, holiday := Holiday(d)
	return !holiday
}

// Spans are the opening hours of one day, nil when it is closed. The caller must not change them.
func (c *Calendar) Spans(d Date) []Span {
	if !c.opens(d) {
		return nil
	}
	return c.week[d.Weekday()]
}

// EndOfDay is the midnight that ends the day.
func (c *Calendar) EndOfDay(d Date) time.Time {
	return time.Date(d.Year, d.Month, d.Day+1, 0, 0, 0, 0, c.loc)
}
