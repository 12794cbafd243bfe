package tickets

import (
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"kontaktpunkten/tickets/sla"
)

var clockwork = ClockActor()

// What an escalation by time does to tickets in every status, and what it leaves.
func TestStep(t *testing.T) {
	half := later(30 * time.Minute)
	taken := func(by Actor) *Ticket {
		x := fresh()
		_, err := x.Take(by, ten)
		wants(t, err, "")
		return x
	}
	watched := taken(anna)
	_, err := watched.Watch(anna, ten, "2026-11-24", "2026-11-26", "ring")
	wants(t, err, "")
	medical := fresh()
	medical.Medical = true
	moved := fresh()
	moved.Trail = []int{nurses}
	open := Queue{ID: 9, Unit: unit, Line: 2}
	for _, c := range []struct {
		name    string
		ticket  *Ticket
		step    TimeStep
		outcome string
		did     string
		status  Status
		queue   int
	}{
		{"nobody has taken it", fresh(), TimeStep{To: &toNurses}, StepMoved, "moved", Queued, nurses},
		{"told, raised and moved", taken(anna), TimeStep{Tells: true, Priority: 1, To: &toNurses}, StepMoved, "notified raised moved", Queued, nurses},
		{"raised alone keeps its handler", taken(anna), TimeStep{Priority: 2}, StepRaised, "raised", Active, first},
		{"never lowered", fresh(), TimeStep{Priority: 4}, StepNothing, "", New, first},
		{"as high already", fresh(), TimeStep{Priority: 3, Tells: true}, StepNotified, "notified", New, first},
		{"a watch ends: the customer still waits", watched, TimeStep{To: &toNurses}, StepMoved, "moved", Queued, nurses},
		{"where it lies", fresh(), TimeStep{To: &toFirst}, StepLoop, "", New, first},
		{"where time took it from", moved, TimeStep{To: &toNurses, Tells: true}, StepLoop, "notified", New, first},
		{"P-12 not to who may not answer", medical, TimeStep{To: &open}, StepUnsuitable, "", New, first},
		{"routing found no queue", fresh(), TimeStep{Stays: StepNowhere, Priority: 2}, StepNowhere, "raised", New, first},
	} {
		x := c.ticket
		c.step.ID, c.step.Promise = "s", sla.First
		due, version := x.Promise(sla.First).Due, x.Version
		out, err := x.Step(clockwork, half, c.step)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if out.Data.Outcome != c.outcome || strings.Join(out.Data.Fields, " ") != c.did || x.Status != c.status || x.Queue != c.queue {
			t.Errorf("%s: %+v, %s in %d", c.name, out.Data, x.Status, x.Queue)
		}
		if out.Kind != StepTaken || out.Data.Rule != "s" || out.Data.Promise != "first" || x.Version != version+1 || !x.UpdatedAt.Equal(half.At) {
			t.Errorf("%s: %+v, version %d", c.name, out, x.Version)
		}
		p := x.Promise(sla.First)
		if !slices.Contains(p.Done, "s") || !p.Due.Equal(due) {
			t.Errorf("%s: %+v", c.name, p)
		}
		if c.status == Queued && (x.Handler != 0 || !slices.Equal(x.Trail, []int{first}) || !x.QueuedAt.Equal(half.At) || !x.PausedAt.IsZero() || !x.Promise(sla.Line).From.Equal(half.At)) {
			t.Errorf("%s: moved as %+v", c.name, x)
		}
	}
}

// Only the clock steps, and only while the promise runs.
func TestStepIsRefused(t *testing.T) {
	x := fresh()
	_, err := x.Step(anna, ten, TimeStep{ID: "s", Promise: sla.First})
	wants(t, err, "not-allowed")
	_, err = x.Step(clockwork, ten, TimeStep{ID: "s", Promise: sla.Next})
	wants(t, err, "promise-not-running")
	_, err = x.Wait(anna, ten, "svar", time.Time{})
	wants(t, err, "")
	_, err = x.Step(clockwork, ten, TimeStep{ID: "s", Promise: sla.First})
	wants(t, err, "not-in-this-status")
	_, err = x.Close(anna, ten, informed, Action{Code: "informed"})
	wants(t, err, "")
	_, err = x.Step(clockwork, ten, TimeStep{ID: "s", Promise: sla.First})
	wants(t, err, "not-in-this-status")
}

// A person who does something with a ticket ends its trail; who adds to it, the
// customer and the clock do not.
func TestTrailEndsWithAPerson(t *testing.T) {
	for _, c := range []struct {
		name string
		does func(*Ticket) (Outcome, error)
		ends bool
	}{
		{"take", func(x *Ticket) (Outcome, error) { return x.Take(cilla, ten) }, true},
		{"hand over", func(x *Ticket) (Outcome, error) { return x.HandOver(cilla, ten, 0, &toArrhythmia, "") }, true},
		{"escalate", func(x *Ticket) (Outcome, error) {
			return x.Escalate(cilla, ten, toArrhythmia, "needs-specialist", "Vad göra?", false)
		}, true},
		{"edit", func(x *Ticket) (Outcome, error) { n := 2; return x.Edit(cilla, ten, Edits{Priority: &n}) }, true},
		{"note", func(x *Ticket) (Outcome, error) { return x.Note(cilla, ten, "Ringde, inget svar.") }, false},
		{"step", func(x *Ticket) (Outcome, error) {
			return x.Step(clockwork, ten, TimeStep{ID: "raise", Promise: sla.First, Priority: 1})
		}, false},
	} {
		x := fresh()
		_, err := x.Step(clockwork, ten, TimeStep{ID: "move", Promise: sla.First, To: &toNurses})
		wants(t, err, "")
		_, err = c.does(x)
		wants(t, err, "")
		if (len(x.Trail) == 0) != c.ends {
			t.Errorf("%s: trail %v", c.name, x.Trail)
		}
	}
}

// Whatever steps come, time moves a ticket at most as often as there are other
// queues before a person does something with it, and always to another.
func TestTimeMovesOnlyOnwards(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		const queues = 5
		x := fresh()
		moves := 0
		for range rapid.IntRange(1, 40).Draw(t, "deeds") {
			if rapid.IntRange(0, 9).Draw(t, "who") == 0 {
				if _, err := x.HandOver(Actor{Kind: ByUser, ID: 7, May: clockwork.May, Leads: clockwork.Leads}, ten, 40, nil, ""); err != nil {
					t.Fatal(err)
				}
				moves = 0
				continue
			}
			to := Queue{ID: rapid.IntRange(1, queues).Draw(t, "to"), Unit: unit, Line: rapid.IntRange(1, 3).Draw(t, "line"), Licensed: true}
			before := x.Queue
			out, err := x.Step(clockwork, ten, TimeStep{ID: "s", Promise: sla.First, To: &to})
			if err != nil {
				t.Fatal(err)
			}
			if out.Data.Outcome == StepMoved {
				moves++
			}
			if (out.Data.Outcome == StepMoved) != (x.Queue != before) {
				t.Fatalf("%s from %d to %d", out.Data.Outcome, before, x.Queue)
			}
			if moves >= queues {
				t.Fatalf("moved %d times: %v", moves, x.Trail)
			}
		}
	})
}
