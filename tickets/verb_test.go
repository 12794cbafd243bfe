package tickets

import (
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"kontaktpunkten/tickets/problem"
	"kontaktpunkten/tickets/sla"
)

// fixedClocks promises one hour of each kind by the level x, a quarter by fast
// and two by E-2 for the first answer alone, and keeps what was left over a pause.
type fixedClocks struct{}

var lengths = map[string]time.Duration{"x": time.Hour, "y": time.Hour, "fast": 15 * time.Minute, "slow": 3 * time.Hour, sla.Written.Code: 2 * time.Hour}

func (fixedClocks) Promise(level string, _ int, kind sla.Promise, from time.Time) (due, warn time.Time) {
	length, ok := lengths[level]
	if !ok || level == sla.Written.Code && kind != sla.First {
		return
	}
	return from.Add(length), from.Add(length * 3 / 4)
}

func (fixedClocks) Resume(p Promise, _ int, now time.Time) (from, due, warn time.Time) {
	still := now.Sub(p.PausedAt)
	if !p.Due.After(p.PausedAt) {
		still = 0
	}
	return p.From.Add(still), p.Due.Add(still), p.Warn.Add(still)
}

// LevelFor is fast for what is now, and slow on the third line.
func (fixedClocks) LevelFor(_ int, facts sla.Facts) string {
	switch {
	case facts.Type != TypeContact:
		return ""
	case facts.Priority == 1:
		return "fast"
	case facts.Line == 3:
		return "slow"
	}
	return ""
}

var ten = Moment{At: time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC), Clocks: fixedClocks{}}

func later(d time.Duration) Moment { return Moment{At: ten.At.Add(d), Clocks: fixedClocks{}} }

const (
	first, nurses, arrhythmia = 1, 2, 3
	unit                      = 1
)

var (
	toNurses     = Queue{ID: nurses, Unit: unit, Line: 2, Licensed: true}
	toArrhythmia = Queue{ID: arrhythmia, Unit: unit, Line: 3, Group: "arytmi", Licensed: true}
	toFirst      = Queue{ID: first, Unit: unit, Line: 1}
	informed     = ActionRule{Code: "informed", Solved: true}
	advice       = ActionRule{Code: "advice-given", Solved: true, Medical: true, Requires: "licensed"}
)

func person(id int, licensed bool, queues ...int) Actor {
	return Actor{Kind: ByUser, ID: id, Licensed: licensed, Queues: queues,
		May:   func(_ Verb, units ...int) bool { return slices.Contains(units, unit) },
		Leads: func(...int) bool { return false }}
}

var (
	anna  = person(11, false, first)
	bo    = person(12, false, first)
	cilla = person(21, true, nurses)
	dag   = person(31, true, arrhythmia)
)

func fresh() *Ticket {
	t := &Ticket{ID: 100042, Status: New, Line: 1, Queue: first, Unit: unit, Owner: Owner{Queue: first, Unit: unit}, Priority: 3,
		Reason: "booking", Channel: "phone", Level: "x", MaxLine: 1, Version: 1, CreatedAt: ten.At, QueuedAt: ten.At}
	t.Begin(ten, ten.At)
	return t
}

func slug(err error) string {
	if p := problem.As(err); p != nil {
		if len(p.Fields) == 1 {
			return p.Fields[0].Path + " " + p.Fields[0].Slug
		}
		return p.Slug
	}
	return ""
}

func wants(t *testing.T, err error, want string) {
	t.Helper()
	if got := slug(err); got != want || want == "" && err != nil {
		t.Errorf("got %q (%v), want %q", got, err, want)
	}
}

// Who may do what to a ticket that somebody else handles, and who is outside.
func TestRefuse(t *testing.T) {
	taken := fresh()
	if _, err := taken.Take(anna, ten); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		what string
		t    *Ticket
		verb Verb
		by   Actor
		want string
	}{
		{"a colleague takes", fresh(), VerbTake, bo, ""},
		{"a nurse takes from the first line's queue", fresh(), VerbTake, cilla, "not-your-queue"},
		{"mine already", taken, VerbTake, anna, "already-yours"},
		{"taken by another", taken, VerbTake, bo, "handled-by-other"},
		{"closing another's", taken, VerbClose, bo, "handled-by-other"},
		{"handing over another's, in the same queue", taken, VerbHandOver, bo, ""},
		{"a note by anybody who sees it", taken, VerbNote, cilla, ""},
		{"nothing was asked", taken, VerbReturn, anna, "nothing-to-return"},
		{"reopening what is open", taken, VerbReopen, anna, "not-in-this-status"},
		{"another unit", taken, VerbNote, Actor{Kind: ByUser, ID: 9, May: func(Verb, ...int) bool { return false }}, "not-allowed"},
	} {
		if got := slug(c.t.Refuse(c.verb, c.by)); got != c.want {
			t.Errorf("%s: %q, want %q", c.what, got, c.want)
		}
	}
}

// KP-4: questions stack, and each answer goes to the queue that asked.
func TestQuestionsStack(t *testing.T) {
	ticket := fresh()
	ask := func(by Actor, to Queue) {
		t.Helper()
		if _, err := ticket.Escalate(by, ten, to, "needs-licence", "Vad säger ni?", false); err != nil {
			t.Fatal(err)
		}
	}
	answer := func(by Actor) {
		t.Helper()
		if _, err := ticket.Return(by, ten, "Så här."); err != nil {
			t.Fatal(err)
		}
	}
	ask(anna, toNurses)
	ask(cilla, toArrhythmia)
	if ticket.Owner.Queue != first || ticket.Line != 3 || ticket.Group != "arytmi" || len(ticket.Asked) != 2 {
		t.Errorf("%+v", ticket)
	}
	answer(dag)
	if ticket.Queue != nurses || ticket.Line != 2 || !ticket.Returned || ticket.Handler != 0 {
		t.Errorf("%+v", ticket)
	}
	answer(cilla)
	if ticket.Queue != first || ticket.Line != 1 || ticket.MaxLine != 3 || len(ticket.Asked) != 0 {
		t.Errorf("%+v", ticket)
	}
	if _, err := ticket.Take(bo, ten); err != nil || ticket.Returned {
		t.Errorf("%v %+v", err, ticket)
	}
}

// P-12: a medical question goes to licensed staff and is answered by them.
func TestMedicalQuestionsAreForLicensedStaff(t *testing.T) {
	ticket := fresh()
	ticket.Medical = true
	_, err := ticket.Escalate(anna, ten, Queue{ID: 7, Unit: unit, Line: 2}, "x", "?", false)
	wants(t, err, "queue licensed-only")
	if _, err := ticket.Escalate(anna, ten, toNurses, "x", "?", false); err != nil {
		t.Fatal(err)
	}
	_, err = ticket.Return(person(13, false, nurses), ten, "Ja")
	wants(t, err, "licensed-only")
	_, err = ticket.Return(cilla, ten, "Ja")
	wants(t, err, "")
}

// P-10, KP-6a: an action asks for what it needs, and nothing is lost by asking.
func TestClosing(t *testing.T) {
	signed := &Journalled{System: "Journalen", At: ten.At, By: "Cilla Ek"}
	for _, c := range []struct {
		what string
		by   Actor
		rule ActionRule
		a    Action
		want string
	}{
		{"informed", anna, informed, Action{Code: "informed"}, ""},
		{"advice by an administrator", anna, advice, Action{Code: "advice-given", Journalled: signed}, "action licensed-only"},
		{"advice without the record", person(13, true, first), advice, Action{Code: "advice-given"}, "journalled journalled-required"},
		{"advice without a signature", person(13, true, first), advice, Action{Journalled: &Journalled{System: "J", At: ten.At}}, "journalled.by required"},
		{"advice of tomorrow", person(13, true, first), advice, Action{Journalled: &Journalled{System: "J", At: ten.At.Add(24 * time.Hour), By: "C"}}, "journalled.at not-in-the-past"},
		{"advice documented", person(13, true, first), advice, Action{Journalled: signed}, ""},
		{"referred on without where", anna, ActionRule{Code: "referred-on", Apart: true, NeedsNote: true}, Action{}, "note required"},
		{"a prescription by a nurse", person(13, true, first), ActionRule{Requires: "prescriber"}, Action{}, "action prescriber-only"},
	} {
		t.Run(c.what, func(t *testing.T) {
			ticket := fresh()
			before := *ticket
			_, err := ticket.Close(c.by, ten, c.rule, c.a)
			wants(t, err, c.want)
			if err != nil && ticket.Version != before.Version {
				t.Error("a refused verb changed the ticket")
			}
			if err == nil && (ticket.Status != Closed || ticket.ClosedAt.IsZero() || ticket.Handler != c.by.ID) {
				t.Errorf("%+v", ticket)
			}
		})
	}
}

// The clock stands still while the customer is waited for, and what was left is
// left when it goes on.
func TestTheClockStandsStill(t *testing.T) {
	ticket := fresh()
	if _, err := ticket.Wait(anna, later(20*time.Minute), "Ringer åter med remissdatum", time.Time{}); err != nil {
		t.Fatal(err)
	}
	if due, _, kind := ticket.Showing(); !due.IsZero() || kind != "" {
		t.Errorf("a clock that stands still shows %v %s", due, kind)
	}
	if _, err := ticket.Resume(anna, later(24*time.Hour)); err != nil {
		t.Fatal(err)
	}
	if due, _, _ := ticket.Showing(); !due.Equal(ten.At.Add(24*time.Hour + 40*time.Minute)) {
		t.Errorf("due %v", due)
	}
	if ticket.Status != Active || ticket.Handler != anna.ID {
		t.Errorf("%+v", ticket)
	}
}

func TestWatchWantsADayAhead(t *testing.T) {
	for on, want := range map[Day]string{"2026-11-24": "on day-out-of-range", "2026-11-23": "on day-out-of-range", "2029-01-01": "on day-out-of-range", "i morgon": "on not-a-date", "2026-11-25": ""} {
		ticket := fresh()
		_, err := ticket.Watch(anna, ten, "2026-11-24", on, "Ring upp")
		wants(t, err, want)
		if err == nil {
			rows := ticket.Clocks()
			if last := rows[len(rows)-1]; last.Kind != "watch" || !last.At.Equal(time.Date(2026, 11, 25, 5, 0, 0, 0, time.UTC)) {
				t.Errorf("%+v", rows)
			}
		}
	}
}

func TestReopenBeginsAnew(t *testing.T) {
	ticket := fresh()
	if _, err := ticket.Close(anna, ten, informed, Action{Code: "informed"}); err != nil {
		t.Fatal(err)
	}
	if _, err := ticket.Reopen(bo, later(time.Hour), toFirst, "Ringde igen om samma sak"); err != nil {
		t.Fatal(err)
	}
	if ticket.Status != Queued || !ticket.Reopened || ticket.Action.Code != "" || ticket.Promise(sla.Next) == nil || !ticket.Promise(sla.Next).Due.Equal(ten.At.Add(2*time.Hour)) {
		t.Errorf("%+v", ticket)
	}
}

// P-14: the patient is corrected with a reason, and to somebody else.
func TestCorrectPatient(t *testing.T) {
	ticket := fresh()
	ticket.Patient = 7
	_, err := ticket.CorrectPatient(anna, ten, 7, "Fel person")
	wants(t, err, "patient same-patient")
	_, err = ticket.CorrectPatient(anna, ten, 8, " ")
	wants(t, err, "why required")
	out, err := ticket.CorrectPatient(anna, ten, 8, "Fel person")
	if err != nil || out.Data.PatientFrom != 7 || out.Data.PatientTo != 8 || ticket.Patient != 8 {
		t.Errorf("%+v %v", out, err)
	}
}

func TestTextsHaveLimits(t *testing.T) {
	_, err := fresh().Note(anna, ten, "  ")
	wants(t, err, "text required")
	_, err = fresh().Note(anna, ten, strings.Repeat("å", 20001))
	wants(t, err, "text too-long")
	_, err = fresh().Note(anna, ten, strings.Repeat("å", 20000))
	wants(t, err, "")
}

// Whatever people do in whatever order, a ticket keeps its owner, is never left
// without a queue, and obeys what the database demands of its status.
func TestWhateverHappens(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ticket := fresh()
		people := []Actor{anna, bo, cilla, dag, ClockActor()}
		for i := range rapid.IntRange(1, 25).Draw(t, "steps") {
			by, m := rapid.SampledFrom(people).Draw(t, "by"), later(time.Duration(i)*time.Minute)
			before := ticket.Version
			var err error
			switch rapid.SampledFrom(Verbs).Draw(t, "verb") {
			case VerbTake:
				if by.Kind == ByUser {
					_, err = ticket.Take(by, m)
				}
			case VerbHandOver:
				_, err = ticket.HandOver(by, m, anna.ID, nil, "")
			case VerbNote:
				_, err = ticket.Note(by, m, "x")
			case VerbEscalate:
				_, err = ticket.Escalate(by, m, rapid.SampledFrom([]Queue{toFirst, toNurses, toArrhythmia}).Draw(t, "to"), "x", "?", false)
			case VerbReturn:
				_, err = ticket.Return(by, m, "svar")
			case VerbWatch:
				_, err = ticket.Watch(by, m, "2026-11-24", "2026-12-01", "x")
			case VerbWait:
				_, err = ticket.Wait(by, m, "x", time.Time{})
			case VerbResume:
				_, err = ticket.Resume(by, m)
			case VerbClose:
				_, err = ticket.Close(by, m, informed, Action{Code: "informed"})
			case VerbReopen:
				_, err = ticket.Reopen(by, m, toFirst, "x")
			case VerbReply:
				if by.Kind == ByUser {
					_, err = ticket.Reply(by, m, Message{Body: "svar"})
				}
			case VerbRequest:
				_, err = ticket.Request(by, m, Message{Body: "fråga"}, time.Time{})
			case VerbUnsend:
				_, err = ticket.Unsend(by, m, Sent{Author: by.ID, At: m.At, Last: true})
			case VerbReceive:
				_, err = ticket.Receive(by, m, Message{Body: "mer"}, rapid.SampledFrom([][]string{nil, {"andnöd"}}).Draw(t, "words"), toFirst, &toNurses)
			case VerbMerge:
				_, err = ticket.Merge(by, m, &Ticket{ID: 7, Status: New, Unit: unit})
			case VerbUnmerge:
				_, err = ticket.Unmerge(by, m)
			}
			if err != nil && ticket.Version != before {
				t.Fatalf("a refused verb changed the ticket: %v", err)
			}
			check(t, ticket)
		}
	})
}

func check(t *rapid.T, x *Ticket) {
	still := x.Status == Waiting || x.Status == Watching
	switch {
	case x.Owner.Queue != first, x.Queue == 0, x.Unit == 0:
		t.Fatalf("lost: %+v", x)
	case x.Status == Active && x.Handler == 0, (x.Status == New || x.Status == Queued) && x.Handler != 0:
		t.Fatalf("handler: %+v", x)
	case (still || x.MergedInto != 0) != !x.PausedAt.IsZero(), (x.Status == Watching) != (x.WatchingOn != ""):
		t.Fatalf("clock: %+v", x)
	case x.MergedInto != 0 && (x.Status != Closed || x.Action.Code != ""):
		t.Fatalf("merged: %+v", x)
	case (x.Status == Closed && x.MergedInto == 0) != (x.Action.Code != ""), (x.Status == Closed) != !x.ClosedAt.IsZero():
		t.Fatalf("closed: %+v", x)
	}
}
