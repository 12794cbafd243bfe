package rule_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kontaktpunkten/routing/rule"
)

func TestParseReadsWhatPeopleAndMachinesWrite(t *testing.T) {
	src, err := rule.Parse([]byte(`{
		"unit": "heart", "version": 3, "effective_from": "2026-01-01T00:00:00+01:00",
		"rules": [{"id": "a", "name": "Å", "off": true, "expr": "open", "conditions": [
			{"field": "medical", "op": "is", "value": true},
			{"field": "patient.open", "op": "at_least", "value": 2},
			{"field": "channel", "op": "any_of", "value": ["phone", "email"]},
			{"field": "hour", "op": "from", "value": "16:00"}
		], "decides": {"line": 2, "tags": ["x"]}}],
		"fallback": {"queue": "first"}
	}`))
	if err != nil {
		t.Fatal(err)
	}
	var values []rule.Values
	for _, c := range src.Rules[0].Conditions {
		values = append(values, c.Value)
	}
	if diff := cmp.Diff([]rule.Values{{"true"}, {"2"}, {"phone", "email"}, {"16:00"}}, values); diff != "" {
		t.Error(diff)
	}
	text, err := json.Marshal(src)
	if err != nil {
		t.Fatal(err)
	}
	again, err := rule.Parse(text)
	if err != nil || !cmp.Equal(again, src) {
		t.Errorf("written and read it differs: %v\n%s", err, cmp.Diff(src, again))
	}
}

func TestParsePointsAtTheCharacter(t *testing.T) {
	for text, want := range map[string]string{
		``:                       `rule: json-invalid path=json at=1:1`,
		"{\n  \"unit\" \"x\"}":   `rule: json-invalid path=json at=2:10`,
		`{"unit": 5}`:            `rule: json-wrong-type path=json at=1:10 word="unit"`,
		`{"åäö": "x", "unt": 1}`: `rule: json-unknown-member path=json at=1:2 word="åäö"`,
		`{"unit": "x"} {}`:       `rule: json-invalid path=json at=1:`,
		`{"rules": [{"conditions": [{"field": "open", "op": "is", "value": {"a": 1}}]}]}`: `rule: value-wrong-type path=json at=1:`,
		`{"rules": [{"conditions": [{"field": "open", "op": "is", "value": 1.5}]}]}`:      `rule: value-wrong-type path=json at=1:`,
		`{"rules": [{"conditions": [{"field": "open", "op": "is", "value": [1]}]}]}`:      `rule: value-wrong-type path=json at=1:`,
		strings.Repeat(" ", rule.MaxBytes+1):                                              `rule: too-long path=json`,
	} {
		_, err := rule.Parse([]byte(text))
		var problems rule.Problems
		if !errors.As(err, &problems) || !problems.Fatal() || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%.70q:\n got %v\nwant %s", text, err, want)
		}
	}
}

func FuzzParseAndCompile(f *testing.F) {
	f.Add(`{"unit":"heart","rules":[{"id":"a","name":"A","expr":"open and words(\"svikt*\")","decides":{"line":2}}],"fallback":{"queue":"first"}}`)
	f.Add(`{"unit":"heart","rules":[{"id":"a","name":"A","conditions":[{"field":"hour","op":"between","value":["22:00","06:00"]}],"decides":{"group":"arrhythmia"}}],"fallback":{"queue":"first"}}`)
	f.Add(`{"unit":"heart","rules":[{"id":"a","name":"A","expr":"patient.open % patient.open == 0","decides":{"priority":1}}],"fallback":{"queue":"first"}}`)
	f.Fuzz(func(t *testing.T, text string) {
		src, err := rule.Parse([]byte(text))
		if err != nil {
			return
		}
		set, problems := rule.Compile(src, desk)
		if (set == nil) != problems.Fatal() {
			t.Fatalf("set %v, problems %v", set, problems)
		}
		if set == nil {
			return
		}
		m := set.Match(&rule.Situation{Channel: "phone", Words: []string{"svikt*"}})
		if _, ok := set.Queue(m.Queue); !ok || m.Priority < rule.Now || m.Priority > rule.Low {
			t.Fatalf("matched to %+v", m.Outcome)
		}
	})
}

func FuzzExpression(f *testing.F) {
	for _, s := range []string{`open`, `channel in ["phone"] and not medical`, `words("svikt*") or hour >= "16:00"`, `patient.open / 0 > 1`, `((`, `"\u0000"`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, source string) {
		set, problems := rule.Compile(one(rule.Rule{Expr: source}), desk)
		if (set == nil) != problems.Fatal() {
			t.Fatalf("set %v, problems %v", set, problems)
		}
		if set != nil {
			set.Match(&rule.Situation{Channel: "phone"})
		}
	})
}
