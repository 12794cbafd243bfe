package routing

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"kontaktpunkten/routing/rule"
	"kontaktpunkten/tickets/sla"
)

// Limits of the steps of a plan.
const (
	maxSteps = 100
	maxAfter = 100 * sla.MaxShare // percent
)

// stepCheck collects while the steps of a plan are checked.
type stepCheck struct {
	src      PlanSource
	closed   []string
	plan     *Plan
	desk     *Directory
	problems rule.Problems
}

// checkSteps finds what is wrong with a plan's escalations by time: what a step
// says, and loops among all the moves. Slugs, with the path "steps[2].queue":
// too-many-steps, step-without-id, step-id-reserved, step-id-twice,
// step-without-name, step-does-nothing, step-two-places,
// step-after-out-of-range, unknown-promise, unknown-notify, unknown-priority,
// unknown-queue, queue-closed, queue-of-another-unit, steps-loop (word: the queues' codes
// along it). Warnings: promise-of-no-level, queue-not-for-ticket (some of the
// tickets would stay), no-queue-for-line, step-leaves-unit.
func checkSteps(src PlanSource, unit string, cat rule.Catalogue) rule.Problems {
	c := stepCheck{src: src, closed: cat.Closed, plan: &Plan{unit: unit}}
	queues := make([]Queue, 0, len(cat.Queues))
	for _, q := range cat.Queues {
		r := Queue{Code: q.Code, Unit: q.Unit, Line: q.Line, Group: q.Group, Default: q.Default}
		for _, p := range q.Professions {
			r.Professions = append(r.Professions, Profession(p))
		}
		queues = append(queues, r)
	}
	var err error
	if c.desk, err = NewDirectory(queues); err != nil {
		return nil // what is wrong with the queues is told with the rules
	}
	if len(src.Steps) > maxSteps {
		c.add("", "too-many-steps", "", false)
		return c.problems
	}
	for i := range src.Steps {
		c.step(i)
	}
	if !c.problems.Fatal() {
		c.loops()
	}
	return c.problems
}

func (c *stepCheck) add(path, slug, word string, warning bool) {
	c.problems = append(c.problems, rule.Problem{Slug: slug, Path: "steps" + path, Word: word, Warning: warning})
}

func (c *stepCheck) step(i int) {
	s, at := c.src.Steps[i], "["+strconv.Itoa(i)+"]"
	fail := func(part, slug, word string) { c.add(at+part, slug, word, false) }
	switch twice := slices.ContainsFunc(c.src.Steps[:i], func(o TimeStep) bool { return o.ID == s.ID }); {
	case s.ID == "":
		fail(".id", "step-without-id", "")
	case s.ID == Warns || s.ID == Breaks:
		fail(".id", "step-id-reserved", s.ID)
	case twice:
		fail(".id", "step-id-twice", s.ID)
	}
	if strings.TrimSpace(s.Name) == "" {
		fail(".name", "step-without-name", "")
	}
	if s.After < 1 || s.After > maxAfter {
		fail(".after", "step-after-out-of-range", strconv.Itoa(s.After))
	}
	if s.Priority < 0 || s.Priority > rule.Low {
		fail(".priority", "unknown-priority", strconv.Itoa(s.Priority))
	}
	for n, who := range s.Notify {
		if who != TellHandler && who != TellOwner && who != TellSupervisor {
			fail(fmt.Sprintf(".notify[%d]", n), "unknown-notify", who)
		}
	}
	if len(s.Notify) == 0 && s.Priority == 0 && s.Queue == "" && !s.NextLine {
		fail("", "step-does-nothing", s.Name)
	}
	c.promise(at, s)
	c.places(at, s)
}

// promise checks which clock counts. The first answer to what is written is
// promised by E-2 without a level.
func (c *stepCheck) promise(at string, s TimeStep) {
	made := s.Promise == sla.First
	for _, l := range c.src.Levels {
		for _, p := range sla.Promises() {
			_, ok := l.Target(p)
			made = made || ok && (s.Promise == "" || s.Promise == p)
		}
	}
	switch {
	case s.Promise != "" && !slices.Contains(sla.Promises(), s.Promise):
		c.add(at+".promise", "unknown-promise", string(s.Promise), false)
	case !made:
		c.add(at+".promise", "promise-of-no-level", string(s.Promise), true)
	}
}

// places checks the queues that a step is for and the one that it moves to.
func (c *stepCheck) places(at string, s TimeStep) {
	for n, code := range s.Queues {
		q, ok := c.desk.Queue(code)
		path := fmt.Sprintf("%s.queues[%d]", at, n)
		switch {
		case !ok:
			c.noQueue(path, code)
		case q.Unit != c.plan.unit:
			c.add(path, "queue-of-another-unit", code, false)
		}
	}
	if s.Queue != "" && s.NextLine {
		c.add(at+".queue", "step-two-places", s.Queue, false)
		return
	}
	if cover, ok := c.desk.Queue(s.Queue); s.Queue != "" && !ok {
		c.noQueue(at+".queue", s.Queue)
		return
	} else if s.Queue != "" && cover.Unit != c.plan.unit {
		c.add(at+".queue", "step-leaves-unit", s.Queue, true)
	}
	if s.Queue != "" || s.NextLine {
		c.suits(at, s)
	}
}

// noQueue tells a queue that is closed from one that never was.
func (c *stepCheck) noQueue(path, code string) {
	slug := "unknown-queue"
	if slices.Contains(c.closed, code) {
		slug = "queue-closed"
	}
	c.add(path, slug, code, false)
}

// suits warns of the first of the step's queues whose ordinary medical tickets
// the move would leave where they are.
func (c *stepCheck) suits(at string, s TimeStep) {
	for _, q := range c.from(s) {
		needs := []Profession{""}
		if q.Line > 1 {
			needs = append(needs, q.Professions...)
		}
		for _, n := range needs {
			t := Ticket{Queue: q.Code, Line: q.Line, Medical: true, Needs: n}
			if Suits(q, t) != nil || n != "" && !n.Licensed() {
				continue
			}
			switch _, err := c.plan.target(c.desk, s, t); {
			case err == nil:
			case s.NextLine && len(s.Queues) > 0:
				c.add(at+".next_line", "no-queue-for-line", q.Code, true)
				return
			case !s.NextLine:
				c.add(at+".queue", "queue-not-for-ticket", s.Queue, true)
				return
			}
		}
	}
}

// from are the queues of the unit that a step moves tickets out of.
func (c *stepCheck) from(s TimeStep) []Queue {
	var from []Queue
	for _, q := range c.desk.Queues() {
		if q.Unit == c.plan.unit && s.holds(q.Code, s.Promise) && s.Moves(q.Code) {
			from = append(from, q)
		}
	}
	return from
}

// moves are where a kind of ticket is moved to from each queue, by the number of
// the first step that does it.
type moves map[string]map[string]int

// loops finds moves that would bring a ticket back to a queue that time has taken
// it out of. Kinds of ticket are looked at one by one, because where a ticket may
// go depends on what it asks for; a loop is told once, at the first step in it.
func (c *stepCheck) loops() {
	told := map[string]bool{}
	for _, medical := range []bool{false, true} {
		for _, needs := range append([]Profession{""}, Professions()...) {
			found := c.moves(medical, needs)
			for _, q := range c.desk.Queues() {
				way := found.round(q.Code)
				if way == nil {
					continue
				}
				key := strings.Join(slices.Sorted(slices.Values(way)), " ")
				if told[key] {
					continue
				}
				told[key] = true
				first, from := maxSteps, q.Code
				for _, to := range way {
					first, from = min(first, found[from][to]), to
				}
				c.add(fmt.Sprintf("[%d]", first), "steps-loop", strings.Join(append([]string{q.Code}, way...), " → "), false)
			}
		}
	}
}

func (c *stepCheck) moves(medical bool, needs Profession) moves {
	found := moves{}
	for i, s := range c.src.Steps {
		for _, q := range c.from(s) {
			t := Ticket{Queue: q.Code, Line: q.Line, Medical: medical, Needs: needs}
			if Suits(q, t) != nil {
				continue // no such ticket lies there
			}
			to, err := c.plan.target(c.desk, s, t)
			if err != nil {
				continue
			}
			if found[q.Code] == nil {
				found[q.Code] = map[string]int{}
			}
			if _, known := found[q.Code][to.Code]; !known {
				found[q.Code][to.Code] = i
			}
		}
	}
	return found
}

// round is a shortest way from a queue back to it, the end included; nil where
// there is none.
func (m moves) round(queue string) []string {
	ways, seen := [][]string{nil}, map[string]bool{}
	for len(ways) > 0 {
		way := ways[0]
		ways = ways[1:]
		last := queue
		if len(way) > 0 {
			last = way[len(way)-1]
		}
		if len(way) > 0 && last == queue {
			return way
		}
		for _, to := range slices.Sorted(maps.Keys(m[last])) {
			if !seen[to] {
				seen[to] = true
				ways = append(ways, append(slices.Clone(way), to))
			}
		}
	}
	return nil
}
