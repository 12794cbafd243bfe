package desk

import (
	"slices"
	"testing"
	"time"

	"kontaktpunkten/app/wire"
	"kontaktpunkten/tickets"
	"kontaktpunkten/tickets/problem"
)

// E-3, KP-9: what a text must have before anybody can use it.
func TestTextCheck(t *testing.T) {
	reasons := func(code string) bool { return code == "booking" }
	for _, c := range []struct {
		what string
		text Text
		want []string
	}{
		{"a whole template", Text{Kind: "template", Title: "Tack", Body: "Hej {kund}! {namn}", Reasons: []string{"booking"}}, nil},
		{"a whole article", Text{Kind: "faq", Title: "Hitta hit", Body: "Ingång A", Public: true, ReviewOn: "2027-05-01"}, nil},
		{"empty", Text{Kind: "template", Title: " "}, []string{"title required", "body required"}},
		{"an identity number is no field (P-9)", Text{Kind: "template", Title: "x", Body: "{personnummer}"}, []string{"body field-unknown"}},
		{"an article has no fields", Text{Kind: "information", Title: "x", Body: "Hej {kund}", ReviewOn: "2027-05-01"}, []string{"body field-unknown"}},
		{"an article is reviewed (KP-9)", Text{Kind: "routine", Title: "x", Body: "y"}, []string{"review_on required"}},
		{"a day that is none", Text{Kind: "faq", Title: "x", Body: "y", ReviewOn: "2027-02-30"}, []string{"review_on date-invalid"}},
		{"a routine is the staff's own", Text{Kind: "routine", Title: "x", Body: "y", Public: true, ReviewOn: "2027-05-01"}, []string{"public articles-only"}},
		{"a reason that there is not", Text{Kind: "template", Title: "x", Body: "y", Reasons: []string{"booking", "gone"}}, []string{"reasons unknown"}},
	} {
		var got []string
		for _, f := range c.text.Check(reasons) {
			got = append(got, f.Path+" "+f.Slug)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.what, got, c.want)
		}
	}
}

func TestFillText(t *testing.T) {
	d := &Directory{Units: map[int]*Unit{1: {ID: 1, Name: "Kontaktpunkten"}},
		People: map[int]*Person{7: {Colleague: wire.Colleague{Person: wire.Person{ID: 7, Name: "Anna Ek"}}}}}
	r := &Row{ID: 100042, OwnerUnit: 1, Customer: wire.Customer{Kind: "patient"}, Patient: &PatientRow{Name: "Olof Berg"}}
	at := time.Date(2026, 11, 24, 23, 30, 0, 0, time.UTC) // the day after in Stockholm
	const body = "Hej {kund}! {ärende} {datum} {enhet} {öppettider} {namn} {titel} {titel}"
	got, missing := d.FillText(body, "sv", r, 7, at)
	want := "Hej Olof Berg! " + tickets.FormatNumber(100042) + " 2026-11-25 Kontaktpunkten måndag–fredag kl. 07.30–17.00 Anna Ek {titel} {titel}"
	if got != want || !slices.Equal(missing, []string{"titel"}) {
		t.Errorf("%q, missing %q", got, missing)
	}
	// P-4: nothing of who contacts us about a protected patient.
	r.Patient.Protected = true
	if got, missing := d.FillText("Hej {kund}!", "sv", r, 7, at); got != "Hej {kund}!" || !slices.Equal(missing, []string{"kund"}) {
		t.Errorf("%q, missing %q", got, missing)
	}
}

// A text in which a template's field is left is not sent; other braces are words.
func TestCheckFilled(t *testing.T) {
	for text, filled := range map[string]bool{"": true, "Hej Ida!": true, "Skriv {så här}": true, "Hej {kund}!": false, "klockan {klockslag}": false} {
		for _, texts := range [][]string{{text, ""}, {"Hej", "<p>" + text + "</p>"}} {
			err := CheckFilled(texts...)
			if p := problem.As(err); (err == nil) != filled || err != nil && p.Slug != "field-unfilled" {
				t.Errorf("%q: %v", texts, err)
			}
		}
	}
}
