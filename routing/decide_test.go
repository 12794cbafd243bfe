package routing_test

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"kontaktpunkten/routing"
	"kontaktpunkten/tickets/golden"
	"kontaktpunkten/tickets/workday"
)

func at(hour, minute int) time.Time {
	return time.Date(2026, 5, 5, hour, minute, 0, 0, workday.Stockholm())
}

// cases are a day at the contact point. The name is the golden file of its explanation where there is one.
var cases = []struct {
	name   string
	golden bool
	change func(*routing.Situation)
	want   string // rule → queue, line, priority, level
}{
	{"a call stays with the first line", true, func(*routing.Situation) {}, "telefon → hk-forsta 1 p3 same-day"},
	{"a call for the nurse stays until it is escalated", false, func(s *routing.Situation) { s.Reason, s.Medical, s.Needs = "nurse-advice", true, "nurse" }, "telefon → hk-forsta 1 p3 same-day"},
	{"a call about a prescription is sent on", false, func(s *routing.Situation) { s.Reason, s.Medical = "prescription-renewal", true }, "recept → hk-recept 2 p3 answer-24h"},
	{"orthopaedics", false, func(s *routing.Situation) { s.Unit = "ortopedi" }, "ortopedi → ort-mottagning 1 p3 answer-2wd"},
	{"orthopaedics, medical", false, func(s *routing.Situation) { s.Unit, s.Reason, s.Medical = "ortopedi", "nurse-advice", true }, "ortopedi-medicinsk → ort-ssk 2 p3 answer-2wd"},
	{"the care guarantee by reason", false, func(s *routing.Situation) { s.Reason = "care-guarantee" }, "vardgaranti → vg-service 1 p2 same-day"},
	{"the care guarantee by unit", false, func(s *routing.Situation) { s.Unit = "vardgaranti" }, "vardgaranti → vg-service 1 p2 same-day"},
	{"nurse's advice by 1177", true, func(s *routing.Situation) {
		s.Channel, s.Reason, s.Medical, s.Needs = "citizen1177", "nurse-advice", true, "nurse"
	}, "sjukskoterska → hk-ssk 2 p3 answer-2wd"},
	{"nurse's advice late in the day", true, func(s *routing.Situation) {
		s.Channel, s.Reason, s.Medical, s.Needs, s.At = "citizen1177", "nurse-advice", true, "nurse", at(15, 30)
	}, "medicinsk-sen-eftermiddag → hk-ssk 2 p2 answer-2wd"},
	{"nurse's advice in the evening", false, func(s *routing.Situation) {
		s.Channel, s.Reason, s.Medical, s.At = "citizen1177", "nurse-advice", true, at(21, 0)
	}, "sjukskoterska → hk-ssk 2 p3 answer-2wd"},
	{"the same matter again", false, func(s *routing.Situation) {
		s.Channel, s.Reason, s.Medical = "email", "contact-clinician", true
		s.Patient.Open, s.Patient.LastQueue = 1, "hk-svikt"
	}, "samma-sak-igen → hk-ssk 2 p2 same-day"},
	{"a referrer about arrhythmia", true, func(s *routing.Situation) {
		s.Channel, s.Reason, s.Customer, s.Text = "email", "referral-question", "referrer", "Pat. med förmaksflimmer, ablation?"
	}, "remiss-arytmi → hk-arytmi 3 p3 answer-24h"},
	{"a referrer about failure and vessels: the first rule", false, func(s *routing.Situation) {
		s.Channel, s.Reason, s.Customer, s.Subject, s.Text = "email", "referral-question", "referrer", "Kärl", "NT-proBNP 1200, svikt?"
	}, "remiss-svikt → hk-svikt 3 p3 answer-24h"},
	{"a referrer about something else", false, func(s *routing.Situation) {
		s.Channel, s.Reason, s.Customer, s.Text = "fax", "referral-question", "referrer", "När bedöms remissen?"
	}, "remiss → hk-remiss 2 p3 answer-24h"},
	{"an ECG by mail", false, func(s *routing.Situation) {
		s.Channel, s.Reason, s.Text = "email", "booking", "Jag vill boka mitt långtids-EKG"
	}, "undersokning → hk-bma 2 p3 answer-2wd"},
	{"a cancellation by mail", false, func(s *routing.Situation) { s.Channel, s.Reason = "email", "cancellation" }, "avbokning → hk-forsta 1 p2 same-day"},
	{"a letter", false, func(s *routing.Situation) { s.Channel = "post" }, "post-och-fax → hk-forsta 1 p3 same-day"},
	{"a complaint by 1177", false, func(s *routing.Situation) { s.Channel, s.Reason = "citizen1177", "feedback" }, "synpunkter → hk-forsta 1 p3 answer-2wd"},
	{"opening hours by mail", false, func(s *routing.Situation) {
		s.Channel, s.Reason, s.Patient.Known = "email", "general-information", false
	}, "allman-fraga-utan-patient → hk-forsta 1 p4 answer-2wd"},
	{"nothing fits", true, func(s *routing.Situation) { s.Channel = "email" }, "fallback → hk-forsta 1 p3 answer-2wd"},

	{"an emergency in a mail without medical reason", true, func(s *routing.Situation) {
		s.Channel, s.Reason, s.Subject, s.Text = "email", "booking", "Ont i bröstet", "Jag har ont i bröstet och vill ha en tid."
	}, "fallback → hk-ssk 2 p1 call-now"},
	{"an emergency on the phone", false, func(s *routing.Situation) { s.Text = "Maken svimmade nyss" }, "telefon → hk-ssk 2 p1 call-now"},
	{"an emergency in a nurse's queue", false, func(s *routing.Situation) {
		s.Channel, s.Reason, s.Medical, s.Text = "citizen1177", "nurse-advice", true, "svårt att andas"
	}, "sjukskoterska → hk-ssk 2 p1 call-now"},
	{"an emergency in a prescription form goes to the nurses", false, func(s *routing.Situation) {
		s.Channel, s.Reason, s.Medical, s.Text = "citizen1177", "prescription-renewal", true, "Nitro är slut och det trycker över bröstet"
	}, "recept → hk-ssk 2 p1 call-now"},
	{"a referrer's words stay with the assessing physicians", false, func(s *routing.Situation) {
		s.Channel, s.Reason, s.Customer, s.Text = "email", "referral-question", "referrer", "Bröstsmärta vid ansträngning, svar?"
	}, "remiss → hk-remiss 2 p1 call-now"},
	{"an emergency on the third line stays there, first of all", false, func(s *routing.Situation) {
		s.Channel, s.Reason, s.Customer, s.Text = "email", "referral-question", "referrer", "Flimmer, hjärtstopp i går"
	}, "remiss-arytmi → hk-arytmi 3 p1 call-now"},
	{"a nurse's question never goes to a BMA", true, func(s *routing.Situation) {
		s.Channel, s.Reason, s.Needs, s.Text = "email", "general-information", "nurse", "Får jag träna med bandspelaren?"
	}, "undersokning → hk-ssk 2 p3 answer-2wd"},
}

func TestDecide(t *testing.T) {
	set := heartRules(t)
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			d := routing.Decide(set, contact(c.change))
			got := d.Rule + " → " + d.Queue + " " + string(rune('0'+d.Line)) + " p" + string(rune('0'+d.Priority)) + " " + d.Level
			if got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
			if d.Version != 1 {
				t.Errorf("version %d", d.Version)
			}
			for _, r := range d.Reasons {
				if !r.OK {
					t.Errorf("a reason did not hold: %+v", r)
				}
			}
			for _, step := range d.Trace {
				if (step.Failed == nil) != step.Outranked || step.Failed != nil && step.Failed.OK {
					t.Errorf("a rule above says nothing of why: %+v", step)
				}
			}
			if c.golden {
				explained(t, c.name, d)
			}
		})
	}
}

// explained holds the explanation of a decision against the file of its name.
func explained(t *testing.T, name string, d routing.Decision) {
	t.Helper()
	got, err := json.MarshalIndent(d, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	golden.Check(t, filepath.Join("testdata", "explained", strings.ReplaceAll(name, " ", "-")+".json"), string(got)+"\n")
}

func TestTimedReadsTheUnitsWall(t *testing.T) {
	s := routing.Timed(routing.Situation{}, workday.Default(), time.Date(2026, 10, 25, 0, 30, 0, 0, time.UTC))
	if s.Hour != 2 || s.Minute != 30 || s.Weekday != "sun" || s.Open {
		t.Errorf("before the clock goes back: %+v", s)
	}
	s = routing.Timed(s, workday.Default(), time.Date(2026, 10, 26, 6, 30, 0, 0, time.UTC))
	if s.Hour != 7 || s.Weekday != "mon" || !s.Open {
		t.Errorf("at opening: %+v", s)
	}
}

func TestObserveKeepsWordsAndNoText(t *testing.T) {
	set := heartRules(t)
	s := routing.Observe(set, contact(func(s *routing.Situation) {
		s.Subject, s.Text = "Flimmer", "Hjärtsvikt sedan 2019, ont i bröstet, 851218-2398"
	}))
	if diff := cmp.Diff([]string{"flimmer*", "hjärtsvikt*"}, s.Words); diff != "" {
		t.Error(diff)
	}
	text, err := json.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	for _, secret := range []string{"2019", "851218", "sedan"} {
		if bytes.Contains(text, []byte(secret)) {
			t.Errorf("the situation keeps %q: %s", secret, text)
		}
	}
	if again := routing.Observe(set, s); !cmp.Equal(again, s) {
		t.Error("observing twice differs from once")
	}
}
