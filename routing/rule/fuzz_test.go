package rule_test

import (
	"encoding/json"
	"testing"

	"kontaktpunkten/routing/rule"
)

func FuzzReadAndCompile(f *testing.F) {
	f.Add(`{"unit":"heart","rules":[{"id":"a","name":"A","expr":"open and words(\"svikt*\")","decides":{"line":2}}],"fallback":{"queue":"first"}}`)
	f.Add(`{"unit":"heart","rules":[{"id":"a","name":"A","conditions":[{"field":"hour","op":"between","value":["22:00","06:00"]}],"decides":{"group":"arrhythmia"}}],"fallback":{"queue":"first"}}`)
	f.Add(`{"unit":"heart","rules":[{"id":"a","name":"A","expr":"patient.open % patient.open == 0","decides":{"priority":1}}],"fallback":{"queue":"first"}}`)
	f.Fuzz(func(t *testing.T, text string) {
		var src rule.Source
		if json.Unmarshal([]byte(text), &src) != nil {
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
