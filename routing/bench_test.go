package routing_test

import (
	"fmt"
	"strings"
	"testing"

	"kontaktpunkten/routing"
	"kontaktpunkten/routing/rule"
)

const letter = "Hej, jag undrar när jag får min tid hos er. Jag har haft besvär sedan i vintras och min läkare på " +
	"vårdcentralen skickade en remiss för flera veckor sedan. Det går bra att ringa efter klockan fyra. "

func BenchmarkDecide(b *testing.B) {
	set := heartRules(b)
	mail := contact(func(s *routing.Situation) {
		s.Channel, s.Subject, s.Text = "email", "Fråga om tid", strings.Repeat(letter, 3)
	})
	observed := routing.Observe(set, mail)
	b.Run("observed", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			routing.Decide(set, observed)
		}
	})
	b.Run("with_a_text_of_600_letters", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			routing.Decide(set, mail)
		}
	})
}

// BenchmarkDecide200 is the worst case of many rules: none takes the contact.
func BenchmarkDecide200(b *testing.B) {
	src := rule.Source{Unit: "hjarta-karl", Fallback: rule.Decides{Queue: "hk-forsta"}}
	for i := range 200 {
		r := rule.Rule{ID: fmt.Sprint(i), Name: "R", Decides: rule.Decides{Line: 2}}
		r.Conditions = []rule.Condition{{Field: "channel", Op: rule.Is, Value: rule.Values{"email"}}}
		switch i % 4 {
		case 0:
			r.Conditions = append(r.Conditions, rule.Condition{Field: "words", Op: rule.AnyOf, Value: rule.Values{fmt.Sprintf("ord%d*", i), "svikt*"}})
		case 1:
			r.Expr = `open and (patient.open > 3 or hour > "16:00")`
		case 2:
			r.Conditions = append(r.Conditions, rule.Condition{Field: "hour", Op: rule.From, Value: rule.Values{"16:00"}})
		default:
			r.Expr = `reason in ["feedback", "booking"] and not medical`
		}
		src.Rules = append(src.Rules, r)
	}
	set := compiled(b, src)
	s := routing.Observe(set, contact(func(s *routing.Situation) { s.Channel, s.Text = "email", letter }))
	b.ReportAllocs()
	for b.Loop() {
		routing.Decide(set, s)
	}
}

func BenchmarkFindAlarm(b *testing.B) {
	text := strings.Repeat(letter, 3)
	for b.Loop() {
		routing.FindAlarm(text)
	}
}
