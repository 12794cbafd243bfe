package seed_test

import (
	"context"
	"testing"
	"time"

	"kontaktpunkten/app/postgres"
	"kontaktpunkten/app/postgres/pgtest"
	"kontaktpunkten/app/seed"
	"kontaktpunkten/tickets/workday"
)

// tuesday is an ordinary one, at 10:40.
var tuesday = time.Date(2026, time.November, 17, 10, 40, 0, 0, workday.Stockholm())

func open(t testing.TB, now time.Time) *postgres.DB {
	t.Helper()
	db, err := postgres.Open(context.Background(), pgtest.New(t).AppURL, 4, func() time.Time { return now })
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}

func TestDemo(t *testing.T) {
	ctx := context.Background()
	db := open(t, tuesday)
	began := time.Now()
	if err := seed.Demo(ctx, db, func() time.Time { return tuesday }); err != nil {
		t.Fatal(err)
	}
	t.Log(time.Since(began))
	for _, q := range []string{
		`select status || ' ' || count(*) from tickets group by status order by 1`,
		`select q.code || ' ' || t.status || ' ' || count(*) || ' late ' || count(*) filter (where t.due_at < '2026-11-17 10:40+01') from tickets t join queues q on q.id=t.queue_id where t.status <> 'closed' group by q.code, t.status order by 1`,
		`select count(*) || ' all, ' || count(*) filter (where max_line=1 and not reopened and a.solved) || ' first, ' || count(*) filter (where max_line<=2 and not reopened and a.solved) || ' two, of ' || count(*) filter (where not a.apart) from tickets t join actions a on a.code=t.action where status='closed'`,
		`select count(*)::text from events`,
		`select (occurred_at at time zone 'Europe/Stockholm')::date || ' ' || count(*) from tickets group by (occurred_at at time zone 'Europe/Stockholm')::date order by 1`,
		`select q.code || ' ' || reason || ' ' || channel || ' ' || count(*) from tickets t join queues q on q.id=t.queue_id where alarm is not null group by 1, q.code, reason, channel`,
	} {
		var lines []string
		if err := db.Gorm(ctx).Raw(q).Scan(&lines).Error; err != nil {
			t.Fatal(err)
		}
		for _, l := range lines {
			t.Log(l)
		}
	}
}
