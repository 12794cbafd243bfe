package rule_test

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kontaktpunkten/routing/rule"
)

func TestValuesAreReadAsPeopleAndMachinesWriteThem(t *testing.T) {
	for text, want := range map[string]rule.Values{
		`true`:               {"true"},
		`2`:                  {"2"},
		`"16:00"`:            {"16:00"},
		`["phone", "email"]`: {"phone", "email"},
	} {
		var got rule.Values
		if err := json.Unmarshal([]byte(text), &got); err != nil || !cmp.Equal(got, want) {
			t.Errorf("%s: %v, %v", text, got, err)
		}
	}
	for _, text := range []string{`1.5`, `[1]`, `{"a": 1}`, `null`} {
		var got rule.Values
		if err := json.Unmarshal([]byte(text), &got); err == nil {
			t.Errorf("%s was read as %v", text, got)
		}
	}
}
