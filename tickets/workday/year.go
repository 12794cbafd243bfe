package workday

import (
	"slices"
	"time"
)

// year is the open time of one calendar year, as instants: open[i] up to but not at shut[i], in
// nanoseconds since 1970, in order. before[i] is the open time of the year ahead of open[i]. With it
// every question is a binary search, whatever the distance.
type year struct {
	open, shut, before []int64
	total              int64
}

// yearOf is the table of a year, made at first use; nil outside FirstYear–LastYear.
func (c *Calendar) yearOf(y int) *year {
	if y < FirstYear || y > LastYear {
		return nil
	}
	slot := &c.years[y-FirstYear]
	if known := slot.Load(); known != nil {
		return known
	}
	made := c.makeYear(y)
	slot.Store(made)
	return made
}

func (c *Calendar) makeYear(y int) *year {
	t := &year{}
	for d := (Date{y, time.January, 1}); d.Year == y; d = d.AddDays(1) {
		spans := c.Spans(d)
		if len(spans) == 0 {
			continue
		}
		for _, in := range c.instants(d, spans) {
			t.open = append(t.open, in[0])
			t.shut = append(t.shut, in[1])
			t.before = append(t.before, t.total)
			t.total += in[1] - in[0]
		}
	}
	return t
}

// instants turns wall-clock spans of a day into instants. The wall may show an hour twice or not at
// all, so each stretch of the day with one offset from UTC is reckoned by itself.
func (c *Calendar) instants(d Date, spans []Span) [][2]int64 {
	end := c.EndOfDay(d).Unix()
	wall := time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC).Unix()
	var out [][2]int64
	at := time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, c.loc)
	for at.Unix() < end {
		_, offset := at.Zone()
		until := end
		if _, change := at.ZoneBounds(); !change.IsZero() && change.Unix() < end {
			until = change.Unix()
		}
		for _, s := range spans {
			from := max(at.Unix(), wall+int64(s.From)*60-int64(offset))
			to := min(until, wall+int64(s.To)*60-int64(offset))
			if from < to {
				out = append(out, [2]int64{from * 1e9, to * 1e9})
			}
		}
		at = time.Unix(until, 0).In(c.loc)
	}
	return out
}

// used is the open time of the year up to the instant.
func (t *year) used(at int64) int64 {
	i := t.first(at)
	if i == len(t.open) {
		return t.total
	}
	return t.before[i] + max(0, at-t.open[i])
}

// first is the index of the first span that has not ended at the instant.
func (t *year) first(at int64) int {
	i, found := slices.BinarySearch(t.shut, at)
	if found {
		return i + 1
	}
	return i
}

// reach is the earliest instant at which the year's open time has come to n, 0 < n ≤ total.
func (t *year) reach(n int64) int64 {
	i, _ := slices.BinarySearch(t.before, n)
	i-- // The last span that begins with less than n behind it.
	return t.open[i] + n - t.before[i]
}
