package seed

import (
	"context"
	"testing"
	"time"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/postgres"
	"kontaktpunkten/app/postgres/pgtest"
	"kontaktpunkten/tickets/workday"
)

// sunday is when nobody is at work.
var sunday = time.Date(2026, time.November, 22, 18, 0, 0, 0, workday.Stockholm())

func database(t testing.TB, now func() time.Time) *postgres.DB {
	t.Helper()
	db, err := postgres.Open(context.Background(), pgtest.New(t).AppURL, 4, now)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}

// TestDemoGoesOn cuts a demonstration off in the middle and starts it again a
// day later: it comes to the same end, and nothing is done twice.
func TestDemoGoesOn(t *testing.T) {
	ctx, cut := t.Context(), 700
	clock := sunday
	db := database(t, func() time.Time { return clock })
	m, err := begin(ctx, db, sunday)
	if err != nil {
		t.Fatal(err)
	}
	first := m.At.AddDate(0, 0, -60)
	if err := Catalogue(ctx, db); err != nil {
		t.Fatal(err)
	}
	if err := People(ctx, db, auth.NewHasher(auth.DemoParams), first); err != nil {
		t.Fatal(err)
	}
	if err := db.AddPatients(ctx, population(), first); err != nil {
		t.Fatal(err)
	}
	r, err := newRunner(ctx, db, &clock)
	if err != nil {
		t.Fatal(err)
	}
	plan := planFor(db.Book().Directory(), m.At)
	if err := past(ctx, db, plan.days[0]); err != nil {
		t.Fatal(err)
	}
	var pastTickets, pastActs int
	if err := db.Gorm(ctx).Raw(`select (select count(*) from tickets), (select count(*) from events where actor_kind = 'user' and kind <> 'ticket.registered')`).Row().Scan(&pastTickets, &pastActs); err != nil {
		t.Fatal(err)
	}
	agenda := plan.agenda()
	if err := r.run(ctx, agenda[:cut]); err != nil {
		t.Fatal(err)
	}
	clock = sunday.AddDate(0, 0, 1)
	if err := Demo(ctx, db, func() time.Time { return clock }); err != nil {
		t.Fatal(err)
	}
	registered, acts := pastTickets, pastActs
	for _, s := range agenda {
		switch {
		case s.do != actOf:
		case outside[s.story.acts[s.act].Verb] != nil:
			if s.story.acts[s.act].Verb == "arrive" {
				registered++
			}
		case s.act == 0:
			registered++
			if end := s.story.acts[0].End; end != nil && end.Verb != "keep" {
				acts++
			}
		case s.story.acts[s.act].Verb == "reply": // the answers are counted below
		default:
			acts++
		}
	}
	for query, want := range map[string]int{
		`select count(*) from tickets`: registered,
		// What is put off in the evening is not in the agenda one by one.
		`select count(*) from events where actor_kind = 'user' and kind not in ('ticket.registered', 'user.rights-changed', 'ticket.replied', 'ticket.merged-in')`: acts + evenings(t, db),
		`select count(*) from idempotency_keys`:       0,
		`select count(*) from mails where copies > 1`: 0,
		`select count(*) from (select from messages where kind in ('reply', 'incoming') group by ticket_id, body having count(*) > 1) twice`: 0,
	} {
		var n int
		if err := db.Gorm(ctx).Raw(query).Row().Scan(&n); err != nil {
			t.Fatal(err)
		}
		if n != want {
			t.Errorf("%s: %d, want %d", query, n, want)
		}
	}
}

// evenings is how many tickets were put off at the last closing.
func evenings(t *testing.T, db *postgres.DB) (n int) {
	t.Helper()
	if err := db.Gorm(t.Context()).Raw(`select (select count(*) from watches where note in ?) + (select count(*) from tickets where action_note = ?)`,
		putOff, sentAway).Row().Scan(&n); err != nil {
		t.Fatal(err)
	}
	if n < 10 {
		t.Errorf("%d put off on a Friday evening", n)
	}
	return n
}

// TestPlans looks at the plans of many instants without living them.
func TestPlans(t *testing.T) {
	db := database(t, func() time.Time { return sunday })
	if err := Catalogue(t.Context(), db); err != nil {
		t.Fatal(err)
	}
	d := db.Book().Directory()
	for n := range 24 {
		now := sunday.Add(time.Duration(n) * (16*time.Hour + 41*time.Minute))
		p := planFor(d, now)
		agenda := p.agenda()
		open := p.cal.OpenBetween(p.start, p.end)
		if open < storyMinutes*time.Minute || p.end.After(now) {
			t.Fatalf("%s: the story lasts from %s to %s", now, p.start, p.end)
		}
		today := 0
		for _, s := range p.stories {
			for i := range s.acts {
				if i > 0 && s.acts[i].at.Before(s.acts[i-1].at) {
					t.Fatalf("%s: story %d (%s) goes back in time", now, s.nr, s.contact.Subject)
				}
			}
			if s.occurred.After(s.acts[0].at) {
				t.Fatalf("%s: story %d was registered before it happened", now, s.nr)
			}
			if first := s.acts[0].at; !first.Before(p.start) && !first.After(now) {
				today++
			}
		}
		if today < 70 || today > 110 || len(agenda) > 2300 {
			t.Errorf("%s: %d contacts, %d steps", now, today, len(agenda))
		}
	}
	if a, b := planFor(d, sunday).agenda(), planFor(d, sunday).agenda(); len(a) != len(b) || a[900].at != b[900].at || a[900].act != b[900].act {
		t.Error("one instant gives two plans")
	}
}
