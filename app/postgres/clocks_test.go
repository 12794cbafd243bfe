package postgres

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"kontaktpunkten/app/desk"
	"kontaktpunkten/tickets"
)

// toldEvent is an event of a clock.
type toldEvent struct {
	Ticket  int64
	Kind    tickets.Kind
	Promise string
	Version int
	Due     *time.Time
	Units   string
}

// told reads what clocks have said, in order.
func (r *room) told(t *testing.T) []toldEvent {
	t.Helper()
	var all []toldEvent
	if err := r.Gorm(t.Context()).Raw(`select ticket_id as ticket, kind, coalesce(data ->> 'promise', '') as promise, version, (data #>> '{to,due}')::timestamptz as due, unit_ids::text as units
		from events where actor_kind = 'clock' and actor_id is null order by id`).Scan(&all).Error; err != nil {
		t.Fatal(err)
	}
	return all
}

// sweeps does what is due and expects so much.
func (r *room) sweeps(t *testing.T, want int) {
	t.Helper()
	if done, err := r.SweepClocks(t.Context(), 200); err != nil || done != want {
		t.Errorf("did %d, %v; want %d", done, err, want)
	}
}

// Each promise, of the first answer and of the time in line, warns once and breaks once, in that order also when nobody swept
// for days. The ticket itself does not change: nobody's typing is stale.
func TestPromiseWarnsAndBreaksOnce(t *testing.T) {
	r := furnished(t)
	anna := r.person(t, 1)
	row := must[*desk.Row](t)(r.Register(t.Context(), anna, call("booking"), nil))
	r.sweeps(t, 0)
	if at, err := r.OldestUnswept(t.Context()); err != nil || !at.IsZero() {
		t.Errorf("unswept since %v, %v", at, err)
	}
	r.pass(row.WarnAt.Sub(tuesday))
	r.sweeps(t, 2)
	r.pass(72 * time.Hour)
	if at, err := r.OldestUnswept(t.Context()); err != nil || !at.Equal(*row.DueAt) {
		t.Errorf("unswept since %v, %v", at, err)
	}
	r.sweeps(t, 2)
	r.sweeps(t, 0)
	other := must[*desk.Row](t)(r.Register(t.Context(), anna, call("booking"), nil)) // happened on Tuesday: late already
	r.sweeps(t, 4)
	r.sweeps(t, 0)
	told := r.told(t)
	var want []toldEvent
	for _, id := range []int64{row.ID, other.ID} {
		for _, kind := range []tickets.Kind{tickets.Warned, tickets.Breached} {
			want = append(want, toldEvent{Ticket: id, Kind: kind, Promise: "first"}, toldEvent{Ticket: id, Kind: kind, Promise: "line"})
		}
	}
	if len(told) != len(want) {
		t.Fatalf("told %+v", told)
	}
	for i, want := range want {
		if got := told[i]; got.Ticket != want.Ticket || got.Kind != want.Kind || got.Promise != want.Promise || got.Version != 1 || got.Units != "{1}" || got.Due == nil || !got.Due.Equal(*row.DueAt) {
			t.Errorf("event %d: %+v, want %+v", i, got, want)
		}
	}
	if n := r.count(t, `select count(*) from promises where next_at is not null or done <> '{warn,due}'`); n != 0 {
		t.Errorf("%d promises not marked", n)
	}
	again := must[*desk.Row](t)(r.Open(t.Context(), anna, row.ID))
	if again.Version != 1 || !again.UpdatedAt.Equal(row.UpdatedAt) {
		t.Errorf("the ticket changed: %+v", again)
	}
}

func waitUntil(at time.Time) Verb {
	return func(t *tickets.Ticket, by tickets.Actor, m tickets.Moment) (tickets.Outcome, error) {
		return t.Wait(by, m, "svar på frågan", at)
	}
}

func watchOn(today, on tickets.Day) Verb {
	return func(t *tickets.Ticket, by tickets.Actor, m tickets.Moment) (tickets.Outcome, error) {
		return t.Watch(by, m, today, on, "ring igen")
	}
}

// A wait and a watch end by the verb that a person would use: the clock goes on
// with what was left, watches are done, and who handled the ticket still does.
func TestWaitAndWatchEndByTheClock(t *testing.T) {
	r := furnished(t)
	anna := r.person(t, 1)
	waits := must[*desk.Row](t)(r.Register(t.Context(), anna, call("booking"), waitUntil(tuesday.Add(3*time.Hour))))
	watched := must[*desk.Row](t)(r.Register(t.Context(), anna, call("booking"), watchOn("2026-11-24", "2026-11-26")))
	r.pass(2 * time.Hour)
	r.sweeps(t, 0)
	r.pass(time.Hour)
	r.sweeps(t, 1)
	r.pass(39 * time.Hour) // Thursday 04:00 in Stockholm
	r.sweeps(t, 0)
	r.pass(2 * time.Hour)
	r.sweeps(t, 1)
	r.sweeps(t, 0)
	for i, id := range []int64{waits.ID, watched.ID} {
		row := must[*desk.Row](t)(r.Open(t.Context(), anna, id))
		if row.Status != tickets.Active || row.Handler != 1 || row.PausedAt != nil || row.Version != 3 || row.WaitingUntil != nil {
			t.Errorf("ticket %d after its clock: %+v", i, row)
		}
		if n := r.count(t, `select count(*) from clocks where ticket_id = ? and kind in ('wait', 'watch')`, id); n != 0 {
			t.Errorf("ticket %d still has %d clocks of a pause", i, n)
		}
		if n := r.count(t, `select count(*) from promises where ticket_id = ? and paused_at is null and ended_at is null and next_at > ?`, id, r.now()); n != 2 {
			t.Errorf("ticket %d: %d promises run", i, n)
		}
	}
	if n := r.count(t, `select count(*) from watches where done_at is null`); n != 0 {
		t.Errorf("%d watches are not done", n)
	}
	// The promise ended on Thursday at 17:00 and stood still for three open hours.
	row := must[*desk.Row](t)(r.Open(t.Context(), anna, waits.ID))
	if want := time.Date(2026, 11, 27, 9, 30, 0, 0, time.UTC); row.DueAt == nil || !row.DueAt.Equal(want) {
		t.Errorf("due at %v, want %v", row.DueAt, want)
	}
	told := r.told(t)
	if len(told) != 2 || told[0].Kind != tickets.Resumed || told[1].Kind != tickets.Resumed || told[0].Version != 3 {
		t.Errorf("told %+v", told)
	}
}

// many registers contacts that happened a minute after each other, and gives
// their promise's length.
func (r *room) many(t *testing.T, n int) {
	t.Helper()
	anna := r.person(t, 1)
	for i := range n {
		in := call("nurse-advice") // answer in 24 hours
		in.OccurredAt = tuesday.Add(-time.Duration(n-i) * time.Minute)
		must[*desk.Row](t)(r.Register(t.Context(), anna, in, nil))
	}
}

// After a standstill one call fires all that has come due, in due order, batch
// by batch, waits among them.
func TestCatchesUpInDueOrder(t *testing.T) {
	r := furnished(t)
	anna := r.person(t, 1)
	r.many(t, 60)
	for i := range 2*maxVerbs + 5 {
		must[*desk.Row](t)(r.Register(t.Context(), anna, call("booking"), waitUntil(tuesday.Add(23*time.Hour+time.Duration(i)*time.Minute))))
	}
	want := 4*60 + 2*maxVerbs + 5
	r.pass(25 * time.Hour)
	if fired, err := r.SweepClocks(t.Context(), 30); err != nil || fired != want {
		t.Fatalf("fired %d, %v; want %d", fired, err, want)
	}
	if n := r.count(t, `with due as (select e.id, case e.kind when 'ticket.warned' then p.warn_at else p.due_at end as at
			from events e join promises p on p.ticket_id = e.ticket_id and p.kind = e.data ->> 'promise'
			where e.kind in ('ticket.warned', 'ticket.breached'))
		select count(*) from (select at < lag(at) over (order by id) as backwards from due) x where backwards`); n != 0 {
		t.Errorf("%d events are out of order", n)
	}
	// A promise of a batch may both warn and break in it.
	if n := r.count(t, `select count(distinct tx) from events where actor_kind = 'clock'`); n < want/60 {
		t.Errorf("in %d transactions only", n)
	}
	r.sweeps(t, 0)
}

// What a ticket went on without telling says nothing and is put right.
func TestLooksAtTheTicketAgain(t *testing.T) {
	r := furnished(t)
	anna := r.person(t, 1)
	moved := must[*desk.Row](t)(r.Register(t.Context(), anna, call("booking"), nil))
	gone := must[*desk.Row](t)(r.Register(t.Context(), anna, call("booking"), nil))
	r.pass(100 * time.Hour)
	for _, behind := range []string{
		fmt.Sprintf(`update promises set due_at = due_at + interval '30 days', warn_at = warn_at + interval '30 days' where ticket_id = %d`, moved.ID),
		fmt.Sprintf(`update tickets set status = 'closed', closed_at = created_at, action = 'informed' where id = %d`, gone.ID),
		fmt.Sprintf(`insert into clocks (ticket_id, kind, due_at) values (%d, 'watch', '2026-11-25')`, moved.ID),
	} {
		if err := r.Gorm(t.Context()).Exec(behind).Error; err != nil {
			t.Fatal(err)
		}
	}
	r.sweeps(t, 0)
	if told := r.told(t); len(told) != 0 {
		t.Errorf("told %+v", told)
	}
	if at, err := r.OldestUnswept(t.Context()); err != nil || !at.IsZero() {
		t.Errorf("unswept since %v, %v", at, err)
	}
	if n := r.count(t, `select count(*) from promises where ticket_id = ? and next_at = warn_at`, moved.ID); n != 2 {
		t.Errorf("%d promises moved", n)
	}
	if n := r.count(t, `select count(*) from promises where ticket_id = ? and ended_at is null`, gone.ID); n != 0 {
		t.Errorf("a closed ticket has %d promises", n)
	}
	if n := r.count(t, `select count(*) from clocks`); n != 0 {
		t.Errorf("%d clocks that no ticket wants", n)
	}
}

// A ticket that cannot be changed is named and left due; it holds up no other.
func TestOneBadTicketStopsNoOther(t *testing.T) {
	r := furnished(t)
	anna := r.person(t, 1)
	var ids []int64
	for range 3 {
		ids = append(ids, must[*desk.Row](t)(r.Register(t.Context(), anna, call("booking"), waitUntil(tuesday.Add(time.Hour)))).ID)
	}
	r.byOwner(t, fmt.Sprintf(`create function refuse() returns trigger language plpgsql as 'begin raise exception ''broken''; end';
		create trigger refuse before update on tickets for each row when (new.id = %d) execute function refuse()`, ids[0]))
	r.pass(time.Hour)
	fired, err := r.SweepClocks(t.Context(), 200)
	if fired != 2 || err == nil || !strings.Contains(err.Error(), tickets.FormatNumber(ids[0])) {
		t.Errorf("fired %d, %v", fired, err)
	}
	if at, err := r.OldestUnswept(t.Context()); err != nil || !at.Equal(tuesday.Add(time.Hour)) {
		t.Errorf("unswept since %v, %v", at, err)
	}
	r.byOwner(t, `drop trigger refuse on tickets`)
	r.sweeps(t, 1)
}
