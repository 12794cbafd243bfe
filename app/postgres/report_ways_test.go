package postgres

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"kontaktpunkten/app/desk"
	"kontaktpunkten/app/wire"
	"kontaktpunkten/tickets"
	"kontaktpunkten/tickets/workday"
)

// november is an instant by the clock on the wall in Sweden.
func november(day, hour, minute int) time.Time {
	return time.Date(2026, 11, day, hour, minute, 0, 0, workday.Stockholm())
}

// came takes in a mail that was sent at an instant.
func (r *room) came(t *testing.T, name string, at time.Time) int64 {
	t.Helper()
	in := mail("eva@example.org", "<"+name+"@example.org>", "Hej "+name)
	in.Contact.OccurredAt = at
	return must[desk.Taken](t)(NewIntake(r.DB).New(t.Context(), in)).Ticket
}

// rang registers a call that happened at an instant.
func (r *room) rang(t *testing.T, person, unit int, at time.Time) *desk.Row {
	t.Helper()
	in := call("booking")
	in.Unit, in.OccurredAt = unit, at
	return must[*desk.Row](t)(r.Register(t.Context(), r.person(t, person), in, nil))
}

// ends closes a ticket, taken first, as the first line's administrator.
func (r *room) ends(t *testing.T, id int64) {
	t.Helper()
	for _, verb := range []Verb{take, closed} {
		r.do(t, must[*desk.Row](t)(r.Open(t.Context(), r.person(t, 1), id)), 1, verb)
	}
}

// threeWays is a week by hand, seen on Tuesday 24 November at 10:00:
//
//	mail     Wed 18 14:00  to be answered by Fri 20, answered on Tuesday: broken
//	mail     Thu 19 10:00  to be answered by Mon 23, not answered:        broken
//	mail     Tue 24 08:05  answered the same morning:                     kept
//	mail     Tue 24 08:50  the customer was asked something back:         pending
//	mail     Tue 24 08:55  closed as informed:                            kept, solved
//	mail     Tue 24 09:10  merged into the one of 08:05:                  not counted
//	citizen  Tue 24 09:50  nobody has looked yet:                         pending
//	call     Tue 24 08:15  closed as informed:                            solved
//	call     Tue 24 09:30  open
//	call     Tue 24 09:40  merged into the one of 09:30:                  not counted
//	call     Tue 17 23:59  the day before the week:                       not counted
//	call     Tue 24 09:00  of another unit:                               not counted
func threeWays(t *testing.T) *room {
	t.Helper()
	r := posting(t)
	anna := r.person(t, 1)
	late := r.came(t, "late", november(18, 14, 0))
	r.came(t, "forgotten", november(19, 10, 0))
	kept, asked, told, part := r.came(t, "kept", november(24, 8, 5)), r.came(t, "asked", november(24, 8, 50)), r.came(t, "told", november(24, 8, 55)), r.came(t, "part", november(24, 9, 10))
	citizen := fromCitizen("k1")
	citizen.Contact.OccurredAt = november(24, 9, 50)
	must[desk.Taken](t)(NewIntake(r.DB).New(t.Context(), citizen))
	for _, id := range []int64{late, kept} {
		must[*desk.Row](t)(r.send(t, 1, id, desk.Outgoing{Text: "Vi har öppet till 17."}))
	}
	must[*desk.Row](t)(r.send(t, 1, asked, desk.Outgoing{Text: "Vilken dag passar?", Ask: true}))
	r.ends(t, told)
	must[*desk.Row](t)(r.Merge(t.Context(), anna, part, 1, kept))
	r.ends(t, r.rang(t, 1, 1, november(24, 8, 15)).ID)
	open, again := r.rang(t, 1, 1, november(24, 9, 30)), r.rang(t, 1, 1, november(24, 9, 40))
	must[*desk.Row](t)(r.Merge(t.Context(), anna, again.ID, again.Version, open.ID))
	r.rang(t, 1, 1, november(17, 23, 59))
	r.rang(t, 5, 2, november(24, 9, 0))
	return r
}

// KP-11, E-2: contacts by way and hour and the promise of two working days, for
// mail, calls and citizens' messages, counted by hand.
func TestThreeWaysCountedByHand(t *testing.T) {
	r := threeWays(t)
	from, to := november(18, 0, 0), november(25, 0, 0)
	got := must[wire.Ways](t)(r.Ways(t.Context(), r.person(t, 6), from, to))
	hours := func(in map[int]int) []int {
		all := make([]int, 24)
		for hour, n := range in {
			all[hour] = n
		}
		return all
	}
	half := 0.5
	want := wire.Ways{From: from, To: to,
		Rows: []wire.WayRow{
			{Unit: "hjarta-karl", Channel: "citizen1177", In: 1, Open: 1, Hours: hours(map[int]int{9: 1})},
			{Unit: "hjarta-karl", Channel: "email", In: 5, Solved: 1, Open: 4, Hours: hours(map[int]int{8: 3, 10: 1, 14: 1})},
			{Unit: "hjarta-karl", Channel: "phone", In: 2, Solved: 1, Open: 1, Hours: hours(map[int]int{8: 1, 9: 1})},
		},
		Promise: []wire.PromiseRow{
			{Unit: "hjarta-karl", Channel: "citizen1177", Pending: 1},
			{Unit: "hjarta-karl", Channel: "email", Kept: 2, Broken: 2, Pending: 1, Rate: &half},
		}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// Each number of the ways and of the promise is the number of tickets in the list
// that it leads to.
func TestWaysAndListAgree(t *testing.T) {
	r := threeWays(t)
	chef := r.person(t, 6)
	from, to := november(18, 0, 0), november(25, 0, 0)
	got := must[wire.Ways](t)(r.Ways(t.Context(), chef, from, to))
	f := func(channel string) tickets.Filter {
		return tickets.Filter{Owned: true, Unit: 1, Channel: channel, OccurredFrom: from, OccurredTo: to}
	}
	for _, row := range got.Rows {
		if n := r.listed(t, chef, f(row.Channel)); n != row.In {
			t.Errorf("%s: %d came, the list has %d", row.Channel, row.In, n)
		}
		still, solved := f(row.Channel), f(row.Channel)
		still.Status = []tickets.Status{tickets.New, tickets.Queued, tickets.Active, tickets.Waiting, tickets.Watching}
		if n := r.listed(t, chef, still); n != row.Open {
			t.Errorf("%s: %d open, the list has %d", row.Channel, row.Open, n)
		}
		if solved.Solved = 5; r.listed(t, chef, solved) != row.Solved {
			t.Errorf("%s: %d solved, the list has another number", row.Channel, row.Solved)
		}
	}
	for _, row := range got.Promise {
		for promise, want := range map[string]int{"kept": row.Kept, "broken": row.Broken, "pending": row.Pending} {
			of := f(row.Channel)
			of.Promise = promise
			if n := r.listed(t, chef, of); n != want {
				t.Errorf("%s %s: %d, the list has %d", row.Channel, promise, want, n)
			}
		}
	}
}

// A promise is over at the last minute of the second working day, not before it.
func TestAPromiseRunsOut(t *testing.T) {
	r := furnished(t)
	chef := r.person(t, 6)
	r.came(t, "one", november(24, 10, 0)) // to be answered by Thursday 17:00
	for _, c := range []struct {
		at   time.Time
		want string
	}{{november(26, 17, 0), "0 broken, 1 pending"}, {november(26, 17, 1), "1 broken, 0 pending"}} {
		r.pass(c.at.Sub(r.now()))
		p := must[wire.Ways](t)(r.Ways(t.Context(), chef, november(24, 0, 0), november(25, 0, 0))).Promise[0]
		if got := fmt.Sprintf("%d broken, %d pending", p.Broken, p.Pending); got != c.want {
			t.Errorf("%v: %s, want %s", c.at, got, c.want)
		}
	}
}

// Mail that waits is counted by age, each edge once, and what is settled or
// another unit's not at all.
func TestMailThatWaitsByAge(t *testing.T) {
	r := furnished(t)
	insert := func(unit int, outcome string, age time.Duration, settled any) {
		t.Helper()
		n := r.count(t, `select count(*) from mails`)
		if err := r.Gorm(t.Context()).Exec(`insert into mails (received_at, dedup_key, unit_id, recipient, envelope_from, header_from, from_name, subject, message_id, size, kind, outcome, settled_at)
			values (?, ?, ?, 'kontaktpunkten@example.se', 'eva@example.org', 'eva@example.org', 'Eva', 'Fråga', '', 1, 'mail', ?, ?)`, tuesday.Add(-age), fmt.Appendf(nil, "key %d", n), unit, outcome, settled).Error; err != nil {
			t.Fatal(err)
		}
	}
	for _, age := range []time.Duration{0, 59 * time.Minute, time.Hour, 4*time.Hour - time.Minute, 4 * time.Hour, 24*time.Hour - time.Minute, 24 * time.Hour, 90 * time.Hour} {
		insert(1, "quarantine", age, nil)
	}
	insert(1, "parked", 30*time.Minute, nil)
	insert(1, "parked", 90*time.Hour, tuesday)
	insert(1, "new", 30*time.Minute, nil)
	insert(2, "quarantine", 30*time.Minute, nil)
	got := must[wire.Attention](t)(r.Attention(t.Context(), r.person(t, 6)))
	old, young := tuesday.Add(-90*time.Hour), tuesday.Add(-30*time.Minute)
	want := wire.Attention{At: tuesday, Mail: []wire.WaitingRow{
		{Unit: "hjarta-karl", Outcome: "parked", Hour: 1, OldestAt: &young},
		{Unit: "hjarta-karl", Outcome: "quarantine", Hour: 2, FourHours: 2, Day: 2, Older: 2, OldestAt: &old},
	}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// Deliveries that did not arrive count at the unit of their ticket.
func TestDeliveriesThatDidNotArriveAreCounted(t *testing.T) {
	r := furnished(t)
	own, other := r.rang(t, 1, 1, tuesday).ID, r.rang(t, 5, 2, tuesday).ID
	for i, d := range []struct {
		ticket int64
		state  string
	}{{own, "failed"}, {own, "failed"}, {own, "uncertain"}, {own, "queued"}, {other, "failed"}} {
		if err := r.Gorm(t.Context()).Exec(`insert into deliveries (unique_key, channel, recipient_kind, address, ticket_id, content, state, not_before, attempts, created_at, updated_at)
			values (?, 'email', 'address', 'eva@example.org', ?, '{}', ?, ?, 1, ?, ?)`, fmt.Sprint("key ", i), d.ticket, d.state, tuesday, tuesday, tuesday).Error; err != nil {
			t.Fatal(err)
		}
	}
	got := must[wire.Attention](t)(r.Attention(t.Context(), r.person(t, 6)))
	if got.Failed != 2 || got.Uncertain != 1 {
		t.Errorf("%d failed, %d uncertain", got.Failed, got.Uncertain)
	}
}
