package rule_test

import (
	"fmt"
	"testing"

	"github.com/expr-lang/expr"
	"pgregory.net/rapid"

	"kontaktpunkten/routing/rule"
)

// TestExpressionsMeanWhatTheLanguageSays holds our evaluation against the library's own machine.
// Divisors are constants, because a division by zero is a fault here and infinite there.
func TestExpressionsMeanWhatTheLanguageSays(t *testing.T) {
	cat := meant()
	rapid.Check(t, func(t *rapid.T) {
		written := drawTruth(t, 3)
		s := drawn(t, cat)
		set, problems := rule.Compile(one(rule.Rule{Expr: written}), cat)
		never := len(problems) > 0 && problems.Fatal()
		for _, p := range problems {
			if !p.Warning && p.Slug != "never-matches" && p.Slug != "contradicts" {
				t.Fatalf("%s: %v", written, problems)
			}
		}
		env := map[string]any{
			"channel": s.Channel, "reason": s.Reason, "medical": s.Medical, "unit": s.Unit, "customer": s.Customer, "weekday": s.Weekday,
			"hour": fmt.Sprintf("%02d:%02d", s.Hour, s.Minute), "open": s.Open, "protected": s.Protected,
			"patient": map[string]any{"known": s.Patient.Known, "earlier": s.Patient.Earlier, "open": s.Patient.Open, "last_queue": s.Patient.LastQueue},
		}
		want, err := expr.Eval(written, env)
		if err != nil {
			t.Fatalf("%s: %v", written, err)
		}
		if got := !never && set.Match(&s).Rule != ""; got != want {
			t.Fatalf("%s: %v, want %v of %+v", written, got, want, s)
		}
	})
}

func drawTruth(t *rapid.T, depth int) string {
	if depth == 0 || rapid.IntRange(0, 3).Draw(t, "leaf") == 0 {
		return drawLeaf(t)
	}
	switch rapid.IntRange(0, 3).Draw(t, "node") {
	case 0:
		return "not (" + drawTruth(t, depth-1) + ")"
	case 1:
		return "(" + drawTruth(t, depth-1) + ") " + rapid.SampledFrom([]string{"==", "!="}).Draw(t, "same") + " (" + drawTruth(t, depth-1) + ")"
	default:
		return "(" + drawTruth(t, depth-1) + ") " + rapid.SampledFrom([]string{"and", "or", "&&", "||"}).Draw(t, "join") + " (" + drawTruth(t, depth-1) + ")"
	}
}

func drawLeaf(t *rapid.T) string {
	op := rapid.SampledFrom([]string{"==", "!=", "<", "<=", ">", ">="}).Draw(t, "comparison")
	switch rapid.IntRange(0, 5).Draw(t, "kind of leaf") {
	case 0:
		return rapid.SampledFrom([]string{"open", "medical", "protected", "patient.known", "patient.earlier", "true", "false"}).Draw(t, "truth")
	case 1:
		return "hour " + op + ` "` + rapid.SampledFrom([]string{"00:00", "08:30", "16:00", "24:00"}).Draw(t, "clock") + `"`
	case 2:
		return rapid.SampledFrom([]string{"channel", `"email"`}).Draw(t, "text") + " " + op + " " + rapid.SampledFrom([]string{`"phone"`, `"email"`, "channel"}).Draw(t, "other")
	case 3:
		return rapid.SampledFrom([]string{"reason in", "reason not in"}).Draw(t, "member") + " " + rapid.SampledFrom([]string{`["advice"]`, `["advice", "booking"]`, `[]`}).Draw(t, "list")
	default:
		return drawNumber(t, 2) + " " + op + " " + drawNumber(t, 2)
	}
}

func drawNumber(t *rapid.T, depth int) string {
	if depth == 0 {
		return rapid.SampledFrom([]string{"patient.open", "0", "1", "2.5", "-3", "7"}).Draw(t, "number")
	}
	switch rapid.IntRange(0, 5).Draw(t, "arithmetic") {
	case 0:
		return "(" + drawNumber(t, depth-1) + " / 2)"
	case 1:
		return "(patient.open % 3)"
	case 2:
		return "-(" + drawNumber(t, depth-1) + ")"
	case 3:
		return drawNumber(t, 0)
	default:
		return "(" + drawNumber(t, depth-1) + " " + rapid.SampledFrom([]string{"+", "-", "*"}).Draw(t, "sign") + " " + drawNumber(t, depth-1) + ")"
	}
}
