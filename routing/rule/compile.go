package rule

import (
	"slices"
	"strconv"

	"kontaktpunkten/routing/rota"
	"kontaktpunkten/routing/words"
	"kontaktpunkten/tickets/sla"
)

// MaxRules is how many rules a set may have.
const MaxRules = 500

const maxConditions = 50

// builder collects while a Source is compiled.
type builder struct {
	cat      Catalogue
	set      *Set
	ids      map[string]bool // rule ids met, of rules that are off too
	problems Problems
	off      bool // the rule at hand is: its faults are told and stop nothing
	made     []compiled
}

func newBuilder(src Source, cat Catalogue) *builder {
	return &builder{cat: cat, ids: map[string]bool{}, set: &Set{
		source: src, queues: map[string]Queue{}, levels: map[string]int{}, wordIDs: map[string]int{},
		rotas: map[string]rota.Rota{}, people: cat.People, zone: zoneOf(cat),
	}}
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
	p.Warning = p.Warning || b.off
	b.problems = append(b.problems, p)
}

// Compile checks a Source against the desk and makes a Set of it. All problems are reported, not the
// first alone. The Set is nil when one is more than a warning.
func Compile(src Source, cat Catalogue) (*Set, Problems) {
	b := newBuilder(src, cat)
	for i, q := range cat.Queues {
		if _, twice := b.set.queues[q.Code]; twice {
			b.problem("", Problem{Slug: "queue-twice", Path: "queues[" + strconv.Itoa(i) + "]", Word: q.Code})
		}
		b.set.queues[q.Code] = q
	}
	for rank, l := range cat.Levels {
		b.set.levels[l.Code] = rank
	}
	for _, r := range cat.Rotas {
		b.set.rotas[r.Code] = r
	}
	b.compileFrame(src)
	if len(src.Rules) > MaxRules {
		b.problem("", Problem{Slug: "too-many-rules", Path: "rules"})
		return nil, b.problems
	}
	for _, r := range src.Rules {
		b.compileRule(r)
	}
	b.review()
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
			b.problem("", b.noQueue("alarm_queue", src.AlarmQueue))
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
	if q, ok := b.set.queues[src.Fallback.Queue]; ok && src.Unit != "" && q.Unit != "" && q.Unit != src.Unit {
		b.problem("", Problem{Slug: "fallback-in-another-unit", Path: "fallback.queue", Word: q.Code, Warning: true})
	}
}

// compileRule checks a rule; one that is off is checked too, since it may be on again any day.
func (b *builder) compileRule(r Rule) {
	if r.ID == "" {
		b.problem(r.ID, Problem{Slug: "rule-without-id", Path: "id"})
	}
	if b.ids[r.ID] {
		b.problem(r.ID, Problem{Slug: "rule-id-twice", Path: "id", Word: r.ID})
	}
	b.ids[r.ID] = true
	b.off = r.Off
	defer func() { b.off = false }()
	if r.Name == "" {
		b.problem(r.ID, Problem{Slug: "rule-without-name", Path: "name"})
	}
	out := compiled{id: r.ID, name: r.Name, off: r.Off}
	conditions := r.Conditions
	if len(conditions) > maxConditions {
		b.problem(r.ID, Problem{Slug: "too-many-conditions", Path: "conditions"})
		conditions, out.broken = nil, true
	}
	for i, c := range conditions {
		made, wrong := b.compileCondition(c, "conditions["+strconv.Itoa(i)+"]")
		for _, p := range wrong {
			b.problem(r.ID, p)
		}
		if out.broken = out.broken || len(wrong) > 0; len(wrong) == 0 {
			out.checks = append(out.checks, made)
		}
	}
	if r.Expr != "" {
		made, wrong := b.compileExpr(r.Expr)
		for _, p := range wrong {
			b.problem(r.ID, p)
		}
		out.broken = out.broken || wrong.Fatal()
		out.checks = append(out.checks, made...)
	}
	out.words = slices.ContainsFunc(out.checks, func(c check) bool { return c.words })
	out.outcome = b.outcome(r.ID, "decides", r.Decides, b.set.source.Fallback)
	b.made = append(b.made, out)
	if !r.Off {
		b.set.rules = append(b.set.rules, out)
	}
}

// outcome fills in what a rule leaves out: the queue by group or line, the line and group by the queue,
// the rest from what holds without the rule. Nobody is given what the fallback gives to a person.
func (b *builder) outcome(rule, path string, d, base Decides) Outcome {
	b.checkPerson(rule, path, d, base)
	if d.Priority < 0 || d.Priority > Low {
		b.problem(rule, Problem{Slug: "unknown-priority", Path: path + ".priority", Word: strconv.Itoa(d.Priority)})
	}
	b.checkLevel(rule, path+".level", d.Level)
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
	o := Outcome{Queue: q.Code, Line: q.Line, Group: q.Group, Priority: d.Priority, Level: d.Level, Tags: slices.Clone(d.Tags),
		Person: d.Person, Rota: d.Rota}
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

// checkPerson is about whom a rule gives its tickets to. Who does not work in the queue would get
// none of them: that is told, and stops nothing.
func (b *builder) checkPerson(rule, path string, d, base Decides) {
	if d.Person != 0 && d.Rota != "" {
		b.problem(rule, Problem{Slug: "person-and-rota", Path: path + ".rota", Word: d.Rota})
	}
	if d.Rota != "" && b.cat.Rotas != nil && !slices.ContainsFunc(b.cat.Rotas, func(r rota.Rota) bool { return r.Code == d.Rota }) {
		b.problem(rule, Problem{Slug: "unknown-rota", Path: path + ".rota", Word: d.Rota})
	}
	if d.Person == 0 || b.cat.People == nil {
		return
	}
	p, known := b.cat.People[d.Person]
	if !known {
		b.problem(rule, Problem{Slug: "unknown-person", Path: path + ".person", Word: strconv.Itoa(d.Person)})
		return
	}
	if code, wrong := b.pickQueue(d, base); wrong == nil && b.set.queues[code].Code != "" && !p.Works(code) {
		b.problem(rule, Problem{Slug: "person-not-in-queue", Path: path + ".person", Word: strconv.Itoa(d.Person), Warning: true})
	}
}

// noQueue tells a queue that is closed from one that never was.
func (b *builder) noQueue(path, code string) Problem {
	if slices.Contains(b.cat.Closed, code) {
		return Problem{Slug: "queue-closed", Path: path, Word: code}
	}
	return Problem{Slug: "unknown-queue", Path: path, Word: code}
}

func (b *builder) pickQueue(d, base Decides) (string, *Problem) {
	unit := b.set.source.Unit
	switch {
	case d.Queue != "":
		if _, ok := b.set.queues[d.Queue]; !ok {
			p := b.noQueue("queue", d.Queue)
			return "", &p
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
	case d.Priority != 0 || d.Level != "" || len(d.Tags) > 0 || d.Person != 0 || d.Rota != "":
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
