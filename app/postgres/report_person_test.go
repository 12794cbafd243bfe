package postgres

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"kontaktpunkten/app/desk"
	"kontaktpunkten/app/wire"
	"kontaktpunkten/tickets"
	"kontaktpunkten/tickets/problem"
	"kontaktpunkten/tickets/workday"
)

var thatDay = workday.DateOf(tuesday)

func noted(t *tickets.Ticket, by tickets.Actor, m tickets.Moment) (tickets.Outcome, error) {
	return t.Note(by, m, "Ringde upp")
}

// Anna takes two calls and notes on one at ten, closes it at eleven, and does
// something more the next day; Bo works beside her.
func workedOn(t *testing.T) *room {
	t.Helper()
	r := furnished(t)
	one, two := r.rang(t, 2, 1, tuesday), r.rang(t, 2, 1, tuesday)
	one = r.do(t, r.do(t, one, 1, take), 1, noted)
	r.do(t, two, 1, take)
	r.pass(time.Hour)
	r.do(t, one, 1, closed)
	r.pass(24 * time.Hour)
	r.rang(t, 1, 1, tuesday)
	return r
}

// What one did oneself: hour by hour, of this day alone and of nobody else.
func TestMyDay(t *testing.T) {
	r := workedOn(t)
	got := must[wire.PersonDay](t)(r.OwnDay(t.Context(), r.person(t, 1), thatDay))
	want := []wire.DayRow{
		{Hour: 10, Deeds: map[string]int{string(tickets.Taken): 2, string(tickets.Noted): 1}},
		{Hour: 11, Deeds: map[string]int{string(tickets.ClosedEvent): 1}},
	}
	if diff := cmp.Diff(want, got.Hours); diff != "" {
		t.Error(diff)
	}
	if got.Person.Name != "Anna" || got.On != "2026-11-24" {
		t.Errorf("%+v", got)
	}
	bo := must[wire.PersonDay](t)(r.OwnDay(t.Context(), r.person(t, 2), thatDay))
	if diff := cmp.Diff([]wire.DayRow{{Hour: 10, Deeds: map[string]int{string(tickets.Registered): 2}}}, bo.Hours); diff != "" {
		t.Error(diff)
	}
}

// P-13: who leads the unit may look at one person of it, and it stands in the
// access log as statistics about that person; nobody else may, and nobody of
// another unit can be asked about.
func TestAColleaguesDayIsForWhoLeadsAndLogged(t *testing.T) {
	r := workedOn(t)
	chef := r.person(t, 6)
	if n := r.count(t, `select count(*) from access_log where resource = 'statistics'`); n != 0 {
		t.Fatalf("%d entries before", n)
	}
	for _, c := range []struct{ asks, about int }{{1, 2}, {3, 1}, {4, 1}, {6, 5}, {6, 99}} {
		if _, err := r.PersonDay(t.Context(), r.person(t, c.asks), c.about, thatDay); slugOf(err) != "person-not-found" || problem.As(err).Kind != problem.NotFound {
			t.Errorf("%d about %d: %v", c.asks, c.about, err)
		}
	}
	got := must[wire.PersonDay](t)(r.PersonDay(t.Context(), chef, 1, thatDay))
	if diff := cmp.Diff(must[wire.PersonDay](t)(r.OwnDay(t.Context(), r.person(t, 1), thatDay)).Hours, got.Hours); diff != "" {
		t.Error(diff)
	}
	var logged []struct {
		UserID                                   int
		Activity, Args, Purpose, Units, Patients string
	}
	if err := r.Gorm(t.Context()).Raw(`select user_id, activity, args, purpose, resource_unit_ids::text as units, patient_ids::text as patients from access_log where resource = 'statistics' order by id`).Scan(&logged).Error; err != nil {
		t.Fatal(err)
	}
	want := "[{6 statistics day of Anna (user 1) on 2026-11-24 administration {1} {}} {1 statistics day of Anna (user 1) on 2026-11-24 administration {1,2} {}}]"
	if got := fmt.Sprint(logged); got != want {
		t.Errorf("logged %s, want %s", got, want)
	}
}

// P-3: a list on paper is one row of the access log with every patient on it,
// the protected too; closed tickets and those of other units are not on it.
func TestAPrintedListIsLogged(t *testing.T) {
	r := furnished(t)
	anna := r.person(t, 1)
	in := call("booking")
	in.Patient.IdentityNumber = "189001169813"
	secret := must[*desk.Row](t)(r.Register(t.Context(), anna, in, nil)).ID
	open := r.rang(t, 1, 1, tuesday).ID
	r.ends(t, r.rang(t, 1, 1, tuesday).ID)
	other := r.rang(t, 5, 2, tuesday).ID
	before := r.count(t, `select count(*) from access_log`)
	rows, more, err := r.Print(t.Context(), anna, 1)
	if err != nil || more {
		t.Fatal(more, err)
	}
	var printed []int64
	for _, row := range rows {
		printed = append(printed, row.ID)
	}
	if !slices.Contains(printed, secret) || !slices.Contains(printed, open) || slices.Contains(printed, other) || len(printed) != 2 {
		t.Errorf("printed %v", printed)
	}
	if n := r.count(t, `select count(*) from access_log`) - before; n != 1 {
		t.Errorf("%d rows in the access log", n)
	}
	if n := r.count(t, `select count(*) from access_log where activity = 'print' and user_id = 1 and resource_unit_ids = '{1}' and patient_ids @> '{1,2}' and cardinality(patient_ids) = 2`); n != 1 {
		t.Error("the print is not in the access log with its patients")
	}
	if _, _, err := r.Print(t.Context(), anna, 2); slugOf(err) != "unit-not-found" {
		t.Errorf("another unit's list: %v", err)
	}
	if n := r.count(t, `select count(*) from access_log where activity = 'print'`); n != 1 {
		t.Errorf("a refused print was logged: %d", n)
	}
}
