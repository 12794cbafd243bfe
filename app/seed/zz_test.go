package seed_test

import (
	"context"
	"testing"
	"time"

	"kontaktpunkten/app/seed"
	"kontaktpunkten/tickets/workday"
)

func TestZZ(t *testing.T) {
	ctx := context.Background()
	for _, now := range []time.Time{tuesday, time.Date(2026, 11, 22, 18, 0, 0, 0, workday.Stockholm()), time.Date(2026, 11, 16, 7, 45, 0, 0, workday.Stockholm()), time.Date(2026, 11, 18, 16, 20, 0, 0, workday.Stockholm()), time.Date(2027, 1, 5, 3, 20, 0, 0, workday.Stockholm())} {
		db := open(t, now)
		began := time.Now()
		if err := seed.Demo(ctx, db, func() time.Time { return now }); err != nil {
			t.Fatal(err)
		}
		t.Log("=====", now, time.Since(began))
		for _, q := range []string{
			`select q.code || ' ' || t.status || ' ' || count(*) || ' late ' || count(*) filter (where t.due_at < @now::timestamptz) from tickets t join queues q on q.id=t.queue_id where t.status <> 'closed' group by q.code, t.status order by 1`,
			`select 'open ' || count(*) || ' late ' || count(*) filter (where t.due_at < @now::timestamptz) || ' returned ' || count(*) filter (where returned) || ' alarm ' || count(*) filter (where alarm is not null) from tickets t where status <> 'closed'`,
			`select count(*) || ' all, ' || count(*) filter (where max_line=1 and not reopened and a.solved) || ' first, ' || count(*) filter (where max_line<=2 and not reopened and a.solved) || ' two, of ' || count(*) filter (where not a.apart) from tickets t join actions a on a.code=t.action where status='closed' and owner_unit_id = 1`,
			`select (occurred_at at time zone 'Europe/Stockholm')::date || ' ' || count(*) from tickets group by (occurred_at at time zone 'Europe/Stockholm')::date order by 1 desc limit 4`,
			`select q.code || ' ' || reason || ' ' || channel || ' ' || customer_kind || ' ' || subject || ' ' || t.status from tickets t join queues q on q.id=t.queue_id where alarm is not null`,
		} {
			var lines []string
			if err := db.Gorm(ctx).Raw(q, map[string]any{"now": now}).Scan(&lines).Error; err != nil {
				t.Fatal(err)
			}
			for _, l := range lines {
				t.Log(l)
			}
		}
		if now == tuesday {
			var lines []string
			if err := db.Gorm(ctx).Raw(`select rpad(q.code, 12) || ' ' || rpad(t.status, 8) || ' P' || priority || ' ' || rpad(reason, 20) || rpad(channel, 11) || to_char(created_at at time zone 'Europe/Stockholm', 'DD HH24:MI') || ' due ' || coalesce(to_char(nullif(t.due_at,'infinity') at time zone 'Europe/Stockholm', 'DD HH24:MI'), '-') || ' ' || rpad(coalesce(u.name,''), 16) || ' ' || case when returned then 'R ' else '' end || rpad(customer_name, 20) || ' ' || subject || ': ' || preview from tickets t join queues q on q.id=t.queue_id left join users u on u.id = t.handler_id where t.status <> 'closed' order by q.id, t.due_at`).Scan(&lines).Error; err != nil {
				t.Fatal(err)
			}
			for _, l := range lines {
				t.Log(l)
			}
		}
	}
}
