package replay_test

import (
	"context"
	"errors"
	"iter"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"kontaktpunkten/routing"
	"kontaktpunkten/routing/replay"
	"kontaktpunkten/routing/rule"
	"kontaktpunkten/tickets/sla"
	"kontaktpunkten/tickets/workday"
)

var catalogue = rule.Catalogue{
	Queues: []rule.Queue{
		{Code: "forsta", Unit: "hk", Line: 1, Default: true}, {Code: "ssk", Unit: "hk", Line: 2, Licensed: true, Default: true},
		{Code: "recept", Unit: "hk", Line: 2, Licensed: true}, {Code: "lots", Unit: "vg", Line: 1, Default: true, Level: "offer"},
	},
	Channels: []string{"phone", "email"}, Reasons: []string{"booking", "advice", "recept", "offer"}, Units: []string{"hk", "vg"},
	Customers: []string{"patient", "relative"},
}

// plan compiles what is written over the ordinary one: everything in the first
// line's queue, an answer within the day and out of the line in four open hours.
func plan(t testing.TB, change func(*routing.PlanSource)) *routing.Plan {
	t.Helper()
	src := routing.PlanSource{Fallback: rule.Decides{Queue: "forsta", Level: "day"}, Levels: []sla.Level{
		{Code: "day", Name: "Samma dag", First: &sla.Target{Kind: sla.WorkingDays}, Line: &sla.Target{Kind: sla.OpenHours, Minutes: 240}},
		{Code: "24h", Name: "24 timmar", First: &sla.Target{Kind: sla.Elapsed, Minutes: 24 * 60}, Solved: &sla.Target{Kind: sla.Elapsed, Minutes: 24 * 60}},
	}}
	if change != nil {
		change(&src)
	}
	p, problems := routing.CompilePlan(src, "hk", 1, time.Time{}, catalogue)
	if p == nil {
		t.Fatal(problems)
	}
	return p
}

func is(field, value string) rule.Condition {
	return rule.Condition{Field: field, Op: rule.Is, Value: rule.Values{value}}
}

func wall(text string) time.Time {
	at, err := time.ParseInLocation("2006-01-02 15:04", text, workday.Stockholm())
	if err != nil {
		panic(err)
	}
	return at
}

// call is a contact that came, left its queue and was closed at times of the wall;
// an empty time has not come.
func call(number, reason, came, left, closed string) replay.Recorded {
	at := wall(came)
	c := replay.Recorded{Number: number, OccurredAt: at, EnteredAt: at,
		Situation: &routing.Situation{Channel: "phone", Reason: reason, Unit: "hk", Customer: "patient", At: at}}
	for text, to := range map[string]*time.Time{left: &c.LeftAt, closed: &c.ClosedAt} {
		if text != "" {
			*to = wall(text)
		}
	}
	return c
}

// divided hands contacts over some at a time.
func divided(all []replay.Recorded, size int) iter.Seq2[[]replay.Recorded, error] {
	return func(yield func([]replay.Recorded, error) bool) {
		for some := range slices.Chunk(all, size) {
			if !yield(some, nil) {
				return
			}
		}
	}
}

func over(t testing.TB, r replay.Run, all []replay.Recorded) *replay.Result {
	t.Helper()
	got, err := r.Over(t.Context(), divided(all, 3), nil)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func week(before, after *routing.Plan) replay.Run {
	return replay.Run{Before: before, After: after, From: wall("2026-05-04 00:00"), To: wall("2026-05-09 00:00")}
}

func queue(t testing.TB, r *replay.Result, code string) replay.Queue {
	t.Helper()
	i := slices.IndexFunc(r.Queues, func(q replay.Queue) bool { return q.Code == code })
	if i < 0 {
		t.Fatalf("no queue %s in %+v", code, r.Queues)
	}
	return r.Queues[i]
}

// Monday to Friday of an ordinary week, reckoned by hand.
func TestARuleMovesWhatItTakes(t *testing.T) {
	recept := func(src *routing.PlanSource) {
		src.Rules = []rule.Rule{{ID: "recept", Name: "Recept", Conditions: []rule.Condition{is("reason", "recept")}, Decides: rule.Decides{Queue: "recept", Level: "24h"}}}
	}
	got := over(t, week(plan(t, nil), plan(t, recept)), []replay.Recorded{
		call("A", "booking", "2026-05-04 08:15", "", "2026-05-04 09:45"),
		call("B", "recept", "2026-05-04 08:30", "2026-05-04 14:00", "2026-05-05 08:00"),
		call("C", "recept", "2026-05-04 09:00", "", "2026-05-06 09:00"),
		{Number: "D", OccurredAt: wall("2026-05-05 09:00")},
		call("E", "recept", "2026-05-08 23:00", "", ""),
	})
	if got.Tickets != 4 || got.Erased != 1 || got.Moved != 3 || got.Untaken != (replay.Both{4, 1}) {
		t.Errorf("%+v", got)
	}
	first, pool := queue(t, got, "forsta"), queue(t, got, "recept")
	if first.Line != 1 || pool.Line != 2 || first.Unit != "hk" {
		t.Errorf("%+v", got.Queues)
	}
	if a := first.Flow[replay.Before].Arrivals; a[8] != 2 || a[9] != 1 || a[23] != 1 {
		t.Errorf("arrivals before %v", a)
	}
	if a := pool.Flow[replay.After].Arrivals; a[8] != 1 || a[9] != 1 || a[23] != 1 {
		t.Errorf("arrivals after %v", a)
	}
	if got := [4]int{first.Flow[replay.Before].Peak, first.Flow[replay.After].Peak, pool.Flow[replay.Before].Peak, pool.Flow[replay.After].Peak}; got != [4]int{3, 1, 0, 2} {
		t.Errorf("peaks %v", got)
	}
	// From nine to ten over five days: A for ¾ h, B and C for the whole of Monday's
	// hour, C for Tuesday's.
	if load := first.Flow[replay.Before].Load[9]; load != 0.75 {
		t.Errorf("load %v", load)
	}
	if load := pool.Flow[replay.After].Load; load[9] != 0.6 || load[3] != 0.4 || load[23] != 0.6 {
		t.Errorf("load %v", load)
	}
	wantMove := replay.Move{From: "forsta", To: "recept", Tickets: 3}
	for _, x := range []struct{ number, at string }{{"B", "2026-05-04 08:30"}, {"C", "2026-05-04 09:00"}, {"E", "2026-05-08 23:00"}} {
		wantMove.Examples = append(wantMove.Examples, replay.Sample{Number: x.number, OccurredAt: wall(x.at), Reason: "recept", Rules: [2]string{"fallback", "recept"}})
	}
	if diff := cmp.Diff([]replay.Move{wantMove}, got.Moves); diff != "" {
		t.Error(diff)
	}
	wantRules := []replay.Rule{{ID: "recept", Name: "Recept", Decides: replay.Both{0, 3}}, {ID: "fallback", Decides: replay.Both{4, 1}}}
	if diff := cmp.Diff(wantRules, got.Rules); diff != "" {
		t.Error(diff)
	}
	// Same day: B and C are answered too late; four open hours: B leaves after 5½,
	// C stays for days. 24 hours: C and B's solution are within or not.
	wantLevels := []replay.Level{
		{Level: "24h", Promise: sla.First, Given: replay.Both{0, 3}, Broken: replay.Both{0, 1}},
		{Level: "24h", Promise: sla.Solved, Given: replay.Both{0, 3}, Broken: replay.Both{0, 1}},
		{Level: "day", Promise: sla.First, Given: replay.Both{4, 1}, Broken: replay.Both{2, 0}},
		{Level: "day", Promise: sla.Line, Given: replay.Both{4, 1}, Broken: replay.Both{2, 0}},
	}
	if diff := cmp.Diff(wantLevels, got.Levels); diff != "" {
		t.Error(diff)
	}
	if len(got.Left) != 1 || got.Left[0].Number != "A" {
		t.Errorf("left %+v", got.Left)
	}
}

// Opening hours are those of each plan: a rule that asks whether the unit is
// open, and a promise in open hours, both follow.
func TestChangedHours(t *testing.T) {
	closed := func(src *routing.PlanSource) {
		src.Rules = []rule.Rule{{ID: "evening", Name: "Kväll", Conditions: []rule.Condition{is("open", "false")}, Decides: rule.Decides{Queue: "ssk"}}}
	}
	longer := func(src *routing.PlanSource) {
		closed(src)
		src.Hours.Week = workday.OfficeHours()
		src.Hours.Week[time.Monday] = []workday.Span{{From: 7*60 + 30, To: 20 * 60}}
	}
	evening := call("A", "booking", "2026-05-04 18:00", "2026-05-05 07:45", "")
	evening.Situation.Open, evening.Situation.Hour = true, 3 // what is kept of the clock does not count
	got := over(t, week(plan(t, closed), plan(t, longer)), []replay.Recorded{evening})
	if got.Moved != 1 || got.Moves[0].From != "ssk" || got.Moves[0].To != "forsta" {
		t.Errorf("%+v", got.Moves)
	}
	// Four open hours from Monday 18: until Tuesday 11:30, or Tuesday 9:30. The same
	// day: Tuesday 17, or Monday 20; nobody had answered by the end of the week.
	for _, l := range got.Levels {
		want := replay.Level{Level: "day", Promise: l.Promise, Given: replay.Both{1, 1}}
		if l.Promise == sla.First {
			want.Broken = replay.Both{1, 1}
		}
		if l != want {
			t.Errorf("%+v, want %+v", l, want)
		}
	}
	late := evening
	late.LeftAt = wall("2026-05-05 10:00")
	for _, l := range over(t, week(plan(t, closed), plan(t, longer)), []replay.Recorded{late}).Levels {
		if l.Promise == sla.Line && l.Broken != (replay.Both{0, 1}) {
			t.Errorf("%+v", l)
		}
	}
}

// While the customer is waited for every clock stands still; under a watch the
// customer waits for the first answer all the same.
func TestPausesLengthenPromises(t *testing.T) {
	day := func(src *routing.PlanSource) {
		src.Fallback.Level, src.Levels[1].Line = "24h", &sla.Target{Kind: sla.Elapsed, Minutes: 24 * 60}
	}
	for name, c := range map[string]struct {
		pauses []replay.Pause
		want   int // broken promises: first, solved, line
	}{
		"none":               {nil, 3},
		"waited":             {[]replay.Pause{{From: wall("2026-05-04 10:00"), To: wall("2026-05-04 16:00")}}, 0},
		"watched":            {[]replay.Pause{{From: wall("2026-05-04 10:00"), To: wall("2026-05-04 16:00"), Watched: true}}, 1},
		"twice, too little":  {[]replay.Pause{{From: wall("2026-05-04 10:00"), To: wall("2026-05-04 10:30")}, {From: wall("2026-05-04 12:00"), To: wall("2026-05-04 12:29")}}, 3},
		"twice, just enough": {[]replay.Pause{{From: wall("2026-05-04 10:00"), To: wall("2026-05-04 10:30")}, {From: wall("2026-05-04 12:00"), To: wall("2026-05-04 12:30")}}, 0},
		"too late":           {[]replay.Pause{{From: wall("2026-05-05 08:30"), To: wall("2026-05-05 08:59")}}, 3},
	} {
		contact := call("A", "booking", "2026-05-04 08:00", "", "2026-05-05 09:00")
		contact.Pauses = c.pauses
		broken := 0
		for _, l := range over(t, week(plan(t, day), plan(t, day)), []replay.Recorded{contact}).Levels {
			broken += l.Broken[replay.After]
		}
		if broken != c.want {
			t.Errorf("%s: %d broken, want %d", name, broken, c.want)
		}
	}
	waiting := call("A", "booking", "2026-05-04 08:00", "", "")
	waiting.Pauses = []replay.Pause{{From: wall("2026-05-04 10:00")}}
	for _, l := range over(t, week(plan(t, day), plan(t, day)), []replay.Recorded{waiting}).Levels {
		if l.Broken != (replay.Both{}) {
			t.Errorf("a clock that stands still at the end: %+v", l)
		}
	}
}

// Without a level of its own a contact gets the first whose scope takes it, who
// writes gets E-2's two working days, and a queue of another unit brings its level.
func TestLevelsThatNobodyNames(t *testing.T) {
	scoped := plan(t, func(src *routing.PlanSource) {
		src.Fallback.Level = ""
		src.Levels[1].For = &sla.Scope{Reasons: []string{"advice"}}
		src.Rules = []rule.Rule{{ID: "offer", Name: "Vårdgaranti", Conditions: []rule.Condition{is("reason", "offer")}, Decides: rule.Decides{Queue: "lots"}}}
	})
	lots, problems := routing.CompilePlan(routing.PlanSource{Fallback: rule.Decides{Queue: "lots"}, Hours: workday.Options{Week: workday.RoundTheClock()}, Levels: []sla.Level{
		{Code: "offer", Name: "Erbjudande", Solved: &sla.Target{Kind: sla.WorkingDays, Days: 10}, Line: &sla.Target{Kind: sla.OpenHours, Minutes: 24 * 60}},
	}}, "vg", 2, time.Time{}, catalogue)
	if lots == nil {
		t.Fatal(problems)
	}
	run := week(scoped, scoped)
	run.Others = []*routing.Plan{lots}
	mail := call("C", "booking", "2026-05-04 08:00", "", "")
	mail.Situation.Channel = "email"
	got := over(t, run, []replay.Recorded{
		call("A", "advice", "2026-05-04 08:00", "", ""),
		call("B", "offer", "2026-05-04 08:00", "2026-05-05 08:01", ""), // 24 hours there, where the door is always open
		mail, call("D", "booking", "2026-05-04 08:00", "", ""),
	})
	one := replay.Both{1, 1}
	want := []replay.Level{
		{Level: "24h", Promise: sla.First, Given: one, Broken: one}, {Level: "24h", Promise: sla.Solved, Given: one, Broken: one},
		{Level: "E-2", Promise: sla.First, Given: one, Broken: one}, {Level: "offer", Promise: sla.Solved, Given: one},
		{Level: "offer", Promise: sla.Line, Given: one, Broken: one},
	}
	if diff := cmp.Diff(want, got.Levels); diff != "" {
		t.Error(diff)
	}
}

// A word that nobody looked for when the contact came is looked for in its text;
// when the text is gone, what was found then counts.
func TestWordsThatTheCandidateLooksFor(t *testing.T) {
	words := func(patterns ...string) func(*routing.PlanSource) {
		return func(src *routing.PlanSource) {
			src.Rules = []rule.Rule{{ID: "words", Name: "Ord", Conditions: []rule.Condition{{Field: "words", Op: rule.AnyOf, Value: patterns}}, Decides: rule.Decides{Queue: "ssk"}}}
		}
	}
	run := week(plan(t, words("svikt*")), plan(t, words("svikt*", "flimmer*")))
	if !run.Reads([]string{"svikt*"}) || run.Reads([]string{"flimmer*", "svikt*", "eko"}) {
		t.Error("texts are read exactly where a word was not looked for")
	}
	written := call("A", "booking", "2026-05-04 08:00", "", "")
	written.Situation.Text = "Undrar om mitt flimmer"
	erased := call("B", "booking", "2026-05-04 09:00", "", "")
	erased.Situation.Words = []string{"svikt*"}
	cut := call("C", "booking", "2026-05-04 10:00", "", "")
	cut.Situation.Text, cut.Situation.Words, cut.Situation.Alarm = "…", []string{"svikt*"}, &routing.Alarm{Words: []string{"stroke"}}
	got := over(t, run, []replay.Recorded{written, erased, cut})
	if got.Rules[0].Decides != (replay.Both{2, 3}) || got.Moved != 1 {
		t.Errorf("%+v", got.Rules)
	}
}

func TestExamplesAreSpreadOverThePeriod(t *testing.T) {
	away := func(src *routing.PlanSource) { src.Fallback.Queue = "ssk" }
	var all []replay.Recorded
	for i := range 200 { // all on Monday but the last
		all = append(all, call("M", "booking", "2026-05-04 08:00", "", ""))
		all[i].OccurredAt = all[i].OccurredAt.Add(time.Duration(i) * time.Minute)
	}
	all = append(all, call("F", "booking", "2026-05-08 16:00", "", ""))
	examples := over(t, week(plan(t, nil), plan(t, away)), all).Moves[0].Examples
	if len(examples) != 10 || examples[9].Number != "F" {
		t.Errorf("%+v", examples)
	}
}

func TestEndsEarly(t *testing.T) {
	all := slices.Repeat([]replay.Recorded{call("A", "booking", "2026-05-04 08:00", "", "")}, 100)
	run := week(plan(t, nil), plan(t, nil))
	enough := errors.New("enough")
	if _, err := run.Over(t.Context(), divided(all, 1), func(done int) error {
		if done == 7 {
			return enough
		}
		return nil
	}); !errors.Is(err, enough) {
		t.Errorf("stopped with %v", err)
	}
	broken := errors.New("broken")
	if _, err := run.Over(t.Context(), func(yield func([]replay.Recorded, error) bool) {
		_ = yield(all[:5], nil) && yield(nil, broken)
	}, nil); !errors.Is(err, broken) {
		t.Errorf("a past that cannot be read: %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	if _, err := run.Over(ctx, divided(all, 1), func(int) error { cancel(); return nil }); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled with %v", err)
	}
}
