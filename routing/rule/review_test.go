package rule_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"kontaktpunkten/routing/rota"
	"kontaktpunkten/routing/rule"
)

// meant is the desk with what the review asks of it.
func meant() rule.Catalogue {
	c := desk
	c.Medical = map[string]bool{"advice": true, "booking": false}
	c.Closed = []string{"old"}
	c.People = map[int]rule.Person{1: {Queues: []string{"nurses"}}, 2: {Queues: []string{"bones"}}}
	c.Rotas = []rota.Rota{{Code: "night"}}
	return c
}

// told are the problems of rules that go to the nurses, warnings in brackets.
func told(rules ...rule.Rule) []string {
	src := rule.Source{Unit: "heart", Fallback: rule.Decides{Queue: "first"}}
	for i, r := range rules {
		r.ID, r.Name = string(rune('a'+i)), "R"
		if r.Decides.Queue == "" && r.Decides.Person == 0 {
			r.Decides.Queue = "nurses"
		}
		src.Rules = append(src.Rules, r)
	}
	_, problems := rule.Compile(src, meant())
	var out []string
	for _, p := range problems {
		text := strings.ReplaceAll(p.String(), "rule=", "")
		if p.Warning {
			text = "(" + text + ")"
		}
		out = append(out, text)
	}
	return out
}

func and(lists ...[]rule.Condition) rule.Rule {
	return rule.Rule{Conditions: slices.Concat(lists...)}
}

func TestConditionsThatMeanNothingAreTold(t *testing.T) {
	for name, c := range map[string]struct {
		rule rule.Rule
		want []string
	}{
		"sound":                    {and(cond("channel", rule.Is, "phone"), cond("open", rule.Is, "true"), cond("hour", rule.From, "16:00")), nil},
		"two values of one field":  {and(cond("channel", rule.Is, "phone"), cond("channel", rule.Is, "email")), []string{`contradicts a path=conditions[1] word="channel"`}},
		"is and is not":            {and(cond("reason", rule.Is, "advice"), cond("reason", rule.IsNot, "advice")), []string{`contradicts a path=conditions[1] word="reason"`}},
		"lists that do not meet":   {and(cond("weekday", rule.AnyOf, "mon", "tue"), cond("weekday", rule.AnyOf, "wed", "thu")), []string{`contradicts a path=conditions[1] word="weekday"`}},
		"a list and what it lacks": {and(cond("weekday", rule.AnyOf, "mon", "tue"), cond("weekday", rule.NoneOf, "mon", "tue")), []string{`contradicts a path=conditions[1] word="weekday"`}},
		"true and false":           {and(cond("open", rule.Is, "true"), cond("medical", rule.Is, "true"), cond("open", rule.Is, "false")), []string{`contradicts a path=conditions[2] word="open"`}},
		"from after before":        {and(cond("hour", rule.From, "16:00"), cond("hour", rule.Before, "08:00")), []string{`contradicts a path=conditions[1] word="hour"`}},
		"outside each other":       {and(cond("hour", rule.Between, "22:00", "06:00"), cond("hour", rule.Between, "08:00", "12:00")), []string{`contradicts a path=conditions[1] word="hour"`}},
		"more than and less than":  {and(cond("patient.open", rule.AtLeast, "3"), cond("patient.open", rule.AtMost, "2")), []string{`contradicts a path=conditions[1] word="patient.open"`}},
		"a list and an expression": {rule.Rule{Conditions: cond("channel", rule.Is, "phone"), Expr: `open and channel == "email"`}, []string{`contradicts a path=expr at=1:18 word="channel"`}},
		"all left out one by one":  {and(cond("channel", rule.IsNot, "phone"), cond("channel", rule.IsNot, "email")), []string{`contradicts a path=conditions[1] word="channel"`}},

		"no time at all":            {and(cond("hour", rule.Between, "08:00", "08:00")), []string{`never-matches a path=conditions[0] word="08:00, 08:00"`}},
		"after midnight's end":      {and(cond("hour", rule.From, "24:00")), []string{`never-matches a path=conditions[0] word="24:00"`}},
		"before the day":            {and(cond("hour", rule.Before, "00:00")), []string{`never-matches a path=conditions[0] word="00:00"`}},
		"a part that cannot hold":   {rule.Rule{Expr: `open and (patient.open > 3 and patient.open < 2 or false)`}, []string{`never-matches a path=expr at=1:49 word="(patient.open > 3 and patient.open < 2) or false"`}},
		"a number beyond all":       {and(cond("patient.open", rule.AtLeast, "1001")), []string{`number-out-of-range a path=conditions[0].value word="1001"`}},
		"every code left out":       {and(cond("channel", rule.NoneOf, "phone", "email")), []string{`(never-matches a path=conditions[0] word="phone, email")`}},
		"another unit":              {and(cond("unit", rule.Is, "ortho")), []string{`(never-matches a path=conditions[0] word="ortho")`}},
		"not this unit":             {and(cond("unit", rule.IsNot, "heart")), []string{`(never-matches a path=conditions[0] word="heart")`}},
		"this unit":                 {and(cond("unit", rule.Is, "heart"), cond("open", rule.Is, "true")), []string{`(always-holds a path=conditions[0] word="unit")`}},
		"every code":                {and(cond("channel", rule.AnyOf, "phone", "email"), cond("open", rule.Is, "true")), []string{`(always-holds a path=conditions[0] word="channel")`}},
		"every number":              {and(cond("patient.open", rule.AtLeast, "0"), cond("open", rule.Is, "true")), []string{`(always-holds a path=conditions[0] word="patient.open")`}},
		"the whole day":             {and(cond("hour", rule.Between, "00:00", "24:00"), cond("open", rule.Is, "true")), []string{`(always-holds a path=conditions[0] word="hour")`}},
		"twice":                     {and(cond("open", rule.Is, "true"), cond("open", rule.Is, "true")), []string{`(same-condition-twice a path=conditions[1] word="open")`}},
		"twice in another order":    {and(cond("weekday", rule.AnyOf, "mon", "tue"), cond("weekday", rule.AnyOf, "tue", "mon")), []string{`(same-condition-twice a path=conditions[1] word="weekday")`}},
		"the same words twice":      {and(cond("words", rule.AnyOf, "svikt*"), cond("words", rule.AnyOf, "svikt*")), []string{`(same-condition-twice a path=conditions[1] word="words")`}},
		"words of two kinds":        {and(cond("words", rule.AnyOf, "svikt*"), cond("words", rule.AnyOf, "flimmer")), nil},
		"medical, and no reason is": {and(cond("reason", rule.Is, "booking"), cond("medical", rule.Is, "true")), []string{`(reason-never-medical-so a path=conditions[1] word="true")`}},
		"not medical, and each is":  {and(cond("medical", rule.Is, "false"), cond("reason", rule.Is, "advice")), []string{`(reason-never-medical-so a path=conditions[0] word="false")`}},
		"medical, and one reason":   {and(cond("reason", rule.AnyOf, "advice", "booking"), cond("medical", rule.Is, "true")), []string{`(always-holds a path=conditions[0] word="reason")`}},

		"nothing but constants": {rule.Rule{Expr: `open and 2 < 1`}, []string{`never-matches a path=expr at=1:12 word="2 < 1"`}},

		"off, with faults": {rule.Rule{Off: true, Conditions: slices.Concat(cond("channel", rule.Is, "pigeon"), cond("open", rule.Is, "true"), cond("open", rule.Is, "false")), Decides: rule.Decides{Queue: "gone"}},
			[]string{`(unknown-code a path=conditions[0].value word="pigeon")`, `(unknown-queue a path=decides.queue word="gone")`}},
		"off, contradicting": {rule.Rule{Off: true, Conditions: and(cond("open", rule.Is, "true"), cond("open", rule.Is, "false")).Conditions}, []string{`(contradicts a path=conditions[1] word="open")`}},
		"every fault of a rule": {rule.Rule{Conditions: slices.Concat(cond("chanel", rule.Is, "phone"), cond("reason", rule.AnyOf, "magic", "advice", "wand"), cond("hour", rule.From, "noon")), Expr: `opn or medicl`, Decides: rule.Decides{Queue: "old", Priority: 9, Level: "soon"}},
			[]string{`unknown-field a path=conditions[0].field word="chanel"`, `unknown-code a path=conditions[1].value word="magic"`, `unknown-code a path=conditions[1].value word="wand"`,
				`not-a-time a path=conditions[2].value word="noon"`, `unknown-field a path=expr at=1:1 word="opn"`, `unknown-field a path=expr at=1:8 word="medicl"`,
				`unknown-priority a path=decides.priority word="9"`, `unknown-level a path=decides.level word="soon"`, `queue-closed a path=decides.queue word="old"`}},
		"a closed queue is remembered": {and(cond("patient.last_queue", rule.Is, "old")), nil},
		"a person of another queue":    {rule.Rule{Conditions: cond("open", rule.Is, "true"), Decides: rule.Decides{Queue: "nurses", Person: 2}}, []string{`(person-not-in-queue a path=decides.person word="2")`}},
		"a person who left":            {rule.Rule{Conditions: cond("open", rule.Is, "true"), Decides: rule.Decides{Queue: "nurses", Person: 3}}, []string{`unknown-person a path=decides.person word="3"`}},
		"a rota that is gone":          {rule.Rule{Conditions: cond("open", rule.Is, "true"), Decides: rule.Decides{Queue: "nurses", Rota: "day"}}, []string{`unknown-rota a path=decides.rota word="day"`}},
		"a person and a rota":          {rule.Rule{Conditions: cond("open", rule.Is, "true"), Decides: rule.Decides{Queue: "nurses", Person: 1, Rota: "night"}}, []string{`person-and-rota a path=decides.rota word="night"`}},
	} {
		if got := told(c.rule); !slices.Equal(got, c.want) {
			t.Errorf("%s:\n got %q\nwant %q", name, got, c.want)
		}
	}
}

func TestWhatTheLastRuleAndExpressionsMayNot(t *testing.T) {
	for expression, want := range map[string]string{
		`10 / 0 > 1`:                                                   `divides-by-zero a path=expr at=1:4 word="/"`,
		`10 % (2 - 2) == 0`:                                            `divides-by-zero a path=expr at=1:4 word="%"`,
		`10 / patient.open > 2`:                                        `(may-divide-by-zero a path=expr at=1:4 word="/")`,
		`10 % (patient.open - 1) == 0`:                                 `(may-divide-by-zero a path=expr at=1:4 word="%")`,
		`10 / (patient.open + 1) > 2`:                                  ``,
		`10 / 4 > 2 and patient.open > 3`:                              `(always-holds a path=expr at=1:8 word="expr")`,
		`reason startsWith "adv"`:                                      `regex-not-allowed a path=expr at=1:8 word="startsWith"`,
		`reason matches "(a+)+$"`:                                      `regex-not-allowed a path=expr at=1:8 word="matches"`,
		`reason matches "` + strings.Repeat("(a|b)*", 600) + `"`:       `regex-not-allowed a path=expr at=1:8 word="matches"`,
		`reason matches "` + strings.Repeat("(a|b)*", 700) + `"`:       `too-long a path=expr`,
		strings.Repeat("not ", 40) + "open":                            `too-deep a path=expr at=1:125`,
		strings.Repeat("(", 50) + "open" + strings.Repeat(")", 50):     ``,
		strings.Repeat("(open or medical) and ", 40) + "patient.known": `(same-condition-twice a path=expr at=1:29 word="expr")`,
		`between(hour, "22:00", "06:00") and open`:                     ``,
		`not between(hour, "22:00", "06:00") and open`:                 ``,
		`between(hour, "8", "06:00")`:                                  `not-a-time a path=expr at=1:15 word="8"`,
		`between(reason, "08:00", "12:00")`:                            `between-needs-times a path=expr at=1:9 word="reason"`,
		`between(hour, "08:00")`:                                       `wrong-number-of-values a path=expr at=1:1 word="between"`,
		`between(hour, reason, "12:00")`:                               `between-needs-times a path=expr at=1:15 word="reason"`,
		`hour in ["08:00"] and channel + "x" == "phonex"`:              `expression-wrong-type a path=expr`,
		`[1] == [1]`: `expression-wrong-type a path=expr`,
		`between`:    `unknown-field a path=expr at=1:1 word="between"`,
	} {
		got := strings.Join(told(rule.Rule{Expr: expression}), " ")
		if want == "" && got != "" || !strings.HasPrefix(got, want) {
			t.Errorf("%.60s:\n got %s\nwant %s", expression, got, want)
		}
	}
}

func TestRulesThatAreNeverReached(t *testing.T) {
	open := cond("open", rule.Is, "true")
	for name, c := range map[string]struct {
		rules []rule.Rule
		want  []string
	}{
		"the same twice":        {[]rule.Rule{and(open), and(open)}, []string{`(never-reached b path=conditions word="a")`}},
		"one condition more":    {[]rule.Rule{and(open), and(open, cond("medical", rule.Is, "true"))}, []string{`(never-reached b path=conditions word="a")`}},
		"one condition less":    {[]rule.Rule{and(open, cond("medical", rule.Is, "true")), and(open)}, nil},
		"within a list":         {[]rule.Rule{and(cond("weekday", rule.AnyOf, "mon", "tue", "wed")), and(cond("weekday", rule.Is, "tue"))}, []string{`(never-reached b path=conditions word="a")`}},
		"within what is left":   {[]rule.Rule{and(cond("weekday", rule.NoneOf, "sat", "sun")), and(cond("weekday", rule.Is, "tue"))}, []string{`(never-reached b path=conditions word="a")`}},
		"beyond a list":         {[]rule.Rule{and(cond("weekday", rule.AnyOf, "mon", "tue")), and(cond("weekday", rule.AnyOf, "tue", "wed"))}, nil},
		"within hours":          {[]rule.Rule{and(cond("hour", rule.From, "15:00")), and(cond("hour", rule.From, "16:00"), cond("hour", rule.Before, "17:00"))}, []string{`(never-reached b path=conditions word="a")`}},
		"over midnight":         {[]rule.Rule{and(cond("hour", rule.Between, "20:00", "07:00")), and(cond("hour", rule.Before, "06:00"))}, []string{`(never-reached b path=conditions word="a")`}},
		"within numbers":        {[]rule.Rule{and(cond("patient.open", rule.AtLeast, "1")), and(cond("patient.open", rule.Is, "4"))}, []string{`(never-reached b path=conditions word="a")`}},
		"written and listed":    {[]rule.Rule{{Expr: `open or medical`}, {Expr: `(open or medical) and hour >= "16:00"`}}, []string{`(never-reached b path=conditions word="a")`}},
		"written otherwise":     {[]rule.Rule{{Expr: `patient.open > 3`}, and(cond("patient.open", rule.AtLeast, "5"))}, []string{`(never-reached b path=conditions word="a")`}},
		"words leave the turn":  {[]rule.Rule{and(cond("words", rule.AnyOf, "svikt*")), and(cond("words", rule.AnyOf, "svikt*"), open)}, nil},
		"words below":           {[]rule.Rule{and(open), and(cond("words", rule.AnyOf, "svikt*"), open)}, []string{`(never-reached b path=conditions word="a")`}},
		"off above":             {[]rule.Rule{{Off: true, Conditions: open}, and(open)}, nil},
		"off below":             {[]rule.Rule{and(open), {Off: true, Conditions: open}}, nil},
		"what never holds":      {[]rule.Rule{and(cond("unit", rule.Is, "ortho")), and(cond("unit", rule.Is, "ortho"), open)}, []string{`(never-matches a path=conditions[0] word="ortho")`, `(never-matches b path=conditions[0] word="ortho")`}},
		"always, in the middle": {[]rule.Rule{and(open), {}, and(cond("medical", rule.Is, "true"))}, []string{`(always-matches b path=conditions)`, `(never-reached c path=conditions word="b")`}},
		"always, by conditions": {[]rule.Rule{and(cond("channel", rule.AnyOf, "phone", "email")), and(open)},
			[]string{`(always-holds a path=conditions[0] word="channel")`, `(always-matches a path=conditions)`, `(never-reached b path=conditions word="a")`}},
	} {
		if got := told(c.rules...); !slices.Equal(got, c.want) {
			t.Errorf("%s:\n got %q\nwant %q", name, got, c.want)
		}
	}
}

// TestWhatIsToldIsTrue: a rule that is told never to match or never to be reached decides nothing, in any
// situation whatever.
func TestWhatIsToldIsTrue(t *testing.T) {
	cat := meant()
	rapid.Check(t, func(t *rapid.T) {
		src := rule.Source{Unit: "heart", Fallback: rule.Decides{Queue: "first"}}
		for i := range rapid.IntRange(1, 5).Draw(t, "rules") {
			r := rule.Rule{ID: string(rune('a' + i)), Name: "R", Decides: rule.Decides{Queue: rapid.SampledFrom(cat.Queues).Draw(t, "queue").Code}}
			r.Conditions = rapid.SliceOfN(rapid.Custom(drawCondition), 0, 3).Draw(t, "conditions")
			src.Rules = append(src.Rules, r)
		}
		_, problems := rule.Compile(src, cat)
		silent := map[string]string{}
		var sound []rule.Rule
		for _, p := range problems {
			if p.Slug == "never-matches" || p.Slug == "contradicts" || p.Slug == "never-reached" {
				silent[p.Rule] = p.Slug
			}
		}
		for _, r := range src.Rules {
			// A rule that cannot be compiled alone decides nothing anyway.
			one := src
			if one.Rules = []rule.Rule{r}; mustCompile(one, cat) {
				sound = append(sound, r)
			}
		}
		src.Rules = sound
		set, problems := rule.Compile(src, cat)
		if set == nil {
			t.Fatal(problems)
		}
		s := drawn(t, cat)
		if m := set.Match(&s); silent[m.Rule] != "" {
			t.Fatalf("%s: %s decides of %+v", silent[m.Rule], m.Rule, s)
		}
	})
}

func mustCompile(src rule.Source, cat rule.Catalogue) bool {
	set, _ := rule.Compile(src, cat)
	return set != nil
}

// drawCondition is any sound one.
func drawCondition(t *rapid.T) rule.Condition {
	f := rapid.SampledFrom(rule.Fields()).Draw(t, "field")
	c := rule.Condition{Field: f.Name, Op: rapid.SampledFrom(f.Ops).Draw(t, "op")}
	n := 1
	switch c.Op {
	case rule.AnyOf, rule.NoneOf:
		n = rapid.IntRange(1, 3).Draw(t, "how many")
	case rule.Between:
		n = 2
	}
	for range n {
		c.Value = append(c.Value, drawValue(t, &f))
	}
	return c
}

func drawValue(t *rapid.T, f *rule.Field) string {
	switch f.Kind {
	case rule.Truth:
		return rapid.SampledFrom([]string{"true", "false"}).Draw(t, "truth")
	case rule.Count:
		return rapid.SampledFrom([]string{"0", "1", "2", "7", "1000"}).Draw(t, "count")
	case rule.WallClock:
		return rapid.SampledFrom([]string{"00:00", "06:30", "12:00", "16:00", "23:59", "24:00"}).Draw(t, "clock")
	case rule.WordList:
		return rapid.SampledFrom([]string{"svikt*", "ont ~ bröst*", `"eko"`, `bak\slag`, "å-ä\tö"}).Draw(t, "word")
	}
	return rapid.SampledFrom(f.Codes(meant())).Draw(t, "code")
}

func drawn(t *rapid.T, cat rule.Catalogue) rule.Situation {
	code := func(field string) string {
		for _, f := range rule.Fields() {
			if f.Name == field {
				return rapid.SampledFrom(f.Codes(cat)).Draw(t, field)
			}
		}
		panic(field)
	}
	s := rule.Situation{Channel: code("channel"), Reason: code("reason"), Unit: "heart", Customer: code("customer"), Weekday: code("weekday"),
		Hour: rapid.IntRange(0, 23).Draw(t, "hour"), Minute: rapid.SampledFrom([]int{0, 30, 59}).Draw(t, "minute"), Open: rapid.Bool().Draw(t, "open"),
		Protected: rapid.Bool().Draw(t, "protected"), Words: rapid.SliceOfDistinct(rapid.SampledFrom([]string{"svikt*", `"eko"`}), rapid.ID).Draw(t, "words"),
		Patient: rule.Patient{Known: rapid.Bool().Draw(t, "known"), Earlier: rapid.Bool().Draw(t, "earlier"), Open: rapid.IntRange(0, 9).Draw(t, "tickets"),
			LastQueue: code("patient.last_queue"), LastGroup: code("patient.last_group")}}
	s.Medical = cat.Medical[s.Reason]
	return s
}
