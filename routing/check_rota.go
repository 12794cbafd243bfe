package routing

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"kontaktpunkten/routing/rota"
	"kontaktpunkten/routing/rule"
	"kontaktpunkten/tickets/workday"
)

// unmannedAfter is how far ahead somebody must be on, on each weekday that the
// unit opens.
const unmannedAfter = 28 // days

// rotas checks who is on.
//
// Slugs: too-many-rotas, rota-without-code, rota-code-twice, rota-without-name,
// not-a-weekday, not-a-span, turns-overlap, too-many-turns, unknown-person,
// person-not-of-unit. Warnings: rota-unused, rota-unmanned (word: a weekday on which
// the unit opens and nobody is on for four weeks: obemannat pass).
func (c *planCheck) rotas() {
	if len(c.src.Rotas) > maxRotas {
		c.fail("rotas", "too-many-rotas", strconv.Itoa(len(c.src.Rotas)))
		return
	}
	for i, r := range c.src.Rotas {
		path := fmt.Sprintf("rotas[%d]", i)
		switch {
		case r.Code == "":
			c.fail(path+".code", "rota-without-code", "")
		case slices.ContainsFunc(c.src.Rotas[:i], func(o rota.Rota) bool { return o.Code == r.Code }):
			c.fail(path+".code", "rota-code-twice", r.Code)
		}
		if strings.TrimSpace(r.Name) == "" {
			c.fail(path+".name", "rota-without-name", r.Code)
		}
		for _, day := range slices.Sorted(maps.Keys(r.Week)) {
			if !isWeekday(day) {
				c.fail(path+".week", "not-a-weekday", day)
			}
			c.turns(path+".week."+day, r.Week[day])
		}
		for _, day := range slices.SortedFunc(maps.Keys(r.Days), workday.Date.Compare) {
			c.turns(path+".days."+day.String(), r.Days[day])
		}
		if !c.used(r.Code) {
			c.warn(path, "rota-unused", r.Code)
		}
		c.manned(path, r)
	}
}

func isWeekday(code string) bool {
	for day := time.Sunday; day <= time.Saturday; day++ {
		if workday.WeekdayCode(day) == code {
			return true
		}
	}
	return false
}

func (c *planCheck) turns(path string, turns []rota.Turn) {
	if len(turns) > maxSpans {
		c.fail(path, "too-many-turns", strconv.Itoa(len(turns)))
		return
	}
	for i, t := range turns {
		at := fmt.Sprintf("%s[%d]", path, i)
		if !valid(t.Hours) {
			c.fail(at+".hours", "not-a-span", written(t.Hours))
		} else if slices.ContainsFunc(turns[:i], func(o rota.Turn) bool { return overlap(o.Hours, t.Hours) }) {
			c.fail(at+".hours", "turns-overlap", written(t.Hours))
		}
		if c.cat.People == nil {
			continue
		}
		switch p, known := c.cat.People[t.Person]; {
		case !known:
			c.fail(at+".person", "unknown-person", strconv.Itoa(t.Person))
		case !slices.Contains(p.Units, c.unit):
			c.fail(at+".person", "person-not-of-unit", strconv.Itoa(t.Person))
		}
	}
}

// used says whether a rule or the fallback gives tickets to who is on.
func (c *planCheck) used(code string) bool {
	return c.src.Fallback.Rota == code || slices.ContainsFunc(c.src.Rules, func(r rule.Rule) bool { return r.Decides.Rota == code })
}

// manned warns of weekdays on which the unit opens and nobody is on for weeks.
func (c *planCheck) manned(path string, r rota.Rota) {
	if c.calendar == nil || c.from.IsZero() {
		return
	}
	var open, on [7]bool
	day := c.calendar.Date(c.from)
	for range unmannedAfter {
		turns, special := r.Days[day]
		if !special {
			turns = r.Week[workday.WeekdayCode(day.Weekday())]
		}
		open[day.Weekday()] = open[day.Weekday()] || len(c.calendar.Spans(day)) > 0
		on[day.Weekday()] = on[day.Weekday()] || len(turns) > 0
		day = day.AddDays(1)
	}
	for _, day := range []time.Weekday{time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday, time.Saturday, time.Sunday} {
		if open[day] && !on[day] {
			c.warn(path, "rota-unmanned", workday.WeekdayCode(day))
		}
	}
}
