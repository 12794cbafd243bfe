package rule_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"kontaktpunkten/routing/rule"
)

func TestAListAndItsExpressionAreTheSame(t *testing.T) {
	cat := meant()
	rapid.Check(t, func(t *rapid.T) {
		list := rapid.SliceOfN(rapid.Custom(drawCondition), 0, 6).Draw(t, "conditions")
		written := rule.Express(list)
		read, whole, problems := rule.Read(written, cat)
		if diff := cmp.Diff(list, read, cmp.Comparer(sameList)); diff != "" || !whole || problems.Fatal() {
			t.Fatalf("%s: whole %v, %v\n%s", written, whole, problems, diff)
		}
		// And they decide the same.
		s := drawn(t, cat)
		listed, _ := rule.Compile(one(rule.Rule{Conditions: list}), cat)
		expressed, _ := rule.Compile(one(rule.Rule{Expr: written}), cat)
		if (listed == nil) != (expressed == nil) {
			t.Fatalf("%s: only one of them compiles", written)
		}
		if listed == nil {
			return
		}
		if diff := cmp.Diff(listed.Match(&s), expressed.Match(&s)); diff != "" {
			t.Fatalf("%s\n%s", written, diff)
		}
	})
}

// sameList: no condition is as good as a list without one.
func sameList(a, b []rule.Condition) bool { return len(a) == 0 && len(b) == 0 || cmp.Equal(a, b) }

func TestConditionsAreWrittenAsPeopleWouldWriteThem(t *testing.T) {
	for want, list := range map[string][]rule.Condition{
		"":                                 nil,
		`channel == "phone"`:               cond("channel", rule.Is, "phone"),
		`channel not in ["phone", "post"]`: cond("channel", rule.NoneOf, "phone", "post"),
		`not open and medical`:             append(cond("open", rule.Is, "false"), cond("medical", rule.Is, "true")...),
		`hour >= "16:00"`:                  cond("hour", rule.From, "16:00"),
		`between(hour, "22:00", "06:00")`:  cond("hour", rule.Between, "22:00", "06:00"),
		`patient.open <= 2`:                cond("patient.open", rule.AtMost, "2"),
		`patient.last_queue != ""`:         cond("patient.last_queue", rule.IsNot, ""),
		`words("svikt*", "ont ~ bröst*")`:  cond("words", rule.AnyOf, "svikt*", "ont ~ bröst*"),
		`chanel == "phone"`:                cond("chanel", rule.Is, "phone"),
		`open holds "x"`:                   {{Field: "open", Op: rule.Holds, Value: rule.Values{`"x"`}}},
	} {
		if got := rule.Express(list); got != want {
			t.Errorf("%v: %s, want %s", list, got, want)
		}
	}
}

func TestReadSaysWhatAListCannotAndWhatIsWrong(t *testing.T) {
	for _, c := range []struct {
		expression string
		conditions int
		whole      bool
		problems   string
	}{
		{" \n ", 0, true, ""},
		{`open && medical == true and "phone" in ["phone"]`, 2, false, ""},
		{`open or medical`, 0, false, ""},
		{`open and patient.open > 3`, 1, false, ""},
		{`not (channel in ["phone"])`, 1, true, ""},
		{`open and 1 / patient.open > 2`, 1, false, `rule: may-divide-by-zero path=expr at=1:12 word="/"`},
		{"open and\n  reson == \"advice\" or chanel != \"phone\"", 0, false, `rule: unknown-field path=expr at=2:3 word="reson"; unknown-field path=expr at=2:24 word="chanel"`},
		{`channel == "pigeon" and channel in ["phone", "crow"]`, 0, false, `rule: unknown-code path=expr at=1:12 word="pigeon"; unknown-code path=expr at=1:46 word="crow"`},
		{`patient.open >= 1001`, 0, false, `rule: number-out-of-range path=expr at=1:14 word="1001"`},
	} {
		conditions, whole, problems := rule.Read(c.expression, meant())
		got := ""
		if len(problems) > 0 {
			got = problems.Error()
		}
		if len(conditions) != c.conditions || whole != c.whole || got != c.problems {
			t.Errorf("%q: %v, whole %v, %q", c.expression, conditions, whole, got)
		}
	}
}

func TestAnEditorKnowsTheWords(t *testing.T) {
	for _, f := range rule.Fields() {
		if codes := f.Codes(meant()); (codes != nil) != (f.Kind == rule.Code) {
			t.Errorf("%s has the codes %v", f.Name, codes)
		}
	}
	// All of them can be written.
	for _, expression := range []string{
		`open and medical or not open`, `channel in ["phone"] and reason not in ["advice"]`, `patient.open == 1 or patient.open != 2 or patient.open < 3 or patient.open <= 4`,
		`patient.open > 5 or patient.open >= 6`, `(1 + patient.open - 2) * 3 % 5 / 4 == 0`, `words("svikt") and between(hour, "08:00", "12:00")`,
	} {
		if _, _, problems := rule.Read(expression, meant()); problems.Fatal() {
			t.Errorf("%s: %v", expression, problems)
		}
	}
	if len(rule.Functions()) != 2 || len(rule.Operators()) != 16 {
		t.Errorf("%v, %v", rule.Functions(), rule.Operators())
	}
}
