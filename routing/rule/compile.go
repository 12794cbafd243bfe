package rule

import (
	"slices"
	"strconv"

	"kontaktpunkten/routing/words"
	"kontaktpunkten/tickets/sla"
)

// Limits of a rule set.
const (
	maxRules      = 500
	maxConditions = 50
)

// builder collects while a Source is compiled.
type builder struct {
	cat      Catalogue
	set      *Set
	ids      map[string]bool // rule ids met, of rules that are off too
	problems Problems
}

// word is the number of a word pattern in the set; the same pattern has one number.
func (b *builder) word(pattern string) int {
	id, ok := b.set.wordIDs[pattern]
	if !ok {
		id = len(b.set.words)
		b.set.words = append(b.set.words, pattern)
		b.set.wordIDs[pattern] = id
	}
	return id
}

func (b *builder) problem(rule string, p Problem) {
	p.Rule, p.Word = rule, clip(p.Word)
	b.problems = append(b.problems, p)
}

// Compile checks a Source against the desk and makes a Set of it. All problems are reported, not the
// first alone. The Set is nil when one is more than a warning.
func Compile(src Source, cat Catalogue) (*Set, Problems) {
	b := &builder{cat: cat, ids: map[string]bool{}, set: &Set{
		source: src, queues: map[string]Queue{}, levels: map[string]int{}, wordIDs: map[string]int{},
	}}
	for i, q := range cat.Queues {
		if _, twice := b.set.queues[q.Code]; twice {
			b.problem("", Problem{Slug: "queue-twice", Path: "queues[" + strconv.Itoa(i) + "]", Word: q.Code})
		}
		b.set.queues[q.Code] = q
	}
	for rank, l := range cat.Levels {
		b.set.levels[l.Code] = rank
	}
	b.compileFrame(src)
	if len(src.Rules) > maxRules {
		b.problem("", Problem{Slug: "too-many-rules", Path: "rules"})
		return nil, b.problems
	}
	for _, r := range src.Rules {
		b.compileRule(r)
	}
	b.checkReach(src)
	if b.problems.Fatal() {
		return nil, b.problems
	}
	finder, err := words.New(b.set.words, false)
	if err != nil {
		// Every pattern was checked when it was met.
		b.problem("", Problem{Slug: wordSlug(err), Path: "rules"})
		return nil, b.problems
	}
	b.set.finder = finder
	return b.set, b.problems
}

// compileFrame is what stands around the rules.
func (b *builder) compileFrame(src Source) {
	if src.Unit == "" || b.cat.Units != nil && !slices.Contains(b.cat.Units, src.Unit) {
		b.problem("", Problem{Slug: "unknown-unit", Path: "unit", Word: src.Unit})
	}
	if src.AlarmQueue != "" {
		q, ok := b.set.queues[src.AlarmQueue]
		switch {
		case !ok:
			b.problem("", Problem{Slug: "unknown-queue", Path: "alarm_queue", Word: src.AlarmQueue})
		case q.Line < 2 || !q.Licensed:
			b.problem("", Problem{Slug: "alarm-queue-not-licensed", Path: "alarm_queue", Word: src.AlarmQueue})
		}
	}
	b.checkLevel("", "alarm_level", src.AlarmLevel)
	if src.Fallback.Queue == "" {
		b.problem("", Problem{Slug: "fallback-without-queue", Path: "fallback.queue"})
		return
	}
	base := Decides{Priority: Normal}
	b.set.fallback = b.outcome("", "fallback", src.Fallback, base)
}

func (b *builder) compileRule(r Rule) {
	if r.ID == "" {
		b.problem(r.ID, Problem{Slug: "rule-without-id", Path: "id"})
	}
	if b.ids[r.ID] {
		b.problem(r.ID, Problem{Slug: "rule-id-twice", Path: "id", Word: r.ID})
	}
	b.ids[r.ID] = true
	if r.Name == "" {
		b.problem(r.ID, Problem{Slug: "rule-without-name", Path: "name"})
	}
	out := compiled{id: r.ID, name: r.Name}
	if len(r.Conditions) > maxConditions {
		b.problem(r.ID, Problem{Slug: "too-many-conditions", Path: "conditions"})
		return
	}
	for i, c := range r.Conditions {
		made, p := b.compileCondition(c, "conditions["+strconv.Itoa(i)+"]")
		if p != nil {
			b.problem(r.ID, *p)
			continue
		}
		out.checks = append(out.checks, made)
	}
	if r.Expr != "" {
		made, p := b.compileExpr(r.Expr)
		if p != nil {
			b.problem(r.ID, *p)
		}
		out.checks = append(out.checks, made...)
	}
	out.words = slices.ContainsFunc(out.checks, func(c check) bool { return c.words })
	out.outcome = b.outcome(r.ID, "decides", r.Decides, b.set.source.Fallback)
	if !r.Off {
		b.set.rules = append(b.set.rules, out)
	}
}

// outcome fills in what a rule leaves out: the queue by group or line, the line and group by the queue,
// the rest from what holds without the rule.
func (b *builder) outcome(rule, path string, d, base Decides) Outcome {
	code, p := b.pickQueue(d, base)
	if p != nil {
		p.Path = path + "." + p.Path
		b.problem(rule, *p)
		return Outcome{}
	}
	q := b.set.queues[code]
	if d.Line != 0 && d.Line != q.Line {
		b.problem(rule, Problem{Slug: "line-differs-from-queue", Path: path + ".line", Word: strconv.Itoa(d.Line)})
	}
	if d.Group != "" && d.Group != q.Group {
		b.problem(rule, Problem{Slug: "group-differs-from-queue", Path: path + ".group", Word: d.Group})
	}
	if d.Priority < 0 || d.Priority > Low {
		b.problem(rule, Problem{Slug: "unknown-priority", Path: path + ".priority", Word: strconv.Itoa(d.Priority)})
	}
	b.checkLevel(rule, path+".level", d.Level)
	o := Outcome{Queue: q.Code, Line: q.Line, Group: q.Group, Priority: d.Priority, Level: d.Level, Tags: slices.Clone(d.Tags)}
	for _, priority := range []int{base.Priority, Normal} {
		if o.Priority == 0 {
			o.Priority = priority
		}
	}
	for _, level := range []string{q.Level, base.Level} {
		if o.Level == "" {
			o.Level = level
		}
	}
	return o
}

func (b *builder) pickQueue(d, base Decides) (string, *Problem) {
	unit := b.set.source.Unit
	switch {
	case d.Queue != "":
		if _, ok := b.set.queues[d.Queue]; !ok {
			return "", &Problem{Slug: "unknown-queue", Path: "queue", Word: d.Queue}
		}
		return d.Queue, nil
	case d.Group != "":
		for _, q := range b.cat.Queues {
			if q.Group == d.Group && q.Unit == unit {
				return q.Code, nil
			}
		}
		return "", &Problem{Slug: "group-without-queue", Path: "group", Word: d.Group}
	case d.Line != 0:
		best := ""
		for _, q := range b.cat.Queues {
			if q.Unit == unit && q.Line == d.Line && (best == "" || q.Default && !b.set.queues[best].Default) {
				best = q.Code
			}
		}
		if best == "" {
			return "", &Problem{Slug: "no-queue-for-line", Path: "line", Word: strconv.Itoa(d.Line)}
		}
		return best, nil
	case d.Priority != 0 || d.Level != "" || len(d.Tags) > 0:
		return base.Queue, nil
	default:
		return "", &Problem{Slug: "decides-nothing", Path: "queue"}
	}
}

func (b *builder) checkLevel(rule, path, level string) {
	if level != "" && b.cat.Levels != nil && !slices.ContainsFunc(b.cat.Levels, func(l sla.Level) bool { return l.Code == level }) {
		b.problem(rule, Problem{Slug: "unknown-level", Path: path, Word: level})
	}
}

// checkReach warns of rules that can never be reached, because one above them has no condition.
func (b *builder) checkReach(src Source) {
	always := ""
	for _, r := range src.Rules {
		switch {
		case r.Off:
		case always != "":
			b.problem(r.ID, Problem{Slug: "never-reached", Path: "conditions", Word: always, Warning: true})
		case len(r.Conditions) == 0 && r.Expr == "":
			always = r.ID
			b.problem(r.ID, Problem{Slug: "always-matches", Path: "conditions", Warning: true})
		}
	}
}
