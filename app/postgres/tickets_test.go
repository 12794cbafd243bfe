package postgres

import (
	"context"
	"encoding/json"
	"errors"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/desk"
	"kontaktpunkten/tickets"
	"kontaktpunkten/tickets/problem"
)

func must[T any](t *testing.T) func(T, error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatalf("%+v", err)
		}
		return v
	}
}

// KP-4, KP-5: one statement keeps the ticket with everything that belongs to it.
func TestRegisterKeepsEverything(t *testing.T) {
	r := furnished(t)
	anna := r.person(t, 1)
	row := must[*desk.Row](t)(r.Register(t.Context(), anna, call("booking"), nil))
	opened := must[*desk.Row](t)(r.Open(t.Context(), anna, row.ID))
	if opened.Status != tickets.New || opened.Queue != 1 || opened.OwnerQueue != 1 || opened.Patient.Name != "Olof Berg" {
		t.Errorf("%+v", opened)
	}
	if opened.Decision == nil || opened.Decision.Rule != "fallback" {
		t.Errorf("decision %+v", opened.Decision)
	}
	// Registered on Tuesday 24 November; two working days later the unit closes at 17.00.
	if want := time.Date(2026, 11, 26, 16, 0, 0, 0, time.UTC); opened.DueAt == nil || !opened.DueAt.Equal(want) {
		t.Errorf("due %v, want %v", opened.DueAt, want)
	}
	for table, want := range map[string]int{"messages": 1, "events": 1, "promises": 2, "clocks": 0, "decisions": 1, "ticket_seen": 1} {
		if got := r.count(t, `select count(*) from `+table); got != want {
			t.Errorf("%s: %d rows, want %d", table, got, want)
		}
	}
	if got := r.count(t, `select count(*) from access_log where patient_ids = '{1}'`); got != 2 {
		t.Errorf("access log: %d rows, want the writing and the reading", got)
	}
}

// A list, a fresh opening and the answer to registering show the same ticket.
func TestRegisterAnswersWhatOpeningShows(t *testing.T) {
	r := furnished(t)
	anna := r.person(t, 1)
	in := call("nurse-advice")
	in.Customer = tickets.Customer{Kind: "relative", Name: "Lisa", Relation: "dotter", Phone: "+46701740610"}
	in.Patient = &tickets.PatientRef{IdentityNumber: "189001279802", IdentityKind: "personal", Name: "Ny Person"}
	row := must[*desk.Row](t)(r.Register(t.Context(), anna, in, nil))
	opened := must[*desk.Row](t)(r.Open(t.Context(), anna, row.ID))
	d := r.Book().Directory()
	if diff := cmp.Diff(d.Present(row, anna, r.now()), d.Present(opened, anna, r.now())); diff != "" {
		t.Error(diff)
	}
}

func TestTheSameIntentIsDoneOnce(t *testing.T) {
	r := furnished(t)
	anna := r.person(t, 1)
	same := desk.WithIntent(t.Context(), &desk.Intent{Key: "k1", Hash: []byte("a"), Status: 201})
	first := must[*desk.Row](t)(r.Register(same, anna, call("booking"), nil))
	var before *desk.Replayed
	if _, err := r.Register(same, anna, call("booking"), nil); !errors.As(err, &before) || before.Ticket != first.ID || before.Status != 201 {
		t.Errorf("second time: %v", err)
	}
	other := desk.WithIntent(t.Context(), &desk.Intent{Key: "k1", Hash: []byte("b"), Status: 201})
	if _, err := r.Register(other, anna, call("booking"), nil); problem.As(err) == nil || problem.As(err).Slug != "idempotency-key-reused" {
		t.Errorf("another request: %v", err)
	}
	// With an end it goes through a transaction, and the key still holds.
	ended := desk.WithIntent(t.Context(), &desk.Intent{Key: "k2", Hash: []byte("a"), Status: 201})
	kept := must[*desk.Row](t)(r.Register(ended, anna, call("booking"), desk.Keep))
	if _, err := r.Register(ended, anna, call("booking"), desk.Keep); !errors.As(err, &before) || before.Ticket != kept.ID {
		t.Errorf("second time with an end: %v", err)
	}
	if got := r.count(t, `select count(*) from tickets`); got != 2 {
		t.Errorf("%d tickets", got)
	}
}

func TestTheSameIntentAtOnceIsDoneOnce(t *testing.T) {
	r := furnished(t)
	anna := r.person(t, 1)
	ctx := desk.WithIntent(t.Context(), &desk.Intent{Key: "k", Hash: []byte("a"), Status: 201})
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() { _, _ = r.Register(ctx, anna, call("booking"), nil) })
	}
	all.Wait()
	if got := r.count(t, `select count(*) from tickets`); got != 1 {
		t.Errorf("%d tickets", got)
	}
}

func take(t *tickets.Ticket, by tickets.Actor, m tickets.Moment) (tickets.Outcome, error) {
	return t.Take(by, m)
}

// Two people act at once: one wins, the other is told with the ticket as it is.
func TestOneWinsAndTheOtherIsTold(t *testing.T) {
	r := furnished(t)
	anna, bo := r.person(t, 1), r.person(t, 2)
	row := must[*desk.Row](t)(r.Register(t.Context(), anna, call("booking"), nil))
	results := make(chan error, 2)
	for _, p := range []*auth.Principal{anna, bo} {
		go func() {
			_, err := r.Change(context.Background(), p, row.ID, 1, take)
			results <- err
		}()
	}
	var stale *desk.Stale
	a, b := <-results, <-results
	if a == nil {
		a, b = b, a
	}
	if b != nil || !errors.As(a, &stale) || stale.Row.Handler == 0 || stale.Row.Version != 2 {
		t.Errorf("%v / %v", a, b)
	}
}

// Take next does to a ticket what the verb take does.
func TestNextIsTake(t *testing.T) {
	r := furnished(t)
	anna := r.person(t, 1)
	one := must[*desk.Row](t)(r.Register(t.Context(), anna, call("booking"), nil))
	two := must[*desk.Row](t)(r.Register(t.Context(), anna, call("booking"), nil))
	if err := r.Gorm(t.Context()).Exec(`update tickets set trail = '{2}'`).Error; err != nil {
		t.Fatal(err)
	}
	next := must[*desk.Row](t)(r.Next(t.Context(), anna, []int{1}))
	verb := must[*desk.Row](t)(r.Change(t.Context(), anna, two.ID, 1, take))
	if next.ID != one.ID {
		t.Fatalf("next gave %d, the oldest is %d", next.ID, one.ID)
	}
	d := r.Book().Directory()
	a, b := d.Present(next, anna, r.now()), d.Present(verb, anna, r.now())
	a.Number, b.Number = "", ""
	b.Routing, b.Promises = nil, nil // which are left out of lists
	a.Routing = nil
	if diff := cmp.Diff(a, b); diff != "" {
		t.Error(diff)
	}
	var moved int
	if r.Gorm(t.Context()).Raw(`select count(*) from tickets where trail <> '{}'`).Scan(&moved); moved != 0 {
		t.Errorf("%d tickets remember where time had moved them, though a person has them", moved)
	}
	type event struct{ Kind, Data, Units string }
	var events []event
	r.Gorm(t.Context()).Raw(`select kind, data::text as data, unit_ids::text as units from events where kind = 'ticket.taken' order by id`).Scan(&events)
	if len(events) != 2 || events[0].Units != events[1].Units {
		t.Fatalf("%+v", events)
	}
	var data [2]tickets.Data
	for i, e := range events {
		if err := json.Unmarshal([]byte(e.Data), &data[i]); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(data[0], data[1]); diff != "" {
		t.Error(diff)
	}
	if none := must[*desk.Row](t)(r.Next(t.Context(), anna, []int{1})); none != nil {
		t.Errorf("nothing waits, and %d came", none.ID)
	}
}

func TestNextNeverGivesTheSameTwice(t *testing.T) {
	r := furnished(t)
	anna, bo := r.person(t, 1), r.person(t, 2)
	const n = 40
	for range n {
		must[*desk.Row](t)(r.Register(t.Context(), anna, call("booking"), nil))
	}
	got := make(chan int64, n+16)
	var all sync.WaitGroup
	for i := range 8 {
		p := anna
		if i%2 == 1 {
			p = bo
		}
		all.Go(func() {
			for {
				row, err := r.Next(context.Background(), p, []int{1})
				if err != nil || row == nil {
					return
				}
				got <- row.ID
			}
		})
	}
	all.Wait()
	close(got)
	seen := map[int64]bool{}
	for id := range got {
		if seen[id] {
			t.Errorf("%d was given twice", id)
		}
		seen[id] = true
	}
	if len(seen) != n {
		t.Errorf("%d of %d were given", len(seen), n)
	}
}

// KP-4, P-12: up two lines with a question each, and back with the answers; the
// owner stays the owner.
func TestEscalatedThroughThreeLinesAndBack(t *testing.T) {
	r := furnished(t)
	anna, cilla, dag := r.person(t, 1), r.person(t, 3), r.person(t, 4)
	d := r.Book().Directory()
	row := must[*desk.Row](t)(r.Register(t.Context(), anna, call("booking"), desk.Keep))
	up := func(to int, question string) Verb {
		return func(t *tickets.Ticket, by tickets.Actor, m tickets.Moment) (tickets.Outcome, error) {
			return t.Escalate(by, m, d.Queues[to].Queue, "needs-licence", question, false)
		}
	}
	back := func(answer string) Verb {
		return func(t *tickets.Ticket, by tickets.Actor, m tickets.Moment) (tickets.Outcome, error) {
			return t.Return(by, m, answer)
		}
	}
	row = must[*desk.Row](t)(r.Change(t.Context(), anna, row.ID, row.Version, up(2, "Får han ta tabletten?")))
	row = must[*desk.Row](t)(r.Change(t.Context(), cilla, row.ID, row.Version, take))
	row = must[*desk.Row](t)(r.Change(t.Context(), cilla, row.ID, row.Version, up(3, "EKG i går, ska dosen ändras?")))
	if len(row.Asked) != 2 || row.Escalation.To != 3 || row.OwnerQueue != 1 || row.Line != 3 {
		t.Errorf("at the third line: %+v", row)
	}
	row = must[*desk.Row](t)(r.Change(t.Context(), dag, row.ID, row.Version, back("Nej, samma dos.")))
	if row.Queue != 2 || !row.Returned || len(row.Asked) != 1 || row.MaxLine != 3 {
		t.Errorf("back at the nurses: %+v", row)
	}
	row = must[*desk.Row](t)(r.Change(t.Context(), cilla, row.ID, row.Version, back("Ja, med mat.")))
	if row.Queue != 1 || len(row.Asked) != 0 || len(row.Chain) != 2 || *row.Chain[0].Answer != "Ja, med mat." {
		t.Errorf("back at the owner: %+v", row)
	}
	row = must[*desk.Row](t)(r.Change(t.Context(), anna, row.ID, row.Version, func(t *tickets.Ticket, by tickets.Actor, m tickets.Moment) (tickets.Outcome, error) {
		return t.Close(by, m, d.Actions["informed"].ActionRule, tickets.Action{Code: "informed"})
	}))
	if row.Status != tickets.Closed || row.DueAt != nil {
		t.Errorf("closed: %+v", row)
	}
	items, _, err := r.Timeline(t.Context(), anna, row.ID, desk.Page{Limit: 100})
	if err != nil || len(items) != 7 {
		t.Errorf("timeline: %d items, %v", len(items), err)
	}
}

// P-2: another unit's ticket is not there.
func TestAnotherUnitsTicketIsNotThere(t *testing.T) {
	r := furnished(t)
	anna, eva := r.person(t, 1), r.person(t, 5)
	row := must[*desk.Row](t)(r.Register(t.Context(), anna, call("booking"), nil))
	_, open := r.Open(t.Context(), eva, row.ID)
	_, change := r.Change(t.Context(), eva, row.ID, 1, take)
	_, _, timeline := r.Timeline(t.Context(), eva, row.ID, desk.Page{Limit: 10})
	for what, err := range map[string]error{"open": open, "change": change, "timeline": timeline} {
		if p := problem.As(err); p == nil || p.Kind != problem.NotFound {
			t.Errorf("%s: %v", what, err)
		}
	}
	rows, _, err := r.List(t.Context(), eva, tickets.Filter{Sort: tickets.SortDue, Limit: 10})
	if err != nil || len(rows) != 0 {
		t.Errorf("list: %d, %v", len(rows), err)
	}
}

// P-2: an id names a patient only to those whose units have met them.
func TestAPatientsIDIsNoKey(t *testing.T) {
	r := furnished(t)
	anna, eva := r.person(t, 1), r.person(t, 5)
	must[*desk.Row](t)(r.Register(t.Context(), anna, call("booking"), nil))
	in := call("booking")
	in.Patient = &tickets.PatientRef{ID: 1}
	if row := must[*desk.Row](t)(r.Register(t.Context(), anna, in, nil)); row.Patient.Name != "Olof Berg" {
		t.Errorf("%+v", row.Patient)
	}
	in.Unit = 2
	if _, err := r.Register(t.Context(), eva, in, nil); problem.As(err) == nil || problem.As(err).Fields[0].Path != "patient.id" {
		t.Errorf("%v", err)
	}
	if id, err := r.PatientFor(t.Context(), eva, in.Patient); err == nil {
		t.Errorf("found %d", id)
	}
}

// P-4: nothing that could find a protected patient goes out.
func TestProtectedPatientIsHidden(t *testing.T) {
	r := furnished(t)
	anna, frida := r.person(t, 1), r.person(t, 6)
	in := call("booking")
	in.Patient = &tickets.PatientRef{IdentityNumber: "189001169813", IdentityKind: "personal"}
	in.Customer = tickets.Customer{Kind: "patient", Name: "Karin Skyddad", Phone: "+46701740606"}
	row := must[*desk.Row](t)(r.Register(t.Context(), anna, in, nil))
	shown := r.Book().Directory().Present(must[*desk.Row](t)(r.Open(t.Context(), anna, row.ID)), anna, r.now())
	if shown.Patient.Name != "" || shown.Patient.IdentityNumber != "" || shown.Customer.Name != "" || shown.Customer.Phone != "" || !shown.Patient.Protected || shown.Can.Reveal {
		t.Errorf("%+v %+v", shown.Patient, shown.Customer)
	}
	for _, q := range []desk.PatientSearch{{Name: "Karin"}, {Phone: "+46701740606"}} {
		if found := must[[]desk.PatientRow](t)(r.SearchPatients(t.Context(), anna, q)); len(found) != 0 {
			t.Errorf("%+v found %d", q, len(found))
		}
	}
	rows, _, err := r.List(t.Context(), anna, tickets.Filter{Sort: tickets.SortDue, Limit: 10, Text: "karin"})
	if err != nil || len(rows) != 0 {
		t.Errorf("search found %d, %v", len(rows), err)
	}
	if _, _, err := r.Reveal(t.Context(), anna, row.ID, "Måste ringa upp"); problem.As(err) == nil {
		t.Errorf("shown without the right: %v", err)
	}
	patient, agreed, err := r.Reveal(t.Context(), frida, row.ID, "Måste ringa upp")
	if err != nil || patient.Name != "Karin Skyddad" || agreed != "Ring via växeln" {
		t.Errorf("%+v %q %v", patient, agreed, err)
	}
	if got := r.count(t, `select count(*) from access_log where activity = 'reveal' and why = 'Måste ringa upp'`); got != 1 {
		t.Errorf("%d entries", got)
	}
}

// Keyset pages show every ticket once, in order, and belong to their list.
func TestPages(t *testing.T) {
	r := furnished(t)
	anna := r.person(t, 1)
	for range 23 {
		must[*desk.Row](t)(r.Register(t.Context(), anna, call("booking"), nil))
	}
	for _, sort := range []tickets.Sort{tickets.SortDue, tickets.SortOldest, tickets.SortNewest, tickets.SortWaiting, tickets.SortPriority} {
		f := tickets.Filter{Queue: 1, Sort: sort, Limit: 5}
		seen := map[int64]bool{}
		for {
			rows, next, err := r.List(t.Context(), anna, f)
			if err != nil {
				t.Fatalf("%s: %v", sort, err)
			}
			for _, row := range rows {
				if seen[row.ID] {
					t.Errorf("%s: %d twice", sort, row.ID)
				}
				seen[row.ID] = true
			}
			if next == "" {
				break
			}
			f.Cursor = next
		}
		if len(seen) != 23 {
			t.Errorf("%s: %d of 23", sort, len(seen))
		}
		f.Queue = 2
		if _, _, err := r.List(t.Context(), anna, f); problem.As(err) == nil || problem.As(err).Slug != "cursor-of-another-list" {
			t.Errorf("%s: %v", sort, err)
		}
	}
}

// The serving role cannot rewrite history (P-3).
func TestHistoryIsInsertOnly(t *testing.T) {
	r := furnished(t)
	must[*desk.Row](t)(r.Register(t.Context(), r.person(t, 1), call("booking"), nil))
	for _, statement := range []string{`update events set kind = 'x'`, `delete from events`, `update access_log set why = 'x'`, `delete from access_log`, `truncate access_log`} {
		if err := r.Gorm(t.Context()).Exec(statement).Error; err == nil {
			t.Errorf("%s was allowed", statement)
		}
	}
}
