package tickets

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"kontaktpunkten/tickets/sla"
)

// standing tells the promises in a line: kind, level, minutes after ten until
// due, and whether it stands still or has ended.
func standing(t *Ticket) string {
	var said []string
	for _, kind := range sla.Promises() {
		p := t.Promise(kind)
		if p == nil {
			continue
		}
		s := string(kind) + " " + p.Level + " " + p.Due.Sub(ten.At).String()
		if !p.PausedAt.IsZero() && p.EndedAt.IsZero() {
			s += " still"
		}
		if !p.EndedAt.IsZero() {
			s += " ended"
		}
		said = append(said, strings.ReplaceAll(s, "m0s", "m"))
	}
	return strings.Join(said, ", ")
}

func minutes(n int) Moment { return later(time.Duration(n) * time.Minute) }

// What each verb does to the four promises. Everything happens from ten o'clock
// on; the level x promises an hour of each kind, fast a quarter, slow three
// hours, and E-2 two for the first answer.
func TestPromisesByVerb(t *testing.T) {
	pool, slow, own := toNurses, toArrhythmia, Queue{ID: 8, Unit: unit, Line: 1, Level: "fast"}
	pool.Level = "fast"
	type step func(*Ticket) error
	reply := func(at int) step {
		return func(x *Ticket) error { _, err := x.Reply(anna, minutes(at), say("Svar")); return err }
	}
	receive := func(at int, words ...string) step {
		return func(x *Ticket) error {
			_, err := x.Receive(Actor{Kind: BySystem}, minutes(at), say("Mer"), words, toFirst, &toNurses)
			return err
		}
	}
	closes := func(at int) step {
		return func(x *Ticket) error {
			_, err := x.Close(anna, minutes(at), informed, Action{Code: "informed"})
			return err
		}
	}
	unsend := func(at, sent int) step {
		return func(x *Ticket) error {
			_, err := x.Unsend(anna, minutes(at), Sent{Author: anna.ID, At: minutes(sent).At, Last: true})
			return err
		}
	}
	wait := func(at int) step {
		return func(x *Ticket) error { _, err := x.Wait(anna, minutes(at), "svar", time.Time{}); return err }
	}
	watch := func(at int) step {
		return func(x *Ticket) error {
			_, err := x.Watch(anna, minutes(at), "2026-11-24", "2026-12-01", "ring")
			return err
		}
	}
	take := func(at int) step { return func(x *Ticket) error { _, err := x.Take(anna, minutes(at)); return err } }
	hand := func(at int, to Queue) step {
		return func(x *Ticket) error { _, err := x.HandOver(ClockActor(), minutes(at), 0, &to, ""); return err }
	}
	ask := func(at int, to Queue, urgent bool) step {
		return func(x *Ticket) error { _, err := x.Escalate(anna, minutes(at), to, "x", "?", urgent); return err }
	}
	for _, c := range []struct {
		what  string
		steps []step
		want  string
	}{
		{"taken", []step{take(5)}, "first x 1h0m, solved x 1h0m, line x 1h0m"},
		{"an answer keeps the first", []step{reply(5)}, "first x 1h0m ended, solved x 1h0m, line x 1h0m"},
		{"the customer writes again", []step{reply(5), receive(20)}, "first x 1h0m ended, next x 1h20m, solved x 1h0m, line x 1h0m"},
		{"once more, and the earlier counts", []step{reply(5), receive(20), receive(30)}, "first x 1h0m ended, next x 1h20m, solved x 1h0m, line x 1h0m"},
		{"before the first answer that is what runs", []step{receive(20)}, "first x 1h0m, solved x 1h0m, line x 1h0m"},
		{"the next is answered, and the one after it", []step{reply(5), receive(20), reply(25), receive(40)}, "first x 1h0m ended, next x 1h40m, solved x 1h0m, line x 1h0m"},
		{"an answer is taken back", []step{reply(5), unsend(6, 5)}, "first x 1h0m, solved x 1h0m, line x 1h0m"},
		{"the next answer is taken back", []step{reply(5), receive(20), reply(25), unsend(26, 25)}, "first x 1h0m ended, next x 1h20m, solved x 1h0m, line x 1h0m"},
		{"a wait stops all", []step{wait(10)}, "first x 1h0m still, solved x 1h0m still, line x 1h0m still"},
		{"and they go on", []step{wait(10), take(40)}, "first x 1h30m, solved x 1h30m, line x 1h30m"},
		{"a question is no answer, and waits (E-2)", []step{func(x *Ticket) error { _, err := x.Request(anna, minutes(10), say("Vad?"), time.Time{}); return err }},
			"first x 1h0m still, solved x 1h0m still, line x 1h0m still"},
		{"on watch the customer still waits", []step{watch(10)}, "first x 1h0m, solved x 1h0m still, line x 1h0m still"},
		{"answered on watch", []step{watch(10), reply(20)}, "first x 1h0m ended, solved x 1h0m still, line x 1h0m still"},
		{"from a wait to a watch", []step{wait(10), watch(20), take(50)}, "first x 1h10m, solved x 1h40m, line x 1h40m"},
		{"from a watch to a wait", []step{watch(10), wait(20), take(50)}, "first x 1h30m, solved x 1h40m, line x 1h40m"},
		{"closed", []step{closes(10)}, "first x 1h0m ended, solved x 1h0m ended, line x 1h0m ended"},
		{"closed with an answer that is taken back", []step{reply(10), closes(10), unsend(11, 10)}, "first x 1h0m, solved x 1h0m, line x 1h0m"},
		{"opened again: who had an answer waits for the next", []step{closes(10), func(x *Ticket) error { _, err := x.Reopen(bo, minutes(60), toFirst, "igen"); return err }},
			"first x 1h0m ended, next x 2h0m, solved x 2h0m, line x 2h0m"},
		{"the customer opens it again", []step{closes(10), receive(60)}, "first x 1h0m ended, next x 2h0m, solved x 2h0m, line x 2h0m"},
		{"opened again in a queue with a level", []step{closes(10), func(x *Ticket) error { _, err := x.Reopen(bo, minutes(60), own, "igen"); return err }},
			"first x 1h0m ended, next fast 1h15m, solved fast 1h15m, line fast 1h15m"},
		{"to another line: its time begins anew", []step{ask(30, toNurses, false)}, "first x 1h0m, solved x 1h0m, line x 1h30m"},
		{"to a line with a level of its own", []step{ask(30, slow, false)}, "first x 1h0m, solved x 1h0m, line slow 3h30m"},
		{"to a queue with a shorter level (KP-10)", []step{ask(30, pool, false)}, "first fast 45m, solved fast 45m, line fast 45m"},
		{"late is late: no move lengthens", []step{ask(59, pool, false)}, "first x 1h0m, solved x 1h0m, line fast 1h14m"},
		{"urgent: what is now is fast", []step{ask(20, toNurses, true)}, "first fast 15m, solved fast 15m, line fast 35m"},
		{"to and fro in one line", []step{hand(10, own), hand(20, toFirst), hand(24, own)}, "first fast 25m, solved fast 25m, line fast 25m"},
		{"an answer goes back to the line that asked", []step{ask(30, toNurses, false), func(x *Ticket) error { _, err := x.Return(cilla, minutes(50), "Ja"); return err }},
			"first x 1h0m, solved x 1h0m, line x 1h50m"},
		{"words that suggest an emergency (KP-7a)", []step{receive(20, "andnöd")}, "first fast 15m, solved fast 15m, line fast 35m"},
		{"priority now, by hand", []step{func(x *Ticket) error {
			now := 1
			_, err := x.Edit(anna, minutes(5), Edits{Priority: &now})
			return err
		}}, "first fast 15m, solved fast 15m, line fast 15m"},
		{"and back: nothing is lengthened", []step{func(x *Ticket) error {
			now, normal := 1, 3
			_, err := x.Edit(anna, minutes(5), Edits{Priority: &now})
			if err == nil {
				_, err = x.Edit(anna, minutes(6), Edits{Priority: &normal})
			}
			return err
		}}, "first fast 15m, solved fast 15m, line fast 15m"},
		{"merged and undone: what was left is left", []step{func(x *Ticket) error { _, err := x.Merge(anna, minutes(20), other()); return err },
			func(x *Ticket) error { _, err := x.Unmerge(anna, minutes(80)); return err }}, "first x 2h0m, solved x 2h0m, line x 2h0m"},
		{"merged while it waited, and undone", []step{wait(10), func(x *Ticket) error { _, err := x.Merge(anna, minutes(20), other()); return err },
			func(x *Ticket) error { _, err := x.Unmerge(anna, minutes(80)); return err }}, "first x 2h10m, solved x 2h10m, line x 2h10m"},
	} {
		t.Run(c.what, func(t *testing.T) {
			x := fresh()
			for i, step := range c.steps {
				if err := step(x); err != nil {
					t.Fatalf("step %d: %v", i, err)
				}
			}
			if got := standing(x); got != c.want {
				t.Errorf("\n got %s\nwant %s", got, c.want)
			}
		})
	}
}

// A new ticket: by its decision's level, by the level whose scope takes it, and
// who writes has E-2 at least.
func TestBegin(t *testing.T) {
	for _, c := range []struct {
		channel, level string
		priority       int
		want           string
	}{
		{"phone", "x", 3, "first x 1h0m, solved x 1h0m, line x 1h0m"},
		{"phone", "", 1, "first fast 15m, solved fast 15m, line fast 15m"},
		{"phone", "", 3, ""},
		{"email", "", 3, "first E-2 2h0m"},
		{"citizen1177", "gone", 3, "first E-2 2h0m"},
		{"citizen1177", "x", 3, "first x 1h0m, solved x 1h0m, line x 1h0m"},
	} {
		x := &Ticket{Status: New, Line: 1, Queue: first, Unit: unit, Owner: Owner{Queue: first, Unit: unit}, Channel: c.channel, Level: c.level, Priority: c.priority}
		x.Begin(minutes(30), ten.At)
		if got := strings.ReplaceAll(strings.ReplaceAll(standing(x), "h0m0s", "h0m"), "5m0s", "5m"); got != c.want {
			t.Errorf("%+v: %s", c, got)
		}
	}
}

// What stays takes the earlier of each kind; the first answer of what was merged
// into an answered ticket is its next one.
func TestInherit(t *testing.T) {
	part := other()
	part.Promises[0].Due = minutes(20).At
	into := fresh()
	if _, err := into.Reply(anna, minutes(1), say("Svar")); err != nil {
		t.Fatal(err)
	}
	into.MergeIn(minutes(5), part)
	if got := standing(into); got != "first x 1h0m ended, next x 20m, solved x 1h0m, line x 1h0m" {
		t.Error(got)
	}
	waits := fresh()
	if _, err := waits.Wait(anna, minutes(1), "svar", time.Time{}); err != nil {
		t.Fatal(err)
	}
	waits.MergeIn(minutes(5), part)
	if got := standing(waits); got != "first x 20m still, solved x 1h0m still, line x 1h0m still" {
		t.Error(got)
	}
	elsewhere := other()
	elsewhere.Line, elsewhere.Queue, elsewhere.Promise(sla.Line).Due = 2, nurses, minutes(10).At
	mine := fresh()
	mine.MergeIn(minutes(5), elsewhere)
	if got := standing(mine); got != "first x 1h0m, solved x 1h0m, line x 1h0m" {
		t.Error(got)
	}
}

// What had been told is forgotten when it comes again, and kept when it does not.
func TestToldAgain(t *testing.T) {
	x := fresh()
	x.Level = "slow"
	x.Begin(ten, ten.At) // warns after two hours and a quarter
	x.Promise(sla.First).Done = []string{DoneWarn, "step"}
	pool := toNurses
	pool.Level = "fast"
	if _, err := x.Escalate(anna, minutes(140), pool, "x", "?", false); err != nil {
		t.Fatal(err)
	}
	if p := x.Promise(sla.First); !slices.Equal(p.Done, []string{"step"}) || !p.Warn.After(minutes(140).At) {
		t.Errorf("%+v", p)
	}
	broken := fresh()
	broken.Promise(sla.First).Done = []string{DoneWarn, DoneDue}
	if _, err := broken.Wait(anna, minutes(70), "svar", time.Time{}); err != nil {
		t.Fatal(err)
	}
	if _, err := broken.Resume(anna, minutes(90)); err != nil {
		t.Fatal(err)
	}
	if p := broken.Promise(sla.First); !slices.Equal(p.Done, []string{DoneWarn, DoneDue}) || !p.Due.Equal(minutes(60).At) {
		t.Errorf("a broken promise was mended: %+v", p)
	}
}

// Whatever people do in whatever order, the ticket shows the earliest of the
// promises that run, and nothing that the customer was promised comes later than
// it was promised, but for the time in which it stood still.
func TestPromisesHold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := fresh()
		x.Channel = rapid.SampledFrom([]string{"phone", "email"}).Draw(t, "channel")
		at := 0
		for range rapid.IntRange(1, 30).Draw(t, "steps") {
			at += rapid.IntRange(1, 40).Draw(t, "minutes")
			before := map[sla.Promise]Promise{}
			for _, p := range x.Promises {
				before[p.Kind] = p
			}
			closed := x.Status == Closed
			verb := rapid.SampledFrom(Verbs).Draw(t, "verb")
			does(t, x, verb, minutes(at))
			showsTheEarliest(t, x)
			for kind, was := range before {
				now := x.Promise(kind)
				if kind == sla.Line || closed || !was.EndedAt.IsZero() || now == nil || !now.EndedAt.IsZero() {
					continue
				}
				still := time.Duration(0)
				if !was.PausedAt.IsZero() && now.PausedAt.IsZero() {
					still = minutes(at).At.Sub(was.PausedAt)
				}
				if now.Due.After(was.Due.Add(still)) {
					t.Fatalf("%s lengthened the promise %s from %v to %v", verb, kind, was.Due, now.Due)
				}
			}
		}
	})
}

func showsTheEarliest(t *rapid.T, x *Ticket) {
	running := map[sla.Promise]time.Time{}
	for _, p := range x.Promises {
		if p.EndedAt.IsZero() && p.PausedAt.IsZero() {
			running[p.Kind] = p.Due
		}
		if p.Warn.After(p.Due) || p.Warn.Before(p.From) {
			t.Fatalf("warns outside its time: %+v", p)
		}
	}
	due, _, kind := x.Showing()
	switch {
	case len(running) == 0:
		if kind != "" || !due.IsZero() {
			t.Fatalf("shows %s %v while nothing runs", kind, due)
		}
	case x.Status == Closed:
		t.Fatalf("closed, and runs: %v", running)
	default:
		earliest := slices.MinFunc(slices.Collect(maps.Values(running)), time.Time.Compare)
		if !due.Equal(earliest) || !running[kind].Equal(due) {
			t.Fatalf("shows %s %v, and the earliest of %v is %v", kind, due, running, earliest)
		}
	}
}

// does tries a verb by somebody; what is refused changes nothing.
func does(t *rapid.T, x *Ticket, verb Verb, m Moment) {
	fastPool := Queue{ID: 8, Unit: unit, Line: 1, Level: "fast"}
	queues := []Queue{toFirst, toNurses, toArrhythmia, fastPool}
	switch by := rapid.SampledFrom([]Actor{anna, cilla, dag}).Draw(t, "by"); verb {
	case VerbTake:
		_, _ = x.Take(by, m)
	case VerbHandOver:
		to := rapid.SampledFrom(queues).Draw(t, "to")
		_, _ = x.HandOver(ClockActor(), m, 0, &to, "")
	case VerbEscalate:
		_, _ = x.Escalate(ClockActor(), m, rapid.SampledFrom(queues).Draw(t, "to"), "x", "?", rapid.Bool().Draw(t, "urgent"))
	case VerbReturn:
		_, _ = x.Return(ClockActor(), m, "svar")
	case VerbWatch:
		_, _ = x.Watch(by, m, "2026-11-24", "2026-12-01", "x")
	case VerbWait:
		_, _ = x.Wait(by, m, "x", time.Time{})
	case VerbResume:
		_, _ = x.Resume(by, m)
	case VerbClose:
		_, _ = x.Close(by, m, informed, Action{Code: "informed"})
	case VerbReopen:
		_, _ = x.Reopen(ClockActor(), m, rapid.SampledFrom(queues).Draw(t, "owner"), "x")
	case VerbEdit:
		priority := rapid.IntRange(1, 4).Draw(t, "priority")
		_, _ = x.Edit(by, m, Edits{Priority: &priority})
	case VerbReply:
		_, _ = x.Reply(by, m, say("svar"))
	case VerbRequest:
		_, _ = x.Request(by, m, say("fråga"), time.Time{})
	case VerbUnsend:
		_, _ = x.Unsend(by, m, Sent{Author: by.ID, At: x.AnsweredAt, Last: true})
	case VerbReceive:
		_, _ = x.Receive(Actor{Kind: BySystem}, m, say("mer"), rapid.SampledFrom([][]string{nil, nil, {"andnöd"}}).Draw(t, "words"), toFirst, &toNurses)
	case VerbMerge:
		if rapid.Bool().Draw(t, "stays") {
			_, _ = x.Merge(by, m, &Ticket{ID: 7, Status: New, Unit: unit})
		} else if x.Status != Closed {
			x.MergeIn(m, other())
		}
	case VerbUnmerge:
		_, _ = x.Unmerge(by, m)
	}
}
