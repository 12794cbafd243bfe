package postgres

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/desk"
	"kontaktpunkten/app/wire"
	"kontaktpunkten/tickets"
	"kontaktpunkten/tickets/problem"
)

// audited is a day of readings, with an auditor of the fixture's care provider
// (user 7) and one of another provider (user 8): ticket 0 is Olof Berg's,
// ticket 1 the protected patient's.
func audited(t *testing.T) (r *room, auditor, other *auth.Principal, ids [2]int64) {
	t.Helper()
	r = furnished(t)
	r.byOwner(t, `insert into units (id, code, name, hsa_id, provider_hsa_id) values (3, 'annan', 'En annan vårdgivare', 'SE2321000016-A', 'SE2321000016-1');
		insert into users (id, username, name, hsa_id, created_at) values (7, 'granskare', 'Greta', 'SE5565594230-7', '2026-01-01'), (8, 'granskare2', 'Gun', 'SE2321000016-8', '2026-01-01');
		insert into user_roles (user_id, role, unit_id) values (7, 'auditor', 1), (8, 'auditor', 3);
		update users set hsa_id = 'SE5565594230-3' where id = 3`)
	if err := r.Book().Refresh(t.Context()); err != nil {
		t.Fatal(err)
	}
	anna, cilla := r.person(t, 1), r.person(t, 3)
	cilla.HSAID, cilla.Title = "SE5565594230-3", "Sjuksköterska"
	for i, patient := range []int64{1, 2} {
		in := call("booking")
		in.Patient.IdentityNumber = map[int64]string{1: "189001129817", 2: "189001169813"}[patient]
		ids[i] = must[*desk.Row](t)(r.Register(t.Context(), anna, in, nil)).ID
		r.pass(time.Minute)
	}
	must[*desk.Row](t)(r.Open(t.Context(), cilla, ids[0]))
	r.pass(time.Minute)
	if n := r.listed(t, anna, tickets.Filter{Queue: 1}); n != 2 {
		t.Fatalf("%d on the list", n)
	}
	return r, r.person(t, 7), r.person(t, 8), ids
}

func (r *room) searched(t *testing.T, p *auth.Principal, q wire.AccessQuery) []wire.AccessEntry {
	t.Helper()
	items, _, err := r.SearchAccessLog(t.Context(), p, q)
	if err != nil {
		t.Fatal(err)
	}
	return items
}

// said is an entry in short: who did what, and which patients it shows.
func said(items []wire.AccessEntry) (all []string) {
	for _, e := range items {
		var patients []string
		for _, p := range e.Patients {
			patients = append(patients, p.IdentityNumber+" "+p.Name)
		}
		all = append(all, fmt.Sprintf("%s %s %s", e.UserName, e.Activity, strings.Join(patients, ", ")))
	}
	return all
}

// P-3: the log is searched by patient, employee, ticket and period, newest first.
func TestAccessLogIsSearched(t *testing.T) {
	r, auditor, _, ids := audited(t)
	const olof, karin = "18900112-9817 Olof Berg", "18900116-9813 "
	opened, listed, both := "Cilla read "+olof, "Anna list "+olof, "Anna list "+olof+", "+karin
	until, from := tuesday.Add(time.Minute), tuesday.Add(2*time.Minute)
	for _, c := range []struct {
		name  string
		query wire.AccessQuery
		want  []string
	}{
		{"patient: the entry shows nobody else", wire.AccessQuery{IdentityNumber: "18900112-9817"}, []string{listed, opened, "Anna write " + olof}},
		{"protected patient: the name is hidden", wire.AccessQuery{IdentityNumber: "189001169813"}, []string{"Anna list " + karin, "Anna write " + karin}},
		{"user name, in capitals", wire.AccessQuery{Employee: " ANDRA "}, []string{opened}},
		{"HSA-id", wire.AccessQuery{Employee: "se5565594230-3"}, []string{opened}},
		{"employee: shows every patient", wire.AccessQuery{Employee: "forsta"}, []string{both, "Anna write " + karin, "Anna write " + olof}},
		{"nobody of that name", wire.AccessQuery{Employee: "okand"}, nil},
		{"ticket", wire.AccessQuery{Ticket: tickets.FormatNumber(ids[0])}, []string{opened, "Anna write " + olof}},
		{"patient and employee", wire.AccessQuery{IdentityNumber: "189001129817", Employee: "andra"}, []string{opened}},
		{"until, left out", wire.AccessQuery{To: &until}, []string{"Anna write " + olof}},
		{"from, included", wire.AccessQuery{From: &from, Employee: "andra"}, []string{opened}},
		{"a patient whom we do not have", wire.AccessQuery{IdentityNumber: "198901162381"}, nil},
	} {
		if got := said(r.searched(t, auditor, c.query)); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
	e := r.searched(t, auditor, wire.AccessQuery{Employee: "andra"})[0]
	if e.UserID != 3 || e.UserHSAID != "SE5565594230-3" || e.UserTitle != "Sjuksköterska" || e.Role != "second_line" || e.Unit != "hjarta-karl" ||
		e.Resource != "ticket" || e.Purpose != "care" || e.Ticket != tickets.FormatNumber(ids[0]) || !e.At.Equal(tuesday.Add(2*time.Minute)) {
		t.Errorf("got %+v", e)
	}
}

// The search is logged with the patient asked for and with those it showed, so
// that the reviewer is reviewed too.
func TestSearchingTheLogIsLogged(t *testing.T) {
	r, auditor, _, ids := audited(t)
	r.searched(t, auditor, wire.AccessQuery{IdentityNumber: "189001129817"})
	r.searched(t, auditor, wire.AccessQuery{Employee: "forsta", Limit: 1})
	r.searched(t, auditor, wire.AccessQuery{Ticket: tickets.FormatNumber(ids[1])})
	r.searched(t, auditor, wire.AccessQuery{IdentityNumber: "198901162381"})
	var logged []struct {
		Args, Purpose, Resource, Patients string
		Ticket                            int64
	}
	if err := r.Gorm(t.Context()).Raw(`select args, purpose, resource, patient_ids::text as patients, coalesce(ticket_id, 0) as ticket from access_log where user_id = 7 and activity = 'log' order by id`).Scan(&logged).Error; err != nil {
		t.Fatal(err)
	}
	want := fmt.Sprintf("[{patient audit access-log {1} 0} {employee 1 audit access-log {1,2} 0} {ticket %s audit access-log {2} %d} {patient audit access-log {} 0}]", tickets.FormatNumber(ids[1]), ids[1])
	if got := fmt.Sprint(logged); got != want {
		t.Errorf("logged %s, want %s", got, want)
	}
	// The patient's own extract then names the auditor.
	if got := said(r.searched(t, auditor, wire.AccessQuery{IdentityNumber: "189001129817", Limit: 2})); got[0] != "Greta log 18900112-9817 Olof Berg" {
		t.Errorf("got %q", got)
	}
}

func TestAccessLogPages(t *testing.T) {
	r, auditor, _, _ := audited(t)
	q := wire.AccessQuery{Employee: "forsta"}
	whole := said(r.searched(t, auditor, q))
	var paged []string
	q.Limit = 2
	for {
		items, next, err := r.SearchAccessLog(t.Context(), auditor, q)
		if err != nil || len(items) > 2 {
			t.Fatalf("%d items, %v", len(items), err)
		}
		if paged = append(paged, said(items)...); next == "" {
			break
		}
		q.Cursor = next
	}
	if !slices.Equal(paged, whole) || len(whole) != 3 {
		t.Errorf("paged %q, whole %q", paged, whole)
	}
	q.Employee = "andra"
	for cursor, slug := range map[string]string{q.Cursor: "cursor-of-another-list", "%%%": "cursor-invalid", "e30": "cursor-invalid"} {
		q.Cursor = cursor
		if _, _, err := r.SearchAccessLog(t.Context(), auditor, q); problem.As(err) == nil || problem.As(err).Slug != slug {
			t.Errorf("cursor %q: %v, want %s", cursor, err, slug)
		}
	}
}

// The log is for auditors, each of their own care provider's; what cannot be
// asked is told.
func TestAccessLogIsForAuditors(t *testing.T) {
	r, auditor, other, _ := audited(t)
	for _, id := range []int{1, 3, 4, 5, 6} {
		if _, _, err := r.SearchAccessLog(t.Context(), r.person(t, id), wire.AccessQuery{}); problem.As(err) == nil || problem.As(err).Kind != problem.Forbidden {
			t.Errorf("person %d: %v", id, err)
		}
	}
	if got := said(r.searched(t, other, wire.AccessQuery{IdentityNumber: "189001129817"})); len(got) != 0 {
		t.Errorf("another care provider's auditor sees %q", got)
	}
	// Another provider's employee who read a ticket here is seen here.
	r.byOwner(t, `update access_log set provider_hsa_id = 'SE2321000016-1' where activity = 'read'`)
	if got := r.searched(t, auditor, wire.AccessQuery{Employee: "andra"}); len(got) != 1 {
		t.Errorf("got %q", said(got))
	}
	if got := r.searched(t, other, wire.AccessQuery{Employee: "andra"}); len(got) != 1 {
		t.Errorf("the employee's own provider sees %q", said(got))
	}
	for _, c := range []struct {
		query wire.AccessQuery
		field string
	}{
		{wire.AccessQuery{IdentityNumber: "189001129818"}, "identity_number"},
		{wire.AccessQuery{Ticket: "100001-0"}, "ticket"},
		{wire.AccessQuery{From: &tuesday, To: &tuesday}, "from"},
	} {
		_, _, err := r.SearchAccessLog(t.Context(), auditor, c.query)
		if x := problem.As(err); x == nil || x.Kind != problem.Invalid || len(x.Fields) != 1 || x.Fields[0].Path != c.field {
			t.Errorf("%+v: %v", c.query, err)
		}
	}
}
