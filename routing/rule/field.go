package rule

import (
	"slices"
	"strconv"

	"kontaktpunkten/tickets/workday"
)

// Kind is what sort of thing a field holds, and so how it can be compared.
type Kind string

// The kinds of field.
const (
	// Code: is, is_not, any_of, none_of.
	Code Kind = "code"
	// Truth: is, with "true" or "false".
	Truth Kind = "truth"
	// WallClock: from, before, between, with HH:MM.
	WallClock Kind = "clock"
	// Count: is, is_not, at_least, at_most, with a whole number.
	Count Kind = "count"
	// WordList: any_of only, because words may raise and never lower (KP-7).
	WordList Kind = "words"
)

// Field is what a condition can look at. The list is what an editor offers.
type Field struct {
	Name string `json:"name"`
	Kind Kind   `json:"kind"`
	Ops  []Op   `json:"ops"`

	index int
	code  func(*Situation) string
	truth func(*Situation) bool
	count func(*Situation) int
	known func(Catalogue) []string // the codes that there are; nil is not checked
	// put makes a situation in which the field has a value, as see writes it.
	put func(*Situation, string)
}

// fieldCount is how many fields there are.
const fieldCount = 15

var opsOf = map[Kind][]Op{
	Code:      {Is, IsNot, AnyOf, NoneOf},
	Truth:     {Is},
	WallClock: {From, Before, Between},
	Count:     {Is, IsNot, AtLeast, AtMost},
	WordList:  {AnyOf},
}

var fields = [fieldCount]Field{
	{Name: "channel", Kind: Code, code: func(s *Situation) string { return s.Channel }, known: func(c Catalogue) []string { return c.Channels },
		put: func(s *Situation, v string) { s.Channel = v }},
	{Name: "reason", Kind: Code, code: func(s *Situation) string { return s.Reason }, known: func(c Catalogue) []string { return c.Reasons },
		put: func(s *Situation, v string) { s.Reason = v }},
	{Name: "medical", Kind: Truth, truth: func(s *Situation) bool { return s.Medical },
		put: func(s *Situation, v string) { s.Medical = v == "true" }},
	{Name: "unit", Kind: Code, code: func(s *Situation) string { return s.Unit }, known: func(c Catalogue) []string { return c.Units },
		put: func(s *Situation, v string) { s.Unit = v }},
	{Name: "customer", Kind: Code, code: func(s *Situation) string { return s.Customer }, known: func(c Catalogue) []string { return c.Customers },
		put: func(s *Situation, v string) { s.Customer = v }},
	{Name: "words", Kind: WordList},
	{Name: "weekday", Kind: Code, code: func(s *Situation) string { return s.Weekday }, known: weekdays,
		put: func(s *Situation, v string) { s.Weekday = v }},
	{Name: "hour", Kind: WallClock, count: func(s *Situation) int { return s.Hour*60 + s.Minute },
		put: func(s *Situation, v string) {
			at, _ := workday.ParseClock(v)
			s.Hour, s.Minute = int(at)/60, int(at)%60
		}},
	{Name: "open", Kind: Truth, truth: func(s *Situation) bool { return s.Open },
		put: func(s *Situation, v string) { s.Open = v == "true" }},
	{Name: "patient.known", Kind: Truth, truth: func(s *Situation) bool { return s.Patient.Known },
		put: func(s *Situation, v string) { s.Patient.Known = v == "true" }},
	{Name: "patient.earlier", Kind: Truth, truth: func(s *Situation) bool { return s.Patient.Earlier },
		put: func(s *Situation, v string) { s.Patient.Earlier = v == "true" }},
	{Name: "patient.open", Kind: Count, count: func(s *Situation) int { return s.Patient.Open },
		put: func(s *Situation, v string) { s.Patient.Open, _ = strconv.Atoi(v) }},
	{Name: "patient.last_queue", Kind: Code, code: func(s *Situation) string { return s.Patient.LastQueue }, known: queueCodes,
		put: func(s *Situation, v string) { s.Patient.LastQueue = v }},
	{Name: "patient.last_group", Kind: Code, code: func(s *Situation) string { return s.Patient.LastGroup }, known: groupCodes,
		put: func(s *Situation, v string) { s.Patient.LastGroup = v }},
	{Name: "protected", Kind: Truth, truth: func(s *Situation) bool { return s.Protected },
		put: func(s *Situation, v string) { s.Protected = v == "true" }},
}

var fieldByName = func() map[string]*Field {
	out := make(map[string]*Field, len(fields))
	for i := range fields {
		fields[i].index, fields[i].Ops = i, opsOf[fields[i].Kind]
		out[fields[i].Name] = &fields[i]
	}
	return out
}()

// Fields are all fields in the order in which people think of them.
func Fields() []Field { return slices.Clone(fields[:]) }

// Codes are the values that a field of codes can have; nil where they are not known. An empty code
// means that there is none.
func (f *Field) Codes(cat Catalogue) []string {
	if f.known == nil {
		return nil
	}
	return slices.Clone(f.known(cat))
}

// Functions are those that expressions may call.
func Functions() []string { return []string{"words", "between"} }

// Operators are those of expressions, the joining ones first.
func Operators() []string {
	return []string{"and", "or", "not", "in", "not in", "==", "!=", "<", "<=", ">", ">=", "+", "-", "*", "/", "%"}
}

func weekdays(Catalogue) []string { return []string{"mon", "tue", "wed", "thu", "fri", "sat", "sun"} }

// queueCodes and groupCodes allow the empty code too: no ticket before this one.
func queueCodes(c Catalogue) []string {
	if c.Queues == nil {
		return nil
	}
	out := []string{""}
	for _, q := range c.Queues {
		out = append(out, q.Code)
	}
	return append(out, c.Closed...)
}

func groupCodes(c Catalogue) []string {
	if c.Groups == nil {
		return nil
	}
	return append([]string{""}, c.Groups...)
}

// see is the field's value in a situation, as a condition writes it.
func (f *Field) see(s *Situation) string {
	switch f.Kind {
	case Truth:
		return strconv.FormatBool(f.truth(s))
	case Count:
		return strconv.Itoa(f.count(s))
	case WallClock:
		return workday.Clock(f.count(s)).String()
	default:
		return f.code(s)
	}
}
