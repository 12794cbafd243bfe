package postgres

import (
	"encoding/json"
	"testing"
	"time"

	"kontaktpunkten/app/desk"
	"kontaktpunkten/tickets/workday"
)

// CG-17: a unit's own before everybody's, the newest day that has come before
// older ones.
func TestPoliciesByUnitAndDay(t *testing.T) {
	r := furnished(t)
	day := func(s string) workday.Date { return must[workday.Date](t)(workday.ParseDate(s)) }
	set := func(unit, from, value string) desk.PolicySetup {
		return desk.PolicySetup{Key: "offer-close-days", Unit: unit, ValidFrom: day(from), Value: json.RawMessage(value)}
	}
	other := set("", "2020-01-01", "99")
	other.Key = "offer-remind-days"
	if err := r.Configure(t.Context(), desk.Configuration{Policies: []desk.PolicySetup{other, set("", "2026-06-01", "12"), set("", "2026-01-01", "10"), set("", "2027-01-01", "9"),
		set("ortopedi", "2025-03-01", "14"), set("ortopedi", "2026-11-24", "15")}}); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		what string
		unit int
		on   string
		want int
		ok   bool
	}{
		{"before anything is set", 0, "2025-12-31", 0, false},
		{"on the first day", 0, "2026-01-01", 10, true},
		{"the newest that has come", 0, "2026-11-24", 12, true},
		{"from its day on", 0, "2027-01-01", 9, true},
		{"a unit without its own", 1, "2026-11-24", 12, true},
		{"a unit's own, though older", 2, "2026-11-23", 14, true},
		{"a unit's own newest", 2, "2028-01-01", 15, true},
		{"a unit before its own", 2, "2025-02-01", 0, false},
	} {
		if got, ok, err := r.Policies().Int(t.Context(), "offer-close-days", c.unit, day(c.on)); got != c.want || ok != c.ok || err != nil {
			t.Errorf("%s: %d, %v, %v", c.what, got, ok, err)
		}
	}
	if _, err := r.asOwner(t).ExecContext(t.Context(), `insert into policies (key, valid_from_on, value) values ('offer-flag-days', '2026-01-01', '"four"')`); err != nil {
		t.Fatal(err)
	}
	if _, ok, err := r.Policies().Int(t.Context(), "offer-flag-days", 0, day("2026-11-24")); ok || err == nil {
		t.Errorf("a word as a number: %v, %v", ok, err)
	}
}

// E-5: the flag's days are a policy that begins to count on its day.
func TestTheFlagIsAPolicy(t *testing.T) {
	r := furnished(t)
	if got := r.book.Directory().FlagAfter; got != 4 {
		t.Errorf("unset: %d", got)
	}
	tomorrow := workday.DateOf(r.now()).AddDays(1)
	if err := r.Configure(t.Context(), desk.Configuration{Policies: []desk.PolicySetup{{Key: "flag-after-working-days", ValidFrom: tomorrow, Value: json.RawMessage("6")}}}); err != nil {
		t.Fatal(err)
	}
	if got := r.book.Directory().FlagAfter; got != 4 {
		t.Errorf("the day before: %d", got)
	}
	r.pass(24 * time.Hour)
	if err := r.book.Refresh(t.Context()); err != nil || r.book.Directory().FlagAfter != 6 {
		t.Errorf("on the day: %d, %v", r.book.Directory().FlagAfter, err)
	}
}
