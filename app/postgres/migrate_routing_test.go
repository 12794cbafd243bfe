package postgres

import (
	"cmp"
	"context"
	_ "embed"
	"encoding/json"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/jackc/pgx/v5"
	"pgregory.net/rapid"

	"kontaktpunkten/app/desk"
	"kontaktpunkten/app/postgres/pgtest"
	"kontaktpunkten/app/postgres/schema"
	"kontaktpunkten/migrations"
	"kontaktpunkten/routing"
	"kontaktpunkten/routing/rule"
	"kontaktpunkten/tickets/sla"
	"kontaktpunkten/tickets/workday"
)

// beforePlans is a database of the release before: one set of rules for two
// units in three versions (the second never counted, the third is to come), and
// a ticket in each state that a clock can be in.
//
//go:embed testdata/before-plans.sql
var beforePlans string

// migrated is that database, brought up to now.
func migrated(t *testing.T) *room {
	t.Helper()
	test := pgtest.Empty(t)
	old := fstest.MapFS{}
	for _, name := range must[[]string](t)(fs.Glob(migrations.FS, "000[123]_*.sql")) {
		old[name] = &fstest.MapFile{Data: must[[]byte](t)(fs.ReadFile(migrations.FS, name))}
	}
	if err := schema.Migrate(t.Context(), test.OwnerURL, old); err != nil {
		t.Fatal(err)
	}
	conn := must[*pgx.Conn](t)(pgx.Connect(t.Context(), test.OwnerURL))
	defer func() { _ = conn.Close(context.Background()) }()
	if _, err := conn.Exec(t.Context(), beforePlans); err != nil {
		t.Fatal(err)
	}
	if err := schema.Migrate(t.Context(), test.OwnerURL, migrations.FS); err != nil {
		t.Fatal(err)
	}
	r := &room{url: test.AppURL, owner: test.OwnerURL}
	r.DB = must[*DB](t)(Open(t.Context(), test.AppURL, 4, func() time.Time { return tuesday.Add(time.Duration(r.ahead.Load())) }))
	t.Cleanup(func() { _ = r.Close() })
	return r
}

// Plans that were made of the release's rules decide as those did: for every
// unit, and at each instant by the version that counted then.
func TestMigratedPlansDecideTheSame(t *testing.T) {
	r := migrated(t)
	for _, at := range []struct {
		from    time.Duration
		version int
	}{{0, 1}, {40 * 24 * time.Hour, 3}} {
		r.pass(at.from)
		if err := r.book.Refresh(t.Context()); err != nil {
			t.Fatal(err)
		}
		d := r.book.Directory()
		for _, unit := range []int{1, 2, 3} {
			u := d.Units[unit]
			if u.Plan == nil || u.Plan.Problems().Fatal() {
				t.Fatalf("%s has no plan, or %v", u.Code, u.Plan.Problems())
			}
			before := asBefore(t, r, d, u.Code, at.version)
			rapid.Check(t, func(t *rapid.T) {
				s := contactOf(t, u.Code)
				want, got := routing.Decide(before, s), routing.Decide(u.Plan.Rules(), s)
				want.Version, got.Version = 0, 0
				if a, b := mustJSON(want), mustJSON(got); a != b {
					t.Errorf("%s, version %d, %+v:\nbefore %s\nnow    %s", u.Code, at.version, s, a, b)
				}
			})
		}
		if v := d.Units[1].Plan.Version(); v != at.version {
			t.Errorf("version %d counts, want %d: tickets name it", v, at.version)
		}
		hours := d.Units[2].Hours()
		if len(hours.Week[time.Monday]) != 2 || !slices.Contains(hours.Closed, workday.Date{Year: 2026, Month: 12, Day: 28}) {
			t.Errorf("the hours are %+v", hours)
		}
	}
}

func mustJSON(v any) string {
	text, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return string(text)
}

// asBefore makes a rule set for the contacts of one unit as the release before
// read its rules: a line or a group is the rules' own unit's, what a rule leaves
// out comes from its queue and from the fallback of all, and what no rule takes
// goes by the fallback of the contact's unit.
func asBefore(t *testing.T, r *room, d *desk.Directory, unit string, version int) *routing.RuleSet {
	t.Helper()
	var text string
	if err := r.Gorm(t.Context()).Raw(`select rules::text from rule_versions where version = ?`, version).Row().Scan(&text); err != nil {
		t.Fatal(err)
	}
	var source struct {
		rule.Source
		ByUnit map[string]rule.Decides `json:"fallback_by_unit"`
	}
	if err := json.Unmarshal([]byte(text), &source); err != nil {
		t.Fatal(err)
	}
	cat := d.RuleCatalogue()
	cat.Levels = levelsBefore()
	all := source.Fallback
	filled := func(is rule.Decides) rule.Decides {
		i := slices.IndexFunc(cat.Queues, func(q rule.Queue) bool {
			switch {
			case is.Queue != "":
				return q.Code == is.Queue
			case is.Group != "":
				return q.Unit == source.Unit && q.Group == is.Group
			case is.Line != 0:
				return q.Unit == source.Unit && q.Line == is.Line && q.Default
			default:
				return q.Code == all.Queue
			}
		})
		q := cat.Queues[i]
		return rule.Decides{Queue: q.Code, Priority: cmp.Or(is.Priority, all.Priority, rule.Normal), Level: cmp.Or(is.Level, q.Level, all.Level), Tags: is.Tags}
	}
	for i := range source.Rules {
		source.Rules[i].Decides = filled(source.Rules[i].Decides)
	}
	source.Fallback = filled(all)
	if is, ok := source.ByUnit[unit]; ok {
		source.Fallback = filled(is)
	}
	set, problems := rule.Compile(source.Source, cat)
	if set == nil {
		t.Fatal(problems)
	}
	return set
}

// levelsBefore are the fixture's service levels, the tightest first.
func levelsBefore() []sla.Level {
	target := func(kind sla.Kind, minutes, days int, warn float64) *sla.Target {
		return &sla.Target{Kind: kind, Minutes: minutes, Days: days, WarnAt: warn}
	}
	levels := []sla.Level{
		{Code: "call-now", Name: "Ring upp genast", NameEN: "Call back at once", Line: target(sla.OpenHours, 15, 0, 0.5)},
		{Code: "same-day", Name: "Svar samma dag", NameEN: "The same day", Line: target(sla.WorkingDays, 0, 0, 0.75)},
		{Code: "answer-24h", Name: "Svar inom 24 timmar", NameEN: "Within 24 hours", Line: target(sla.Elapsed, 1440, 0, 0.75)},
		{Code: "answer-2wd", Name: "Svar inom 2 vardagar", NameEN: "Within 2 working days", Line: target(sla.WorkingDays, 0, 2, 0.75)},
	}
	slices.SortStableFunc(levels, sla.Compare)
	return levels
}

func contactOf(t *rapid.T, unit string) routing.Situation {
	draw := func(what string, of ...string) string { return rapid.SampledFrom(of).Draw(t, what) }
	reason := draw("reason", "booking", "nurse-advice", "referral-question", "feedback")
	return routing.Situation{Unit: unit, Reason: reason, Medical: reason == "nurse-advice", Channel: draw("channel", "phone", "email", "citizen1177", "post", "fax"),
		Customer: draw("customer", "patient", "relative", "referrer", "other"), Hour: rapid.IntRange(0, 23).Draw(t, "hour"), Weekday: "tue", Open: rapid.Bool().Draw(t, "open"),
		Patient: routing.Patient{Known: true, Open: rapid.IntRange(0, 3).Draw(t, "patient.open")},
		Text:    draw("text", "Vill boka en ny tid.", "Remiss om arytmi", "Har ont i bröstet och svårt att andas", "Arytmin är tillbaka, bröstsmärta")}
}

// Promises that were made of the release's clocks warn and break when those
// would have, once, and stand still where those stood; a merge is undone with
// its promise.
func TestMigratedPromisesFireWhenTheClocksWould(t *testing.T) {
	r := migrated(t)
	if got := r.book.Directory().Units[2].Plan.Source().Levels; len(got) != 4 {
		t.Fatalf("%+v", got)
	}
	for _, want := range levelsBefore() {
		if got, ok := r.book.Directory().Level(2, want.Code); !ok || mustJSON(got) != mustJSON(want) {
			t.Errorf("got %s, want %s", mustJSON(got), mustJSON(want))
		}
	}
	fired := func() string {
		t.Helper()
		if _, err := r.SweepClocks(t.Context(), 100); err != nil {
			t.Fatal(err)
		}
		var all []string
		if err := r.Gorm(t.Context()).Raw(`select ticket_id || ' ' || kind from events where kind in ('ticket.warned', 'ticket.breached') order by ticket_id, id`).Scan(&all).Error; err != nil {
			t.Fatal(err)
		}
		return strings.Join(all, "\n")
	}
	overdue := "100009 ticket.warned\n100009 ticket.breached"
	if got := fired(); got != overdue {
		t.Errorf("what was due when it was brought up to now:\n%s", got)
	}
	if _, err := r.Unmerge(t.Context(), r.person(t, 1), 100007, 1); err != nil {
		t.Fatal(err)
	}
	r.pass(3 * 24 * time.Hour)
	if got, want := fired(), "100001 ticket.warned\n100001 ticket.breached\n100002 ticket.breached\n100007 ticket.warned\n100007 ticket.breached\n"+overdue; got != want {
		t.Errorf("three days later:\n%s\nwant\n%s", got, want)
	}
	if got := fired(); strings.Count(got, "\n") != 6 {
		t.Errorf("again:\n%s", got)
	}
	if n := r.count(t, `select count(*) from promises where paused_at is not null and ended_at is null and ticket_id in (100004, 100005)`); n != 2 {
		t.Errorf("%d stand still, want 2", n)
	}
	if n := r.count(t, `select count(*) from tickets where due_kind <> 'line' and due_at < 'infinity' and status <> 'closed' or due_kind <> '' and due_at = 'infinity'`); n != 0 {
		t.Errorf("%d tickets do not say what their deadline is of", n)
	}
}
