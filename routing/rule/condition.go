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
	// env is what expressions see, made when the first one asks.
	env *environment
	// seen are the values of the fields by index, written out once for all explanations.
	seen [][]string
}

func (v *view) see(f *Field) []string {
	if v.seen == nil {
		v.seen = make([][]string, len(fields))
	}
	if v.seen[f.index] == nil {
		v.seen[f.index] = []string{f.see(v.s)}
	}
	return v.seen[f.index]
}

// check is a compiled condition.
type check struct {
	field string
	op    Op
	value []string
	words bool // looks at words
	holds func(*view) (bool, string)
	saw   func(*view) []string
}

// reason is the check for people to read, with how it came out.
func (c *check) reason(v *view, ok bool, slug string) Reason {
	return Reason{Field: c.field, Op: c.op, Value: c.value, Saw: c.saw(v), OK: ok, Error: slug}
}

// compileCondition makes a check of a condition, or says what is wrong with it. path is where it stands.
func (b *builder) compileCondition(c Condition, path string) (check, *Problem) {
	f := fieldByName[c.Field]
	if f == nil {
		return check{}, &Problem{Slug: "unknown-field", Path: path + ".field", Word: c.Field}
	}
	if !slices.Contains(f.Ops, c.Op) {
		return check{}, &Problem{Slug: "wrong-comparison", Path: path + ".op", Word: string(c.Op)}
	}
	path += ".value"
	least, most := 1, 1
	switch c.Op {
	case AnyOf, NoneOf:
		most = 200
	case Between:
		least, most = 2, 2
	}
	if len(c.Value) < least || len(c.Value) > most {
		return check{}, &Problem{Slug: "wrong-number-of-values", Path: path}
	}
	out := check{field: c.Field, op: c.Op, value: c.Value}
	var p *Problem
	switch f.Kind {
	case Code:
		p = b.compileCode(&out, f, path)
	case Truth:
		p = compileTruth(&out, f, path)
	case WallClock:
		p = compileClock(&out, f, path)
	case Count:
		p = compileCount(&out, f, path)
	case WordList:
		p = b.compileWords(&out, path)
	}
	if out.saw == nil {
		out.saw = func(v *view) []string { return v.see(f) }
	}
	return out, p
}

func (b *builder) compileCode(out *check, f *Field, path string) *Problem {
	if known := f.known(b.cat); known != nil {
		for _, code := range out.value {
			if !slices.Contains(known, code) {
				return &Problem{Slug: "unknown-code", Path: path, Word: code}
			}
		}
	}
	values, get := out.value, f.code
	want := out.op == Is || out.op == AnyOf
	if len(values) == 1 {
		value := values[0]
		out.holds = func(v *view) (bool, string) { return (get(v.s) == value) == want, "" }
		return nil
	}
	out.holds = func(v *view) (bool, string) { return slices.Contains(values, get(v.s)) == want, "" }
	return nil
}

func compileTruth(out *check, f *Field, path string) *Problem {
	want, err := strconv.ParseBool(out.value[0])
	if err != nil || strconv.FormatBool(want) != out.value[0] {
		return &Problem{Slug: "not-true-or-false", Path: path, Word: out.value[0]}
	}
	get := f.truth
	out.holds = func(v *view) (bool, string) { return get(v.s) == want, "" }
	return nil
}

func compileClock(out *check, f *Field, path string) *Problem {
	var at [2]int
	for i, text := range out.value {
		clock, err := workday.ParseClock(text)
		if err != nil {
			return &Problem{Slug: "not-a-time", Path: path, Word: text}
		}
		at[i] = int(clock)
	}
	get := f.count
	switch from, to := at[0], at[1]; out.op {
	case From:
		out.holds = func(v *view) (bool, string) { return get(v.s) >= from, "" }
	case Before:
		out.holds = func(v *view) (bool, string) { return get(v.s) < from, "" }
	default:
		out.holds = func(v *view) (bool, string) {
			now := get(v.s)
			if from <= to {
				return from <= now && now < to, ""
			}
			return now >= from || now < to, ""
		}
	}
	return nil
}

func compileCount(out *check, f *Field, path string) *Problem {
	n, err := strconv.Atoi(out.value[0])
	if err != nil || n < 0 {
		return &Problem{Slug: "not-a-number", Path: path, Word: out.value[0]}
	}
	get := f.count
	switch out.op {
	case Is:
		out.holds = func(v *view) (bool, string) { return get(v.s) == n, "" }
	case IsNot:
		out.holds = func(v *view) (bool, string) { return get(v.s) != n, "" }
	case AtLeast:
		out.holds = func(v *view) (bool, string) { return get(v.s) >= n, "" }
	default:
		out.holds = func(v *view) (bool, string) { return get(v.s) <= n, "" }
	}
	return nil
}

func (b *builder) compileWords(out *check, path string) *Problem {
	ids := make([]int, len(out.value))
	for i, pattern := range out.value {
		if err := words.Check(pattern); err != nil {
			return &Problem{Slug: wordSlug(err), Path: path, Word: pattern}
		}
		ids[i] = b.word(pattern)
	}
	patterns := out.value
	out.words = true
	out.holds = func(v *view) (bool, string) {
		for _, id := range ids {
			if v.has(id) {
				return true, ""
			}
		}
		return false, ""
	}
	out.saw = func(v *view) []string {
		var seen []string
		for i, id := range ids {
			if v.has(id) {
				seen = append(seen, patterns[i])
			}
		}
		return seen
	}
	return nil
}

func (v *view) has(word int) bool { return !v.blind && v.found[word] }
