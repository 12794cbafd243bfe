package tickets

import (
	"testing"
	"time"

	"kontaktpunkten/tickets/sla"
)

func other() *Ticket {
	t := fresh()
	t.ID = 100043
	return t
}

// P-14: tickets of two patients are neither merged nor linked; a stranger's mail
// is not glued to a patient's ticket.
func TestMerging(t *testing.T) {
	a, b, same := Customer{Email: "a@example.se"}, Customer{Email: "b@example.se"}, Customer{Email: "b@example.se", Phone: "0701740605"}
	for _, c := range []struct {
		what          string
		mine, into    int64
		from, to      Customer
		change        func(into *Ticket)
		want, linking string
	}{
		{"the same patient", 7, 7, a, b, nil, "", ""},
		{"two patients", 7, 8, a, a, nil, "different-patients", "different-patients"},
		{"no patient, two customers: a person decides", 0, 0, a, b, nil, "", ""},
		{"a stranger's into a patient's", 0, 7, a, b, nil, "different-customers", ""},
		{"the same address into a patient's", 0, 7, b, same, nil, "", ""},
		{"an unknown caller into a patient's", 0, 7, Customer{}, b, nil, "", ""},
		{"a patient's into nobody's", 7, 0, a, a, nil, "patient-would-be-lost", ""},
		{"into itself", 7, 7, a, a, func(into *Ticket) { into.ID = fresh().ID }, "into same-ticket", "to same-ticket"},
		{"into a merged one", 7, 7, a, a, func(into *Ticket) { into.MergedInto, into.Status = 5, Closed }, "into merged", ""},
		{"into a closed one", 7, 7, a, a, func(into *Ticket) { into.Status = Closed }, "into closed", ""},
		{"into another unit's", 7, 7, a, a, func(into *Ticket) { into.Unit, into.Owner.Unit = 9, 9 }, "not-allowed", ""},
	} {
		t.Run(c.what, func(t *testing.T) {
			ticket, into := fresh(), other()
			ticket.Patient, ticket.Customer, into.Patient, into.Customer = c.mine, c.from, c.into, c.to
			if c.change != nil {
				c.change(into)
			}
			_, err := ticket.Link(anna, ten, into, "related")
			wants(t, err, c.linking)
			before := ticket.Version
			_, err = ticket.Merge(anna, ten, into)
			wants(t, err, c.want)
			if merged := ticket.MergedInto != 0; merged != (err == nil) || merged != (ticket.Version > before) {
				t.Errorf("%v: %+v", err, ticket)
			}
		})
	}
}

// A merge is undone within a day; the clock goes on with what was left.
func TestUnmerge(t *testing.T) {
	ticket, into := fresh(), other()
	ticket.Alarm, ticket.CustomerWrote, ticket.Priority = []string{"andnöd"}, true, 1
	if _, err := ticket.Take(anna, ten); err != nil {
		t.Fatal(err)
	}
	if _, err := ticket.Merge(anna, later(20*time.Minute), into); err != nil {
		t.Fatal(err)
	}
	before := fresh()
	before.Alarm, before.CustomerWrote, before.AnswerBy = ticket.Alarm, true, later(time.Hour).At
	before.Promises = []Promise{{Kind: sla.First, Level: "x", From: ten.At, Due: later(10 * time.Minute).At, Warn: later(8 * time.Minute).At}}
	if into.MergeIn(ten, before); into.Priority != 1 || len(into.Alarm) != 1 || !into.CustomerWrote || into.Version != 2 {
		t.Errorf("%+v", into)
	}
	if due, warn, _ := into.Showing(); !due.Equal(later(10*time.Minute).At) || !warn.Equal(later(8*time.Minute).At) || !into.AnswerBy.Equal(later(time.Hour).At) {
		t.Errorf("the earlier promise does not count: %+v", into)
	}
	before.Promises[0].Due, before.AnswerBy = later(time.Hour).At, later(2*time.Hour).At
	if into.MergeIn(ten, before); !into.Promise(sla.First).Due.Equal(later(10*time.Minute).At) || !into.AnswerBy.Equal(later(time.Hour).At) {
		t.Errorf("a later promise counts: %+v", into)
	}
	if due, _, _ := ticket.Showing(); !due.IsZero() || ticket.Clocks() != nil || ticket.Action.Code != "" {
		t.Errorf("%+v", ticket)
	}
	for verb, want := range map[Verb]string{VerbReopen: "merged", VerbNote: "merged", VerbReceive: "merged", VerbUnmerge: ""} {
		if got := slug(ticket.Refuse(verb, bo)); got != want {
			t.Errorf("%s: %q, want %q", verb, got, want)
		}
	}
	late := *ticket
	_, err := late.Unmerge(anna, later(20*time.Minute+UndoMergeWithin))
	wants(t, err, "too-late-to-undo")
	if out, err := ticket.Unmerge(bo, later(80*time.Minute)); err != nil || out.Data.Other != into.ID || ticket.Status != Active || ticket.Handler != anna.ID || !ticket.Promise(sla.First).Due.Equal(ten.At.Add(2*time.Hour)) {
		t.Errorf("%v %+v", err, ticket)
	}
	if got := slug(ticket.Refuse(VerbUnmerge, bo)); got != "not-merged" {
		t.Errorf("%q", got)
	}
}

// A number in a text names a ticket when its check digit is right.
func TestFindNumbers(t *testing.T) {
	one, two := FormatNumber(100042), FormatNumber(100043)
	wrong := one[:len(one)-1] + string('0'+(one[len(one)-1]-'0'+1)%10)
	for text, want := range map[string][]int64{
		"":                          nil,
		"Re: Tid [" + one + "]":     {100042},
		one + " " + two:             {100042, 100043},
		two + "," + one + "," + two: {100043, 100042},
		"Re: [" + wrong + "]":       nil,
		"den 2026-11-24":            nil,
		"x" + one:                   nil,
		one + "1":                   nil,
		"0" + one + "-3":            nil,
	} {
		got := FindNumbers(text)
		if len(got) != len(want) || len(want) > 0 && (got[0] != want[0] || got[len(got)-1] != want[len(want)-1]) {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}
