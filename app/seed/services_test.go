package seed

import (
	"encoding/json"
	"testing"

	"kontaktpunkten/app/service"
	"kontaktpunkten/routing"
)

// The forms that every installation begins with lead to reasons that are there,
// and what they say by themselves suggests no emergency (KP-7a).
func TestServices(t *testing.T) {
	reasons, offered := map[string]bool{}, map[string]bool{}
	for _, r := range Configuration().Reasons {
		reasons[r.Code] = true
	}
	for _, s := range read[[]struct {
		Unit string          `json:"unit"`
		Key  string          `json:"key"`
		Form json.RawMessage `json:"form"`
	}]("services") {
		f, err := service.Read(s.Form)
		if err != nil {
			t.Fatalf("%s of %s: %v", s.Key, s.Unit, err)
		}
		offered[s.Unit+"/"+s.Key] = true
		for value, reason := range f.Reasons {
			if !reasons[reason] {
				t.Errorf("%s: %s leads to %s, which is no reason", s.Unit, value, reason)
			}
			c := f.Contact(service.Answers{f.About: value, f.Text: "x", f.Phone: "070-174 06 05"})
			if c.Subject == "" || routing.FindAlarm(c.Subject+"\n"+c.Text) != nil {
				t.Errorf("%s: %s says %q", s.Unit, value, c.Subject)
			}
		}
	}
	for _, unit := range []string{"hjarta-karl", "ortopedi"} {
		if !offered[unit+"/"+service.ContactUs] {
			t.Errorf("%s cannot be written to (E-1)", unit)
		}
	}
}

// Those who can be chosen on the citizen's pages differ, and one of them is
// protected and reached by the inbox (P-4).
func TestCitizens(t *testing.T) {
	people := population()
	numbers, inbox := map[string]bool{}, 0
	for i, c := range Citizens() {
		numbers[c.Number.String()] = true
		if p := people[citizenPatients[i]]; p.Protection != "none" && p.Reach == "inbox" {
			inbox++
		}
	}
	if len(numbers) != 6 || inbox != 1 {
		t.Errorf("%d, %d of them protected", len(numbers), inbox)
	}
}
