package rule_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"kontaktpunkten/routing/rule"
	"kontaktpunkten/tickets/sla"
)

var desk = rule.Catalogue{
	Queues: []rule.Queue{
		{Code: "first", Unit: "heart", Line: 1, Level: "today", Default: true},
		{Code: "analysts", Unit: "heart", Line: 2, Professions: []string{"bma"}, Licensed: true},
		{Code: "nurses", Unit: "heart", Line: 2, Professions: []string{"nurse"}, Licensed: true, Default: true},
		{Code: "officers", Unit: "heart", Line: 2, Professions: []string{"officer"}},
		{Code: "rhythm", Unit: "heart", Line: 3, Group: "arrhythmia", Licensed: true},
		{Code: "bones", Unit: "ortho", Line: 1},
	},
	Levels:    []sla.Level{{Code: "now"}, {Code: "today"}, {Code: "week"}},
	Channels:  []string{"phone", "email"},
	Reasons:   []string{"advice", "booking"},
	Units:     []string{"heart", "ortho"},
	Customers: []string{"patient", "referrer"},
	Groups:    []string{"arrhythmia", "failure"},
}

// one is a rule set with a single rule.
func one(r rule.Rule) rule.Source {
	if r.ID == "" {
		r.ID, r.Name = "r", "R"
	}
	if r.Decides.Queue == "" && r.Decides.Line == 0 && r.Decides.Group == "" {
		r.Decides.Queue = "nurses"
	}
	return rule.Source{Unit: "heart", Version: 7, Rules: []rule.Rule{r}, Fallback: rule.Decides{Queue: "first"}}
}

func cond(field string, op rule.Op, value ...string) []rule.Condition {
	return []rule.Condition{{Field: field, Op: op, Value: value}}
}

func TestBadConditionsAreNamed(t *testing.T) {
	for _, c := range []struct {
		conditions []rule.Condition
		want       string
	}{
		{cond("chanel", rule.Is, "phone"), `unknown-field rule=r path=conditions[0].field word="chanel"`},
		{cond("channel", rule.AtLeast, "phone"), `wrong-comparison rule=r path=conditions[0].op word="at_least"`},
		{cond("channel", rule.Holds, "phone"), `wrong-comparison rule=r path=conditions[0].op word="holds"`},
		{cond("channel", rule.Is, "pigeon"), `unknown-code rule=r path=conditions[0].value word="pigeon"`},
		{cond("channel", rule.Is), `wrong-number-of-values rule=r path=conditions[0].value`},
		{cond("channel", rule.Is, "phone", "email"), `wrong-number-of-values rule=r path=conditions[0].value`},
		{cond("channel", rule.AnyOf), `wrong-number-of-values rule=r path=conditions[0].value`},
		{cond("reason", rule.NoneOf, "advice", "magic"), `unknown-code rule=r path=conditions[0].value word="magic"`},
		{cond("weekday", rule.Is, "monday"), `unknown-code rule=r path=conditions[0].value word="monday"`},
		{cond("medical", rule.Is, "yes"), `not-true-or-false rule=r path=conditions[0].value word="yes"`},
		{cond("medical", rule.Is, "1"), `not-true-or-false rule=r path=conditions[0].value word="1"`},
		{cond("hour", rule.From, "8:30"), `not-a-time rule=r path=conditions[0].value word="8:30"`},
		{cond("hour", rule.Between, "08:30"), `wrong-number-of-values rule=r path=conditions[0].value`},
		{cond("patient.open", rule.AtLeast, "many"), `not-a-number rule=r path=conditions[0].value word="many"`},
		{cond("patient.open", rule.AtLeast, "-1"), `not-a-number rule=r path=conditions[0].value word="-1"`},
		{cond("patient.last_queue", rule.Is, "gone"), `unknown-code rule=r path=conditions[0].value word="gone"`},
		{cond("patient.last_group", rule.Is, "gone"), `unknown-code rule=r path=conditions[0].value word="gone"`},
		{cond("words", rule.NoneOf, "svikt"), `wrong-comparison rule=r path=conditions[0].op word="none_of"`},
		{cond("words", rule.IsNot, "svikt"), `wrong-comparison rule=r path=conditions[0].op word="is_not"`},
		{cond("words", rule.AnyOf, "svikt", "s*"), `word-too-short rule=r path=conditions[0].value word="s*"`},
		{cond("words", rule.AnyOf, ""), `word-empty rule=r path=conditions[0].value`},
		{cond("words", rule.AnyOf, "~ svikt"), `word-gap rule=r path=conditions[0].value word="~ svikt"`},
		{cond("words", rule.AnyOf, strings.Repeat("å", 200)), fmt.Sprintf(`word-too-long rule=r path=conditions[0].value word=%q`, strings.Repeat("å", 60))},
		{append(cond("open", rule.Is, "true"), cond("text", rule.Is, "x")...), `unknown-field rule=r path=conditions[1].field word="text"`},
	} {
		set, problems := rule.Compile(one(rule.Rule{Conditions: c.conditions}), desk)
		if set != nil || len(problems) != 1 || problems[0].String() != c.want {
			t.Errorf("%v:\n got %v\nwant %s", c.conditions, problems, c.want)
		}
	}
}

func TestBadExpressionsPointAtTheCharacter(t *testing.T) {
	for expression, want := range map[string]string{
		`chanel == "phone"`:                        `unknown-field rule=r path=expr at=1:1 word="chanel"`,
		`open and patient.age > 3`:                 `unknown-field rule=r path=expr at=1:18 word="patient.age"`,
		"open and\n  reson == \"advice\"":          `unknown-field rule=r path=expr at=2:3 word="reson"`,
		`åäö`:                                      `unknown-field rule=r path=expr at=1:1 word="åäö"`,
		`medical and channel == "pigeon"`:          `unknown-code rule=r path=expr at=1:24 word="pigeon"`,
		`not (channel in ["phone", "pigeon"])`:     `unknown-code rule=r path=expr at=1:27 word="pigeon"`,
		`"pigeon" == channel or open`:              `unknown-code rule=r path=expr at=1:1 word="pigeon"`,
		`hour >= "8:30"`:                           `not-a-time rule=r path=expr at=1:9 word="8:30"`,
		`hour > "25:00" or open`:                   `not-a-time rule=r path=expr at=1:8 word="25:00"`,
		`open and`:                                 `expression-invalid rule=r path=expr at=1:8`,
		`(open`:                                    `expression-invalid rule=r path=expr at=1:5`,
		`open &&& medical`:                         `expression-invalid rule=r path=expr at=1:8`,
		`hour + 1 > 3`:                             `expression-wrong-type rule=r path=expr at=1:6`,
		`patient.open`:                             `expression-wrong-type rule=r path=expr at=1:1`,
		`medical == "yes"`:                         `expression-wrong-type rule=r path=expr at=1:9`,
		`channel`:                                  `expression-wrong-type rule=r path=expr at=1:1`,
		`not words("svikt")`:                       `words-may-not-lower rule=r path=expr at=1:5 word="words"`,
		`open and !(medical or words("svikt"))`:    `words-may-not-lower rule=r path=expr at=1:23 word="words"`,
		`words("svikt") == false`:                  `words-may-not-lower rule=r path=expr at=1:1 word="words"`,
		`words("svikt") != open`:                   `words-may-not-lower rule=r path=expr at=1:1 word="words"`,
		`words("s*")`:                              `word-too-short rule=r path=expr at=1:7 word="s*"`,
		`words(channel)`:                           `words-need-texts rule=r path=expr at=1:7`,
		`words()`:                                  `wrong-number-of-values rule=r path=expr at=1:1 word="words"`,
		`words`:                                    `unknown-field rule=r path=expr at=1:1 word="words"`,
		`reason matches "("`:                       `regex-not-allowed rule=r path=expr at=1:8 word="matches"`,
		`reason matches "^a"`:                      `regex-not-allowed rule=r path=expr at=1:8 word="matches"`,
		`reason contains "a"`:                      `regex-not-allowed rule=r path=expr at=1:8 word="contains"`,
		`len(reason) > 3`:                          `expression-not-allowed rule=r path=expr at=1:1 word="len"`,
		`any([1, 2], {# > 1})`:                     `expression-not-allowed rule=r path=expr at=1:1 word="any"`,
		`now() == "08:00"`:                         `expression-not-allowed rule=r path=expr at=1:1 word="now"`,
		`open ? medical : open`:                    `expression-not-allowed rule=r path=expr at=1:21`,
		`let x = 1; x == 1`:                        `expression-not-allowed rule=r path=expr at=1:5`,
		`1 in 1..1000000000`:                       `expression-not-allowed rule=r path=expr at=1:7 word=".."`,
		`2 ** 3 == 8`:                              `expression-not-allowed rule=r path=expr at=1:3 word="**"`,
		`{"a": 1}.a == 1`:                          `unknown-field rule=r path=expr at=1:10 word="{a: 1}.a"`,
		`patient?.open == 1`:                       `expression-not-allowed rule=r path=expr`,
		`patient["open"] == 1 and reason[0:1]==""`: `expression-not-allowed rule=r path=expr`,
		`"a" | len()`:                              `expression-not-allowed rule=r path=expr`,
		`nil == channel`:                           `expression-not-allowed rule=r path=expr at=1:1`,
		strings.Repeat("a", 4001):                  `too-long rule=r path=expr`,
		strings.Repeat("(", 2000):                  `expression-invalid rule=r path=expr`,
		"open" + strings.Repeat(" or open", 300):   `too-long rule=r path=expr`,
	} {
		set, problems := rule.Compile(one(rule.Rule{Expr: expression}), desk)
		if set != nil || len(problems) != 1 || !strings.HasPrefix(problems[0].String(), want) {
			t.Errorf("%.60s:\n got %v\nwant %s", expression, problems, want)
		}
	}
}

func TestWhatRulesDecideIsChecked(t *testing.T) {
	for _, c := range []struct {
		decides rule.Decides
		want    string
	}{
		{rule.Decides{Queue: "gone"}, `unknown-queue rule=r path=decides.queue word="gone"`},
		{rule.Decides{Queue: "nurses", Line: 3}, `line-differs-from-queue rule=r path=decides.line word="3"`},
		{rule.Decides{Queue: "nurses", Group: "arrhythmia"}, `group-differs-from-queue rule=r path=decides.group word="arrhythmia"`},
		{rule.Decides{Group: "failure"}, `group-without-queue rule=r path=decides.group word="failure"`},
		{rule.Decides{Line: 4}, `no-queue-for-line rule=r path=decides.line word="4"`},
		{rule.Decides{Queue: "nurses", Priority: 5}, `unknown-priority rule=r path=decides.priority word="5"`},
		{rule.Decides{Queue: "nurses", Priority: -1}, `unknown-priority rule=r path=decides.priority word="-1"`},
		{rule.Decides{Queue: "nurses", Level: "soon"}, `unknown-level rule=r path=decides.level word="soon"`},
	} {
		set, problems := rule.Compile(one(rule.Rule{Conditions: cond("open", rule.Is, "true"), Decides: c.decides}), desk)
		if set != nil || len(problems) != 1 || problems[0].String() != c.want {
			t.Errorf("%+v:\n got %v\nwant %s", c.decides, problems, c.want)
		}
	}
}

func TestTheFrameOfASetIsChecked(t *testing.T) {
	good := rule.Rule{ID: "a", Name: "A", Conditions: cond("open", rule.Is, "true"), Decides: rule.Decides{Queue: "nurses"}}
	nothing := good
	nothing.Decides = rule.Decides{}
	unnamed := good
	unnamed.ID, unnamed.Name = "", ""
	long := good
	long.Conditions = slices.Repeat(cond("open", rule.Is, "true"), 51)
	for _, c := range []struct {
		name   string
		change func(*rule.Source)
		want   []string
	}{
		{"no unit", func(s *rule.Source) { s.Unit = "" }, []string{`unknown-unit path=unit`}},
		{"no fallback", func(s *rule.Source) { s.Fallback = rule.Decides{Line: 1} }, []string{`fallback-without-queue path=fallback.queue`}},
		{"a fallback that is gone", func(s *rule.Source) { s.Fallback.Queue = "gone" }, []string{`unknown-queue path=fallback.queue word="gone"`}},
		{"an alarm queue that is gone", func(s *rule.Source) { s.AlarmQueue = "gone" }, []string{`unknown-queue path=alarm_queue word="gone"`}},
		{"an alarm queue without licence", func(s *rule.Source) { s.AlarmQueue = "officers" }, []string{`alarm-queue-not-licensed path=alarm_queue word="officers"`}},
		{"an alarm level that is gone", func(s *rule.Source) { s.AlarmLevel = "gone" }, []string{`unknown-level path=alarm_level word="gone"`}},
		{"an id twice, once off", func(s *rule.Source) { off := good; off.Off = true; s.Rules = []rule.Rule{off, good} }, []string{`rule-id-twice rule=a path=id word="a"`}},
		{"no id, no name", func(s *rule.Source) { s.Rules = []rule.Rule{unnamed} }, []string{`rule-without-id path=id`, `rule-without-name path=name`}},
		{"decides nothing", func(s *rule.Source) { s.Rules = []rule.Rule{nothing} }, []string{`decides-nothing rule=a path=decides.queue`}},
		{"too many conditions", func(s *rule.Source) { s.Rules = []rule.Rule{long} }, []string{`too-many-conditions rule=a path=conditions`}},
		{"too many rules", func(s *rule.Source) { s.Rules = slices.Repeat(s.Rules, 501) }, []string{`too-many-rules path=rules`}},
	} {
		src := rule.Source{Unit: "heart", Rules: []rule.Rule{good}, Fallback: rule.Decides{Queue: "first"}}
		c.change(&src)
		set, problems := rule.Compile(src, desk)
		var got []string
		for _, p := range problems {
			got = append(got, p.String())
		}
		if set != nil || !slices.Equal(got, c.want) {
			t.Errorf("%s:\n got %q\nwant %q", c.name, got, c.want)
		}
	}
	twice := desk
	twice.Queues = append(slices.Clone(desk.Queues), desk.Queues[0])
	if _, problems := rule.Compile(one(good), twice); !problems.Fatal() || !strings.Contains(problems.Error(), "queue-twice") {
		t.Errorf("a queue twice: %v", problems)
	}
}

func TestRulesThatAreNeverReachedAreWarnedOf(t *testing.T) {
	src := one(rule.Rule{})
	src.Rules = append(src.Rules, rule.Rule{ID: "b", Name: "B", Conditions: cond("open", rule.Is, "true"), Decides: rule.Decides{Line: 2}})
	set, problems := rule.Compile(src, desk)
	want := `rule: always-matches rule=r path=conditions; never-reached rule=b path=conditions word="r"`
	if set == nil || problems.Fatal() || problems.Error() != want {
		t.Errorf("got %v, %v", set, problems)
	}
}

func TestWithoutACatalogueOfCodesTheyAreNotChecked(t *testing.T) {
	r := rule.Rule{Conditions: append(append(cond("channel", rule.Is, "pigeon"), cond("patient.last_group", rule.Is, "x")...), cond("patient.last_queue", rule.Is, "q")...),
		Expr: `reason == "why"`, Decides: rule.Decides{Queue: "q", Level: "l"}}
	src := one(r)
	src.Unit, src.Fallback.Queue = "anywhere", "q"
	cat := rule.Catalogue{Queues: []rule.Queue{{Code: "q", Line: 1}}}
	if _, problems := rule.Compile(src, cat); len(problems) > 0 {
		t.Error(problems)
	}
	cat.Queues = nil
	if _, problems := rule.Compile(src, cat); !problems.Fatal() {
		t.Error("a rule sends to a queue that nobody has")
	}
}
