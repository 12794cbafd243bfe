package routing_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"kontaktpunkten/routing"
	"kontaktpunkten/routing/rule"
	"kontaktpunkten/tickets/sla"
	"kontaktpunkten/tickets/workday"
)

// vocabulary is what drawn texts are made of: words that rules know, emergency words, and others.
var vocabulary = []string{
	"flimmer", "svikten", "kärlen", "eko", "ekg", "arbetsprov", "pacemaker", "ont i bröstet", "svimmade", "stroke", "andnöd",
	"talsvårigheter", "hej", "jag", "undrar", "inte", "tack", "recept", "tid",
}

func drawText(t *rapid.T, label string) string {
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom(vocabulary), 0, 8).Draw(t, label), " ")
}

func drawSituation(t *rapid.T, cat rule.Catalogue) routing.Situation {
	pick := func(label string, codes []string) string { return rapid.SampledFrom(codes).Draw(t, label) }
	s := routing.Situation{
		Channel: pick("channel", cat.Channels), Reason: pick("reason", cat.Reasons), Unit: pick("unit", cat.Units),
		Customer: pick("customer", cat.Customers), Medical: rapid.Bool().Draw(t, "medical"), Protected: rapid.Bool().Draw(t, "protected"),
		Needs:   pick("needs", []string{"", "", "nurse", "bma", "physician"}),
		Subject: drawText(t, "subject"), Text: drawText(t, "text"),
		Patient: routing.Patient{
			Known: rapid.Bool().Draw(t, "known"), Earlier: rapid.Bool().Draw(t, "earlier"), Open: rapid.IntRange(0, 3).Draw(t, "open"),
			LastQueue: pick("last queue", []string{"", "hk-ssk", "hk-svikt", "hk-forsta"}),
		},
	}
	minutes := rapid.IntRange(0, 3*366*24*60).Draw(t, "at")
	at := time.Date(2025, 1, 1, 0, minutes, 0, 0, time.UTC)
	return routing.Timed(s, workday.Default(), at)
}

// drawRules is any rule set that compiles, with words in most rules.
func drawRules(t *rapid.T, cat rule.Catalogue) *routing.RuleSet {
	decides := func(label string) rule.Decides {
		return rule.Decides{
			Queue:    rapid.SampledFrom(cat.Queues).Draw(t, label+" queue").Code,
			Priority: rapid.IntRange(0, 4).Draw(t, label+" priority"),
			Level:    rapid.SampledFrom(append([]sla.Level{{}}, cat.Levels...)).Draw(t, label+" level").Code,
		}
	}
	src := rule.Source{Unit: "hjarta-karl", Fallback: decides("fallback")}
	if rapid.Bool().Draw(t, "alarm queue") {
		src.AlarmQueue, src.AlarmLevel = "hk-ssk", rapid.SampledFrom(cat.Levels).Draw(t, "alarm level").Code
	}
	for i := range rapid.IntRange(0, 8).Draw(t, "rules") {
		id := fmt.Sprintf("r%d", i)
		r := rule.Rule{ID: id, Name: id, Decides: decides(id)}
		if rapid.IntRange(0, 2).Draw(t, "words") > 0 {
			found := rapid.SliceOfN(rapid.SampledFrom(vocabulary[:11]), 1, 3).Draw(t, "rule words")
			if rapid.Bool().Draw(t, "written") {
				r.Expr = `words("` + strings.Join(found, `","`) + `") or channel == "fax"`
			} else {
				r.Conditions = append(r.Conditions, rule.Condition{Field: "words", Op: rule.AnyOf, Value: found})
			}
		}
		if rapid.Bool().Draw(t, "channel too") {
			r.Conditions = append(r.Conditions, rule.Condition{Field: "channel", Op: rule.Is, Value: rule.Values{rapid.SampledFrom(cat.Channels).Draw(t, "its channel")}})
		}
		src.Rules = append(src.Rules, r)
	}
	set, problems := rule.Compile(src, cat)
	if set == nil {
		t.Fatal(problems)
	}
	return set
}

func TestTheSameSituationGetsTheSameDecision(t *testing.T) {
	cat := catalogue(t)
	hand := heartRules(t)
	rapid.Check(t, func(t *rapid.T) {
		set := hand
		if rapid.Bool().Draw(t, "drawn rules") {
			set = drawRules(t, cat)
		}
		s := routing.Observe(set, drawSituation(t, cat))
		first := routing.Decide(set, s)
		if second := routing.Decide(set, s); !cmp.Equal(first, second) {
			t.Fatal(cmp.Diff(first, second))
		}
		// A rehearsal decides the same and does not ask why.
		placed := routing.Place(set, s)
		placed.Reasons, placed.Trace = first.Reasons, first.Trace
		if !cmp.Equal(first, placed) {
			t.Fatal(cmp.Diff(first, placed))
		}
		// Kept as JSON, without its texts, and explained or rehearsed years later.
		text, err := json.Marshal(s)
		if err != nil {
			t.Fatal(err)
		}
		var kept routing.Situation
		if err := json.Unmarshal(text, &kept); err != nil {
			t.Fatal(err)
		}
		if kept.Subject != "" || kept.Text != "" || kept.TextFolded != "" {
			t.Fatalf("a text was kept: %s", text)
		}
		if again := routing.Decide(set, kept); !cmp.Equal(first, again) {
			t.Fatal(cmp.Diff(first, again))
		}
	})
}

func TestNothingIsLeftWithoutAQueue(t *testing.T) {
	cat := catalogue(t)
	rapid.Check(t, func(t *rapid.T) {
		set := drawRules(t, cat)
		s := drawSituation(t, cat)
		d := routing.Decide(set, s)
		q, ok := set.Queue(d.Queue)
		if !ok || q.Line != d.Line || q.Group != d.Group || d.Priority < rule.Now || d.Priority > rule.Low || d.Rule == "" {
			t.Fatalf("decided %+v", d)
		}
		if d.Alarm != nil && d.Priority != rule.Now {
			t.Fatal("a red mark that is not first of all (KP-7a)")
		}
		if set.Source().AlarmQueue == "" {
			return
		}
		// P-12 and P-1, where the unit has nurses.
		if s.Medical && q.Line >= 2 && !q.Licensed {
			t.Fatalf("a medical question lies in %s", q.Code)
		}
		if s.Needs == "nurse" && q.Code == "hk-bma" {
			t.Fatal("a nurse's question lies with the BMA")
		}
	})
}

// TestWordsNeverLower is KP-7 for any rules whatever: one more word in a text never makes the ticket
// less urgent, never moves it to a lower line, and never gives it more time.
func TestWordsNeverLower(t *testing.T) {
	cat := catalogue(t)
	hand := heartRules(t)
	rapid.Check(t, func(t *rapid.T) {
		set := hand
		if rapid.IntRange(0, 4).Draw(t, "drawn rules") > 0 {
			set = drawRules(t, cat)
		}
		s := drawSituation(t, cat)
		more := s
		more.Text += " . " + rapid.SampledFrom(vocabulary).Draw(t, "one more")
		before, after := routing.Decide(set, s), routing.Decide(set, more)
		// What a referral or a prescription form waits for on the second line moves to the nurses on it.
		if after.Priority > before.Priority || after.Line < before.Line || set.LevelRank(after.Level) > set.LevelRank(before.Level) {
			t.Fatalf("%q took it from\n%+v\nto\n%+v", more.Text, before, after)
		}
		if before.Alarm != nil && after.Alarm == nil {
			t.Fatal("one more word took away the red mark")
		}
	})
}
