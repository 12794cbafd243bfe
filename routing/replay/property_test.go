package replay_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"kontaktpunkten/routing"
	"kontaktpunkten/routing/replay"
	"kontaktpunkten/routing/rule"
	"kontaktpunkten/tickets/sla"
	"kontaktpunkten/tickets/workday"
)

func pick[T any](t *rapid.T, label string, of ...T) T { return rapid.SampledFrom(of).Draw(t, label) }

// drawPlan is any plan of the catalogue: rules on every kind of field, levels
// that are named, scoped or neither, and hours with closed days.
func drawPlan(t *rapid.T) *routing.Plan {
	decides := func() rule.Decides {
		return rule.Decides{Queue: pick(t, "queue", "forsta", "ssk", "recept", "lots"), Level: pick(t, "level", "", "day", "24h"), Priority: rapid.IntRange(0, 4).Draw(t, "priority")}
	}
	src := routing.PlanSource{Fallback: decides(), Levels: []sla.Level{
		{Code: "day", Name: "Dag", First: &sla.Target{Kind: sla.WorkingDays, Days: rapid.IntRange(0, 3).Draw(t, "days")}, Line: &sla.Target{Kind: sla.OpenHours, Minutes: rapid.IntRange(1, 2000).Draw(t, "minutes")}},
		{Code: "24h", Name: "24 h", Solved: &sla.Target{Kind: sla.Elapsed, Minutes: rapid.IntRange(1, 4000).Draw(t, "elapsed")}, For: &sla.Scope{Lines: []int{pick(t, "scope", 1, 2)}}},
	}}
	if rapid.Bool().Draw(t, "other hours") {
		src.Hours.Week = workday.RoundTheClock()
	}
	for i := range rapid.IntRange(0, 5).Draw(t, "rules") {
		c := pick(t, "condition", is("reason", "recept"), is("open", "true"), is("channel", "email"), is("weekday", "sun"), is("reason", "advice"),
			rule.Condition{Field: "hour", Op: rule.Before, Value: rule.Values{"12:00"}}, rule.Condition{Field: "words", Op: rule.AnyOf, Value: rule.Values{pick(t, "word", "svikt*", "flimmer*")}})
		src.Rules = append(src.Rules, rule.Rule{ID: fmt.Sprint(i), Name: "Regel", Conditions: []rule.Condition{c}, Decides: decides(), Off: rapid.IntRange(0, 5).Draw(t, "off") == 0})
	}
	p, problems := routing.CompilePlan(src, "hk", 1, time.Time{}, catalogue)
	if p == nil {
		t.Fatal(problems)
	}
	return p
}

// drawPast is contacts of a period, some erased, some with texts, some still there.
func drawPast(t *rapid.T, r *replay.Run) []replay.Recorded {
	r.From = wall("2026-03-20 00:00").Add(time.Duration(rapid.IntRange(0, 20*24*60).Draw(t, "from")) * time.Minute)
	r.To = r.From.Add(time.Duration(rapid.IntRange(60, 30*24*60).Draw(t, "length")) * time.Minute)
	length := int(r.To.Sub(r.From) / time.Second)
	all := make([]replay.Recorded, rapid.IntRange(0, 40).Draw(t, "contacts"))
	for i := range all {
		at := r.From.Add(time.Duration(rapid.IntRange(0, length-1).Draw(t, "at")) * time.Second)
		later := func(label string) time.Time {
			if minutes := rapid.IntRange(-500, 4000).Draw(t, label); minutes >= 0 {
				return at.Add(time.Duration(minutes) * time.Minute)
			}
			return time.Time{}
		}
		c := replay.Recorded{Number: fmt.Sprint(i), OccurredAt: at, EnteredAt: at, LeftAt: later("left"), AnsweredAt: later("answered"), ClosedAt: later("closed")}
		if rapid.IntRange(0, 9).Draw(t, "erased") > 0 {
			c.Situation = &routing.Situation{Channel: pick(t, "channel", "phone", "email"), Reason: pick(t, "reason", catalogue.Reasons...), Unit: "hk",
				Customer: "patient", At: at, Text: pick(t, "text", "", "", "min svikt", "flimmer och stroke"), Words: pick(t, "words", nil, []string{"svikt*"})}
		}
		if begin := later("pause"); !begin.IsZero() {
			c.Pauses = []replay.Pause{{From: begin, To: begin.Add(time.Duration(rapid.IntRange(0, 4000).Draw(t, "paused")) * time.Minute), Watched: rapid.Bool().Draw(t, "watched")}}
		}
		all[i] = c
	}
	slices.SortStableFunc(all, func(a, b replay.Recorded) int { return a.OccurredAt.Compare(b.OccurredAt) })
	return all
}

func rehearse(t *rapid.T, r replay.Run, all []replay.Recorded, size int) *replay.Result {
	got, err := r.Over(t.Context(), divided(all, size), nil)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// The same input gives the same output, whatever the number of workers and
// however the contacts are divided (issue 4, point 3).
func TestTheSameInputGivesTheSameOutput(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		run := replay.Run{Before: drawPlan(t), After: drawPlan(t), Workers: 1}
		all := drawPast(t, &run)
		want := rehearse(t, run, all, max(1, len(all)))
		run.Workers = rapid.IntRange(1, 8).Draw(t, "workers")
		if diff := cmp.Diff(want, rehearse(t, run, all, rapid.IntRange(1, 9).Draw(t, "at a time"))); diff != "" {
			t.Fatal(diff)
		}
	})
}

// A candidate that is what counts now changes nothing.
func TestTheLivePlanChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		live := drawPlan(t)
		run := replay.Run{Before: live, After: live}
		got := rehearse(t, run, drawPast(t, &run), 7)
		same := got.Moved == 0 && len(got.Moves) == 0 && got.Untaken[replay.Before] == got.Untaken[replay.After]
		for _, q := range got.Queues {
			same = same && q.Flow[replay.Before] == q.Flow[replay.After]
		}
		for _, l := range got.Levels {
			same = same && l.Given[replay.Before] == l.Given[replay.After] && l.Broken[replay.Before] == l.Broken[replay.After]
		}
		for _, x := range got.Rules {
			same = same && x.Decides[replay.Before] == x.Decides[replay.After]
		}
		if !same {
			t.Fatalf("%+v", got)
		}
	})
}

// Every contact is in exactly one queue and decided by exactly one rule on each
// side, and what has moved is told in full; load and peak are what a count of
// every minute finds.
func TestNothingIsLostBetweenTheSides(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		run := replay.Run{Before: drawPlan(t), After: drawPlan(t)}
		all := drawPast(t, &run)
		got := rehearse(t, run, all, 5)
		var arrivals, decided replay.Both
		for n := range arrivals {
			for _, q := range got.Queues {
				for _, a := range q.Flow[n].Arrivals {
					arrivals[n] += a
				}
				if q.Flow[n].Peak > len(all) {
					t.Fatalf("%d at once in %s", q.Flow[n].Peak, q.Code)
				}
			}
			for _, x := range got.Rules {
				decided[n] += x.Decides[n]
			}
		}
		if want := (replay.Both{got.Tickets, got.Tickets}); arrivals != want || decided != want || got.Tickets+got.Erased != len(all) {
			t.Fatalf("%d contacts: %d decided, %d erased, arrivals %v, by rules %v", len(all), got.Tickets, got.Erased, arrivals, decided)
		}
		moved, peaks := 0, 0
		for _, m := range got.Moves {
			if moved += m.Tickets; m.From == m.To || len(m.Examples) != min(m.Tickets, 10) {
				t.Fatalf("%+v", m)
			}
		}
		if moved != got.Moved || got.Untaken[replay.After] != got.Rules[len(got.Rules)-1].Decides[replay.After] || len(got.Left) != min(10, got.Untaken[replay.After]) {
			t.Fatalf("%+v", got)
		}
		for _, q := range got.Queues {
			peaks = max(peaks, q.Flow[replay.Before].Peak)
		}
		if together := atOnce(&run, all); peaks > together {
			t.Fatalf("%d at once in one queue, %d in all", peaks, together)
		}
	})
}

// With one queue its load and peak are what a slow look at every moment finds.
func TestLoadAndPeakAgainstASlowCount(t *testing.T) {
	one := plan(t, nil)
	rapid.Check(t, func(t *rapid.T) {
		run := replay.Run{Before: one, After: one}
		all := drawPast(t, &run)
		got := rehearse(t, run, all, 5)
		if len(got.Queues) == 0 {
			return
		}
		flow := got.Queues[0].Flow[replay.After]
		if want := atOnce(&run, all); flow.Peak != want {
			t.Fatalf("peak %d, want %d", flow.Peak, want)
		}
		var open, length [24]time.Duration
		for at := run.From; at.Before(run.To); at = at.Add(time.Minute) {
			hour := at.In(workday.Stockholm()).Hour()
			step := min(time.Minute, run.To.Sub(at))
			length[hour] += step
			for i := range all {
				from, to := stay(&run, &all[i])
				open[hour] += max(0, minTime(at.Add(step), to).Sub(maxTime(at, from)))
			}
		}
		for hour, load := range flow.Load {
			want := 0.0
			if length[hour] > 0 {
				want = float64(open[hour]) / float64(length[hour])
			}
			if diff := load - want; diff > 0.0051 || diff < -0.0051 {
				t.Fatalf("at %d: load %v, want %v", hour, load, want)
			}
		}
	})
}

// atOnce is the most contacts that lie somewhere at the same time.
func atOnce(r *replay.Run, all []replay.Recorded) int {
	most := 0
	for i := range all {
		at, _ := stay(r, &all[i])
		n := 0
		for j := range all {
			if from, to := stay(r, &all[j]); !from.After(at) && to.After(at) {
				n++
			}
		}
		most = max(most, n)
	}
	return most
}

// stay is from when until when a contact lies in its queue within the period; the
// same instant twice where it does not.
func stay(r *replay.Run, c *replay.Recorded) (from, to time.Time) {
	if c.Situation == nil {
		return r.From, r.From
	}
	to = r.To
	for _, at := range []time.Time{c.LeftAt, c.ClosedAt} {
		if !at.IsZero() {
			to = minTime(to, at)
		}
	}
	return c.EnteredAt, maxTime(c.EnteredAt, to)
}

func minTime(a, b time.Time) time.Time {
	if b.Before(a) {
		return b
	}
	return a
}

func maxTime(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}
