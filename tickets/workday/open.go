package workday

import "time"

// Open says whether the unit is open at the instant. It is at the opening minute and is not at the
// closing minute.
func (c *Calendar) Open(at time.Time) bool {
	t := c.yearOf(at.In(c.loc).Year())
	if t == nil {
		return false
	}
	ns := at.UnixNano()
	i := t.first(ns)
	return i < len(t.open) && t.open[i] <= ns
}

// NextOpen is the instant itself when the unit is open, else the next opening. Past LastYear it is
// the instant itself.
func (c *Calendar) NextOpen(at time.Time) time.Time {
	ns := at.UnixNano()
	for y := at.In(c.loc).Year(); ; y++ {
		t := c.yearOf(y)
		if t == nil {
			return at
		}
		if i := t.first(ns); i < len(t.open) {
			if t.open[i] <= ns {
				return at
			}
			return c.instant(t.open[i])
		}
	}
}

// AddOpen is the earliest instant at which d of open time has passed since at. When that falls on a
// closing minute it is the closing, not the next opening. No time to add, or less, gives at back,
// open or not. Should the calendar end first, it is the end of LastYear.
func (c *Calendar) AddOpen(at time.Time, d time.Duration) time.Time {
	if d <= 0 {
		return at
	}
	first := at.In(c.loc).Year()
	need := int64(d)
	for y := first; ; y++ {
		t := c.yearOf(y)
		if t == nil {
			return c.edge(at, y)
		}
		used := int64(0)
		if y == first {
			used = t.used(at.UnixNano())
		}
		if need <= t.total-used {
			return c.instant(t.reach(used + need))
		}
		need -= t.total - used
	}
}

// OpenBetween is the open time from a to b; negative when b is before a.
func (c *Calendar) OpenBetween(a, b time.Time) time.Duration {
	if b.Before(a) {
		return -c.OpenBetween(b, a)
	}
	first, last := a.In(c.loc).Year(), b.In(c.loc).Year()
	sum := int64(0)
	for y := max(first, FirstYear); y <= min(last, LastYear); y++ {
		t := c.yearOf(y)
		sum += t.total
		if y == first {
			sum -= t.used(a.UnixNano())
		}
		if y == last {
			sum -= t.total - t.used(b.UnixNano())
		}
	}
	return time.Duration(sum)
}

// OpeningTime is when the unit opens on the day; ok is false on a day when it does not.
func (c *Calendar) OpeningTime(d Date) (at time.Time, ok bool) {
	in := c.instants(d, c.Spans(d))
	if len(in) == 0 {
		return time.Time{}, false
	}
	return c.instant(in[0][0]), true
}

// ClosingTime is when the unit closes for the day, after its last span; ok is false on a day when it
// does not open.
func (c *Calendar) ClosingTime(d Date) (at time.Time, ok bool) {
	in := c.instants(d, c.Spans(d))
	if len(in) == 0 {
		return time.Time{}, false
	}
	return c.instant(in[len(in)-1][1]), true
}

// NextClosing is the closing time of the first day that still has open time left at the instant:
// today's, or after closing and on a closed day that of the next day that opens. Outside the
// calendar's years it is the instant itself.
func (c *Calendar) NextClosing(at time.Time) time.Time {
	next := c.NextOpen(at)
	if !c.Open(next) {
		return at
	}
	closing, _ := c.ClosingTime(c.Date(next))
	return closing
}

// instant is in the calendar's zone, so that it reads right when written out.
func (c *Calendar) instant(ns int64) time.Time { return time.Unix(0, ns).In(c.loc) }

// edge is where an addition stops that ran out of the calendar.
func (c *Calendar) edge(at time.Time, y int) time.Time {
	if y < FirstYear {
		return at
	}
	end := time.Date(LastYear+1, time.January, 1, 0, 0, 0, 0, c.loc)
	if at.After(end) {
		return at
	}
	return end
}
