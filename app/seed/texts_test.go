package seed

import (
	"strings"
	"testing"
	"time"

	"kontaktpunkten/app/desk"
)

// The templates and articles that are laid in are such as people could publish
// themselves (E-3, KP-9): in Swedish, some in English, and none of the neutral
// ones is one hospital's own.
func TestTexts(t *testing.T) {
	reasons, units := map[string]bool{}, map[string]bool{"": true}
	c := Configuration()
	for _, r := range c.Reasons {
		reasons[r.Code] = true
	}
	for _, u := range c.Units {
		units[u.Code] = true
	}
	counts := map[string]int{}
	at := time.Date(2026, time.November, 24, 9, 0, 0, 0, time.UTC)
	for _, file := range []string{"texts", "texts-demo"} {
		seen := map[string]bool{}
		for _, s := range read[[]seededText](file) {
			text := s.dated(at)
			if bad := text.Check(func(code string) bool { return reasons[code] }); bad != nil {
				t.Errorf("%s (%s): %v", s.Key, s.Language, bad)
			}
			if !units[s.Unit] || !desk.TextKey.MatchString(s.Key) || seen[s.Key+s.Language] {
				t.Errorf("%s (%s) of %q", s.Key, s.Language, s.Unit)
			}
			if file == "texts" && (s.Unit != "" || text.Kind != "template") {
				t.Errorf("%s is not neutral", s.Key)
			}
			if s.Language == "en" && !seen[s.Key+"sv"] {
				t.Errorf("%s has no Swedish", s.Key)
			}
			if text.ReviewOn != "" && text.ReviewOn < "2026-11-24" {
				counts["late"]++
			}
			if strings.Contains(text.Body, "  ") || text.Body != strings.TrimSpace(text.Body) {
				t.Errorf("%s: spaces", s.Key)
			}
			seen[s.Key+s.Language] = true
			counts[text.Kind]++
		}
	}
	if counts["template"] < 12 || counts["information"]+counts["faq"]+counts["routine"] < 10 || counts["routine"] == 0 || counts["faq"] == 0 || counts["late"] == 0 {
		t.Errorf("%v", counts)
	}
}
