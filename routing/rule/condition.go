package rule

import (
	"slices"
	"strconv"

	"kontaktpunkten/routing/words"
	"kontaktpunkten/tickets/workday"
)

// view is a situation while rules look at it.
type view struct {
	s *Situation
	// found marks the words of the set that stand in the text.
	found []bool
	// blind hides them: what would hold without any word.
	blind bool
	// seen are the values of the fields by index, written out once for all explanations. It stands
	// apart, because explanations keep it and must not keep the texts of the situation.
	seen *sight
}

type sight [fieldCount]struct {
	text  [1]string
	named string // with the field's name
	ok    bool
}

func (v *view) see(f *Field) []string {
	seen := &v.seen[f.index]
	if !seen.ok {
		seen.text[0], seen.ok = f.see(v.s), true
	}
	return seen.text[:]
}

func (v *view) seeNamed(f *Field) string {
	seen := &v.seen[f.index]
	if seen.named == "" {
		seen.named = f.Name + "=" + v.see(f)[0]
	}
	return seen.named
}

func (v *view) has(word int) bool { return !v.blind && v.found[word] }

// test looks at a situation; fault is set when that could not be done, and then it does not hold.
type test func(*view) (ok, fault bool)

// check is a compiled condition.
type check struct {
	field string
	op    Op
	value []string
	words bool // looks at words
	holds test
	saw   func(*view) []string
	// fields are those that it looks at.
	fields []*Field
	// path and place are where it stands in its rule.
	path  string
	place place
}

// place is line and column of an expression, from 1; 0 is the whole part.
type place struct{ line, column int }

// failed is the error of a reason whose condition could not be evaluated.
const failed = "expression-failed"

// reason is the check for people to read, with how it came out.
func (c *check) reason(v *view, ok, fault bool) Reason {
	r := Reason{Field: c.field, Op: c.op, Value: c.value, Saw: c.saw(v), OK: ok}
	if fault {
		r.Error = failed
	}
	return r
}

// mostCount is the largest number that a count is compared with; none is ever near it.
const mostCount = 1000

// compileCondition makes a check of a condition, or says all that is wrong with it. path is where it stands.
func (b *builder) compileCondition(c Condition, path string) (check, Problems) {
	f := fieldByName[c.Field]
	if f == nil {
		return check{}, Problems{{Slug: "unknown-field", Path: path + ".field", Word: c.Field}}
	}
	if !slices.Contains(f.Ops, c.Op) {
		return check{}, Problems{{Slug: "wrong-comparison", Path: path + ".op", Word: string(c.Op)}}
	}
	least, most := 1, 1
	switch c.Op {
	case AnyOf, NoneOf:
		most = 200
	case Between:
		least, most = 2, 2
	}
	out := check{field: c.Field, op: c.Op, value: c.Value, fields: []*Field{f}, path: path}
	path += ".value"
	if len(c.Value) < least || len(c.Value) > most {
		return check{}, Problems{{Slug: "wrong-number-of-values", Path: path}}
	}
	var wrong Problems
	fail := func(slug, word string) { wrong = append(wrong, Problem{Slug: slug, Path: path, Word: word}) }
	switch f.Kind {
	case Code:
		b.compileCode(&out, f, fail)
	case Truth:
		compileTruth(&out, f, fail)
	case WallClock:
		compileClock(&out, f, fail)
	case Count:
		compileCount(&out, f, fail)
	case WordList:
		b.compileWords(&out, fail)
	}
	if out.saw == nil {
		out.saw = func(v *view) []string { return v.see(f) }
	}
	return out, wrong
}

// refuse tells a fault of a condition's values.
type refuse func(slug, word string)

func (b *builder) compileCode(out *check, f *Field, fail refuse) {
	if known := f.known(b.cat); known != nil {
		for _, code := range out.value {
			if !slices.Contains(known, code) {
				fail("unknown-code", code)
			}
		}
	}
	values, get := out.value, f.code
	want := out.op == Is || out.op == AnyOf
	if len(values) == 1 {
		value := values[0]
		out.holds = func(v *view) (ok, fault bool) { return (get(v.s) == value) == want, false }
		return
	}
	out.holds = func(v *view) (ok, fault bool) { return slices.Contains(values, get(v.s)) == want, false }
}

func compileTruth(out *check, f *Field, fail refuse) {
	want, err := strconv.ParseBool(out.value[0])
	if err != nil || strconv.FormatBool(want) != out.value[0] {
		fail("not-true-or-false", out.value[0])
	}
	get := f.truth
	out.holds = func(v *view) (ok, fault bool) { return get(v.s) == want, false }
}

func compileClock(out *check, f *Field, fail refuse) {
	var at [2]int
	for i, text := range out.value {
		clock, err := workday.ParseClock(text)
		if err != nil {
			fail("not-a-time", text)
		}
		at[i] = int(clock)
	}
	get := f.count
	switch from, to := at[0], at[1]; out.op {
	case From:
		out.holds = func(v *view) (ok, fault bool) { return get(v.s) >= from, false }
	case Before:
		out.holds = func(v *view) (ok, fault bool) { return get(v.s) < from, false }
	default:
		out.holds = func(v *view) (ok, fault bool) { return between(get(v.s), from, to), false }
	}
}

// between holds from a minute up to but not including another, over midnight when that is the earlier.
func between(now, from, to int) bool {
	if from <= to {
		return from <= now && now < to
	}
	return now >= from || now < to
}

func compileCount(out *check, f *Field, fail refuse) {
	n, err := strconv.Atoi(out.value[0])
	switch {
	case err != nil || n < 0:
		fail("not-a-number", out.value[0])
	case n > mostCount:
		fail("number-out-of-range", out.value[0])
	}
	get := f.count
	switch out.op {
	case Is:
		out.holds = func(v *view) (ok, fault bool) { return get(v.s) == n, false }
	case IsNot:
		out.holds = func(v *view) (ok, fault bool) { return get(v.s) != n, false }
	case AtLeast:
		out.holds = func(v *view) (ok, fault bool) { return get(v.s) >= n, false }
	default:
		out.holds = func(v *view) (ok, fault bool) { return get(v.s) <= n, false }
	}
}

func (b *builder) compileWords(out *check, fail refuse) {
	ids := make([]int, 0, len(out.value))
	for _, pattern := range out.value {
		if err := words.Check(pattern); err != nil {
			fail(wordSlug(err), pattern)
			continue
		}
		ids = append(ids, b.word(pattern))
	}
	patterns := out.value
	out.words = true
	out.holds = func(v *view) (ok, fault bool) { return slices.ContainsFunc(ids, v.has), false }
	out.saw = func(v *view) []string {
		var seen []string
		for i, id := range ids {
			if v.has(id) {
				seen = append(seen, patterns[i])
			}
		}
		return seen
	}
}
