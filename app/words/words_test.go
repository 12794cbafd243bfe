package words

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

// Every language says the same: the same keys, with the same fields.
func TestLanguagesHaveTheSameTexts(t *testing.T) {
	first := texts[Languages[0]]
	if len(first) == 0 {
		t.Fatal("there are no texts")
	}
	for _, language := range Languages {
		of := texts[language]
		if keys, want := slices.Sorted(maps.Keys(of)), slices.Sorted(maps.Keys(first)); !slices.Equal(keys, want) {
			t.Errorf("%s has the keys\n%v, want\n%v", language, keys, want)
		}
		for key, text := range of {
			if strings.TrimSpace(text) == "" {
				t.Errorf("%s: %s is empty", language, key)
			}
			if got, want := fieldsOf(text), fieldsOf(first[key]); !slices.Equal(got, want) {
				t.Errorf("%s: %s has the fields %v, want %v", language, key, got, want)
			}
			if left := field.ReplaceAllString(text, ""); strings.ContainsAny(left, "{}") {
				t.Errorf("%s: %s has a brace that is no field: %s", language, key, left)
			}
		}
	}
}

func fieldsOf(text string) []string {
	found := field.FindAllString(text, -1)
	slices.Sort(found)
	return slices.Compact(found)
}

func TestSay(t *testing.T) {
	for _, c := range []struct{ language, unit, want string }{
		{"sv", "Kontaktpunkten", "Meddelande från Kontaktpunkten"},
		{"en", "Kontaktpunkten", "Message from Kontaktpunkten"},
		{"fi", "Kontaktpunkten", "Meddelande från Kontaktpunkten"},
		{"sv", "{unit} $1", "Meddelande från {unit} $1"},
	} {
		if got := Say(c.language, "inbox.subject", map[string]string{"unit": c.unit, "more": "x"}); got != c.want {
			t.Errorf("%s, %s: %q, want %q", c.language, c.unit, got, c.want)
		}
	}
}

func TestHalfATextIsNone(t *testing.T) {
	for _, key := range []string{"no-such-text", "inbox.subject"} {
		func() {
			defer func() {
				if said, _ := recover().(string); !strings.Contains(said, key) {
					t.Errorf("%s: %q", key, said)
				}
			}()
			t.Errorf("%s: %q", key, Say("sv", key, nil))
		}()
	}
}
