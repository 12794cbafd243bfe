package rule_test

import (
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"kontaktpunkten/routing/rule"
	"kontaktpunkten/routing/words"
)

func compile(t rapid.TB, src rule.Source) *rule.Set {
	t.Helper()
	set, problems := rule.Compile(src, desk)
	if set == nil {
		t.Fatal(problems)
	}
	return set
}

// call is a patient's call on a Tuesday at a quarter to four.
func call() rule.Situation {
	return rule.Situation{
		Channel: "phone", Reason: "advice", Medical: true, Unit: "heart", Customer: "patient", Weekday: "tue", Hour: 15, Minute: 45, Open: true,
		Patient: rule.Patient{Known: true, Open: 2, LastQueue: "nurses", LastGroup: "failure"}, Words: []string{"svikt*"},
	}
}

// The same condition in both spellings; ! before the expression says that it does not hold for call.
func TestBothSpellingsSayTheSame(t *testing.T) {
	for expression, c := range map[string]rule.Condition{
		`channel == "phone"`:                   {Field: "channel", Op: rule.Is, Value: rule.Values{"phone"}},
		`!channel != "phone"`:                  {Field: "channel", Op: rule.IsNot, Value: rule.Values{"phone"}},
		`reason in ["booking", "advice"]`:      {Field: "reason", Op: rule.AnyOf, Value: rule.Values{"booking", "advice"}},
		`!reason not in ["booking", "advice"]`: {Field: "reason", Op: rule.NoneOf, Value: rule.Values{"booking", "advice"}},
		`medical`:                              {Field: "medical", Op: rule.Is, Value: rule.Values{"true"}},
		`!not medical`:                         {Field: "medical", Op: rule.Is, Value: rule.Values{"false"}},
		`!protected`:                           {Field: "protected", Op: rule.Is, Value: rule.Values{"true"}},
		`open == true`:                         {Field: "open", Op: rule.Is, Value: rule.Values{"true"}},
		`hour >= "15:45"`:                      {Field: "hour", Op: rule.From, Value: rule.Values{"15:45"}},
		`!hour < "15:45"`:                      {Field: "hour", Op: rule.Before, Value: rule.Values{"15:45"}},
		`patient.known`:                        {Field: "patient.known", Op: rule.Is, Value: rule.Values{"true"}},
		`!patient.earlier`:                     {Field: "patient.earlier", Op: rule.Is, Value: rule.Values{"true"}},
		`patient.open == 2`:                    {Field: "patient.open", Op: rule.Is, Value: rule.Values{"2"}},
		`!patient.open != 2`:                   {Field: "patient.open", Op: rule.IsNot, Value: rule.Values{"2"}},
		`patient.open >= 2`:                    {Field: "patient.open", Op: rule.AtLeast, Value: rule.Values{"2"}},
		`!patient.open <= 1`:                   {Field: "patient.open", Op: rule.AtMost, Value: rule.Values{"1"}},
		`patient.last_queue == "nurses"`:       {Field: "patient.last_queue", Op: rule.Is, Value: rule.Values{"nurses"}},
		`!patient.last_group == ""`:            {Field: "patient.last_group", Op: rule.Is, Value: rule.Values{""}},
		`weekday == "tue"`:                     {Field: "weekday", Op: rule.Is, Value: rule.Values{"tue"}},
		`unit == "heart"`:                      {Field: "unit", Op: rule.Is, Value: rule.Values{"heart"}},
		`customer == "patient"`:                {Field: "customer", Op: rule.Is, Value: rule.Values{"patient"}},
		`words("flimmer*", "svikt*")`:          {Field: "words", Op: rule.AnyOf, Value: rule.Values{"flimmer*", "svikt*"}},
		`!words("flimmer*")`:                   {Field: "words", Op: rule.AnyOf, Value: rule.Values{"flimmer*"}},
	} {
		expression, fails := strings.CutPrefix(expression, "!")
		s := call()
		written := compile(t, one(rule.Rule{Expr: expression})).Match(&s)
		listed := compile(t, one(rule.Rule{Conditions: []rule.Condition{c}})).Match(&s)
		if diff := cmp.Diff(listed, written); diff != "" {
			t.Errorf("%s (-list +expression):\n%s", expression, diff)
		}
		if (listed.Rule == "") != fails {
			t.Errorf("%s: decided by %q", expression, listed.Rule)
		}
	}
}

func TestBetweenGoesOverMidnight(t *testing.T) {
	for _, c := range []struct {
		from, to     string
		hour, minute int
		want         bool
	}{
		{"08:00", "12:00", 7, 59, false}, {"08:00", "12:00", 8, 0, true}, {"08:00", "12:00", 11, 59, true}, {"08:00", "12:00", 12, 0, false},
		{"22:00", "06:00", 21, 59, false}, {"22:00", "06:00", 22, 0, true}, {"22:00", "06:00", 5, 59, true}, {"22:00", "06:00", 6, 0, false},
		{"00:00", "24:00", 23, 59, true},
	} {
		set := compile(t, one(rule.Rule{Conditions: cond("hour", rule.Between, c.from, c.to)}))
		if m := set.Match(&rule.Situation{Hour: c.hour, Minute: c.minute}); (m.Rule != "") != c.want {
			t.Errorf("%02d:%02d between %s and %s: %q", c.hour, c.minute, c.from, c.to, m.Rule)
		}
	}
}

func TestWhatNoListCanSayIsExplainedWithWhatItSaw(t *testing.T) {
	set := compile(t, one(rule.Rule{Expr: `channel == "phone" and (patient.open > 3 or hour > "16:00")`}))
	s := call()
	m := set.Match(&s)
	want := &rule.Reason{
		Field: "expr", Op: rule.Holds, Value: []string{`patient.open > 3 or hour > "16:00"`},
		Saw: []string{"patient.open=2", "hour=15:45"},
	}
	if diff := cmp.Diff(want, m.Trace[0].Failed); diff != "" {
		t.Error(diff)
	}
	s.Hour = 17
	if m := set.Match(&s); m.Rule != "r" || len(m.Reasons) != 2 || m.Reasons[0].Field != "channel" || !m.Reasons[1].OK {
		t.Errorf("matched %+v", m)
	}
}

func TestAnExpressionThatFailsDoesNotHoldAndSaysSo(t *testing.T) {
	set := compile(t, one(rule.Rule{Expr: `10 % (patient.open - 2) == 0`}))
	s := call()
	m := set.Match(&s)
	if m.Rule != "" || m.Queue != "first" || m.Trace[0].Failed.Error != "expression-failed" || m.Trace[0].Failed.OK {
		t.Errorf("division by zero: %+v", m)
	}
	s.Patient.Open = 4
	if m := set.Match(&s); m.Rule != "r" {
		t.Errorf("after a failure nothing holds any more: %+v", m)
	}
}

func TestWhatARuleLeavesOutIsFilledIn(t *testing.T) {
	for _, c := range []struct {
		decides rule.Decides
		want    rule.Outcome
	}{
		{rule.Decides{Queue: "first"}, rule.Outcome{Queue: "first", Line: 1, Priority: 2, Level: "today"}},
		{rule.Decides{Line: 2}, rule.Outcome{Queue: "nurses", Line: 2, Priority: 2, Level: "week"}},
		{rule.Decides{Line: 2, Priority: 4, Level: "now"}, rule.Outcome{Queue: "nurses", Line: 2, Priority: 4, Level: "now"}},
		{rule.Decides{Group: "arrhythmia", Tags: []string{"x"}}, rule.Outcome{Queue: "rhythm", Line: 3, Group: "arrhythmia", Priority: 2, Level: "week", Tags: []string{"x"}}},
		{rule.Decides{Queue: "bones", Line: 1}, rule.Outcome{Queue: "bones", Line: 1, Priority: 2, Level: "week"}},
	} {
		src := one(rule.Rule{Decides: c.decides})
		src.Fallback = rule.Decides{Queue: "first", Priority: 2, Level: "week"}
		if diff := cmp.Diff(c.want, compile(t, src).Match(&rule.Situation{}).Outcome); diff != "" {
			t.Errorf("%+v: %s", c.decides, diff)
		}
	}
	src := one(rule.Rule{Off: true})
	src.Rules = append(src.Rules, rule.Rule{ID: "p", Name: "P", Conditions: cond("open", rule.Is, "true"), Decides: rule.Decides{Priority: 1}})
	set := compile(t, src)
	if m := set.Match(&rule.Situation{Open: true}); m.Rule != "p" || m.Queue != "first" || m.Priority != 1 || m.Level != "today" || len(m.Trace) != 0 {
		t.Errorf("a rule with a priority only: %+v", m)
	}
}

// Words bring in rules a … and the ground is g: line 2, priority 3, level today.
func TestWordsRaiseAndNeverLower(t *testing.T) {
	ground := rule.Rule{ID: "g", Name: "G", Conditions: cond("open", rule.Is, "true"), Decides: rule.Decides{Queue: "nurses", Priority: 3, Level: "today"}}
	word := func(id string, d rule.Decides) rule.Rule {
		return rule.Rule{ID: id, Name: id, Conditions: cond("words", rule.AnyOf, id+id+id), Decides: d}
	}
	for _, c := range []struct {
		name  string
		rules []rule.Rule
		want  rule.Outcome
		rule  string
		kept  []rule.Kept
	}{
		{"higher in all", []rule.Rule{word("a", rule.Decides{Queue: "rhythm", Priority: 1, Level: "now"})},
			rule.Outcome{Queue: "rhythm", Line: 3, Group: "arrhythmia", Priority: 1, Level: "now"}, "a", nil},
		{"lower in all", []rule.Rule{word("a", rule.Decides{Queue: "first", Priority: 4, Level: "week"})},
			rule.Outcome{Queue: "nurses", Line: 2, Priority: 3, Level: "today"}, "g", nil},
		{"the same line, less urgent", []rule.Rule{word("a", rule.Decides{Queue: "analysts", Priority: 4, Level: "week"})},
			rule.Outcome{Queue: "analysts", Line: 2, Priority: 3, Level: "today"}, "a",
			[]rule.Kept{{What: "priority", Why: rule.WhyWords, Was: "4"}, {What: "level", Why: rule.WhyWords, Was: "week"}}},
		{"the higher line of two, the urgency of both", []rule.Rule{
			word("a", rule.Decides{Queue: "analysts", Priority: 1, Level: "week"}), word("b", rule.Decides{Queue: "rhythm", Priority: 3, Level: "now"})},
			rule.Outcome{Queue: "rhythm", Line: 3, Group: "arrhythmia", Priority: 1, Level: "now"}, "b",
			[]rule.Kept{{What: "priority", Why: rule.WhyWords, Was: "3"}}},
		{"of equals the first", []rule.Rule{
			word("a", rule.Decides{Queue: "analysts", Priority: 3, Level: "today"}), word("b", rule.Decides{Queue: "officers", Priority: 3, Level: "today"})},
			rule.Outcome{Queue: "analysts", Line: 2, Priority: 3, Level: "today"}, "a", nil},
		{"a rule that holds without its words is the ground itself", []rule.Rule{
			{ID: "a", Name: "A", Expr: `words("aaa") or medical`, Decides: rule.Decides{Queue: "first", Priority: 4}}},
			rule.Outcome{Queue: "first", Line: 1, Priority: 4, Level: "today"}, "a", nil},
	} {
		src := one(ground)
		src.Rules = append(c.rules, ground)
		m := compile(t, src).Match(&rule.Situation{Open: true, Medical: true, Words: []string{"aaa", "bbb"}})
		if diff := cmp.Diff(c.want, m.Outcome); diff != "" || m.Rule != c.rule {
			t.Errorf("%s: by %s, %s", c.name, m.Rule, diff)
		}
		if diff := cmp.Diff(c.kept, m.Kept); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
	}
}

func TestFindWordsNamesEachOnceInTheOrderOfTheRules(t *testing.T) {
	src := one(rule.Rule{Conditions: cond("words", rule.AnyOf, "svikt*", "flimmer")})
	src.Rules = append(src.Rules, rule.Rule{ID: "b", Name: "B", Expr: `open or words("svikt*", "ont ~ bröst*")`, Decides: rule.Decides{Line: 2}})
	set := compile(t, src)
	got := set.FindWords(words.Cut("Ont i bröstet. Flimmer! Svikten, flimmer, svikt"))
	if diff := cmp.Diff([]string{"svikt*", "flimmer", "ont ~ bröst*"}, got); diff != "" {
		t.Error(diff)
	}
	if got := set.FindWords(words.Cut("ingenting")); got != nil {
		t.Errorf("found %v", got)
	}
	// Words of another version are no words of this one.
	if m := set.Match(&rule.Situation{Words: []string{"hjärtsvikt"}}); m.Rule != "" {
		t.Errorf("decided by %q", m.Rule)
	}
	if set.Source().Version != 7 || set.LevelRank("now") != 0 || set.LevelRank("") != 3 {
		t.Error("the set forgets what it was made of")
	}
	if len(rule.Fields()) < 14 || rule.Fields()[0].Name != "channel" || len(rule.Fields()[0].Ops) == 0 {
		t.Error("an editor finds no fields")
	}
}

func TestASetIsSharedByManyAtOnce(t *testing.T) {
	set := compile(t, one(rule.Rule{Expr: `words("svikt*") and (patient.open > 1 or open) and 10 % patient.open == 0`}))
	s := call()
	want := set.Match(&s)
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for range 200 {
				s := call()
				if got := set.Match(&s); !cmp.Equal(got, want) {
					t.Error("another answer for the same situation")
					return
				}
			}
		})
	}
	all.Wait()
}
