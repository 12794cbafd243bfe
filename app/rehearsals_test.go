package app_test

import (
	"database/sql"
	"fmt"
	"net/http"
	"testing"
	"time"

	"kontaktpunkten/app/apptest"
	"kontaktpunkten/app/postgres/pgtest"
	"kontaktpunkten/app/wire"
)

// ended asks until a rehearsal has ended, and gives it.
func ended(t *testing.T, c *apptest.Client, id int64) wire.Rehearsal {
	t.Helper()
	late := time.NewTimer(time.Minute)
	defer late.Stop()
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for {
		var r wire.Rehearsal
		c.Do("GET", fmt.Sprint("/api/v1/rehearsals/", id), nil).Into(t, &r)
		if r.EndedAt != nil {
			return r
		}
		select {
		case <-late.C:
			t.Fatalf("it does not end: %+v", r)
		case <-tick.C:
		}
	}
}

// A supervisor rehearses a draft on one replica, reads on another what would have
// been different, opens an example, and lets the draft count.
func TestADraftIsRehearsedBeforeItCounts(t *testing.T) {
	db := pgtest.New(t)
	one, two := apptest.On(t, db), apptest.On(t, db)
	anna, chef := one.SignIn(t, "forsta"), one.SignIn(t, "chef")
	elsewhere := two.SignIn(t, "chef")
	plan, live := livePlan(t, chef, "hjarta-karl")
	var tickets [3]wire.Ticket
	for i := range tickets {
		anna.Do("POST", "/api/v1/tickets", booking()).Into(t, &tickets[i])
	}
	draft := save(t, chef, "hjarta-karl", 0, bookingsTo(plan, "hk-remiss"))
	now := time.Now()
	start := wire.StartRehearsal{Unit: "hjarta-karl", Revision: draft.Revision, From: now.Add(-24 * time.Hour), To: now}
	conn, _ := listen(t, two, elsewhere, "", "routing")
	a := chef.Do("POST", "/api/v1/rehearsals", start, "Idempotency-Key", "first")
	var begun, again wire.Rehearsal
	a.Into(t, &begun)
	if a.Status != http.StatusOK || begun.Revision != draft.Revision || begun.Against != live || begun.By == nil || begun.Result != nil {
		t.Fatalf("%d %s", a.Status, a.Body)
	}
	if chef.Do("POST", "/api/v1/rehearsals", start, "Idempotency-Key", "first").Into(t, &again); again.ID != begun.ID {
		t.Errorf("the same request began %d and %d", begun.ID, again.ID)
	}
	for m := next(t, conn, "event"); m.Topic != "routing" || m.Kind != "rehearsal.changed"; {
		m = next(t, conn, "event") // the draft may be told of first
	}
	got := ended(t, elsewhere, begun.ID)
	if got.State != "done" || got.Done != got.Total || got.Result == nil || got.Result.Tickets != 3 || got.Result.Moved != 3 {
		t.Fatalf("%+v", got)
	}
	move := got.Result.Moves[0]
	if move.To.Name != "Remisspool" || len(move.Examples) != 3 || move.Examples[0].After != "bokning" {
		t.Errorf("%+v", move)
	}
	if a := elsewhere.Do("GET", "/api/v1/tickets/"+move.Examples[0].Number, nil); a.Status != http.StatusOK {
		t.Errorf("an example: %d %s", a.Status, a.Body)
	}
	// P-2: an administrator sees how many, and not which.
	if all := ended(t, one.SignIn(t, "admin"), begun.ID).Result; all.Moved != 3 || len(all.Moves) != 1 || len(all.Moves[0].Examples)+len(all.Untaken) > 0 {
		t.Errorf("%+v", all)
	}
	var list wire.List[wire.Rehearsal]
	if chef.Do("GET", "/api/v1/rehearsals?unit=hjarta-karl", nil).Into(t, &list); len(list.Items) != 1 || list.Items[0].Result != nil {
		t.Errorf("%+v", list)
	}
	var known wire.RoutingDraft
	if chef.Do("GET", heart+"/draft", nil).Into(t, &known); known.Rehearsed != begun.ID {
		t.Errorf("rehearsed %d, want %d", known.Rehearsed, begun.ID)
	}
	if a := chef.Do("POST", heart+"/publish", wire.PublishRouting{Revision: draft.Revision, Note: "Provkörd"}); a.Status != http.StatusOK {
		t.Errorf("%d %s", a.Status, a.Body)
	}
	if a := chef.Do("POST", fmt.Sprintf("/api/v1/rehearsals/%d/stop", begun.ID), nil); a.Status != http.StatusConflict || a.Slug() != "rehearsal-has-ended" {
		t.Errorf("%d %s", a.Status, a.Body)
	}
}

// What counts now decides the demonstration's past as it was decided: the same
// rules and queues, contact by contact.
func TestARehearsalDecidesThePastAsItWasDecided(t *testing.T) {
	desk := apptest.Start(t, "KP_DEMO_DAY=true")
	chef := desk.SignIn(t, "chef")
	_, live := livePlan(t, chef, "hjarta-karl")
	var today wire.Today
	chef.Do("GET", "/api/v1/statistics/today", nil).Into(t, &today)
	var begun wire.Rehearsal
	chef.Do("POST", "/api/v1/rehearsals", wire.StartRehearsal{Unit: "hjarta-karl", Version: live, From: today.At.AddDate(0, 0, -399), To: today.At}).Into(t, &begun)
	got := ended(t, chef, begun.ID)
	if got.Result == nil || got.Result.Tickets < 100 || got.Result.Moved != 0 {
		t.Fatalf("%+v", got)
	}
	counts := map[string]int{}
	for _, r := range got.Result.Rules {
		counts[r.Rule] += r.Before
	}
	for _, q := range got.Result.Queues {
		for _, n := range q.ArrivalsAfter {
			counts[q.Queue.Name] += n
		}
	}
	db, err := sql.Open("pgx", desk.DB.OwnerURL)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	rows, err := db.QueryContext(t.Context(), `with placed as (select distinct on (t.id) d.decision ->> 'rule' as rule, q.name from tickets t
			join decisions d on d.ticket_id = t.id join queues q on q.code = d.decision ->> 'queue'
			where t.owner_unit_id = 1 and t.merged_into is null and d.situation is not null and t.occurred_at < $1 order by t.id, d.decided_at)
		select rule, count(*) from placed group by 1 union all select name, count(*) from placed group by 1`, today.At)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var what string
		var n int
		if err := rows.Scan(&what, &n); err != nil {
			t.Fatal(err)
		}
		if counts[what] != n {
			t.Errorf("%s: %d in the rehearsal, %d as it was", what, counts[what], n)
		}
		delete(counts, what)
	}
	for what, n := range counts {
		if n > 0 {
			t.Errorf("%s: %d in the rehearsal, none as it was", what, n)
		}
	}
}

// P-2: another unit's rehearsals are not there, and who may not rehearse is told.
func TestRehearsalsAreTheUnits(t *testing.T) {
	desk := apptest.Start(t)
	chef, admin, anna := desk.SignIn(t, "chef"), desk.SignIn(t, "admin"), desk.SignIn(t, "forsta")
	_, live := livePlan(t, admin, "ortopedi")
	now := time.Now()
	start := wire.StartRehearsal{Unit: "ortopedi", Version: live, From: now.Add(-24 * time.Hour), To: now}
	var begun wire.Rehearsal
	if a := admin.Do("POST", "/api/v1/rehearsals", start); a.Status != http.StatusOK {
		t.Fatalf("%d %s", a.Status, a.Body)
	} else {
		a.Into(t, &begun)
	}
	if begun.Version != live || begun.Revision != 0 {
		t.Errorf("%+v", begun)
	}
	path := fmt.Sprint("/api/v1/rehearsals/", begun.ID)
	for _, x := range []struct {
		c            *apptest.Client
		method, path string
		body         any
		want         string
	}{
		{chef, "GET", path, nil, "404 rehearsal-not-found"},
		{chef, "POST", path + "/stop", nil, "404 rehearsal-not-found"},
		{chef, "POST", "/api/v1/rehearsals", start, "404 unit-not-found"},
		{chef, "GET", "/api/v1/rehearsals?unit=ortopedi", nil, "404 unit-not-found"},
		{admin, "GET", "/api/v1/rehearsals/999999", nil, "404 rehearsal-not-found"},
		{anna, "GET", path, nil, "403 not-allowed"},
		{anna, "POST", "/api/v1/rehearsals", start, "403 not-allowed"},
		{admin, "POST", "/api/v1/rehearsals", wire.StartRehearsal{Unit: "ortopedi", Revision: 1, From: start.From, To: start.To}, "404 draft-not-found"},
	} {
		if a := x.c.Do(x.method, x.path, x.body); fmt.Sprint(a.Status, " ", a.Slug()) != x.want {
			t.Errorf("%s %s: %d %s, want %s", x.method, x.path, a.Status, a.Body, x.want)
		}
	}
	var mine wire.List[wire.Rehearsal]
	if chef.Do("GET", "/api/v1/rehearsals", nil).Into(t, &mine); len(mine.Items) != 0 {
		t.Errorf("%+v", mine)
	}
	if admin.Do("GET", "/api/v1/rehearsals", nil).Into(t, &mine); len(mine.Items) != 1 || mine.Items[0].Unit != "ortopedi" {
		t.Errorf("%+v", mine)
	}
	if got := ended(t, admin, begun.ID); got.State != "done" || got.Result.Moved != 0 {
		t.Errorf("%+v", got)
	}
}
