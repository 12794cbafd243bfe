package postgres

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"kontaktpunkten/app/desk"
	"kontaktpunkten/app/wire"
	"kontaktpunkten/tickets"
)

// steps lets a plan with these steps count for a unit from now on; the open
// tickets are told of it unless untold.
func (r *room) steps(t *testing.T, unit int, untold bool, steps string) {
	t.Helper()
	if err := r.Gorm(t.Context()).Exec(`insert into routing_plans (unit_id, effective_at, created_at, note, plan, applied_at)
		select unit_id, ?::timestamptz, ?::timestamptz, '', plan || jsonb_build_object('steps', ?::jsonb), case when not ? then ?::timestamptz end
		from routing_plans where unit_id = ? order by version desc limit 1`, r.now(), r.now(), steps, untold, r.now(), unit).Error; err != nil {
		t.Fatal(err)
	}
	if err := r.book.Refresh(t.Context()); err != nil {
		t.Fatal(err)
	}
}

// did reads what clocks did to a ticket, in order: kinds without "ticket.", of
// steps which and what came of it.
func (r *room) did(t *testing.T, ticket int64) string {
	t.Helper()
	var did []string
	if err := r.Gorm(t.Context()).Raw(`select concat_ws(' ', substr(kind, 8), data ->> 'promise', data ->> 'rule', data ->> 'outcome')
		from events where ticket_id = ? and actor_kind = 'clock' order by id`, ticket).Scan(&did).Error; err != nil {
		t.Fatal(err)
	}
	return strings.Join(did, ", ")
}

const nursesSteps = `[
	{"id": "half", "name": "Halva tiden", "queues": ["hk-ssk"], "promise": "line", "after": 50, "notify": ["owner"]},
	{"id": "late", "name": "Försenat", "queues": ["hk-ssk"], "promise": "line", "after": 100, "notify": ["handler", "supervisor"], "priority": 1},
	{"id": "cover", "name": "Till specialisterna", "queues": ["hk-ssk"], "promise": "line", "after": 150, "next_line": true}]`

// After a standstill all that fell due is caught up with in order, each once;
// what a move begins anew is not due yet.
func TestStepsCatchUpInOrder(t *testing.T) {
	r := furnished(t)
	r.steps(t, 1, false, nursesSteps)
	row := must[*desk.Row](t)(r.Register(t.Context(), r.person(t, 1), call("nurse-advice"), nil)) // to the nurses, in 24 hours
	taken := must[*desk.Row](t)(r.Change(t.Context(), r.person(t, 3), row.ID, row.Version, take))
	r.pass(100 * time.Hour)
	r.sweeps(t, 7)
	r.sweeps(t, 0)
	want := "step-taken line half notified, warned first, warned line, breached first, breached line, step-taken line late raised, step-taken line cover moved"
	if did := r.did(t, row.ID); did != want {
		t.Errorf("did\n%s\nwant\n%s", did, want)
	}
	again := must[*desk.Row](t)(r.Open(t.Context(), r.person(t, 4), row.ID))
	if again.Queue != 3 || again.Status != tickets.Queued || again.Handler != 0 || again.Priority != 1 || again.Version != taken.Version+2 || !slices.Equal(again.Trail, []int{2}) {
		t.Errorf("after the steps: %+v", again)
	}
	if line := again.Ticket().Promise("line"); line == nil || !line.From.Equal(r.now()) || len(line.Done) != 0 {
		t.Errorf("time in line: %+v", line)
	}
	items, _, err := r.Timeline(t.Context(), r.person(t, 4), row.ID, desk.Page{Limit: 50})
	if err != nil {
		t.Fatal(err)
	}
	last := items[len(items)-1]
	if last.Kind != "ticket.step-taken" || last.Data["step"] != "Till specialisterna" || last.Data["outcome"] != "moved" || last.From.Queue.ID != 2 || last.To.Queue.ID != 3 || last.Actor != nil {
		t.Errorf("shown as %+v", last)
	}
	r.pass(42 * time.Hour) // Monday at 8
	r.notify(t)
	for user, want := range map[int]string{1: "step 50 hk-ssk", 2: "step 50 hk-ssk", 3: "step 100 hk-ssk", 4: "", 6: "step 100 hk-ssk"} {
		var got []string
		for _, n := range must[wire.Notices](t)(r.Notices(t.Context(), r.person(t, user), "", 50)).Items {
			got = append(got, fmt.Sprintf("%s %d %s", n.Kind, n.Share, r.book.Directory().Queues[n.Queue.ID].Code))
		}
		if strings.Join(got, ", ") != want {
			t.Errorf("user %d was told %v, want %s", user, got, want)
		}
	}
	if n := r.count(t, `select count(*) from deliveries where content::text ~ 'Olof|1890'`); n != 0 {
		t.Error("a name or a number is in the outbox")
	}
}

// Two replicas with two sweepers each: every step is done once, and each person
// is told once.
func TestStepsOnceAcrossReplicas(t *testing.T) {
	r := furnished(t)
	r.steps(t, 1, false, nursesSteps)
	r.many(t, 40)
	two := must[*DB](t)(Open(t.Context(), r.url, 8, r.now))
	t.Cleanup(func() { _ = two.Close() })
	r.pass(100 * time.Hour)
	var group sync.WaitGroup
	for _, db := range []*DB{r.DB, two, r.DB, two} {
		group.Go(func() {
			for range 20 {
				if _, err := db.SweepClocks(t.Context(), 7); err != nil {
					t.Error(err)
				}
			}
		})
	}
	group.Wait()
	r.sweeps(t, 0)
	if all, different := r.count(t, `select count(*) from events where kind = 'ticket.step-taken'`),
		r.count(t, `select count(distinct (ticket_id, data ->> 'rule')) from events where kind = 'ticket.step-taken'`); all != 120 || different != 120 {
		t.Errorf("%d steps, %d different", all, different)
	}
	if n := r.count(t, `select count(*) from tickets where queue_id = 3 and trail = '{2}' and priority = 1`); n != 40 {
		t.Errorf("%d moved", n)
	}
	if n := r.count(t, `select count(*) from deliveries where channel = 'desk'`); n != 40*(2+1) {
		t.Errorf("%d notices", n)
	}
}

// A sweep that is killed after any of its transactions is gone on with by the
// next, nothing twice and nothing lost.
func TestStepsSurviveAKill(t *testing.T) {
	r := furnished(t)
	r.steps(t, 1, false, nursesSteps)
	r.many(t, 12)
	r.pass(100 * time.Hour)
	killed := 0
	for {
		ctx, kill := context.WithCancel(t.Context())
		commits := 0
		r.OnCommit(func() {
			if commits++; commits == 2 {
				kill()
			}
		})
		_, err := r.SweepClocks(ctx, 5)
		stopped := ctx.Err() != nil
		kill()
		if !stopped {
			if err != nil {
				t.Fatal(err)
			}
			break
		}
		killed++
	}
	r.OnCommit(func() {})
	if killed < 3 {
		t.Errorf("killed %d times only", killed)
	}
	if n := r.count(t, `select count(*) from events where actor_kind = 'clock'`); n != 12*7 {
		t.Errorf("%d events", n)
	}
	if n := r.count(t, `select count(distinct (ticket_id, kind, data ->> 'promise', data ->> 'rule')) from events where actor_kind = 'clock'`); n != 12*7 {
		t.Errorf("%d different events", n)
	}
}

// From a Friday at 16:50 over the weekend: what is elapsed time falls due at
// night and is told when the unit opens; what is working days waits for Tuesday.
func TestStepsOverAWeekend(t *testing.T) {
	r := furnished(t)
	r.steps(t, 1, false, `[{"id": "late", "name": "Försenat", "promise": "line", "after": 100, "notify": ["supervisor"]}]`)
	r.pass(3*24*time.Hour + 6*time.Hour + 50*time.Minute) // Friday 2026-11-27 16:50
	friday := r.now()
	in := func(reason string) int64 {
		c := call(reason)
		c.OccurredAt = friday
		return must[*desk.Row](t)(r.Register(t.Context(), r.person(t, 1), c, nil)).ID
	}
	soon, later := in("nurse-advice"), in("booking")
	notices := func() int {
		r.notify(t)
		return r.count(t, `select count(*) from notices`)
	}
	r.pass(25 * time.Hour)
	r.sweeps(t, 5)
	if did := r.did(t, soon); did != "warned first, warned line, breached first, breached line, step-taken line late notified" {
		t.Errorf("on Saturday: %s", did)
	}
	if n := notices(); n != 0 {
		t.Errorf("%d notices on Saturday", n)
	}
	r.pass(friday.Add(62*time.Hour + 39*time.Minute).Sub(r.now())) // Monday 07:29
	r.sweeps(t, 0)
	if n := notices(); n != 0 {
		t.Errorf("%d notices before opening", n)
	}
	r.pass(time.Minute)
	if n := notices(); n != 1 {
		t.Errorf("%d notices at opening", n)
	}
	r.pass(33*time.Hour + 29*time.Minute) // Tuesday 16:59
	if _, err := r.SweepClocks(t.Context(), 200); err != nil {
		t.Fatal(err)
	}
	if did := r.did(t, later); did != "warned first, warned line" {
		t.Errorf("on Tuesday before closing: %s", did)
	}
	r.pass(time.Minute)
	r.sweeps(t, 3)
	if n := notices(); n != 1 {
		t.Errorf("%d notices of an evening", n)
	}
	if n := r.count(t, `select count(*) from deliveries where not_before = ?`, time.Date(2026, 12, 2, 6, 30, 0, 0, time.UTC)); n != 1 {
		t.Errorf("%d wait for Wednesday's opening", n)
	}
	if n := r.count(t, `select count(*) from deliveries where channel <> 'desk'`); n != 0 {
		t.Errorf("%d left the house", n)
	}
}

// Two units whose plans send a ticket to each other: it is moved once, the loop is
// stopped, told and seen; when a person has done something with it, time may move
// it again.
func TestLoopOfTwoUnitsIsStopped(t *testing.T) {
	r := furnished(t)
	r.byOwner(t, `insert into users (id, username, name, profession, created_at) values (7, 'chef2', 'Gun', 'none', '2026-01-01'); insert into user_roles (user_id, role, unit_id) values (7, 'supervisor', 2), (5, 'supervisor', 2)`)
	r.steps(t, 1, false, `[{"id": "away", "name": "Till ortopedin", "queues": ["hk-forsta"], "promise": "line", "after": 100, "queue": "ort-mottagning"}]`)
	r.steps(t, 2, false, `[{"id": "back", "name": "Tillbaka", "promise": "line", "after": 100, "queue": "hk-forsta", "notify": ["handler"]}]`)
	row := must[*desk.Row](t)(r.Register(t.Context(), r.person(t, 1), call("booking"), nil))
	for range 5 {
		r.pass(7 * 24 * time.Hour)
		if _, err := r.SweepClocks(t.Context(), 200); err != nil {
			t.Fatal(err)
		}
	}
	if did := r.did(t, row.ID); strings.Count(did, "step-taken") != 2 || !strings.Contains(did, "away moved") || !strings.HasSuffix(did, "back loop") {
		t.Errorf("did %s", did)
	}
	lies := must[*desk.Row](t)(r.Open(t.Context(), r.person(t, 5), row.ID))
	if lies.Queue != 4 || !slices.Equal(lies.Trail, []int{1}) {
		t.Errorf("lies in %d, came through %v", lies.Queue, lies.Trail)
	}
	r.pass(13 * time.Hour)
	r.notify(t)
	for user, want := range map[int]int{5: 1, 7: 1, 6: 0} {
		page := must[wire.Notices](t)(r.Notices(t.Context(), r.person(t, user), "", 50))
		if len(page.Items) != want || want == 1 && (page.Items[0].Kind != "loop" || page.Items[0].Queue.ID != 4) {
			t.Errorf("user %d: %+v", user, page.Items)
		}
	}
	taken := must[*desk.Row](t)(r.Change(t.Context(), r.person(t, 5), row.ID, lies.Version, take))
	if len(taken.Trail) != 0 {
		t.Errorf("taken, and came through %v", taken.Trail)
	}
}

// P-12: time moves no medical question to who may not answer it; the rest of the
// step is done, and the ticket stays with whom it lies.
func TestStepsMoveNothingToWhoMayNot(t *testing.T) {
	r := furnished(t)
	r.byOwner(t, `insert into queues (id, code, unit_id, name, line, professions) values (5, 'hk-adm', 1, 'Vårdadministratörer', 2, '{administrator}')`)
	r.steps(t, 1, false, `[{"id": "adm", "name": "Till administratörerna", "queues": ["hk-ssk"], "promise": "first", "after": 100, "queue": "hk-adm", "priority": 1}]`)
	row := must[*desk.Row](t)(r.Register(t.Context(), r.person(t, 1), call("nurse-advice"), nil))
	r.pass(25 * time.Hour)
	r.sweeps(t, 5)
	if did := r.did(t, row.ID); !strings.Contains(did, "breached first, step-taken first adm unsuitable") {
		t.Errorf("did %s", did)
	}
	if lies := must[*desk.Row](t)(r.Open(t.Context(), r.person(t, 3), row.ID)); lies.Queue != 2 || lies.Priority != 1 || len(lies.Trail) != 0 {
		t.Errorf("%+v", lies)
	}
}

// A ticket that was moved or closed without telling the row is looked at again
// under the lock, and the step of the queue that it left is not done.
func TestStepsLookAtTheTicketAgain(t *testing.T) {
	r := furnished(t)
	r.steps(t, 1, false, `[{"id": "nurses", "name": "Till specialisterna", "queues": ["hk-ssk"], "promise": "line", "after": 10, "next_line": true}]`)
	r.many(t, 2)
	for i, behind := range []string{`update tickets set queue_id = 3, line = 3 where id = (select min(id) from tickets)`,
		`update tickets set status = 'closed', closed_at = created_at, action = 'informed' where id = (select max(id) from tickets)`} {
		if err := r.Gorm(t.Context()).Exec(behind).Error; err != nil {
			t.Fatal(i, err)
		}
	}
	r.pass(3 * time.Hour)
	r.sweeps(t, 0)
	if n := r.count(t, `select count(*) from events where actor_kind = 'clock'`); n != 0 {
		t.Errorf("%d events", n)
	}
}

const rushing = `[{"id": "half", "name": "Halva tiden", "promise": "line", "after": 50, "notify": ["supervisor"]}]`

// A plan that begins to count sets off nothing old: a step whose time had come
// counts as done for what is open, and is done to what reaches it afterwards.
func TestANewPlanSetsOffNothingOld(t *testing.T) {
	r := furnished(t)
	r.many(t, 30) // in 24 hours
	r.pass(13 * time.Hour)
	in := call("nurse-advice")
	in.OccurredAt = r.now()
	fresh := must[*desk.Row](t)(r.Register(t.Context(), r.person(t, 1), in, nil))
	waits := must[*desk.Row](t)(r.Register(t.Context(), r.person(t, 1), in, waitUntil(r.now().Add(2*time.Hour))))
	r.steps(t, 1, true, rushing)
	r.sweeps(t, 0)
	r.pass(10 * time.Second)
	r.sweeps(t, 0)
	if n := r.count(t, `select count(*) from promises where kind = 'line' and done = '{half}'`); n != 30 {
		t.Errorf("%d count as done", n)
	}
	if n := r.count(t, `select count(*) from routing_plans where applied_at is null`); n != 0 {
		t.Errorf("%d plans not applied", n)
	}
	r.pass(2 * time.Hour)
	r.sweeps(t, 1) // the wait ends
	r.pass(12 * time.Hour)
	if _, err := r.SweepClocks(t.Context(), 200); err != nil {
		t.Fatal(err)
	}
	for _, id := range []int64{fresh.ID, waits.ID} {
		if did := r.did(t, id); strings.Count(did, "step-taken line half notified") != 1 {
			t.Errorf("did %s", did)
		}
	}
	if n := r.count(t, `select count(*) from events where kind = 'ticket.step-taken'`); n != 2 {
		t.Errorf("%d steps", n)
	}
	// The plan without the step, and back again: nothing that was due meanwhile.
	r.steps(t, 1, true, `[]`)
	r.pass(10 * time.Second)
	r.sweeps(t, 0)
	r.steps(t, 1, true, rushing)
	r.pass(10 * time.Second)
	r.sweeps(t, 0)
}

// A replica that is killed while it tells open tickets of a plan, and others that
// go on at the same time: all are told, and nothing old is done.
func TestApplyingAPlanSurvivesAKill(t *testing.T) {
	r := furnished(t)
	r.many(t, 40)
	r.pass(13 * time.Hour)
	r.steps(t, 1, true, rushing)
	two := must[*DB](t)(Open(t.Context(), r.url, 8, r.now))
	t.Cleanup(func() { _ = two.Close() })
	r.pass(10 * time.Second)
	ctx, kill := context.WithCancel(t.Context())
	commits := 0
	r.OnCommit(func() {
		if commits++; commits == 3 {
			kill()
		}
	})
	if err := r.ApplyPlans(ctx, 5); err == nil {
		t.Error("was not killed")
	}
	r.OnCommit(func() {})
	if n := r.count(t, `select count(*) from promises where kind = 'line' and done = '{half}'`); n == 0 || n == 40 {
		t.Errorf("%d were told before the kill", n)
	}
	r.sweepsNothing(t, two)
	if n := r.count(t, `select count(*) from promises where kind = 'line' and done = '{half}'`); n != 40 {
		t.Errorf("%d were told", n)
	}
	if n := r.count(t, `select count(*) from events where actor_kind = 'clock'`); n != 0 {
		t.Errorf("%d old things were done", n)
	}
}

// sweepsNothing sweeps from both replicas at once and expects that nothing was due.
func (r *room) sweepsNothing(t *testing.T, two *DB) {
	t.Helper()
	var group sync.WaitGroup
	for _, db := range []*DB{r.DB, two, two} {
		group.Go(func() {
			for range 10 {
				if n, err := db.SweepClocks(t.Context(), 5); n != 0 || err != nil {
					t.Errorf("did %d, %v", n, err)
				}
			}
		})
	}
	group.Wait()
}
