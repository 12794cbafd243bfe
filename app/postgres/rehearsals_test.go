package postgres

import (
	"context"
	"encoding/json"
	"errors"
	"iter"
	"log/slog"
	"slices"
	"sync"
	"testing"
	"time"

	"kontaktpunkten/app/desk"
	"kontaktpunkten/app/rehearsal"
	"kontaktpunkten/app/wire"
	"kontaktpunkten/routing/replay"
	"kontaktpunkten/tickets"
	"kontaktpunkten/tickets/problem"
)

// elsewhere is the fixture's plan with a first rule on top.
const elsewhere = `(select jsonb_set(plan, '{rules}', ?::jsonb || (plan -> 'rules')) from routing_plans where unit_id = 1)`

// toNurses sends bookings to the nurses.
const toNurses = `[{"id": "bookings", "name": "Bokningar till sjuksköterskorna", "conditions": [{"field": "reason", "op": "is", "value": "booking"}], "decides": {"queue": "hk-ssk"}}]`

// draft keeps a draft of unit 1 with a rule on top.
func (r *room) draft(t *testing.T, revision int, rule string) {
	t.Helper()
	if err := r.Gorm(t.Context()).Exec(`insert into routing_drafts (unit_id, plan, based_on, revision, changed_at) values (1, `+elsewhere+`, 1, ?, ?)
		on conflict (unit_id) do update set plan = excluded.plan, revision = excluded.revision`, rule, revision, r.now()).Error; err != nil {
		t.Fatal(err)
	}
}

// day is the fixture's Tuesday so far, of revision 1.
func (r *room) day() desk.StartRehearsal {
	return desk.StartRehearsal{Unit: 1, Revision: 1, From: tuesday.Add(-time.Hour), To: r.now()}
}

func (r *room) start(t *testing.T, in desk.StartRehearsal) *desk.Rehearsal {
	t.Helper()
	return must[*desk.Rehearsal](t)(NewRehearsals(r.DB).Start(t.Context(), r.person(t, 6), in))
}

func (r *room) rehearse(t *testing.T) {
	t.Helper()
	if err := rehearsal.New(NewRehearsals(r.DB), r.Book(), slog.New(slog.DiscardHandler)).Run(t.Context()); err != nil {
		t.Fatal(err)
	}
}

func (r *room) rehearsed(t *testing.T, id int64) (*desk.Rehearsal, wire.RehearsalResult) {
	t.Helper()
	got := must[*desk.Rehearsal](t)(NewRehearsals(r.DB).Read(t.Context(), id))
	var result wire.RehearsalResult
	if got.Result != nil {
		if err := json.Unmarshal(got.Result, &result); err != nil {
			t.Fatal(err)
		}
	}
	return got, result
}

// Contacts as they were registered go through the draft: of the unit alone, each
// once, and what cannot be decided any more is told.
func TestADraftIsRehearsedOnWhatWasRegistered(t *testing.T) {
	r := furnished(t)
	anna, eva := r.person(t, 1), r.person(t, 5)
	var rows []*desk.Row
	for _, reason := range []string{"booking", "booking", "nurse-advice", "booking", "booking"} {
		rows = append(rows, must[*desk.Row](t)(r.Register(t.Context(), anna, call(reason), nil)))
	}
	other := call("booking")
	other.Unit = 2
	must[*desk.Row](t)(r.Register(t.Context(), eva, other, nil))
	if err := r.Gorm(t.Context()).Exec(`update decisions set situation = null where ticket_id = ?`, rows[4].ID).Error; err != nil {
		t.Fatal(err)
	}
	r.pass(time.Hour)
	must[*desk.Row](t)(r.Merge(t.Context(), anna, rows[3].ID, 1, rows[0].ID))
	r.draft(t, 1, toNurses)
	begun := r.start(t, r.day())
	if begun.State != "queued" || begun.Against != 1 || begun.By != 6 {
		t.Errorf("%+v", begun)
	}
	r.rehearse(t)
	got, result := r.rehearsed(t, begun.ID)
	if got.State != "done" || got.Total != 4 || got.Done != 4 || got.EndedAt == nil || got.Fault != "" {
		t.Errorf("%+v", got)
	}
	if result.Tickets != 3 || result.Erased != 1 || result.Moved != 2 || result.UntakenBefore != 2 || result.UntakenAfter != 0 {
		t.Errorf("%s", got.Result)
	}
	if m := result.Moves; len(m) != 1 || m[0].From.Name != "Första linjen" || m[0].To.ID != 2 || m[0].Tickets != 2 || m[0].Examples[0].Number != tickets.FormatNumber(rows[0].ID) {
		t.Errorf("%+v", m)
	}
	if q := result.Queues; len(q) != 2 || q[0].Queue.ID != 1 || q[0].ArrivalsBefore[10] != 2 || q[1].ArrivalsAfter[10] != 3 || q[1].PeakAfter != 3 {
		t.Errorf("%+v", q)
	}
	if n := r.count(t, `select count(*) from access_log where activity = 'statistics' and user_id = 6 and args like 'rehearsal %'`); n != 1 {
		t.Errorf("%d access log rows", n)
	}
	if n := r.count(t, `select count(*) from events where kind = 'rehearsal.changed' and unit_ids = '{1}' and data ->> 'outcome' in ('queued', 'done')`); n != 2 {
		t.Errorf("%d events", n)
	}
}

// A version is rehearsed too, and one that counts already changes nothing.
func TestAVersionIsRehearsed(t *testing.T) {
	r := furnished(t)
	r.many(t, 7)
	r.pass(time.Hour)
	id := r.start(t, desk.StartRehearsal{Unit: 1, Version: 1, From: tuesday.Add(-time.Hour), To: r.now()}).ID
	r.rehearse(t)
	got, result := r.rehearsed(t, id)
	if got.State != "done" || got.Version != 1 || result.Tickets != 7 || result.Moved != 0 {
		t.Errorf("%+v %s", got, got.Result)
	}
}

// A word that the draft looks for, and nobody looked for before, is found in the
// texts.
func TestTextsAreReadForNewWords(t *testing.T) {
	r := furnished(t)
	in := call("booking")
	in.Text = "Har en pacemaker"
	must[*desk.Row](t)(r.Register(t.Context(), r.person(t, 1), in, nil))
	r.pass(time.Hour)
	r.draft(t, 1, `[{"id": "words", "name": "Ord", "conditions": [{"field": "words", "op": "any_of", "value": ["pacemaker*"]}], "decides": {"queue": "hk-arytmi"}}]`)
	id := r.start(t, r.day()).ID
	r.rehearse(t)
	if _, result := r.rehearsed(t, id); result.Moved != 1 {
		t.Errorf("%+v", result)
	}
}

// When a contact left its queue, and when its clocks stood still, comes out of
// what happened to it.
func TestThePastSaysWhatBecameOfAContact(t *testing.T) {
	r := furnished(t)
	anna := r.person(t, 1)
	row := must[*desk.Row](t)(r.Register(t.Context(), anna, call("booking"), nil))
	kept := must[*desk.Row](t)(r.Register(t.Context(), r.person(t, 3), call("booking"), desk.Keep))
	hour := func(verb Verb) {
		r.pass(time.Hour)
		row = must[*desk.Row](t)(r.Change(t.Context(), anna, row.ID, row.Version, verb))
	}
	hour(waitUntil(tuesday.Add(24 * time.Hour)))
	hour(func(t *tickets.Ticket, by tickets.Actor, m tickets.Moment) (tickets.Outcome, error) {
		return t.Resume(by, m)
	})
	hour(watchOn("2026-11-24", "2026-11-30"))
	hour(func(t *tickets.Ticket, by tickets.Actor, m tickets.Moment) (tickets.Outcome, error) {
		return t.Resume(by, m)
	})
	r.pass(time.Hour)
	if err := r.Gorm(t.Context()).Exec(`insert into events (at, subject_type, subject_id, ticket_id, unit_ids, actor_kind, kind, version, data)
		values (?, 'ticket', ?, ?, '{1}', 'clock', 'ticket.step-taken', 9, '{"from": {"queue": 1, "status": "active"}, "to": {"queue": 2, "status": "active"}}')`, r.now(), row.ID, row.ID).Error; err != nil {
		t.Fatal(err)
	}
	job := &rehearsal.Job{Unit: 1, From: tuesday, To: r.now()}
	var all []replay.Recorded
	for some, err := range NewRehearsals(r.DB).Past(t.Context(), job, func([]string) bool { return false }) {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, some...)
	}
	if len(all) != 2 || all[0].Number != tickets.FormatNumber(row.ID) {
		t.Fatalf("%+v", all)
	}
	at := func(hours int) time.Time { return tuesday.Add(time.Duration(hours) * time.Hour) }
	want := []replay.Pause{{From: at(1), To: at(2)}, {From: at(3), To: at(4), Watched: true}}
	same := slices.EqualFunc(all[0].Pauses, want, func(a, b replay.Pause) bool {
		return a.From.Equal(b.From) && a.To.Equal(b.To) && a.Watched == b.Watched
	})
	if !same || !all[0].LeftAt.Equal(at(5)) || !all[0].EnteredAt.Equal(tuesday) || !all[0].ClosedAt.IsZero() || all[0].Situation.Text != "" {
		t.Errorf("%+v", all[0])
	}
	// Kept by who took it down, in her own queue: it never lay in the other.
	if all[1].Number != tickets.FormatNumber(kept.ID) || !all[1].LeftAt.Equal(all[1].EnteredAt) {
		t.Errorf("%+v", all[1])
	}
}

func TestWhatCannotBeRehearsed(t *testing.T) {
	r := furnished(t)
	r.pass(48 * time.Hour)
	now, s, chef := r.now(), NewRehearsals(r.DB), r.person(t, 6)
	refused := func(want string, change func(*desk.StartRehearsal)) {
		t.Helper()
		in := r.day()
		change(&in)
		_, err := s.Start(t.Context(), chef, in)
		p := problem.As(err)
		slug := ""
		if p != nil {
			if slug = p.Slug; len(p.Fields) > 0 {
				slug = p.Fields[0].Path + " " + p.Fields[0].Slug
			}
		}
		if slug != want {
			t.Errorf("%v, want %s", err, want)
		}
	}
	refused("draft-not-found", func(*desk.StartRehearsal) {})
	r.draft(t, 1, toNurses)
	refused("draft-changed-meanwhile", func(in *desk.StartRehearsal) { in.Revision = 2 })
	refused("version-not-found", func(in *desk.StartRehearsal) { in.Revision, in.Version = 0, 2 }) // of the other unit
	refused("revision one-of", func(in *desk.StartRehearsal) { in.Revision = 0 })
	refused("revision one-of", func(in *desk.StartRehearsal) { in.Version = 1 })
	refused("to in-the-future", func(in *desk.StartRehearsal) { in.To = now.Add(time.Second) })
	refused("to period-too-short", func(in *desk.StartRehearsal) { in.From = now.Add(-59 * time.Minute) })
	refused("to period-too-short", func(in *desk.StartRehearsal) { in.From = now.Add(time.Hour) })
	refused("from period-too-long", func(in *desk.StartRehearsal) { in.From = now.AddDate(0, 0, -401) })
	r.draft(t, 1, `[{"id": "gone", "name": "Borta", "decides": {"queue": "no-such-queue"}}]`)
	refused("plan-has-problems", func(*desk.StartRehearsal) {})
	r.draft(t, 1, toNurses)
	for range 3 {
		r.start(t, r.day())
	}
	refused("too-many-rehearsals", func(*desk.StartRehearsal) {})
	if _, err := s.Stop(t.Context(), chef, must[[]desk.Rehearsal](t)(s.List(t.Context(), []int{1}))[2].ID); err != nil {
		t.Fatal(err)
	}
	r.start(t, r.day())
}

// Six people start at once: three rehearsals wait.
func TestNoMoreThanThreeOfAUnit(t *testing.T) {
	r := furnished(t)
	r.pass(time.Hour)
	r.draft(t, 1, toNurses)
	chef := r.person(t, 6)
	var group sync.WaitGroup
	for range 6 {
		group.Go(func() {
			if _, err := NewRehearsals(r.DB).Start(t.Context(), chef, r.day()); err != nil && problem.As(err) == nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	if n := r.count(t, `select count(*) from rehearsals`); n != 3 {
		t.Errorf("%d wait", n)
	}
}

// slow is a store whose past stops between batches until a test has done
// something.
type slow struct {
	*Rehearsals
	between func(done int)
	size    int
}

func (s slow) Past(ctx context.Context, job *rehearsal.Job, reads func([]string) bool) iter.Seq2[[]replay.Recorded, error] {
	return func(yield func([]replay.Recorded, error) bool) {
		for all, err := range s.Rehearsals.Past(ctx, job, reads) {
			if err != nil {
				yield(nil, err)
				return
			}
			for some := range slices.Chunk(all, s.size) {
				if !yield(some, nil) {
					return
				}
			}
		}
	}
}

func (s slow) Renew(ctx context.Context, job *rehearsal.Job, done int) error {
	s.between(done)
	return s.Rehearsals.Renew(ctx, job, done)
}

func (r *room) slowly(t *testing.T, between func(done int)) *rehearsal.Runner {
	return rehearsal.New(slow{NewRehearsals(r.DB), between, 2}, r.Book(), slog.New(slog.DiscardHandler))
}

// What a person stops ends with the batch that runs, and keeps no result.
func TestAPersonStopsIt(t *testing.T) {
	r := furnished(t)
	r.many(t, 20)
	r.pass(time.Hour)
	r.draft(t, 1, toNurses)
	chef, s := r.person(t, 6), NewRehearsals(r.DB)
	id := r.start(t, r.day()).ID
	most := 0
	err := r.slowly(t, func(done int) {
		r.pass(time.Second)
		if most = done; done == 6 {
			must[*desk.Rehearsal](t)(s.Stop(t.Context(), chef, id))
		}
	}).Run(t.Context())
	got, _ := r.rehearsed(t, id)
	if err != nil || most != 6 || got.State != "stopped" || got.Done != 4 || got.Total != 20 || got.Result != nil || got.EndedAt == nil {
		t.Errorf("%v after %d: %+v", err, most, got)
	}
	if again := must[*desk.Rehearsal](t)(s.Stop(t.Context(), chef, id)); again.State != "stopped" {
		t.Errorf("%+v", again)
	}
	id = r.start(t, r.day()).ID
	r.rehearse(t)
	if _, err := s.Stop(t.Context(), chef, id); problem.As(err) == nil || problem.As(err).Slug != "rehearsal-has-ended" {
		t.Errorf("%v", err)
	}
}

// A replica that dies in the middle leaves the rehearsal to the next one, which
// begins anew; what the dead one would still say is not heard.
func TestAReplicaDies(t *testing.T) {
	r := furnished(t)
	r.many(t, 10)
	r.pass(time.Hour)
	r.draft(t, 1, toNurses)
	id := r.start(t, r.day()).ID
	s := NewRehearsals(r.DB)
	dead := must[*rehearsal.Job](t)(s.Claim(t.Context()))
	r.pass(time.Second)
	if err := s.Renew(t.Context(), dead, 4); err != nil {
		t.Fatal(err)
	}
	r.pass(rehearsalLease - time.Second)
	if other := must[*rehearsal.Job](t)(s.Claim(t.Context())); other != nil {
		t.Fatalf("%+v while the lease lasts", other)
	}
	r.pass(2 * time.Second)
	heir := must[*rehearsal.Job](t)(s.Claim(t.Context()))
	if heir == nil || heir.ID != id || heir.Attempt != 2 {
		t.Fatalf("%+v", heir)
	}
	for what, err := range map[string]error{"renew": s.Renew(t.Context(), dead, 6), "end": s.End(t.Context(), dead, &wire.RehearsalResult{}, ""), "hand back": s.HandBack(t.Context(), dead)} {
		if !errors.Is(err, rehearsal.ErrOver) {
			t.Errorf("%s: %v", what, err)
		}
	}
	if got, _ := r.rehearsed(t, id); got.State != "running" || got.Done != 0 {
		t.Errorf("%+v", got)
	}
	r.pass(rehearsalLease + time.Second)
	r.rehearse(t)
	if got, result := r.rehearsed(t, id); got.State != "done" || result.Tickets != 10 {
		t.Errorf("%+v", got)
	}
}

// One that ends every replica that runs it is given up.
func TestGivesUpWhatAlwaysBreaksOff(t *testing.T) {
	r := furnished(t)
	r.pass(time.Hour)
	r.draft(t, 1, toNurses)
	id := r.start(t, r.day()).ID
	for range 3 {
		if job := must[*rehearsal.Job](t)(NewRehearsals(r.DB).Claim(t.Context())); job == nil {
			t.Fatal("nothing to claim")
		}
		r.pass(rehearsalLease + time.Second)
	}
	r.rehearse(t)
	if got, _ := r.rehearsed(t, id); got.State != "failed" || got.Fault != "broke-off" {
		t.Errorf("%+v", got)
	}
}

// A replica that stops hands back what it runs, and no attempt is counted.
func TestStoppingHandsARehearsalBack(t *testing.T) {
	r := furnished(t)
	r.many(t, 10)
	r.pass(time.Hour)
	r.draft(t, 1, toNurses)
	id := r.start(t, r.day()).ID
	ctx, stop := context.WithCancel(t.Context())
	if err := r.slowly(t, func(int) { stop() }).Run(ctx); err != nil {
		t.Fatal(err)
	}
	if got, _ := r.rehearsed(t, id); got.State != "queued" || got.Done != 0 {
		t.Errorf("%+v", got)
	}
	if n := r.count(t, `select attempts from rehearsals`); n != 0 {
		t.Errorf("%d attempts", n)
	}
	r.rehearse(t)
	if got, _ := r.rehearsed(t, id); got.State != "done" {
		t.Errorf("%+v", got)
	}
}

// Two replicas never take the same one; a rehearsal whose plan no longer fits the
// desk fails and says so.
func TestTwoReplicasTakeTwo(t *testing.T) {
	r := furnished(t)
	r.many(t, 30)
	r.pass(time.Hour)
	r.draft(t, 1, toNurses)
	for range 3 {
		r.start(t, r.day())
	}
	if err := r.Gorm(t.Context()).Exec(`insert into rehearsals (unit_id, revision, against, plan, from_at, to_at, created_at)
		select 1, 9, 1, '{"rules": [], "fallback": {"queue": "gone"}, "levels": [], "hours": {}}', ?, ?, ?`, tuesday, r.now(), r.now()).Error; err != nil {
		t.Fatal(err)
	}
	two := must[*DB](t)(Open(t.Context(), r.url, 8, r.now))
	t.Cleanup(func() { _ = two.Close() })
	var group sync.WaitGroup
	for _, db := range []*DB{r.DB, two, r.DB, two} {
		group.Go(func() {
			if err := rehearsal.New(NewRehearsals(db), db.Book(), slog.New(slog.DiscardHandler)).Run(t.Context()); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	if n := r.count(t, `select count(*) from rehearsals where state = 'done' and attempts = 1 and (result ->> 'tickets')::int = 30`); n != 3 {
		t.Errorf("%d done", n)
	}
	if n := r.count(t, `select count(distinct result) from rehearsals`); n != 1 {
		t.Errorf("the same input gave %d results", n)
	}
	if n := r.count(t, `select count(*) from rehearsals where state = 'failed' and fault = 'plan-has-problems'`); n != 1 {
		t.Errorf("%d failed", n)
	}
	if n := r.count(t, `select count(*) from events where kind = 'rehearsal.changed' and data ->> 'outcome' in ('done', 'failed')`); n != 4 {
		t.Errorf("%d events", n)
	}
}

func TestOldRehearsalsAreRemoved(t *testing.T) {
	r := furnished(t)
	r.pass(time.Hour)
	r.draft(t, 1, toNurses)
	r.start(t, r.day())
	r.rehearse(t)
	r.pass(24 * time.Hour)
	r.start(t, r.day())
	r.rehearse(t)
	r.start(t, r.day())
	r.pass(90*24*time.Hour - time.Hour)
	if n := must[int](t)(r.PurgeRehearsals(t.Context(), 1)); n != 1 {
		t.Errorf("%d removed", n)
	}
	if n := r.count(t, `select count(*) from rehearsals where state in ('done', 'queued')`); n != 2 {
		t.Errorf("%d left", n)
	}
}
