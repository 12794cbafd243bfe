package routing_test

import (
	"encoding/json"
	"os"
	"testing"
	"time"

	"kontaktpunkten/routing"
	"kontaktpunkten/routing/rule"
	"kontaktpunkten/tickets/sla"
	"kontaktpunkten/tickets/workday"
)

// The queues of the three units in testdata/hjarta-karl.json.
var queues = []routing.Queue{
	{Code: "hk-forsta", Unit: "hjarta-karl", Line: 1, Level: "same-day", Default: true, Professions: []routing.Profession{routing.Administrator}},
	{Code: "hk-bma", Unit: "hjarta-karl", Line: 2, Level: "answer-2wd", Professions: []routing.Profession{routing.BMA}},
	{Code: "hk-ssk", Unit: "hjarta-karl", Line: 2, Level: "answer-2wd", Default: true, Professions: []routing.Profession{routing.Nurse}},
	{Code: "hk-recept", Unit: "hjarta-karl", Line: 2, Level: "answer-24h", Professions: []routing.Profession{routing.Physician, routing.PrescriberNurse}},
	{Code: "hk-remiss", Unit: "hjarta-karl", Line: 2, Level: "answer-24h", Professions: []routing.Profession{routing.Physician}},
	{Code: "hk-karl", Unit: "hjarta-karl", Line: 3, Group: "karl", Professions: []routing.Profession{routing.Physician, routing.Nurse}},
	{Code: "hk-svikt", Unit: "hjarta-karl", Line: 3, Group: "svikt", Professions: []routing.Profession{routing.Physician, routing.Nurse}},
	{Code: "hk-arytmi", Unit: "hjarta-karl", Line: 3, Group: "arytmi", Professions: []routing.Profession{routing.Physician, routing.Nurse}},
	{Code: "hk-ultraljud", Unit: "hjarta-karl", Line: 3, Group: "ultraljud", Professions: []routing.Profession{routing.Physician, routing.BMA}},
	{Code: "ort-mottagning", Unit: "ortopedi", Line: 1, Default: true, Professions: []routing.Profession{routing.Administrator}},
	{Code: "ort-ssk", Unit: "ortopedi", Line: 2, Professions: []routing.Profession{routing.Nurse}},
	{Code: "vg-service", Unit: "vardgaranti", Line: 1, Professions: []routing.Profession{routing.Officer}},
	{Code: "vg-lots", Unit: "vardgaranti", Line: 2, Professions: []routing.Profession{routing.Officer}},
	{Code: "hk-gammal", Unit: "hjarta-karl", Line: 3, Group: "gammal", Closed: true},
}

func directory(t testing.TB) *routing.Directory {
	t.Helper()
	d, err := routing.NewDirectory(queues)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func catalogue(t testing.TB) rule.Catalogue {
	return rule.Catalogue{
		Queues: directory(t).ForRules(),
		Levels: []sla.Level{{Code: "call-now", Name: "Genast"}, {Code: "same-day", Name: "Samma dag"}, {Code: "answer-24h", Name: "24 timmar"},
			{Code: "answer-2wd", Name: "2 vardagar"}, {Code: "offer-10wd", Name: "10 vardagar"}},
		Channels: []string{"phone", "email", "citizen1177", "post", "fax"},
		Reasons: []string{
			"patient-information", "referral-question", "booking", "rebooking", "cancellation", "general-information",
			"nurse-advice", "prescription-renewal", "contact-clinician", "feedback", "care-guarantee", "not-stated",
		},
		Units:     []string{"hjarta-karl", "ortopedi", "vardgaranti"},
		Customers: []string{"patient", "relative", "referrer", "other"},
		Groups:    []string{"karl", "svikt", "arytmi", "ultraljud"},
	}
}

// heartRules is the rule set of the Hjärta–Kärl contact point.
func heartRules(t testing.TB) *routing.RuleSet {
	t.Helper()
	text, err := os.ReadFile("testdata/hjarta-karl.json")
	if err != nil {
		t.Fatal(err)
	}
	var src rule.Source
	if err := json.Unmarshal(text, &src); err != nil {
		t.Fatal(err)
	}
	return compiled(t, src)
}

func compiled(t testing.TB, src rule.Source) *routing.RuleSet {
	t.Helper()
	return compiledWith(t, src, catalogue(t))
}

func compiledWith(t testing.TB, src rule.Source, cat rule.Catalogue) *routing.RuleSet {
	t.Helper()
	set, problems := rule.Compile(src, cat)
	if set == nil {
		t.Fatal(problems)
	}
	return set
}

// contact is an ordinary one, a patient's call on a Tuesday at ten; the test changes what matters.
func contact(change func(*routing.Situation)) routing.Situation {
	s := routing.Situation{Channel: "phone", Reason: "patient-information", Unit: "hjarta-karl", Customer: "patient"}
	s.Patient.Known = true
	change(&s)
	if s.At.IsZero() {
		s.At = time.Date(2026, 5, 5, 10, 0, 0, 0, workday.Stockholm())
	}
	return routing.Timed(s, workday.Default(), s.At)
}
