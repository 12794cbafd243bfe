package postgres

import (
	"context"
	"encoding/json"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"pgregory.net/rapid"

	"kontaktpunkten/app/desk"
	"kontaktpunkten/tickets/problem"
)

// planOf is a plan of the fixture's unit 1 that sends everything to one queue.
func planOf(queue string, nr int) json.RawMessage {
	return fmt.Appendf(nil, `{"rules": [], "fallback": {"queue": %q, "level": "l%d"}, "levels": [{"code": "l%d", "name": "Nivå"}], "hours": {"week": {"mon": ["08:00-17:00"]}}}`, queue, nr, nr)
}

// A publishing that fails half-way leaves the draft and no version: what happens
// to a replica then is what happens to a transaction.
func TestAPublishingIsWholeOrNotAtAll(t *testing.T) {
	r := furnished(t)
	plans, chef := NewPlans(r.DB), r.person(t, 6)
	draft := must[*desk.PlanDraft](t)(plans.Save(t.Context(), chef, desk.SavePlan{Unit: 1, Plan: planOf("hk-ssk", 1)}))
	execute := func(statement string) {
		t.Helper()
		owner := must[*pgx.Conn](t)(pgx.Connect(t.Context(), r.owner))
		defer func() { _ = owner.Close(context.Background()) }()
		if _, err := owner.Exec(t.Context(), statement); err != nil {
			t.Fatal(err)
		}
	}
	versions := r.count(t, `select count(*) from routing_plans`)
	execute(`create function cut() returns trigger language plpgsql as $$ begin raise 'the line was cut'; end $$;
		create trigger cut before insert on events for each row when (new.kind = 'rule.published') execute function cut()`)
	in := desk.PublishPlan{Unit: 1, Revision: draft.Revision, Note: "Prov", Unrehearsed: true}
	if _, err := plans.Publish(t.Context(), chef, in); err == nil {
		t.Fatal("published without its event")
	}
	if n := r.count(t, `select count(*) from routing_plans`); n != versions {
		t.Errorf("%d versions, had %d", n, versions)
	}
	kept := must[*desk.PlanDraft](t)(plans.Draft(t.Context(), 1))
	if kept.Revision != draft.Revision || r.book.Directory().Units[1].Plan.Version() != 1 {
		t.Errorf("%+v", kept)
	}
	execute(`drop trigger cut on events; drop function cut`)
	made := must[*desk.PlanVersion](t)(plans.Publish(t.Context(), chef, in))
	if !made.Live || r.count(t, `select count(*) from events where kind = 'rule.published' and subject_id = ? and actor_id = 6 and unit_ids = '{1}'`, made.Version) != 1 {
		t.Errorf("%+v", made)
	}
}

// A rehearsal speaks for the revision that it was of, and no other.
func TestARehearsalIsOfOneRevision(t *testing.T) {
	r := furnished(t)
	plans, chef := NewPlans(r.DB), r.person(t, 6)
	draft := must[*desk.PlanDraft](t)(plans.Save(t.Context(), chef, desk.SavePlan{Unit: 1, Plan: planOf("hk-ssk", 1)}))
	if err := r.Gorm(t.Context()).Exec(`insert into rehearsals (unit_id, revision, against, plan, from_at, to_at, state, result, created_at, ended_at)
		values (1, ?, 1, '{}', ?, ?, 'done', '{}', ?, ?)`, draft.Revision, tuesday, tuesday, tuesday, tuesday).Error; err != nil {
		t.Fatal(err)
	}
	if d := must[*desk.PlanDraft](t)(plans.Draft(t.Context(), 1)); d.Rehearsed == 0 {
		t.Errorf("%+v", d)
	}
	in := desk.PublishPlan{Unit: 1, Note: "Prov"}
	changed := must[*desk.PlanDraft](t)(plans.Save(t.Context(), chef, desk.SavePlan{Unit: 1, Revision: draft.Revision, Plan: planOf("hk-ssk", 2)}))
	in.Revision = changed.Revision
	if _, err := plans.Publish(t.Context(), chef, in); changed.Rehearsed != 0 || problem.As(err) == nil || problem.As(err).Slug != "not-rehearsed" {
		t.Errorf("%+v: %v", changed, err)
	}
	in.Unrehearsed = true
	must[*desk.PlanVersion](t)(plans.Publish(t.Context(), chef, in))
}

// Whatever people do to a unit's plan, one after the other or at once: every
// version has its event, at most one draft is open, a revision is never used
// twice, and what counts is the version with the newest instant that has come.
func TestPlansStayOneSeries(t *testing.T) {
	r := furnished(t)
	plans, chef := NewPlans(r.DB), r.person(t, 6)
	revisions := map[int]bool{}
	var lock sync.Mutex
	seen := func(d *desk.PlanDraft, err error) (revision int) {
		if err != nil {
			return 0
		}
		lock.Lock()
		defer lock.Unlock()
		revisions[d.Revision] = true
		return d.Revision
	}
	nr := 0
	rapid.Check(t, func(t *rapid.T) {
		nr++
		r.pass(time.Minute)
		revision, version := 0, 0
		if d, err := plans.Draft(context.Background(), 1); err == nil {
			revision = d.Revision
		}
		version = r.book.Directory().Units[1].Plan.Version()
		deeds := []func(){
			func() {
				seen(plans.Save(context.Background(), chef, desk.SavePlan{Unit: 1, Revision: revision, Plan: planOf("hk-ssk", nr)}))
			},
			func() {
				_, _ = plans.Publish(context.Background(), chef, desk.PublishPlan{Unit: 1, Revision: revision, Note: "Prov", Unrehearsed: true})
			},
			func() {
				_, _ = plans.Publish(context.Background(), chef, desk.PublishPlan{Unit: 1, Revision: revision, Note: "Senare", Unrehearsed: true, EffectiveAt: r.now().Add(3 * time.Minute)})
			},
			func() { _, _ = plans.Back(context.Background(), chef, 1, max(version-1, 1), "Tillbaka") },
			func() { _ = plans.Drop(context.Background(), chef, 1, revision) },
		}
		var wait sync.WaitGroup
		for _, i := range rapid.SliceOfN(rapid.IntRange(0, len(deeds)-1), 1, 4).Draw(t, "at once") {
			wait.Go(deeds[i])
		}
		wait.Wait()
		if err := r.book.Refresh(context.Background()); err != nil {
			t.Fatal(err)
		}
		var live int
		if err := r.Gorm(context.Background()).Raw(`select version from routing_plans where unit_id = 1 and effective_at <= ? order by effective_at desc, version desc limit 1`, r.now()).Row().Scan(&live); err != nil {
			t.Fatal(err)
		}
		if got := r.book.Directory().Units[1].Plan.Version(); got != live {
			t.Fatalf("version %d counts in memory, %d in the database", got, live)
		}
	})
	if n, told := r.count(t, `select count(*) from routing_plans where created_by = 6`), r.count(t, `select count(distinct subject_id) from events where kind = 'rule.published'`); n != told || n == 0 {
		t.Errorf("%d versions and %d events of them", n, told)
	}
	if n := r.count(t, `select count(*) from events where kind = 'rule.draft-changed' and data ->> 'outcome' in ('begun', 'changed')`); n != len(revisions) {
		t.Errorf("%d revisions were given, %d kept", len(revisions), n)
	}
}
