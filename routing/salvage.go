package routing

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"kontaktpunkten/routing/rule"
	"kontaktpunkten/tickets/sla"
	"kontaktpunkten/tickets/workday"
)

// Salvage makes a Plan of one that has gone live although the desk has changed under it since: a queue
// was closed, somebody left. What CompilePlan refuses is left out: rules, levels, steps and rotas with
// a fault, an alarm queue or level that is gone; hours that cannot be are KP-2's; a lost fallback
// becomes the unit's first queue, so that every contact still has a place. Problems are those that
// CompilePlan finds in the whole of it. The plan is nil only where the desk has no queue at all.
func Salvage(src PlanSource, unit string, version int, effective time.Time, cat rule.Catalogue) (*Plan, rule.Problems) {
	plan, problems := CompilePlan(src, unit, version, effective, cat)
	if plan != nil {
		return plan, problems
	}
	s := &salvage{src: src, unit: unit, version: version, effective: effective, cat: cat}
	if !s.place() {
		return nil, problems
	}
	s.frame(problems)
	s.rules()
	if plan, _ = s.compile(s.src); plan == nil {
		// Each part is sound and they are not together: keep what every contact needs.
		s.src.Rules, s.src.Steps = nil, nil
		if plan, _ = s.compile(s.src); plan == nil {
			plan, _ = s.compile(PlanSource{Fallback: rule.Decides{Queue: s.src.Fallback.Queue}})
		}
	}
	if plan != nil {
		plan.problems = problems
	}
	return plan, problems
}

// salvage takes a plan apart.
type salvage struct {
	src       PlanSource
	unit      string
	version   int
	effective time.Time
	cat       rule.Catalogue
}

func (s *salvage) compile(src PlanSource) (*Plan, rule.Problems) {
	cat := s.cat
	cat.Queues = slices.Clone(cat.Queues)
	for i, q := range cat.Queues {
		if !slices.ContainsFunc(src.Levels, func(l sla.Level) bool { return l.Code == q.Level }) {
			cat.Queues[i].Level = ""
		}
	}
	return CompilePlan(src, s.unit, s.version, s.effective, cat)
}

// place sees to it that the fallback has a queue; false where the desk has none.
func (s *salvage) place() bool {
	if !slices.ContainsFunc(s.cat.Units, func(code string) bool { return code == s.unit }) {
		s.cat.Units = append(slices.Clone(s.cat.Units), s.unit)
	}
	open := func(code string) bool {
		return slices.ContainsFunc(s.cat.Queues, func(q rule.Queue) bool { return q.Code == code })
	}
	if open(s.src.Fallback.Queue) {
		return true
	}
	var best *rule.Queue
	for i := range s.cat.Queues {
		if q := &s.cat.Queues[i]; best == nil || s.nearer(q, best) {
			best = q
		}
	}
	if best == nil {
		return false
	}
	s.src.Fallback.Queue, s.src.Fallback.Line, s.src.Fallback.Group = best.Code, 0, ""
	return true
}

// nearer says whether a queue takes what is lost before another: the unit's own before others, the
// lower line first, the default of its line first.
func (s *salvage) nearer(a, b *rule.Queue) bool {
	switch {
	case (a.Unit == s.unit) != (b.Unit == s.unit):
		return a.Unit == s.unit
	case a.Line != b.Line:
		return a.Line < b.Line
	default:
		return a.Default && !b.Default
	}
}

// frame leaves out what stands around the rules and has a fault of its own.
func (s *salvage) frame(problems rule.Problems) {
	if broken(problems, "hours") {
		s.src.Hours = workday.Options{}
	}
	s.src.Levels = sound(s.src.Levels, problems, "levels")
	s.src.Rotas = sound(s.src.Rotas, problems, "rotas")
	s.src.Steps = sound(s.src.Steps, problems, "steps")
	level := func(code string) bool {
		return slices.ContainsFunc(s.src.Levels, func(l sla.Level) bool { return l.Code == code })
	}
	if broken(problems, "alarm_queue") {
		s.src.AlarmQueue = ""
	}
	if !level(s.src.AlarmLevel) {
		s.src.AlarmLevel = ""
	}
	f := &s.src.Fallback
	if !level(f.Level) {
		f.Level = ""
	}
	if broken(problems, "fallback") {
		*f = rule.Decides{Queue: f.Queue, Level: f.Level}
	}
}

// rules leaves out those with a fault, one of them being that a level or rota is left out that they name.
func (s *salvage) rules() {
	ids, rules := map[string]bool{}, s.src.Rules
	s.src.Rules = make([]rule.Rule, 0, len(rules))
	alone := s.src
	alone.Steps = nil
	for _, r := range rules {
		alone.Rules = []rule.Rule{r}
		if p, _ := s.compile(alone); p != nil && !ids[r.ID] && len(s.src.Rules) < rule.MaxRules {
			s.src.Rules = append(s.src.Rules, r)
		}
		ids[r.ID] = true
	}
}

// broken says whether a part of a plan has a fault that stops it.
func broken(problems rule.Problems, part string) bool {
	return slices.ContainsFunc(problems, func(p rule.Problem) bool {
		return !p.Warning && p.Rule == "" && (p.Path == part || strings.HasPrefix(p.Path, part+".") || strings.HasPrefix(p.Path, part+"["))
	})
}

// sound is the parts of a list that have no fault that stops them.
func sound[T any](list []T, problems rule.Problems, name string) []T {
	out := make([]T, 0, len(list))
	for i := range list {
		if !broken(problems, fmt.Sprintf("%s[%d]", name, i)) {
			out = append(out, list[i])
		}
	}
	return out
}
