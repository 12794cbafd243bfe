package postgres

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/desk"
	"kontaktpunkten/app/wire"
	"kontaktpunkten/tickets"
	"kontaktpunkten/tickets/problem"
	"kontaktpunkten/tickets/workday"
)

// every closes tickets in every combination that the definitions tell apart:
// action (solved, not solved, apart) × highest line × opened again × owner ×
// queue, one each hour from an instant on.
func (r *room) everyEnding(t *testing.T, from time.Time) {
	t.Helper()
	r.byOwner(t, `insert into actions (code, name, name_en, solved, apart) values ('not-reached', 'Ej nådd', 'Not reached', false, false)`)
	r.byOwner(t, fmt.Sprintf(`insert into tickets (id, status, line, queue_id, unit_id, owner_queue_id, owner_unit_id, channel, priority, reason, medical, subject, preview,
			customer_kind, customer_name, customer_relation, customer_phone, customer_email, identified_by, level, due_at, warn_at, action,
			max_line, reopened, rule_version, occurred_at, created_at, queued_at, updated_at, closed_at, version)
		select nextval('ticket_numbers'), 'closed', q.line, q.id, q.unit_id, case o when 1 then 1 else 4 end, o, 'phone', 3, 'booking', false, 'Tid', 'Tid',
			'patient', '', '', '', '', 'told-number', 'answer-2wd', 'infinity', 'infinity', a.code,
			m, re, 1, at - interval '40 minutes', at - interval '30 minutes', at, at, at, 3
		from (select a.code, m, re, o, q.id as queue, timestamptz '%s' + interval '1 hour' * (row_number() over (order by a.code, m, re, o, q.id) - 1) as at
			from actions a, generate_series(1, 3) m, (values (false), (true)) b (re), generate_series(1, 2) o, queues q) a
		join queues q on q.id = a.queue`, from.Format(time.RFC3339)))
}

// listed counts the tickets that the list shows for a filter.
func (r *room) listed(t *testing.T, p *auth.Principal, f tickets.Filter) (n int) {
	t.Helper()
	f.Sort, f.Limit = tickets.SortOldest, 200
	for {
		rows, next, err := r.List(t.Context(), p, f)
		if err != nil {
			t.Fatal(err)
		}
		if n += len(rows); next == "" {
			return n
		}
		f.Cursor = next
	}
}

// KP-8: the report's number is the number of tickets that the list shows behind
// it, whole and day by day.
func TestReportAndListAgree(t *testing.T) {
	r := furnished(t)
	chef := r.person(t, 6)
	from := time.Date(2026, 11, 2, 23, 0, 0, 0, time.UTC) // a midnight in Stockholm
	r.everyEnding(t, from)
	for _, c := range []struct {
		name     string
		from, to time.Time
	}{
		{"all", from, from.AddDate(0, 0, 12)},
		{"part of two days", from.Add(30 * time.Hour), from.Add(60*time.Hour + time.Minute)},
		{"one hour, its end left out", from.Add(5 * time.Hour), from.Add(6 * time.Hour)},
		{"nothing", from.AddDate(-1, 0, 0), from.AddDate(-1, 0, 2)},
	} {
		got := must[wire.Resolution](t)(r.Resolution(t.Context(), chef, c.from, c.to))
		f := tickets.Filter{Owned: true, Unit: 1, ClosedFrom: c.from, ClosedTo: c.to}
		want := map[int]int{}
		for solved := 1; solved <= 4; solved++ {
			f.Solved = solved
			want[solved] = r.listed(t, chef, f)
		}
		if got.FirstLine != want[1] || got.LinesOneAndTwo != want[2] || got.Closed != want[3] || got.Apart != want[4] {
			t.Errorf("%s: %d first line, %d lines one and two, %d closed, %d apart; the list has %v", c.name, got.FirstLine, got.LinesOneAndTwo, got.Closed, got.Apart, want)
		}
		var sum wire.ResolutionPoint
		for _, d := range got.Series {
			sum.Closed += d.Closed
			sum.FirstLine += d.FirstLine
			sum.LinesOneAndTwo += d.LinesOneAndTwo
			day := must[workday.Date](t)(workday.ParseDate(d.On))
			f.ClosedFrom = time.Date(day.Year, day.Month, day.Day, 0, 0, 0, 0, workday.Stockholm())
			f.ClosedTo = f.ClosedFrom.AddDate(0, 0, 1)
			if f.ClosedFrom.Before(c.from) {
				f.ClosedFrom = c.from
			}
			if f.ClosedTo.After(c.to) {
				f.ClosedTo = c.to
			}
			if f.Solved = 1; d.FirstLine != r.listed(t, chef, f) {
				t.Errorf("%s: %d by the first line on %s, the list has another number", c.name, d.FirstLine, d.On)
			}
		}
		if sum.Closed != got.Closed || sum.FirstLine != got.FirstLine || sum.LinesOneAndTwo != got.LinesOneAndTwo {
			t.Errorf("%s: the days add up to %+v of %+v", c.name, sum, got)
		}
	}
}

// KP-6a, KP-8 counted by hand: of everything that unit 1 owns, 4 actions × 3
// lines × opened again or not × 4 queues.
func TestResolutionCountedByHand(t *testing.T) {
	r := furnished(t)
	chef := r.person(t, 6)
	from := time.Date(2026, 11, 2, 23, 0, 0, 0, time.UTC)
	r.everyEnding(t, from)
	got := must[wire.Resolution](t)(r.Resolution(t.Context(), chef, from, from.AddDate(0, 0, 12)))
	// Three actions count, two of them solve; a fourth is apart.
	if got.Closed != 3*3*2*4 || got.Apart != 3*2*4 || got.FirstLine != 2*4 || got.LinesOneAndTwo != 2*2*4 {
		t.Errorf("got %+v", got)
	}
	if got.RateFirstLine == nil || *got.RateFirstLine != 8.0/72 || *got.RateLinesOneAndTwo != 16.0/72 {
		t.Errorf("rates %v, %v", got.RateFirstLine, got.RateLinesOneAndTwo)
	}
	if len(got.Series) != 12 || got.Series[0].On != "2026-11-03" || got.Series[11].On != "2026-11-14" {
		t.Errorf("series from %s to %s, %d days", got.Series[0].On, got.Series[len(got.Series)-1].On, len(got.Series))
	}
	if last := got.Series[11]; last.Closed != 0 || last.RateFirstLine != nil {
		t.Errorf("a day on which nothing was closed has a rate: %+v", last)
	}
}

// A day is Sweden's: midnight there, 25 hours when the clocks go back.
func TestSeriesGoesByDaysInSweden(t *testing.T) {
	r := furnished(t)
	r.everyEnding(t, time.Date(2026, 10, 23, 22, 0, 0, 0, time.UTC)) // Saturday 24 October 00:00
	var perDay []int
	if err := r.Gorm(t.Context()).Raw(`select count(*) from tickets group by (closed_at at time zone 'Europe/Stockholm')::date order by (closed_at at time zone 'Europe/Stockholm')::date limit 3`).Scan(&perDay).Error; err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]int{24, 25, 24}, perDay); diff != "" {
		t.Fatal(diff)
	}
	got := must[wire.Resolution](t)(r.Resolution(t.Context(), r.person(t, 6), time.Date(2026, 10, 23, 22, 0, 0, 0, time.UTC), time.Date(2026, 10, 26, 23, 0, 0, 0, time.UTC)))
	var days []string
	for _, d := range got.Series {
		days = append(days, d.On)
	}
	if diff := cmp.Diff([]string{"2026-10-24", "2026-10-25", "2026-10-26"}, days); diff != "" {
		t.Error(diff)
	}
}

// Today's numbers are the numbers of tickets that the list shows behind them,
// for each queue; lines are the sum of their queues.
func TestTodayAndListAgree(t *testing.T) {
	r := furnished(t)
	anna, chef := r.person(t, 1), r.person(t, 6)
	r.everyEnding(t, tuesday.Add(-60*time.Hour))
	for i := range 12 {
		in := call([]string{"booking", "nurse-advice"}[i%2])
		in.OccurredAt = tuesday.Add(-time.Duration(i) * 5 * time.Hour)
		must[*desk.Row](t)(r.Register(t.Context(), anna, in, nil))
	}
	must[*desk.Row](t)(r.Register(t.Context(), anna, call("booking"), waitUntil(tuesday.Add(time.Hour))))
	got := must[wire.Today](t)(r.Today(t.Context(), chef))
	from, to := time.Date(2026, 11, 23, 23, 0, 0, 0, time.UTC), time.Date(2026, 11, 24, 23, 0, 0, 0, time.UTC)
	if len(got.Queues) != 3 || len(got.Lines) != 3 || !got.At.Equal(tuesday) {
		t.Fatalf("got %+v", got)
	}
	lines := map[int]wire.TodayRow{}
	for _, q := range got.Queues {
		f := tickets.Filter{Queue: q.Queue.ID}
		if open := r.listed(t, chef, f); q.Open != open {
			t.Errorf("queue %d: %d open, the list has %d", q.Queue.ID, q.Open, open)
		}
		f.Late = true
		if late := r.listed(t, chef, f); q.Late != late {
			t.Errorf("queue %d: %d late, the list has %d", q.Queue.ID, q.Late, late)
		}
		if in := r.listed(t, chef, tickets.Filter{Queue: q.Queue.ID, OccurredFrom: from, OccurredTo: to}); q.In != in {
			t.Errorf("queue %d: %d in, the list has %d", q.Queue.ID, q.In, in)
		}
		if closed := r.listed(t, chef, tickets.Filter{Queue: q.Queue.ID, ClosedFrom: from, ClosedTo: to, Solved: 3}); q.Solved > closed || closed == 0 {
			t.Errorf("queue %d: %d solved of %d closed", q.Queue.ID, q.Solved, closed)
		}
		if q.Unit != "hjarta-karl" || (q.OldestAt == nil) != (q.Open == 0) {
			t.Errorf("queue %+v", q)
		}
		lines[q.Line] = sum(lines[q.Line], q)
	}
	for _, l := range got.Lines {
		if diff := cmp.Diff(lines[l.Line], l); diff != "" {
			t.Error(diff)
		}
	}
	hours := wire.HourRow{}
	for _, h := range got.Hours {
		hours.In += h.In
		hours.Solved += h.Solved
	}
	all := wire.TodayRow{}
	for _, l := range got.Lines {
		all = sum(all, l)
	}
	if len(got.Hours) != 24 || hours.In != all.In || hours.Solved != all.Solved || all.In == 0 || all.Solved == 0 || all.Late == 0 {
		t.Errorf("hours add up to %+v of %+v", hours, all)
	}
}

// Ten notes on paper from a stop of the network, entered in the afternoon with
// their real times, count in the morning when people rang.
func TestPaperNotesCountInTheRightHour(t *testing.T) {
	r := furnished(t)
	anna := r.person(t, 1)
	r.pass(5 * time.Hour) // 15:00 in Stockholm
	informed := r.Book().Directory().Actions["informed"].ActionRule
	for i := range 10 {
		in := call("booking")
		in.OccurredAt = time.Date(2026, 11, 24, 7, 15+i, 0, 0, time.UTC)
		must[*desk.Row](t)(r.Register(t.Context(), anna, in, func(t *tickets.Ticket, by tickets.Actor, m tickets.Moment) (tickets.Outcome, error) {
			return t.Close(by, m, informed, tickets.Action{Code: "informed"})
		}))
	}
	in := call("booking")
	in.OccurredAt = time.Date(2026, 11, 23, 22, 59, 0, 0, time.UTC) // yesterday, a minute before midnight
	must[*desk.Row](t)(r.Register(t.Context(), anna, in, nil))
	got := must[wire.Today](t)(r.Today(t.Context(), r.person(t, 6)))
	for _, h := range got.Hours {
		want := wire.HourRow{Hour: h.Hour}
		switch h.Hour {
		case 8:
			want.In = 10
		case 15:
			want.Solved = 10
		}
		if h != want {
			t.Errorf("got %+v, want %+v", h, want)
		}
	}
	if l := got.Lines[0]; l.In != 10 || l.Solved != 10 || l.Open != 1 {
		t.Errorf("line one %+v", l)
	}
}

// A report is for who leads, of the units they lead; each reading is kept in the
// access log without patients (P-3, P-8).
func TestStatisticsAreLedUnitsAndLogged(t *testing.T) {
	r := furnished(t)
	r.everyEnding(t, tuesday.Add(-100*time.Hour))
	chef := r.person(t, 6)
	for _, id := range []int{1, 3, 4, 5} {
		p := r.person(t, id)
		_, resolution := r.Resolution(t.Context(), p, tuesday.Add(-time.Hour), tuesday)
		_, today := r.Today(t.Context(), p)
		for _, err := range []error{resolution, today} {
			if x := problem.As(err); x == nil || x.Kind != problem.Forbidden {
				t.Errorf("person %d: %v", id, err)
			}
		}
	}
	if _, err := r.Resolution(t.Context(), chef, tuesday, tuesday); problem.As(err) == nil || problem.As(err).Fields[0].Path != "from" {
		t.Errorf("an empty time: %v", err)
	}
	if n := r.count(t, `select count(*) from access_log`); n != 0 {
		t.Errorf("%d entries of what was refused", n)
	}
	must[wire.Resolution](t)(r.Resolution(t.Context(), chef, tuesday.Add(-time.Hour), tuesday))
	must[wire.Today](t)(r.Today(t.Context(), chef))
	var logged []struct{ Activity, Args, Purpose, Resource, Units, Patients string }
	if err := r.Gorm(t.Context()).Raw(`select activity, args, purpose, resource, resource_unit_ids::text as units, patient_ids::text as patients from access_log where user_id = 6 order by id`).Scan(&logged).Error; err != nil {
		t.Fatal(err)
	}
	want := "[{statistics resolution 2026-11-24T08:00:00Z/2026-11-24T09:00:00Z administration statistics {1} {}} {statistics today administration statistics {1} {}}]"
	if got := fmt.Sprint(logged); got != want {
		t.Errorf("logged %s, want %s", got, want)
	}
}
