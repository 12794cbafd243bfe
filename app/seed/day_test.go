package seed_test

import (
	"context"
	"errors"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/postgres"
	"kontaktpunkten/app/postgres/pgtest"
	"kontaktpunkten/app/seed"
	"kontaktpunkten/tickets"
	"kontaktpunkten/tickets/personnummer"
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

func at(now time.Time) func() time.Time { return func() time.Time { return now } }

// lines is a query's one column; number its one value.
func lines(t testing.TB, db *postgres.DB, query string, args ...any) []string {
	t.Helper()
	var all []string
	if err := db.Gorm(context.Background()).Raw(query, args...).Scan(&all).Error; err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return all
}

func number(t testing.TB, db *postgres.DB, query string, args ...any) (n int) {
	t.Helper()
	if err := db.Gorm(context.Background()).Raw(query, args...).Row().Scan(&n); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return n
}

func TestDemo(t *testing.T) {
	db := open(t, tuesday)
	if err := seed.Demo(t.Context(), db, at(tuesday)); err != nil {
		t.Fatal(err)
	}
	before := number(t, db, `select count(*) from events`)
	if err := seed.Demo(t.Context(), db, at(tuesday.Add(time.Hour))); err != nil {
		t.Fatalf("a second time: %v", err)
	}
	if after := number(t, db, `select count(*) from events`); after != before {
		t.Errorf("a second time made %d events of %d", after, before)
	}
	t.Run("everybody is invented", func(t *testing.T) { everybodyIsInvented(t, db) })
	t.Run("there is something to look at", func(t *testing.T) { somethingToLookAt(t, db) })
	t.Run("the rate is what KP-8 says", func(t *testing.T) { rateIsRight(t, db) })
	t.Run("it was really done", func(t *testing.T) { reallyDone(t, db) })
	t.Run("three ways in", func(t *testing.T) { threeWaysIn(t, db) })
	t.Run("it is today", func(t *testing.T) { isToday(t, db) })
}

var (
	numberRuns = regexp.MustCompile(`\+?\d[\d -]{5,}\d`)
	fiction    = regexp.MustCompile(`^(\+46701740[6]\d\d|\+46313900[6]\d\d|\+46846500[4]\d\d)$`)
	ownMail    = regexp.MustCompile(`^[a-z0-9.]+@example\.se$`)
)

func everybodyIsInvented(t *testing.T, db *postgres.DB) {
	women := 0
	for _, n := range lines(t, db, `select identity_number from patients`) {
		if _, err := personnummer.Stored(n); err != nil {
			t.Errorf("%s: %v", n, err)
		}
		if !slices.Contains([]string{"238", "239", "980", "981", "982", "983"}, n[8:11]) {
			t.Errorf("%s is not of the test series", n)
		}
		if n[10]%2 == 0 {
			women++
		}
	}
	if all := number(t, db, `select count(*) from patients`); all != 180+900 || women < 400 || women > 700 {
		t.Errorf("%d patients, %d of them women", all, women)
	}
	for _, phone := range lines(t, db, `select phone from patients where phone <> '' union select customer_phone from tickets where customer_phone <> ''`) {
		if !fiction.MatchString(phone) {
			t.Errorf("%s is not kept for fiction", phone)
		}
	}
	for _, mail := range lines(t, db, `select email from patients where email <> '' union select customer_email from tickets where customer_email <> ''`) {
		if !ownMail.MatchString(mail) {
			t.Errorf("%s", mail)
		}
	}
	texts := lines(t, db, `select body from messages union select subject from tickets union select coalesce(action_note, '') from tickets union select question from escalations
		union select coalesce(answer, '') from escalations union select note from watches union select customer_name from tickets`)
	for _, text := range texts {
		if personnummer.Looks(text) || numberRuns.MatchString(text) {
			t.Errorf("a text holds somebody's number: %s", text)
		}
		if strings.ContainsAny(text, "{}") {
			t.Errorf("a text was not filled in: %s", text)
		}
	}
	if n := number(t, db, `select count(distinct body) from messages where kind = 'contact'`); n < 300 {
		t.Errorf("only %d contacts differ", n)
	}
}

func somethingToLookAt(t *testing.T, db *postgres.DB) {
	for what, least := range map[string]int{
		`status = 'new'`: 20, `status = 'queued'`: 14, `status = 'active'`: 12, `status = 'waiting'`: 4, `status = 'watching'`: 4, `status = 'closed'`: 400,
		`status <> 'closed' and returned`:                                                                 3,
		`status <> 'closed' and line = 1`:                                                                 20,
		`status <> 'closed' and line = 2`:                                                                 15,
		`status <> 'closed' and line = 3`:                                                                 8,
		`status <> 'closed' and reopened`:                                                                 1,
		`status = 'closed' and max_line=3`:                                                                60,
		`status <> 'closed' and alarm is not null and priority = 1`:                                       2,
		`status <> 'closed' and due_at < @now`:                                                            4,
		`status <> 'closed' and warn_at < @now and due_at > @now`:                                         1,
		`status <> 'closed' and queue_id = (select id from queues where code = 'hk-recept')`:              6,
		`status <> 'closed' and unit_id = (select id from units where code = 'ortopedi')`:                 4,
		`status <> 'closed' and unit_id = (select id from units where code = 'vardgaranti')`:              4,
		`status <> 'closed' and queue_id in (select id from queues where grp = 'arytmi')`:                 3,
		`status = 'active' and handler_id = (select id from users where username = 'forsta')`:             3,
		`status = 'active' and handler_id = (select id from users where username = 'andra')`:              1,
		`status <> 'closed' and handler_id = (select id from users where username = 'tredje')`:            2,
		`status <> 'closed' and first_taken_at is null and created_at < '2026-11-11'`:                     2,
		`status <> 'closed' and patient_id in (select id from patients where protection = 'marked')`:      1,
		`status <> 'closed' and unit_id <> owner_unit_id`:                                                 1,
		`customer_kind = 'relative' and customer_relation <> '' and patient_id is not null`:               15,
		`patient_id is null and reason = 'general-information'`:                                           10,
		`occurred_at < created_at - interval '80 minutes' and channel = 'phone'`:                          3,
		`id in (select ticket_id from events where kind = 'ticket.patient-corrected')`:                    1,
		`id in (select ticket_id from events where kind = 'ticket.revealed')`:                             1,
		`id in (select ticket_id from events where kind = 'ticket.breached')`:                             3,
		`id in (select ticket_id from events where kind = 'ticket.resumed' and actor_kind = 'clock')`:     3,
		`id in (select ticket_id from escalations group by 1 having count(*) > 0) and action is not null`: 60,
		`channel = 'citizen1177'`:                                                                         60, `channel = 'email'`: 10, `channel = 'post'`: 8, `channel = 'fax'`: 3,
	} {
		query := strings.ReplaceAll(`select count(*) from tickets where `+what, "@now", "'2026-11-17 10:40+01'")
		if n := number(t, db, query); n < least {
			t.Errorf("%d tickets where %s, at least %d", n, what, least)
		}
	}
	if late := number(t, db, `select count(*) from tickets where status <> 'closed' and due_at < ?`, tuesday); late > 15 {
		t.Errorf("%d late tickets: nobody works so", late)
	}
	if all := number(t, db, `select count(*) from tickets where created_at > '2026-10-29'`); all > 700 {
		t.Errorf("%d tickets take too long to make", all)
	}
	// Months to rehearse rules on, closed, with what was decided and why.
	if past := number(t, db, `select count(*) from tickets t join decisions d on d.ticket_id = t.id where t.created_at < '2026-10-29' and t.status = 'closed' and d.situation is not null`); past < 1500 {
		t.Errorf("%d tickets of the months before", past)
	}
	for code, least := range map[string]int{"ticket.escalated": 200, "ticket.returned": 200, "ticket.handed-over": 30} {
		if n := number(t, db, `select count(*) from events where kind = ? and at < '2026-10-29'`, code); n < least {
			t.Errorf("%d %s in the months before", n, code)
		}
	}
}

func rateIsRight(t *testing.T, db *postgres.DB) {
	people, err := seed.Principals(t.Context(), db)
	if err != nil {
		t.Fatal(err)
	}
	r, err := db.Resolution(t.Context(), people["chef"], tuesday.AddDate(0, 0, -30), tuesday)
	if err != nil {
		t.Fatal(err)
	}
	if r.Closed < 350 || r.RateLinesOneAndTwo == nil || *r.RateLinesOneAndTwo < 0.74 || *r.RateLinesOneAndTwo > 0.84 {
		t.Errorf("%+v, rate %v", r, r.RateLinesOneAndTwo)
	}
	if first := *r.RateFirstLine; first < 0.45 || first > 0.65 {
		t.Errorf("the first line alone solves %v", first)
	}
	if r.Apart < 15 {
		t.Errorf("%d counted apart", r.Apart)
	}
}

// reallyDone: the verbs left what they leave.
func reallyDone(t *testing.T, db *postgres.DB) {
	for _, none := range []string{
		`select count(*) from tickets t where not exists (select from decisions d where d.ticket_id = t.id)`,
		`select count(*) from tickets t where channel not in ('email', 'citizen1177') and not exists (select from access_log a where a.ticket_id = t.id and a.activity = 'write')`,
		`select count(*) from tickets t where not exists (select from messages m where m.ticket_id = t.id and m.kind = 'contact')`,
		`select count(*) from tickets t where version <> (select count(*) from events e where e.ticket_id = t.id and kind not in ('ticket.warned', 'ticket.breached', 'ticket.revealed', 'ticket.inbox-opened', 'mail.taken')
			and not (kind = 'ticket.step-taken' and data ->> 'outcome' in ('notified', 'nothing') and coalesce(data -> 'fields', '[]') <@ '["notified"]'))`,
		`select count(*) from tickets t join actions a on a.code = t.action where a.medical and t.journalled_by is null`,
		`select count(*) from events e join events later on later.ticket_id = e.ticket_id and later.id > e.id where later.at < e.at`,
		`select count(*) from events where at > '2026-11-17 10:40+01'`,
		`select count(*) from tickets where occurred_at > created_at or created_at > updated_at or closed_at < first_taken_at`,
		`select count(*) from clocks c join tickets t on t.id = c.ticket_id where t.status = 'closed'`,
		`select count(*) from promises p join tickets t on t.id = p.ticket_id where t.status = 'closed' and p.ended_at is null`,
		`select count(*) from tickets t where t.due_at <> coalesce((select min(p.due_at) from promises p where p.ticket_id = t.id and p.ended_at is null and p.paused_at is null), 'infinity')`,
		`select count(*) from idempotency_keys`,
		`select count(*) from users where not demo`,
	} {
		if n := number(t, db, none); n != 0 {
			t.Errorf("%d: %s", n, none)
		}
	}
	if n := number(t, db, `select count(*) from access_log where activity = 'read'`); n < 200 {
		t.Errorf("%d readings are logged", n)
	}
}

func isToday(t *testing.T, db *postgres.DB) {
	today := number(t, db, `select count(*) from tickets where occurred_at >= '2026-11-16 17:00+01'`)
	if today < 80 || today > 110 {
		t.Errorf("%d contacts today", today)
	}
	days := number(t, db, `select count(distinct (created_at at time zone 'Europe/Stockholm')::date) from tickets where channel = 'phone'`)
	if days != 13+52 {
		t.Errorf("it tells of %d days", days)
	}
	for _, day := range lines(t, db, `select distinct (created_at at time zone 'Europe/Stockholm')::date::text from tickets where channel not in ('email', 'citizen1177')`) {
		d, err := workday.ParseDate(day)
		if err != nil || !workday.Default().IsWorkingDay(d) {
			t.Errorf("somebody worked on %s: %v", day, err)
		}
	}
}

func TestDemoRefusesOtherData(t *testing.T) {
	db := open(t, tuesday)
	if err := seed.Catalogue(t.Context(), db); err != nil {
		t.Fatal(err)
	}
	person := auth.NewUser{Username: "verklig", Name: "Verklig Person", Profession: "administrator"}
	if _, err := postgres.NewUsers(db).Insert(t.Context(), tickets.Actor{Kind: tickets.BySystem}, person, "", tuesday); err != nil {
		t.Fatal(err)
	}
	if err := seed.Demo(t.Context(), db, at(tuesday)); !errors.Is(err, seed.ErrNotEmpty) {
		t.Errorf("%v", err)
	}
	if n := number(t, db, `select count(*) from users`) + number(t, db, `select count(*) from policies where key = 'demo'`); n != 1 {
		t.Errorf("it left something: %d", n)
	}
}
