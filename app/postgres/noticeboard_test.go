package postgres

import (
	"log/slog"
	"strings"
	"testing"
	"time"

	"kontaktpunkten/app/delivery"
	"kontaktpunkten/app/desk"
	"kontaktpunkten/app/wire"
	"kontaktpunkten/tickets"
	"kontaktpunkten/tickets/problem"
)

// protected is a ticket about the fixture's protected patient.
func (r *room) protected(t *testing.T) *desk.Row {
	t.Helper()
	in := call("booking")
	in.Patient = &tickets.PatientRef{IdentityNumber: "189001169813", IdentityKind: "personal"}
	return must[*desk.Row](t)(r.Register(t.Context(), r.person(t, 1), in, nil))
}

func (r *room) notify(t *testing.T) {
	t.Helper()
	d := delivery.NewDispatcher(delivery.Desk, NewNoticeboard(r.DB), NewDeliveries(r.DB), slog.New(slog.DiscardHandler))
	if err := d.Dispatch(t.Context()); err != nil {
		t.Fatal(err)
	}
}

// P-4: each supervisor of the ticket's units is told who showed protected
// details of which ticket and when, and of nothing else; nobody else is told.
func TestSupervisorsAreToldOfReveals(t *testing.T) {
	r := furnished(t)
	owner := r.asOwner(t)
	if _, err := owner.ExecContext(t.Context(), `insert into users (id, username, name, created_at, disabled_at) values (7, 'chef2', 'Gun', '2026-01-01', null), (8, 'chef3', 'Hans', '2026-01-01', '2026-02-01'), (9, 'chef4', 'Ida', '2026-01-01', null);
		insert into user_roles (user_id, role, unit_id) values (7, 'supervisor', 1), (8, 'supervisor', 1), (9, 'supervisor', 2)`); err != nil {
		t.Fatal(err)
	}
	row, frida := r.protected(t), r.person(t, 6)
	at := r.now()
	if _, _, err := r.Reveal(t.Context(), frida, row.ID, "Måste nå patienten"); err != nil {
		t.Fatal(err)
	}
	if n := r.count(t, `select count(*) from deliveries where content::text ~ 'Karin|Frida|Måste|1890'`); n != 0 {
		t.Error("a name, a number or the reason is in the outbox")
	}
	r.pass(time.Minute)
	r.notify(t)
	for _, user := range []int{6, 7} {
		page := must[wire.Notices](t)(r.Notices(t.Context(), r.person(t, user), "", 50))
		if page.Unread != 1 || len(page.Items) != 1 || page.NextCursor != "" {
			t.Fatalf("user %d: %+v", user, page)
		}
		n := page.Items[0]
		if n.Kind != "revealed" || n.Ticket != tickets.FormatNumber(row.ID) || n.Actor == nil || n.Actor.Name != "Frida" || !n.At.Equal(at) || n.Read {
			t.Errorf("user %d: %+v", user, n)
		}
	}
	if n := r.count(t, `select count(*) from notices`); n != 2 {
		t.Errorf("%d notices", n)
	}
	if n := r.count(t, `select count(*) from events where kind = 'user.noticed' and subject_type = 'user' and subject_id in (6, 7)`); n != 2 {
		t.Errorf("%d events", n)
	}
	r.notify(t)
	if _, _, err := r.Reveal(t.Context(), frida, row.ID, "En gång till"); err != nil {
		t.Fatal(err)
	}
	r.notify(t)
	if n := r.count(t, `select count(*) from notices`); n != 4 {
		t.Errorf("%d notices of two reveals", n)
	}
}

// A reveal that is refused tells nobody, and one that cannot tell shows nothing.
func TestNoRevealWithoutTelling(t *testing.T) {
	r := furnished(t)
	row := r.protected(t)
	if _, _, err := r.Reveal(t.Context(), r.person(t, 1), row.ID, "Nyfiken"); problem.As(err) == nil || problem.As(err).Kind != problem.Forbidden {
		t.Errorf("without the right: %v", err)
	}
	if n := r.count(t, `select count(*) from deliveries`); n != 0 {
		t.Errorf("%d deliveries", n)
	}
	if _, err := r.asOwner(t).ExecContext(t.Context(), `alter table deliveries add check (channel <> 'desk')`); err != nil {
		t.Fatal(err)
	}
	before := r.count(t, `select count(*) from access_log`)
	if patient, _, err := r.Reveal(t.Context(), r.person(t, 6), row.ID, "Måste nå patienten"); err == nil {
		t.Errorf("shown: %+v", patient)
	}
	if n := r.count(t, `select count(*) from access_log`); n != before {
		t.Error("logged what was not shown")
	}
}

// A notice delivered twice is one notice.
func TestANoticeIsMadeOnce(t *testing.T) {
	r := furnished(t)
	row, board := r.protected(t), NewNoticeboard(r.DB)
	if _, _, err := r.Reveal(t.Context(), r.person(t, 6), row.ID, "Måste nå patienten"); err != nil {
		t.Fatal(err)
	}
	claimed := must[[]delivery.Delivery](t)(NewDeliveries(r.DB).Claim(t.Context(), delivery.Desk, true, 8))
	if len(claimed) != 1 {
		t.Fatalf("claimed %+v", claimed)
	}
	first := must[string](t)(board.Send(t.Context(), claimed[0]))
	if again := must[string](t)(board.Send(t.Context(), claimed[0])); again != first || r.count(t, `select count(*) from notices`) != 1 || r.count(t, `select count(*) from events where kind = 'user.noticed'`) != 1 {
		t.Errorf("sent %s and %s, %d notices", first, again, r.count(t, `select count(*) from notices`))
	}
	claimed[0].Content = []byte(`[]`)
	if _, err := board.Send(t.Context(), claimed[0]); err == nil || !strings.Contains(err.Error(), "content-invalid") {
		t.Errorf("what is no notice: %v", err)
	}
}

func TestNoticesAreReadByWhoseTheyAre(t *testing.T) {
	r := furnished(t)
	row, frida, bo := r.protected(t), r.person(t, 6), r.person(t, 2)
	for range 5 {
		r.pass(time.Minute)
		if _, _, err := r.Reveal(t.Context(), frida, row.ID, "Måste nå patienten"); err != nil {
			t.Fatal(err)
		}
		r.notify(t)
	}
	var seen []int64
	for cursor := ""; ; {
		page := must[wire.Notices](t)(r.Notices(t.Context(), frida, cursor, 2))
		for _, n := range page.Items {
			seen = append(seen, n.ID)
		}
		if cursor = page.NextCursor; cursor == "" {
			break
		}
	}
	if len(seen) != 5 || seen[0] != seen[4]+4 {
		t.Errorf("newest first: %v", seen)
	}
	for range 2 {
		if err := r.ReadNotice(t.Context(), frida, seen[1]); err != nil {
			t.Error(err)
		}
		r.pass(time.Minute)
	}
	page := must[wire.Notices](t)(r.Notices(t.Context(), frida, "", 50))
	if page.Unread != 4 || !page.Items[1].Read || page.Items[0].Read {
		t.Errorf("after reading: %+v", page)
	}
	if page := must[wire.Notices](t)(r.Notices(t.Context(), bo, "", 50)); len(page.Items) != 0 || page.Unread != 0 {
		t.Errorf("somebody else's: %+v", page)
	}
	if err := r.ReadNotice(t.Context(), bo, seen[0]); problem.As(err) == nil || problem.As(err).Slug != "notice-not-found" {
		t.Errorf("another's: %v", err)
	}
	if err := r.ReadNotice(t.Context(), frida, seen[0]+1); problem.As(err) == nil || problem.As(err).Slug != "notice-not-found" {
		t.Errorf("one that is not there: %v", err)
	}
	for _, cursor := range []string{"x", "-1", "0"} {
		if _, err := r.Notices(t.Context(), frida, cursor, 2); problem.As(err) == nil || problem.As(err).Slug != "cursor-invalid" {
			t.Errorf("cursor %q: %v", cursor, err)
		}
	}
}
