package replay_test

import (
	"fmt"
	"testing"
	"time"

	"kontaktpunkten/routing"
	"kontaktpunkten/routing/replay"
	"kontaktpunkten/routing/rule"
)

// BenchmarkOver is a thousand contacts through two plans of 200 rules.
func BenchmarkOver(b *testing.B) {
	many := func(queue string) func(*routing.PlanSource) {
		return func(src *routing.PlanSource) {
			for i := range 200 {
				r := rule.Rule{ID: fmt.Sprint(i), Name: "Regel", Decides: rule.Decides{Queue: queue}}
				from := rule.Condition{Field: "hour", Op: rule.Between, Value: rule.Values{fmt.Sprintf("%02d:%02d", i/10, i%60), fmt.Sprintf("%02d:%02d", i/10, i%60+1)}}
				switch i % 4 {
				case 0:
					r.Conditions = []rule.Condition{{Field: "words", Op: rule.AnyOf, Value: rule.Values{"svikt*", "flimmer*"}}, from}
				case 1:
					r.Expr = fmt.Sprintf(`not open and patient.open > %d or hour == "%02d:%02d"`, i, i/10, i%60)
				case 2:
					r.Conditions = []rule.Condition{{Field: "channel", Op: rule.AnyOf, Value: rule.Values{"phone", "email"}}, from}
				default:
					r.Conditions = []rule.Condition{{Field: "patient.open", Op: rule.AtLeast, Value: rule.Values{fmt.Sprint(i)}}, is("open", "true")}
				}
				src.Rules = append(src.Rules, r)
			}
		}
	}
	run := replay.Run{Before: plan(b, many("ssk")), After: plan(b, many("recept")), From: wall("2026-05-04 00:00"), To: wall("2026-05-09 00:00")}
	all := make([]replay.Recorded, 1000)
	for i := range all {
		all[i] = call(fmt.Sprint(i), "booking", "2026-05-04 08:15", "", "2026-05-04 09:45")
		all[i].OccurredAt = all[i].OccurredAt.Add(time.Duration(i) * time.Minute)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := run.Over(b.Context(), divided(all, 100), nil); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*len(all)), "µs/contact")
}
