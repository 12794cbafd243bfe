package rule

import (
	"math/bits"
	"slices"
	"strconv"
	"strings"

	"kontaktpunkten/tickets/workday"
)

// The review asks of rules that can each be carried out whether they mean anything: whether a rule can
// hold at all, and whether it can ever be reached. It asks the conditions themselves, one field at a
// time, with every value that the field can have.

// values is a set of the values of one field, by their place in its list of samples.
type values []uint64

func (s values) add(i int) { s[i/64] |= 1 << (i % 64) }

func (s values) meet(o values) values {
	out := make(values, len(s))
	for i := range s {
		out[i] = s[i] & o[i]
	}
	return out
}

func (s values) within(o values) bool {
	for i := range s {
		if s[i]&^o[i] != 0 {
			return false
		}
	}
	return true
}

func (s values) count() (n int) {
	for _, word := range s {
		n += bits.OnesCount64(word)
	}
	return n
}

// reviewer knows what values there are.
type reviewer struct {
	builder *builder
	samples [fieldCount][]string
}

// meaning is what a rule's conditions ask for.
type meaning struct {
	rule *compiled
	// fields are the values that are left of each field that a condition looks at alone.
	fields map[*Field]values
	// wider are the parts that look at several fields, as they are written.
	wider []string
}

func (b *builder) review() {
	r := &reviewer{builder: b}
	for i := range fields {
		r.samples[i] = b.sample(&fields[i])
	}
	all := make([]meaning, len(b.made))
	for i := range b.made {
		b.off = b.made[i].off
		all[i] = r.meaning(&b.made[i])
		b.off = false
	}
	r.reach(all)
	order := map[string]int{"": -1}
	for i := range b.made {
		order[b.made[i].id] = i
	}
	slices.SortStableFunc(b.problems, func(x, y Problem) int { return order[x.Rule] - order[y.Rule] })
}

// sample is the values of a field that make a difference to any rule. Of a unit there is one: a unit's
// rules see its own contacts only.
func (b *builder) sample(f *Field) []string {
	switch f.Kind {
	case Truth:
		return []string{"false", "true"}
	case WallClock:
		out := make([]string, 24*60)
		for i := range out {
			out[i] = workday.Clock(i).String()
		}
		return out
	case Count:
		out := make([]string, mostCount+2)
		for i := range out {
			out[i] = strconv.Itoa(i)
		}
		return out
	case WordList:
		return nil
	}
	if f.Name == "unit" {
		return []string{b.set.source.Unit}
	}
	if known := f.known(b.cat); known != nil {
		return known
	}
	// Nobody knows all codes: those that are named, and one that is not.
	out := []string{"\x00"}
	for i := range b.made {
		for _, c := range b.made[i].checks {
			if c.field == f.Name {
				out = append(out, c.value...)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// allowed are the values of the field for which a check holds that looks at nothing else.
func (r *reviewer) allowed(c *check, f *Field) values {
	samples := r.samples[f.index]
	out := make(values, (len(samples)+63)/64)
	var s Situation
	v := view{s: &s, seen: new(sight)}
	for i, value := range samples {
		f.put(&s, value)
		v.seen[f.index].ok = false
		if ok, fault := c.holds(&v); ok && !fault {
			out.add(i)
		}
	}
	return out
}

// meaning takes a rule's conditions together, and tells those that cannot be met or ask for nothing.
func (r *reviewer) meaning(rule *compiled) meaning {
	m := meaning{rule: rule, fields: map[*Field]values{}}
	met := map[string]bool{}
	hopeless := rule.broken
	for i := range rule.checks {
		c := &rule.checks[i]
		key := c.key()
		if met[key] {
			r.tell(rule, c, "same-condition-twice", c.field, true)
			continue
		}
		met[key] = true
		if len(c.fields) == 0 {
			hopeless = r.constant(rule, c) || hopeless
			continue
		}
		if len(c.fields) > 1 || c.words {
			m.wider = append(m.wider, key)
			continue
		}
		f := c.fields[0]
		own := r.allowed(c, f)
		before, twice := m.fields[f]
		if m.fields[f] = own; twice {
			m.fields[f] = own.meet(before)
		}
		switch n := own.count(); {
		case hopeless:
		case n == 0:
			hopeless = true
			// What depends on the desk's own codes comes and goes with them.
			r.tell(rule, c, "never-matches", strings.Join(c.value, ", "), f.Kind == Code)
		case m.fields[f].count() == 0:
			hopeless = true
			r.tell(rule, c, "contradicts", c.field, false)
		case r.any(f, own):
			r.tell(rule, c, "always-holds", c.field, true)
		}
	}
	if !hopeless {
		r.medical(m)
	}
	m.rule.broken = hopeless
	return m
}

// constant tells of a part that looks at nothing, and says whether it keeps the rule from ever holding.
func (r *reviewer) constant(rule *compiled, c *check) (never bool) {
	if ok, fault := c.holds(&view{}); ok && !fault {
		r.tell(rule, c, "always-holds", c.field, true)
		return false
	}
	r.tell(rule, c, "never-matches", strings.Join(c.value, ", "), false)
	return true
}

// key is the same for checks that say the same in the same words.
func (c *check) key() string {
	value := slices.Clone(c.value)
	if c.op != Between {
		slices.Sort(value)
	}
	return c.field + "\x00" + string(c.op) + "\x00" + strings.Join(slices.Compact(value), "\x00")
}

func (r *reviewer) tell(rule *compiled, c *check, slug, word string, warning bool) {
	r.builder.problem(rule.id, Problem{Slug: slug, Path: c.path, Line: c.place.line, Column: c.place.column, Word: word, Warning: warning})
}

// medical warns where the catalogue lets none of the reasons be (P-12) what the rule asks for.
func (r *reviewer) medical(m meaning) {
	reason, medical := fieldByName["reason"], fieldByName["medical"]
	reasons, asked := m.fields[reason]
	wanted, both := m.fields[medical]
	if !asked || !both || r.builder.cat.Medical == nil {
		return
	}
	for i, code := range r.samples[reason.index] {
		is, known := r.builder.cat.Medical[code]
		sample := 0
		if is {
			sample = 1
		}
		if reasons[i/64]&(1<<(i%64)) != 0 && (!known || wanted[0]&(1<<sample) != 0) {
			return
		}
	}
	for i := range m.rule.checks {
		if c := &m.rule.checks[i]; len(c.fields) == 1 && c.fields[0] == medical {
			r.tell(m.rule, c, "reason-never-medical-so", strings.Join(c.value, ", "), true)
			return
		}
	}
}

// reach tells of rules that always hold, and of those that can never be reached because one above
// holds whenever they do. A rule that looks at words is no such one: what words bring in leaves the
// rules below it their turn (KP-7).
func (r *reviewer) reach(all []meaning) {
	var above []meaning
	for _, m := range all {
		if m.rule.off || m.rule.broken {
			continue
		}
		if i := slices.IndexFunc(above, func(a meaning) bool { return r.covers(a, m) }); i >= 0 {
			r.builder.problem(m.rule.id, Problem{Slug: "never-reached", Path: "conditions", Word: above[i].rule.id, Warning: true})
			continue
		}
		if m.rule.words {
			continue
		}
		if r.always(m) {
			r.builder.problem(m.rule.id, Problem{Slug: "always-matches", Path: "conditions", Warning: true})
		}
		above = append(above, m)
	}
}

func (r *reviewer) always(m meaning) bool {
	for f, left := range m.fields {
		if !r.any(f, left) {
			return false
		}
	}
	return len(m.wider) == 0
}

// any says that no value is left out.
func (r *reviewer) any(f *Field, left values) bool { return left.count() == len(r.samples[f.index]) }

// covers says that whenever b holds, so does a.
func (r *reviewer) covers(a, b meaning) bool {
	for f, left := range a.fields {
		asked, ok := b.fields[f]
		if !r.any(f, left) && (!ok || !asked.within(left)) {
			return false
		}
	}
	return !slices.ContainsFunc(a.wider, func(part string) bool { return !slices.Contains(b.wider, part) })
}
