package routing_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"kontaktpunkten/routing"
	"kontaktpunkten/routing/rule"
	"kontaktpunkten/tickets/sla"
	"kontaktpunkten/tickets/workday"
)

var (
	fourHours = sla.Target{Kind: sla.OpenHours, Minutes: 240}
	day       = sla.Target{Kind: sla.Elapsed, Minutes: 1440}
	twoDays   = sla.Target{Kind: sla.WorkingDays, Days: 2}
)

// stepped is a unit's plan with these steps, or why it cannot be.
func stepped(t testing.TB, unit string, steps ...routing.TimeStep) (*routing.Plan, rule.Problems) {
	t.Helper()
	cat := catalogue(t)
	fallback := ""
	for _, q := range cat.Queues {
		if q.Unit == unit && fallback == "" {
			fallback = q.Code
		}
	}
	for i := range cat.Levels {
		cat.Levels[i].Line, cat.Levels[i].First = &day, &day
	}
	return routing.CompilePlan(routing.PlanSource{Fallback: rule.Decides{Queue: fallback}, Levels: cat.Levels, Steps: steps}, unit, 1, time.Time{}, cat)
}

func planned(t testing.TB, unit string, steps ...routing.TimeStep) *routing.Plan {
	t.Helper()
	p, problems := stepped(t, unit, steps...)
	if p == nil {
		t.Fatal(problems)
	}
	return p
}

func clock(t testing.TB, s string) time.Time {
	t.Helper()
	at, err := time.ParseInLocation("2006-01-02 15:04", s, workday.Stockholm())
	if err != nil {
		t.Fatal(err)
	}
	return at
}

// What time does to a promise, reckoned by hand.
func TestSchedule(t *testing.T) {
	half := routing.TimeStep{ID: "half", Name: "Halva tiden", Promise: sla.Line, After: 50, Notify: []string{"handler"}}
	warned := routing.TimeStep{ID: "warned", Name: "Med varningen", After: 75, Notify: []string{"handler"}}
	broken := routing.TimeStep{ID: "broken", Name: "Försenat", Queues: []string{"hk-ssk"}, After: 100, Notify: []string{"supervisor"}}
	again := routing.TimeStep{ID: "again", Name: "Halva tiden till", After: 150, Queue: "hk-forsta", Queues: []string{"hk-ssk"}}
	for _, c := range []struct {
		name            string
		queue           string
		promise         sla.Promise
		target          sla.Target
		from, due, want string
	}{
		{"KP-2 a weekend costs nothing", "hk-ssk", sla.Line, fourHours, "2026-05-08 14:50", "2026-05-11 09:20",
			"half 05-08 16:50, warn 05-11 08:20, warned 05-11 08:20, due 05-11 09:20, broken 05-11 09:20, again 05-11 11:20"},
		{"Friday 16:50 and a minute of it", "hk-ssk", sla.First, fourHours, "2026-05-08 16:50", "2026-05-11 11:20",
			"warn 05-11 10:20, warned 05-11 10:20, due 05-11 11:20, broken 05-11 11:20, again 05-11 13:20"},
		{"another queue's steps are not this one's", "hk-bma", sla.First, fourHours, "2026-05-05 10:00", "2026-05-05 14:00",
			"warn 05-05 13:00, warned 05-05 13:00, due 05-05 14:00"},
		{"KP-10 24 h is elapsed time", "hk-ssk", sla.Line, day, "2026-05-08 16:00", "2026-05-09 16:00",
			"half 05-09 04:00, warn 05-09 10:00, warned 05-09 10:00, due 05-09 16:00, broken 05-09 16:00, again 05-10 04:00"},
		{"E-2 over Easter", "hk-ssk", sla.Line, twoDays, "2026-04-01 17:00", "2026-04-07 17:00",
			"half 04-02 17:00, warn 04-07 12:15, warned 04-07 12:15, due 04-07 17:00, broken 04-07 17:00, again 04-08 17:00"},
	} {
		p := planned(t, "hjarta-karl", half, warned, broken, again)
		from, due := clock(t, c.from), clock(t, c.due)
		var got []string
		for _, timer := range p.Schedule(c.queue, c.promise, c.target, from, sla.At(c.target, p.Calendar(), from, due, 0.75), due) {
			got = append(got, timer.What+timer.At.In(workday.Stockholm()).Format(" 01-02 15:04"))
		}
		if list := strings.Join(got, ", "); list != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, list, c.want)
		}
	}
}

// A unit that has decided nothing has its promises all the same.
func TestScheduleWithoutAPlan(t *testing.T) {
	var none *routing.Plan
	now := clock(t, "2026-05-05 10:00")
	list := none.Schedule("hk-ssk", sla.Line, day, now, now.Add(18*time.Hour), now.Add(24*time.Hour))
	if len(list) != 2 || list[0].What != routing.Warns || list[1].What != routing.Breaks {
		t.Errorf("%+v", list)
	}
}

// P-1, P-12: time moves a ticket only where its question can be answered, and
// never to a closed queue or back.
func TestMove(t *testing.T) {
	cover := func(queue string) routing.TimeStep {
		return routing.TimeStep{ID: "a", Name: "a", After: 100, Queue: queue}
	}
	next := routing.TimeStep{ID: "a", Name: "a", After: 100, NextLine: true}
	plain, medical, nurse := routing.Ticket{}, routing.Ticket{Medical: true}, routing.Ticket{Medical: true, Needs: routing.Nurse}
	p := planned(t, "hjarta-karl")
	for _, c := range []struct {
		name, from string
		ticket     routing.Ticket
		step       routing.TimeStep
		trail      string
		want       string
		err        error
	}{
		{"the cover queue", "hk-ssk", medical, cover("hk-karl"), "", "hk-karl", nil},
		{"down to the first line", "hk-ssk", medical, cover("hk-forsta"), "", "hk-forsta", nil},
		{"of another unit", "hk-forsta", plain, cover("ort-mottagning"), "", "ort-mottagning", nil},
		{"the next line's own queue", "hk-forsta", plain, next, "", "hk-ssk", nil},
		{"the third line has no queue of its own, but a first one", "hk-ssk", medical, next, "", "hk-karl", nil},
		{"P-12 a medical question not to officers", "hk-ssk", medical, cover("vg-lots"), "", "", routing.ErrLicence},
		{"P-1 a nurse's question not to a BMA", "hk-ssk", nurse, cover("hk-bma"), "", "", routing.ErrNeeds},
		{"P-1 on the next line as well", "hk-forsta", routing.Ticket{Medical: true, Needs: routing.BMA}, next, "", "hk-bma", nil},
		{"nobody above the third line", "hk-karl", medical, next, "", "", routing.ErrNoQueueForLine},
		{"a closed queue", "hk-ssk", medical, cover("hk-gammal"), "", "", routing.ErrNoSuchQueue},
		{"a queue that is gone", "hk-ssk", medical, cover("hk-borta"), "", "", routing.ErrNoSuchQueue},
		{"where it lies", "hk-ssk", medical, cover("hk-ssk"), "", "", routing.ErrLoop},
		{"where time took it from", "hk-forsta", medical, cover("hk-ssk"), "hk-ssk", "", routing.ErrLoop},
		{"where time took it from before that", "hk-forsta", plain, next, "hk-karl hk-ssk", "", routing.ErrLoop},
	} {
		c.ticket.Queue = c.from
		q, err := p.Move(directory(t), c.step, c.ticket, strings.Fields(c.trail))
		if q.Code != c.want || !errors.Is(err, c.err) {
			t.Errorf("%s: %q, %v; want %q, %v", c.name, q.Code, err, c.want, c.err)
		}
	}
}

// A step for all queues leaves alone what lies in its cover queue.
func TestAStepForAllQueuesStopsInItsCover(t *testing.T) {
	all := routing.TimeStep{ID: "a", Name: "a", After: 100, Queue: "hk-forsta"}
	if all.Moves("hk-forsta") || !all.Moves("hk-ssk") || (routing.TimeStep{After: 100, Priority: 1}).Moves("hk-ssk") {
		t.Error("moves what it should leave")
	}
}

// Everything that can be wrong with a step is told where it is.
func TestStepsAreChecked(t *testing.T) {
	good := routing.TimeStep{ID: "a", Name: "Försenat", After: 100, Notify: []string{"supervisor"}}
	change := func(f func(*routing.TimeStep)) []routing.TimeStep {
		s := good
		f(&s)
		return []routing.TimeStep{s}
	}
	moving := func(id, queue string, from ...string) routing.TimeStep {
		return routing.TimeStep{ID: id, Name: id, Queues: from, After: 100, Queue: queue}
	}
	climbing := func(id string, from ...string) routing.TimeStep {
		return routing.TimeStep{ID: id, Name: id, Queues: from, After: 100, NextLine: true}
	}
	for _, c := range []struct {
		want  string
		steps []routing.TimeStep
	}{
		{"", []routing.TimeStep{good}},
		{"step-without-id path=steps[0].id", change(func(s *routing.TimeStep) { s.ID = "" })},
		{`step-id-reserved path=steps[0].id word="due"`, change(func(s *routing.TimeStep) { s.ID = "due" })},
		{`step-id-twice path=steps[1].id word="a"`, []routing.TimeStep{good, good}},
		{"step-without-name path=steps[0].name", change(func(s *routing.TimeStep) { s.Name = " " })},
		{`step-after-out-of-range path=steps[0].after word="0"`, change(func(s *routing.TimeStep) { s.After = 0 })},
		{`step-after-out-of-range path=steps[0].after word="1001"`, change(func(s *routing.TimeStep) { s.After = 1001 })},
		{`unknown-priority path=steps[0].priority word="5"`, change(func(s *routing.TimeStep) { s.Priority = 5 })},
		{`unknown-notify path=steps[0].notify[1] word="boss"`, change(func(s *routing.TimeStep) { s.Notify = []string{"owner", "boss"} })},
		{`step-does-nothing path=steps[0] word="Försenat"`, change(func(s *routing.TimeStep) { s.Notify = nil })},
		{`unknown-promise path=steps[0].promise word="second"`, change(func(s *routing.TimeStep) { s.Promise = "second" })},
		{`promise-of-no-level path=steps[0].promise word="solved" warning`, change(func(s *routing.TimeStep) { s.Promise = sla.Solved })},
		{`unknown-queue path=steps[0].queues[0] word="hk-borta"`, change(func(s *routing.TimeStep) { s.Queues = []string{"hk-borta"} })},
		{`unknown-queue path=steps[0].queues[0] word="hk-gammal"`, change(func(s *routing.TimeStep) { s.Queues = []string{"hk-gammal"} })},
		{`queue-of-another-unit path=steps[0].queues[0] word="ort-ssk"`, change(func(s *routing.TimeStep) { s.Queues = []string{"ort-ssk"} })},
		{`unknown-queue path=steps[0].queue word="hk-gammal"`, change(func(s *routing.TimeStep) { s.Queue = "hk-gammal" })},
		{`step-two-places path=steps[0].queue word="hk-ssk"`, change(func(s *routing.TimeStep) { s.Queue, s.NextLine = "hk-ssk", true })},
		{`step-leaves-unit path=steps[0].queue word="ort-mottagning" warning`, []routing.TimeStep{moving("a", "ort-mottagning", "hk-forsta")}},
		{`queue-not-for-ticket path=steps[0].queue word="hk-bma" warning`, []routing.TimeStep{moving("a", "hk-bma", "hk-ssk")}},
		{`no-queue-for-line path=steps[0].next_line word="hk-karl" warning`, []routing.TimeStep{climbing("a", "hk-karl")}},
		{`steps-loop path=steps[0] word="hk-ssk → hk-ssk"`, []routing.TimeStep{moving("a", "hk-ssk", "hk-ssk")}},
		{`steps-loop path=steps[0] word="hk-ssk → hk-karl → hk-ssk"`, []routing.TimeStep{moving("a", "hk-karl", "hk-ssk"), moving("b", "hk-ssk", "hk-karl")}},
		{`steps-loop path=steps[0] word="hk-forsta → hk-ssk → hk-forsta"`, []routing.TimeStep{climbing("a", "hk-forsta"), moving("b", "hk-forsta", "hk-ssk")}},
		// A step for all queues brings back what another takes out of its cover queue.
		{`steps-loop path=steps[0] word="hk-forsta → hk-ssk → hk-forsta"`, []routing.TimeStep{moving("a", "hk-forsta"), climbing("b", "hk-forsta")}},
		// Only a BMA's question goes this way round.
		{`steps-loop path=steps[0] word="hk-forsta → hk-bma → hk-forsta"`, []routing.TimeStep{climbing("a", "hk-forsta"), moving("b", "hk-forsta", "hk-bma")}},
		{`steps-loop path=steps[0] word="hk-forsta → hk-ssk → hk-karl → hk-forsta"`, []routing.TimeStep{climbing("a"), moving("b", "hk-forsta", "hk-karl")}},
		{"", []routing.TimeStep{climbing("a"), moving("b", "hk-svikt", "hk-karl")}},
	} {
		p, problems := stepped(t, "hjarta-karl", c.steps...)
		got := make([]string, len(problems))
		for i, problem := range problems {
			got[i] = problem.String()
			if problem.Warning {
				got[i] += " warning"
			}
		}
		if !slices.Contains(append(got, ""), c.want) || c.want == "" && len(got) > 0 {
			t.Errorf("%v, want %s", got, c.want)
		}
		if fatal := c.want != "" && !strings.HasSuffix(c.want, "warning"); fatal != (p == nil) {
			t.Errorf("%s: plan %v", c.want, p)
		}
	}
	many := make([]routing.TimeStep, 101)
	if _, problems := stepped(t, "hjarta-karl", many...); len(problems) != 1 || problems[0].Slug != "too-many-steps" {
		t.Errorf("too many: %v", problems)
	}
}

// With any steps of any units, even such as loop, time moves a ticket at most as
// often as there are queues before a person touches it, and where no loop was
// told of within a unit, none is met there.
func TestTimeNeverBounces(t *testing.T) {
	d := directory(t)
	rapid.Check(t, func(rt *rapid.T) {
		plans := map[string]*routing.Plan{}
		leaves := rapid.Bool().Draw(rt, "units lend each other their queues")
		for _, unit := range []string{"hjarta-karl", "ortopedi", "vardgaranti"} {
			steps := drawSteps(rt, unit, leaves)
			plan, _ := stepped(t, unit, steps...)
			if plan == nil {
				plan, _ = stepped(t, unit) // a plan that cannot be, is none
			}
			plans[unit] = plan
		}
		open := slices.DeleteFunc(slices.Clone(queues), func(q routing.Queue) bool { return q.Closed })
		needs := rapid.SampledFrom(append([]routing.Profession{""}, routing.Professions()...)).Draw(rt, "needs")
		ticket := routing.Ticket{Medical: rapid.Bool().Draw(rt, "medical"), Needs: needs, Queue: rapid.SampledFrom(open).Draw(rt, "lies in").Code}
		var trail []string
		for {
			at, _ := d.Queue(ticket.Queue)
			plan, moved := plans[at.Unit], false
			for _, timer := range plan.Schedule(at.Code, sla.Line, day, time.Time{}, time.Time{}, time.Time{}) {
				if timer.Step == nil || !timer.Step.Moves(at.Code) {
					continue
				}
				q, err := plan.Move(d, *timer.Step, ticket, trail)
				if errors.Is(err, routing.ErrLoop) && !leaves {
					rt.Fatalf("%v → %s loops, and nobody was told", trail, at.Code)
				}
				if err == nil {
					trail, ticket.Queue, moved = append(trail, at.Code), q.Code, true
					break
				}
			}
			if !moved {
				return
			}
			if len(trail) >= len(open) {
				rt.Fatalf("moved %d times: %v", len(trail), trail)
			}
		}
	})
}

func drawSteps(t *rapid.T, unit string, leaves bool) []routing.TimeStep {
	var own, covers []string
	for _, q := range queues {
		if q.Unit == unit && !q.Closed {
			own = append(own, q.Code)
		}
		if leaves || q.Unit == unit {
			covers = append(covers, q.Code)
		}
	}
	steps := make([]routing.TimeStep, rapid.IntRange(0, 4).Draw(t, "steps of "+unit))
	for i := range steps {
		s := &steps[i]
		s.ID, s.Name, s.Priority = fmt.Sprint(unit, i), "steg", 2
		s.After = rapid.IntRange(1, 1000).Draw(t, "after")
		s.Queues = rapid.SliceOfN(rapid.SampledFrom(own), 0, 3).Draw(t, "queues")
		if s.NextLine = rapid.Bool().Draw(t, "next line"); !s.NextLine {
			s.Queue = rapid.SampledFrom(covers).Draw(t, "cover")
		}
	}
	return steps
}
