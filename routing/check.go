package routing

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"kontaktpunkten/routing/rule"
	"kontaktpunkten/tickets/sla"
	"kontaktpunkten/tickets/workday"
)

// Limits of a plan beside those of its rules and steps.
const (
	maxLevels = 100
	maxRotas  = 50
	maxSpans  = 48 // of a day
)

// planCheck collects what is wrong with the hours and levels of a plan, and with
// its rotas (check_rota.go). Each says where: "hours.week.mon[1]", "levels[0].first",
// "rotas[2].days.2026-05-04[0].person".
type planCheck struct {
	src      PlanSource
	unit     string
	cat      rule.Catalogue
	calendar *workday.Calendar // nil where the hours make none
	from     time.Time         // when the plan begins to count
	problems rule.Problems
}

func (c *planCheck) fail(path, slug, word string) {
	c.problems = append(c.problems, rule.Problem{Slug: slug, Path: path, Word: word})
}

func (c *planCheck) warn(path, slug, word string) {
	c.problems = append(c.problems, rule.Problem{Slug: slug, Path: path, Word: word, Warning: true})
}

// hours checks when the unit is open, and makes the calendar.
//
// Slugs: not-a-span, not-a-date, spans-overlap, too-many-spans, hours-never-open (no day of the
// week opens), too-many-closed-days, hours-closed-for-ever (no day within two years
// opens). Warning: closed-day-twice.
func (c *planCheck) hours() {
	before := len(c.problems)
	for day := range c.src.Hours.Week {
		code := workday.WeekdayCode(time.Weekday(day))
		c.spans("hours.week."+code, c.src.Hours.Week[day])
	}
	closed := map[workday.Date]bool{}
	for i, day := range c.src.Hours.Closed {
		switch at := fmt.Sprintf("hours.closed[%d]", i); {
		case day.IsZero():
			c.fail(at, "not-a-date", "")
		case closed[day]:
			c.warn(at, "closed-day-twice", day.String())
		}
		closed[day] = true
	}
	calendar, err := workday.New(c.src.Hours)
	switch {
	case errors.Is(err, workday.ErrNeverOpen):
		c.fail("hours.week", "hours-never-open", "")
	case errors.Is(err, workday.ErrManyClosed):
		c.fail("hours.closed", "too-many-closed-days", strconv.Itoa(len(c.src.Hours.Closed)))
	case err != nil && len(c.problems) == before:
		c.fail("hours.week", "hours-invalid", "")
	case err == nil:
		c.calendar = calendar
		if !c.from.IsZero() && calendar.NextOpen(c.from).After(c.from.AddDate(2, 0, 0)) {
			c.fail("hours.closed", "hours-closed-for-ever", "")
		}
	}
}

func (c *planCheck) spans(path string, spans []workday.Span) {
	if len(spans) > maxSpans {
		c.fail(path, "too-many-spans", strconv.Itoa(len(spans)))
		return
	}
	for i, s := range spans {
		at := fmt.Sprintf("%s[%d]", path, i)
		if !valid(s) {
			c.fail(at, "not-a-span", written(s))
			continue
		}
		if slices.ContainsFunc(spans[:i], func(o workday.Span) bool { return overlap(o, s) }) {
			c.fail(at, "spans-overlap", written(s))
		}
	}
}

func valid(s workday.Span) bool { return s.From >= 0 && s.From < s.To && s.To <= 24*60 }

func overlap(a, b workday.Span) bool { return valid(a) && a.From < b.To && b.From < a.To }

// written is a span for people, one that is no span too.
func written(s workday.Span) string { return s.From.String() + "-" + s.To.String() }

// levels checks the service levels.
//
// Slugs: too-many-levels, level-without-code, level-code-twice, level-without-name,
// target-kind, target-length, target-warning, unknown-code, unknown-priority,
// unknown-line, queue-level-gone (a queue of the unit promises a level that the plan
// does not have; word: queue, level). Warnings: level-promises-nothing,
// level-never-picked (word: the level above whose scope takes all of it).
func (c *planCheck) levels() {
	if len(c.src.Levels) > maxLevels {
		c.fail("levels", "too-many-levels", strconv.Itoa(len(c.src.Levels)))
		return
	}
	for i, l := range c.src.Levels {
		path := fmt.Sprintf("levels[%d]", i)
		switch {
		case l.Code == "":
			c.fail(path+".code", "level-without-code", "")
		case slices.ContainsFunc(c.src.Levels[:i], func(o sla.Level) bool { return o.Code == l.Code }):
			c.fail(path+".code", "level-code-twice", l.Code)
		}
		if strings.TrimSpace(l.Name) == "" {
			c.fail(path+".name", "level-without-name", l.Code)
		}
		promises := 0
		for _, p := range sla.Promises() {
			if t, ok := l.Target(p); ok {
				promises++
				c.target(path+"."+string(p), t)
			}
		}
		if promises == 0 {
			c.warn(path, "level-promises-nothing", l.Code)
		}
		c.scope(path+".for", i)
	}
	for _, q := range c.cat.Queues {
		named := slices.ContainsFunc(c.src.Levels, func(l sla.Level) bool { return l.Code == q.Level })
		if q.Unit == c.unit && q.Level != "" && !named {
			c.fail("levels", "queue-level-gone", q.Code+", "+q.Level)
		}
	}
}

func (c *planCheck) target(path string, t sla.Target) {
	switch err := t.Check(); {
	case errors.Is(err, sla.ErrKind):
		c.fail(path+".kind", "target-kind", string(t.Kind))
	case errors.Is(err, sla.ErrLength):
		c.fail(path, "target-length", strconv.Itoa(max(t.Minutes, t.Days)))
	case errors.Is(err, sla.ErrWarnAt):
		c.fail(path+".warn_at", "target-warning", strconv.FormatFloat(t.WarnAt, 'g', -1, 64))
	}
}

// scope checks which tickets get the level that nobody names for them.
func (c *planCheck) scope(path string, i int) {
	s := c.src.Levels[i].For
	if s == nil {
		return
	}
	for _, codes := range []struct {
		part         string
		named, known []string
	}{
		{"types", s.Types, c.cat.Types}, {"channels", s.Channels, c.cat.Channels}, {"reasons", s.Reasons, c.cat.Reasons},
	} {
		for n, code := range codes.named {
			if codes.known != nil && !slices.Contains(codes.known, code) {
				c.fail(fmt.Sprintf("%s.%s[%d]", path, codes.part, n), "unknown-code", code)
			}
		}
	}
	for n, p := range s.Priorities {
		if p < rule.Now || p > rule.Low {
			c.fail(fmt.Sprintf("%s.priorities[%d]", path, n), "unknown-priority", strconv.Itoa(p))
		}
	}
	for n, line := range s.Lines {
		if line < 1 || line > 3 {
			c.fail(fmt.Sprintf("%s.lines[%d]", path, n), "unknown-line", strconv.Itoa(line))
		}
	}
	for _, above := range c.src.Levels[:i] {
		if o := above.For; o != nil && wider(o.Types, s.Types) && wider(o.Channels, s.Channels) && wider(o.Reasons, s.Reasons) &&
			wider(o.Priorities, s.Priorities) && wider(o.Lines, s.Lines) {
			c.warn(path, "level-never-picked", above.Code)
			return
		}
	}
}

// wider says that all that is in one list is in the other; an empty list is any.
func wider[T comparable](a, b []T) bool {
	return len(a) == 0 || len(b) > 0 && !slices.ContainsFunc(b, func(v T) bool { return !slices.Contains(a, v) })
}
