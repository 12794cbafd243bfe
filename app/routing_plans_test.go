package app_test

import (
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"kontaktpunkten/app/apptest"
	"kontaktpunkten/app/postgres/pgtest"
	"kontaktpunkten/app/wire"
)

const heart = "/api/v1/routing/units/hjarta-karl"

// tuesday is at ten: rules look at the hour.
var tuesday = time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)

// livePlan is the plan that counts in a unit, with its version.
func livePlan(t *testing.T, c *apptest.Client, unit string) (wire.RoutingPlan, int) {
	t.Helper()
	var units wire.List[wire.RoutingUnit]
	c.Do("GET", "/api/v1/routing/units", nil).Into(t, &units)
	for _, u := range units.Items {
		if u.Unit == unit {
			var v wire.RoutingVersion
			c.Do("GET", fmt.Sprintf("/api/v1/routing/units/%s/versions/%d", unit, u.Live.Version), nil).Into(t, &v)
			if !v.Live || v.Plan == nil {
				t.Fatalf("%+v", v)
			}
			return *v.Plan, v.Version
		}
	}
	t.Fatalf("no %s among %+v", unit, units.Items)
	return wire.RoutingPlan{}, 0
}

// bookingsTo puts a rule above all: bookings go to a queue.
func bookingsTo(plan wire.RoutingPlan, queue string) wire.RoutingPlan {
	plan.Rules = append([]wire.RoutingRule{{ID: "bokning", Name: "Bokning", Decides: wire.RoutingDecides{Queue: queue},
		Conditions: []wire.RoutingCondition{{Field: "reason", Op: "is", Value: []string{"booking"}}}}}, plan.Rules...)
	return plan
}

// save keeps a draft and gives it.
func save(t *testing.T, c *apptest.Client, unit string, revision int, plan wire.RoutingPlan) wire.RoutingDraft {
	t.Helper()
	a := c.Do("PUT", "/api/v1/routing/units/"+unit+"/draft", wire.SaveRoutingDraft{Revision: revision, Plan: plan})
	if a.Status != http.StatusOK {
		t.Fatalf("%d %s", a.Status, a.Body)
	}
	var d wire.RoutingDraft
	a.Into(t, &d)
	return d
}

// publish lets a draft count without a rehearsal.
func publish(t *testing.T, c *apptest.Client, unit string, revision int) wire.RoutingVersion {
	t.Helper()
	a := c.Do("POST", "/api/v1/routing/units/"+unit+"/publish", wire.PublishRouting{Revision: revision, Note: "Prov", Unrehearsed: true})
	if a.Status != http.StatusOK {
		t.Fatalf("%d %s", a.Status, a.Body)
	}
	var v wire.RoutingVersion
	a.Into(t, &v)
	return v
}

func queueOf(t *testing.T, c *apptest.Client, contact map[string]any) string {
	t.Helper()
	var ticket wire.Ticket
	if a := c.Do("POST", "/api/v1/tickets", contact); a.Status != http.StatusCreated {
		t.Fatalf("%d %s", a.Status, a.Body)
	} else {
		a.Into(t, &ticket)
	}
	return ticket.Queue.Name
}

// What a supervisor does: begins a draft, keeps it, lets it count, and goes
// back; each new contact follows.
func TestAPlanGoesLiveAndBack(t *testing.T) {
	desk := apptest.Start(t)
	chef, anna := desk.SignIn(t, "chef"), desk.SignIn(t, "forsta")
	plan, first := livePlan(t, chef, "hjarta-karl")
	before := queueOf(t, anna, booking())
	draft := save(t, chef, "hjarta-karl", 0, plan)
	if draft.BasedOn != first || draft.BegunBy == nil || draft.BegunBy.Name != "Birgitta Ståhl" {
		t.Fatalf("%+v", draft)
	}
	again := save(t, chef, "hjarta-karl", draft.Revision, plan)
	if again.Revision != draft.Revision {
		t.Errorf("what changes nothing made revision %d of %d", again.Revision, draft.Revision)
	}
	draft = save(t, chef, "hjarta-karl", draft.Revision, bookingsTo(plan, "hk-remiss"))
	if got := queueOf(t, anna, booking()); got != before {
		t.Errorf("a draft decides: %s", got)
	}
	made := publish(t, chef, "hjarta-karl", draft.Revision)
	if !made.Live || made.By == nil || made.Note != "Prov" {
		t.Errorf("%+v", made)
	}
	if got := queueOf(t, anna, booking()); got != "Remisspool" {
		t.Errorf("a new contact lies in %s", got)
	}
	if a := chef.Do("GET", heart+"/draft", nil); a.Status != http.StatusNotFound || a.Slug() != "draft-not-found" {
		t.Errorf("%d %s", a.Status, a.Body)
	}
	var back wire.RoutingVersion
	chef.Do("POST", heart+"/back", wire.RoutingBack{Version: first, Note: "Det var bättre förut"}).Into(t, &back)
	if !back.Live || back.BackTo != first || back.Version <= made.Version {
		t.Errorf("%+v", back)
	}
	if got := queueOf(t, anna, booking()); got != before {
		t.Errorf("after going back a new contact lies in %s", got)
	}
	if a := chef.Do("POST", heart+"/back", wire.RoutingBack{Version: back.Version, Note: "Igen"}); a.Slug() != "counts-already" {
		t.Errorf("%d %s", a.Status, a.Body)
	}
	var history wire.List[wire.RoutingVersion]
	chef.Do("GET", heart+"/versions?limit=2", nil).Into(t, &history)
	if len(history.Items) != 2 || history.Items[0].Version != back.Version || history.Items[1].Live || history.Items[0].Plan != nil || history.NextCursor == "" {
		t.Errorf("%+v", history)
	}
	var rest wire.List[wire.RoutingVersion]
	chef.Do("GET", heart+"/versions?cursor="+history.NextCursor, nil).Into(t, &rest)
	if len(rest.Items) != 1 || rest.Items[0].Version != first || rest.NextCursor != "" {
		t.Errorf("%+v", rest)
	}
}

// Two who edit at once: the second is told, and by whom; nothing of the first is
// lost (issue 4, point 1).
func TestTwoEditorsOfOneDraft(t *testing.T) {
	desk := apptest.Start(t)
	chef, admin := desk.SignIn(t, "chef"), desk.SignIn(t, "admin")
	conn, _ := listen(t, desk, chef, "", "routing")
	plan, first := livePlan(t, chef, "hjarta-karl")
	draft := save(t, chef, "hjarta-karl", 0, plan)
	if m := next(t, conn, "event"); m.Topic != "routing" || m.Kind != "rule.draft-changed" {
		t.Errorf("%+v", m)
	}
	put := func(c *apptest.Client, in wire.SaveRoutingDraft) apptest.Answer {
		return c.Do("PUT", heart+"/draft", in)
	}
	if a := put(admin, wire.SaveRoutingDraft{Plan: plan}); a.Status != http.StatusConflict || a.Slug() != "draft-exists" {
		t.Errorf("%d %s", a.Status, a.Body)
	}
	theirs := save(t, admin, "hjarta-karl", draft.Revision, bookingsTo(plan, "hk-remiss"))
	if a := put(chef, wire.SaveRoutingDraft{Revision: draft.Revision, Plan: plan}); a.Status != http.StatusConflict || a.Slug() != "draft-changed-meanwhile" {
		t.Errorf("%d %s", a.Status, a.Body)
	}
	var now wire.RoutingDraft
	chef.Do("GET", heart+"/draft", nil).Into(t, &now)
	if now.Revision != theirs.Revision || now.ChangedBy.Name != "Johan Berglund" || now.BegunBy.Name != "Birgitta Ståhl" || len(now.Plan.Rules) != len(plan.Rules)+1 {
		t.Errorf("%+v", now)
	}
	for _, a := range []apptest.Answer{
		chef.Do("POST", heart+"/publish", wire.PublishRouting{Revision: draft.Revision, Note: "Prov", Unrehearsed: true}),
		chef.Do("DELETE", fmt.Sprintf("%s/draft?revision=%d", heart, draft.Revision), nil),
	} {
		if a.Status != http.StatusConflict || a.Slug() != "draft-changed-meanwhile" {
			t.Errorf("%d %s", a.Status, a.Body)
		}
	}
	// A draft that was thrown away and begun anew is another: its revisions are
	// not those of the first.
	if a := chef.Do("DELETE", fmt.Sprintf("%s/draft?revision=%d", heart, theirs.Revision), nil); a.Status != http.StatusNoContent {
		t.Errorf("%d %s", a.Status, a.Body)
	}
	anew := save(t, chef, "hjarta-karl", 0, plan)
	if a := put(admin, wire.SaveRoutingDraft{Revision: theirs.Revision, Plan: plan}); a.Status != http.StatusConflict {
		t.Errorf("%d %s", a.Status, a.Body)
	}
	// Somebody goes back meanwhile: the draft is told to look at what counts now.
	admin.Do("PUT", heart+"/draft", wire.SaveRoutingDraft{Revision: anew.Revision, Plan: bookingsTo(plan, "hk-remiss")}).Into(t, &now)
	second := publish(t, admin, "hjarta-karl", now.Revision)
	mine := save(t, chef, "hjarta-karl", 0, plan)
	admin.Do("POST", heart+"/back", wire.RoutingBack{Version: first, Note: "Tillbaka"})
	refused := chef.Do("POST", heart+"/publish", wire.PublishRouting{Revision: mine.Revision, Note: "Prov", Unrehearsed: true})
	if refused.Status != http.StatusConflict || refused.Slug() != "version-published-meanwhile" || mine.BasedOn != second.Version {
		t.Errorf("%d %s", refused.Status, refused.Body)
	}
	_, counts := livePlan(t, chef, "hjarta-karl")
	if a := put(chef, wire.SaveRoutingDraft{Revision: mine.Revision, BasedOn: first, Plan: plan}); a.Slug() != "version-published-meanwhile" {
		t.Errorf("%d %s", a.Status, a.Body)
	}
	put(chef, wire.SaveRoutingDraft{Revision: mine.Revision, BasedOn: counts, Plan: plan}).Into(t, &mine)
	if made := publish(t, chef, "hjarta-karl", mine.Revision); !made.Live || mine.BasedOn != counts {
		t.Errorf("%+v", made)
	}
}

// What cannot go live says why; the draft is kept with its faults.
func TestAFaultyPlanIsKeptAndDoesNotGoLive(t *testing.T) {
	desk := apptest.Start(t)
	setClock(t, desk, tuesday)
	chef := desk.SignIn(t, "chef")
	plan, _ := livePlan(t, chef, "hjarta-karl")
	faulty := bookingsTo(plan, "finns-inte")
	faulty.Hours.Week = map[string][]string{"mon": {"08:00-16:30", "9-10"}, "someday": {}}
	faulty.Hours.Closed = []string{"2026-02-30"}
	draft := save(t, chef, "hjarta-karl", 0, faulty)
	var found []string
	for _, p := range draft.Problems {
		if !p.Warning {
			found = append(found, strings.TrimSpace(p.Slug+" "+p.Rule+" "+p.Path+" "+p.Word))
		}
	}
	want := "not-a-span  hours.week.mon[1] 9-10; not-a-weekday  hours.week someday; not-a-date  hours.closed[0] 2026-02-30; unknown-queue bokning decides.queue finns-inte"
	if got := strings.Join(found, "; "); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if len(draft.Plan.Hours.Closed) != 1 || draft.Plan.Hours.Week["mon"][1] != "9-10" {
		t.Errorf("something was lost: %+v", draft.Plan.Hours)
	}
	var checked wire.RoutingProblems
	chef.Do("POST", heart+"/check", wire.CheckRouting{Plan: faulty}).Into(t, &checked)
	if len(checked.Problems) != len(draft.Problems) {
		t.Errorf("%+v", checked)
	}
	put := func(in wire.PublishRouting) apptest.Answer {
		in.Revision = draft.Revision
		return chef.Do("POST", heart+"/publish", in)
	}
	refused := put(wire.PublishRouting{Note: "Prov", Unrehearsed: true})
	var problem wire.Problem
	refused.Into(t, &problem)
	if refused.Status != http.StatusUnprocessableEntity || problem.Slug != "plan-has-problems" || len(problem.Problems) != len(draft.Problems) {
		t.Errorf("%d %s", refused.Status, refused.Body)
	}
	draft = save(t, chef, "hjarta-karl", draft.Revision, bookingsTo(plan, "hk-remiss"))
	past, far := tuesday.Add(-time.Second), tuesday.AddDate(3, 0, 0)
	for want, in := range map[string]wire.PublishRouting{
		"unrehearsed not-rehearsed":  {Note: "Prov"},
		"effective_at in-the-past":   {Note: "Prov", Unrehearsed: true, EffectiveAt: &past},
		"effective_at too-far-ahead": {Note: "Prov", Unrehearsed: true, EffectiveAt: &far},
		"note too-short":             {Note: "     ", Unrehearsed: true},
	} {
		a := put(in)
		a.Into(t, &problem)
		if a.Status != http.StatusUnprocessableEntity || len(problem.Fields) != 1 || problem.Fields[0].Field+" "+problem.Fields[0].Slug != want {
			t.Errorf("want %s, got %d %s", want, a.Status, a.Body)
		}
	}
}

// A version begins to count at its instant, on every replica; what is published
// at once counts on the others too (KP_TEST_CLOCK moves each replica's clock).
func TestEveryReplicaFollowsAPlan(t *testing.T) {
	db := pgtest.New(t)
	one, two := apptest.On(t, db), apptest.On(t, db)
	for _, desk := range []*apptest.Desk{one, two} {
		setClock(t, desk, tuesday)
	}
	chef, anna := one.SignIn(t, "chef"), two.SignIn(t, "forsta")
	plan, first := livePlan(t, chef, "hjarta-karl")
	before := queueOf(t, anna, booking())
	draft := save(t, chef, "hjarta-karl", 0, bookingsTo(plan, "hk-remiss"))
	noon := tuesday.Add(2 * time.Hour)
	var coming wire.RoutingVersion
	chef.Do("POST", heart+"/publish", wire.PublishRouting{Revision: draft.Revision, Note: "Från klockan tolv", EffectiveAt: &noon, Unrehearsed: true}).Into(t, &coming)
	var units wire.List[wire.RoutingUnit]
	chef.Do("GET", "/api/v1/routing/units", nil).Into(t, &units)
	if u := units.Items[0]; coming.Live || u.Live.Version != first || u.Coming == nil || u.Coming.Version != coming.Version || u.Draft != nil {
		t.Errorf("%+v", units.Items[0])
	}
	waitPlan(t, two, &noon, first)
	if got := queueOf(t, anna, booking()); got != before {
		t.Errorf("before its time it decides: %s", got)
	}
	// A draft that was begun from what counted before is told that another will.
	late := save(t, chef, "hjarta-karl", 0, plan)
	two9 := noon.Add(time.Hour)
	if a := chef.Do("POST", heart+"/publish", wire.PublishRouting{Revision: late.Revision, Note: "Prov", EffectiveAt: &two9, Unrehearsed: true}); a.Slug() != "version-published-meanwhile" {
		t.Errorf("%d %s", a.Status, a.Body)
	}
	for _, desk := range []*apptest.Desk{one, two} {
		setClock(t, desk, noon.Add(time.Second))
		waitPlan(t, desk, nil, coming.Version)
	}
	if got := queueOf(t, two.SignIn(t, "forsta"), booking()); got != "Remisspool" {
		t.Errorf("at noon a contact lies in %s", got)
	}
	back := one.SignIn(t, "chef").Do("POST", heart+"/back", wire.RoutingBack{Version: first, Note: "Tillbaka"})
	var v wire.RoutingVersion
	back.Into(t, &v)
	waitPlan(t, two, nil, v.Version)
}

// A version that has not begun to count is taken back, and never does; one that
// has stays in the history.
func TestAComingPlanIsWithdrawn(t *testing.T) {
	desk := apptest.Start(t)
	setClock(t, desk, tuesday)
	chef := desk.SignIn(t, "chef")
	plan, first := livePlan(t, chef, "hjarta-karl")
	draft := save(t, chef, "hjarta-karl", 0, bookingsTo(plan, "hk-remiss"))
	noon := tuesday.Add(2 * time.Hour)
	var coming wire.RoutingVersion
	chef.Do("POST", heart+"/publish", wire.PublishRouting{Revision: draft.Revision, Note: "Från klockan tolv", EffectiveAt: &noon, Unrehearsed: true}).Into(t, &coming)
	var next wire.RoutingDraft
	chef.Do("PUT", heart+"/draft", wire.SaveRoutingDraft{BasedOn: coming.Version, Plan: plan}).Into(t, &next)
	version := func(n int) string { return fmt.Sprint(heart, "/versions/", n) }
	if a := chef.Do("DELETE", version(coming.Version), nil); a.Status != http.StatusNoContent || next.BasedOn != coming.Version {
		t.Fatalf("%d %s", a.Status, a.Body)
	}
	if a := chef.Do("GET", version(coming.Version), nil); a.Status != http.StatusNotFound {
		t.Errorf("%d %s", a.Status, a.Body)
	}
	chef.Do("GET", heart+"/draft", nil).Into(t, &next)
	if d := desk.App.Directory(); next.BasedOn != first || d.NextPlanAt != nil || d.UnitByCode("hjarta-karl").Plan.Version() != first {
		t.Errorf("%+v, %v", next.BasedOn, d.NextPlanAt)
	}
	if a := chef.Do("DELETE", version(first), nil); a.Status != http.StatusUnprocessableEntity || a.Slug() != "counts-already" {
		t.Errorf("%d %s", a.Status, a.Body)
	}
}

// waitPlan waits until a replica knows of the next plan, or goes by a version;
// ten seconds are an error.
func waitPlan(t *testing.T, desk *apptest.Desk, next *time.Time, version int) {
	t.Helper()
	late := time.NewTimer(10 * time.Second)
	defer late.Stop()
	tick := time.NewTicker(5 * time.Millisecond)
	defer tick.Stop()
	for {
		d := desk.App.Directory()
		known := next == nil || d.NextPlanAt != nil && d.NextPlanAt.Equal(*next)
		if known && d.UnitByCode("hjarta-karl").Plan.Version() == version {
			return
		}
		select {
		case <-late.C:
			t.Fatalf("version %d counts, %v is next", d.UnitByCode("hjarta-karl").Plan.Version(), d.NextPlanAt)
		case <-tick.C:
		}
	}
}

// However many publish one revision, and by whichever replica, one version comes
// of it; the same request sent again is answered with that version.
func TestOneRevisionBecomesOneVersion(t *testing.T) {
	db := pgtest.New(t)
	one, two := apptest.On(t, db), apptest.On(t, db)
	people := []*apptest.Client{one.SignIn(t, "chef"), two.SignIn(t, "chef"), one.SignIn(t, "admin"), two.SignIn(t, "admin")}
	chef := people[0]
	plan, _ := livePlan(t, chef, "hjarta-karl")
	versions := func() int {
		var all wire.List[wire.RoutingVersion]
		chef.Do("GET", heart+"/versions", nil).Into(t, &all)
		return len(all.Items)
	}
	for round := range 5 {
		before := versions()
		draft := save(t, chef, "hjarta-karl", 0, bookingsTo(plan, []string{"hk-remiss", "hk-ssk"}[round%2]))
		in := wire.PublishRouting{Revision: draft.Revision, Note: "Prov", Unrehearsed: true}
		answers := make([]apptest.Answer, 12)
		var wait sync.WaitGroup
		for i := range answers {
			wait.Go(func() {
				answers[i] = people[i%len(people)].Do("POST", heart+"/publish", in, "Idempotency-Key", fmt.Sprint(round, "-", i/6))
			})
		}
		wait.Wait()
		made := map[int]bool{}
		for _, a := range answers {
			var v wire.RoutingVersion
			switch a.Status {
			case http.StatusOK:
				a.Into(t, &v)
				made[v.Version] = true
			case http.StatusConflict:
			default:
				t.Errorf("%d %s", a.Status, a.Body)
			}
		}
		if after := versions(); after != before+1 || len(made) != 1 {
			t.Errorf("%d versions and then %d, answers with %v", before, after, made)
		}
	}
}
