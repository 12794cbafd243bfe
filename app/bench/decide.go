package bench

import (
	"context"
	"errors"
	"fmt"
	"time"

	"kontaktpunkten/routing"
	"kontaktpunkten/routing/rule"
	"kontaktpunkten/tickets/workday"
)

// decidedRules is how many rules look at each contact; none of them takes it,
// which is the longest way.
const decidedRules = 200

// decide200 decides on one observed contact after the other, without desk or
// database. The limit is a loop written by hand that makes as many comparisons
// and writes down as many reasons.
func (b *bench) decide200(ctx context.Context) ([]Row, error) {
	cat := rule.Catalogue{Queues: []rule.Queue{{Code: "first", Unit: "unit", Line: 1}, {Code: "second", Unit: "unit", Line: 2, Licensed: true}}}
	src := rule.Source{Unit: "unit", Fallback: rule.Decides{Queue: "first"}}
	for i := range decidedRules {
		src.Rules = append(src.Rules, decidedRule(i))
	}
	set, problems := rule.Compile(src, cat)
	if set == nil {
		return nil, problems
	}
	at := time.Date(2026, 5, 5, 8, 0, 0, 0, time.UTC)
	s := routing.Observe(set, routing.Timed(routing.Situation{Channel: "email", Reason: "patient-information", Unit: "unit", Customer: "patient",
		Text: "Hej, jag undrar när jag får min tid. Det går bra att ringa efter klockan fyra."}, workday.Default(), at))
	decided, err := b.loop(ctx, 1, func(_, _ int) error {
		if d := routing.Decide(set, s); d.Rule != routing.FallbackRule || len(d.Trace) != decidedRules {
			return errors.New("a rule took what none should")
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	limit, err := b.loop(ctx, 1, func(_, _ int) error {
		if byHand(&s) != decidedRules {
			return errors.New("the loop by hand took what it should not")
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return []Row{decided.row("decide_200", 1, limit.perSecond)}, nil
}

// decidedRule is a rule of one of four usual kinds: words, an expression that no
// list can say, the hour, and an expression that one can.
func decidedRule(i int) rule.Rule {
	r := rule.Rule{ID: fmt.Sprint(i), Name: fmt.Sprint("Regel ", i), Decides: rule.Decides{Queue: "second"},
		Conditions: []rule.Condition{{Field: "channel", Op: rule.Is, Value: rule.Values{"email"}}}}
	switch i % 4 {
	case 0:
		r.Conditions = append(r.Conditions, rule.Condition{Field: "words", Op: rule.AnyOf, Value: rule.Values{fmt.Sprintf("ord%d*", i), "svikt*"}})
	case 1:
		r.Expr = fmt.Sprintf(`open and (patient.open > %d or hour > "16:00")`, 3+i)
	case 2:
		r.Conditions = append(r.Conditions, rule.Condition{Field: "hour", Op: rule.Between, Value: rule.Values{"16:00", fmt.Sprintf("17:%02d", i%60)}})
	default:
		r.Expr = fmt.Sprintf(`reason in ["feedback", "booking", "reason-%d"] and not medical`, i)
	}
	return r
}

// byHand is how many rules a contact passes by, each noted with what was seen.
func byHand(s *routing.Situation) int {
	steps, reasons := make([]routing.Step, 0, decidedRules), make([]routing.Reason, decidedRules)
	saw := []string{s.Reason}
	for i := range decidedRules {
		if s.Channel == "phone" || s.Reason == "booking" || s.Patient.Open > 3+i {
			break
		}
		reasons[i] = routing.Reason{Field: "reason", Op: rule.Is, Value: saw, Saw: saw}
		steps = append(steps, routing.Step{Rule: "rule", Name: "Regel", Failed: &reasons[i]})
	}
	return len(steps)
}
