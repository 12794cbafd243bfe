package routing

import (
	"slices"
	"time"

	"kontaktpunkten/routing/rota"
	"kontaktpunkten/routing/rule"
	"kontaktpunkten/tickets/sla"
	"kontaktpunkten/tickets/workday"
)

// PlanSource is all that a unit has decided about routing, as people write and
// keep it: one document, one version. Compile makes a Plan of it.
type PlanSource struct {
	// AlarmQueue, AlarmLevel, Rules and Fallback are rule.Source's.
	AlarmQueue string       `json:"alarm_queue,omitempty"`
	AlarmLevel string       `json:"alarm_level,omitempty"`
	Rules      []rule.Rule  `json:"rules"`
	Fallback   rule.Decides `json:"fallback"`
	// Levels are the unit's service levels, in the order in which they are tried
	// for a ticket that no rule and no queue gives one.
	Levels []sla.Level `json:"levels"`
	// Hours are when the unit is open, with its own closed days (CG-16).
	Hours workday.Options `json:"hours"`
	// Steps are what happens when time runs out (escalation by time).
	Steps []TimeStep `json:"steps,omitempty"`
	// Rotas say who is on.
	Rotas []rota.Rota `json:"rotas,omitempty"`
}

// TimeStep is an escalation by time: what is done, once, to a ticket that has used
// so much of a promise's time in a queue.
type TimeStep struct {
	// ID stays when the step is renamed.
	ID   string `json:"id"`
	Name string `json:"name"`
	// Queues are codes of the unit's queues; empty is all of them.
	Queues []string `json:"queues,omitempty"`
	// Promise is which clock counts; empty is any of them.
	Promise sla.Promise `json:"promise,omitempty"`
	// After is the share of the clock's time that is used, in percent: 100 is the
	// breach, 150 half the time again.
	After int `json:"after"`
	// Notify is whom to tell: handler, owner, supervisor.
	Notify []string `json:"notify,omitempty"`
	// Priority is what the ticket is raised to; 0 leaves it.
	Priority int `json:"priority,omitempty"`
	// Queue is the code of the cover queue to move it to, or NextLine says to move
	// it to the unit's next line: at most one of them.
	Queue    string `json:"queue,omitempty"`
	NextLine bool   `json:"next_line,omitempty"`
}

// Plan is a compiled, immutable PlanSource. It is safe for concurrent use.
type Plan struct {
	source   PlanSource
	version  int
	unit     string
	rules    *RuleSet
	calendar *workday.Calendar
	levels   map[string]sla.Level
	problems rule.Problems
}

// Source is what the plan was made of. The caller must not change it.
func (p *Plan) Source() PlanSource { return p.source }

// Version is the number that decisions keep.
func (p *Plan) Version() int { return p.version }

// Rules are for Observe and Decide.
func (p *Plan) Rules() *RuleSet { return p.rules }

// Problems are the faults that the plan goes live with: warnings, and what Salvage
// left out of it.
func (p *Plan) Problems() rule.Problems { return p.problems }

// Calendar is the unit's.
func (p *Plan) Calendar() *workday.Calendar { return p.calendar }

// Level looks a service level up by its code.
func (p *Plan) Level(code string) (sla.Level, bool) {
	l, ok := p.levels[code]
	return l, ok
}

// CompilePlan checks what a unit has decided against the desk and makes a Plan
// of it. Levels and rotas of the catalogue are ignored: the plan brings its own.
// All problems are reported; the plan is nil when one is more than a warning.
// Paths begin with the part: rules come as rule.Compile tells them, the others as
// "levels[0].first", "hours.week.mon[0]", "steps[2].queue", "rotas[0].week.mon[1].person".
func CompilePlan(src PlanSource, unit string, version int, effective time.Time, cat rule.Catalogue) (*Plan, rule.Problems) {
	p := &Plan{source: src, version: version, unit: unit, levels: make(map[string]sla.Level, len(src.Levels))}
	cat.Levels = make([]sla.Level, 0, len(src.Levels))
	for _, l := range src.Levels {
		p.levels[l.Code] = l
		cat.Levels = append(cat.Levels, l)
	}
	slices.SortStableFunc(cat.Levels, sla.Compare)
	cat.Rotas, cat.Zone = append([]rota.Rota{}, src.Rotas...), src.Hours.Location
	check := planCheck{src: src, unit: unit, cat: cat, from: effective}
	set, problems := rule.Compile(rule.Source{Unit: unit, Version: version, AlarmQueue: src.AlarmQueue, AlarmLevel: src.AlarmLevel,
		Rules: src.Rules, Fallback: src.Fallback}, cat)
	check.levels()
	check.hours()
	check.rotas()
	problems = append(problems, check.problems...)
	problems = append(problems, checkSteps(src, unit, cat)...)
	if problems.Fatal() {
		return nil, problems
	}
	p.rules, p.calendar, p.problems = set, check.calendar, problems
	return p, problems
}
