package tickets

import (
	"slices"
	"strings"
	"testing"
	"time"

	"kontaktpunkten/tickets/sla"
)

func say(text string) Message { return Message{Body: text, Via: "email"} }

// P-12, E-7: who may answer, and what an answer makes of the ticket.
func TestReply(t *testing.T) {
	for _, c := range []struct {
		what    string
		medical bool
		handler int
		by      Actor
		text    string
		want    string
	}{
		{"an administrator answers", false, 0, anna, "Tiden är bokad.", ""},
		{"a medical question", true, 0, anna, "Tiden är bokad.", "licensed-only"},
		{"a medical question, licensed", true, 0, person(13, true, first), "Fortsätt som förut.", ""},
		{"a colleague has it", false, bo.ID, anna, "Tiden är bokad.", "handled-by-other"},
		{"mine already", false, anna.ID, anna, "Tiden är bokad.", ""},
		{"without a word", false, 0, anna, " \n", "text required"},
		{"too long", false, 0, anna, strings.Repeat("å", 20001), "text too-long"},
	} {
		t.Run(c.what, func(t *testing.T) {
			ticket := fresh()
			ticket.Medical, ticket.CustomerWrote = c.medical, true
			if c.handler != 0 {
				ticket.Status, ticket.Handler = Active, c.handler
			}
			out, err := ticket.Reply(c.by, later(time.Minute), say(c.text))
			wants(t, err, c.want)
			if err != nil {
				if !ticket.CustomerWrote || ticket.Version != 1 {
					t.Errorf("a refused answer changed the ticket: %+v", ticket)
				}
				return
			}
			if ticket.Status != Active || ticket.Handler != c.by.ID || ticket.CustomerWrote || !ticket.AnsweredAt.Equal(later(time.Minute).At) {
				t.Errorf("%+v", ticket)
			}
			if out.Kind != Replied || out.Message.Kind != "reply" || out.Message.Body != c.text || out.Data.Channel != "email" {
				t.Errorf("%+v %+v", out, out.Message)
			}
		})
	}
}

// A watch stays when one answers, a wait goes on; E-2 counts the first answer.
func TestReplyAndTheClock(t *testing.T) {
	ticket := fresh()
	if _, err := ticket.Watch(anna, ten, "2026-11-24", "2026-12-01", "Ring"); err != nil {
		t.Fatal(err)
	}
	if out, err := ticket.Reply(anna, later(time.Minute), say("Vi hör av oss.")); err != nil || out.EndWatches || ticket.Status != Watching || ticket.WatchingOn == "" || ticket.PausedAt.IsZero() {
		t.Errorf("%v %+v", err, ticket)
	}
	waits := fresh()
	if _, err := waits.Request(anna, ten, say("Vilket nummer?"), time.Time{}); err != nil {
		t.Fatal(err)
	}
	if !waits.AnsweredAt.IsZero() || waits.Status != Waiting || waits.WaitingFor != "Vilket nummer?" {
		t.Errorf("a question is no answer: %+v", waits)
	}
	if _, err := waits.Reply(anna, later(time.Hour), say("Det löste sig.")); err != nil || waits.Status != Active || waits.WaitingFor != "" || !waits.Promise(sla.Solved).Due.Equal(ten.At.Add(2*time.Hour)) {
		t.Errorf("%v %+v", err, waits)
	}
	first := waits.AnsweredAt
	if _, err := waits.Reply(anna, later(2*time.Hour), say("En sak till.")); err != nil || !waits.AnsweredAt.Equal(first) {
		t.Errorf("answered %v, not %v: %v", waits.AnsweredAt, first, err)
	}
}

func TestRequest(t *testing.T) {
	ticket := fresh()
	_, err := ticket.Request(anna, ten, say("Vad?"), ten.At)
	wants(t, err, "until not-in-the-future")
	out, err := ticket.Request(anna, ten, say("Vilken\nmottagning gäller det? "+strings.Repeat("å", 300)), later(time.Hour).At)
	if err != nil || out.Message.Kind != "request" || ticket.Handler != anna.ID || !ticket.WaitingUntil.Equal(later(time.Hour).At) {
		t.Errorf("%v %+v", err, ticket)
	}
	if n := len([]rune(ticket.WaitingFor)); n != 200 || !strings.HasPrefix(ticket.WaitingFor, "Vilken mottagning") {
		t.Errorf("%d characters: %q", n, ticket.WaitingFor)
	}
}

// Only the author takes back, and only what was sent last.
func TestUnsend(t *testing.T) {
	sent := func(ticket *Ticket) Sent {
		t.Helper()
		if _, err := ticket.Reply(anna, ten, say("Svar")); err != nil {
			t.Fatal(err)
		}
		return Sent{Author: anna.ID, At: ten.At, Last: true, Unanswered: true}
	}
	ticket := fresh()
	s := sent(ticket)
	_, err := ticket.Unsend(bo, ten, s)
	wants(t, err, "not-yours")
	_, err = ticket.Unsend(anna, ten, Sent{Author: anna.ID, At: ten.At})
	wants(t, err, "not-the-last")
	if _, err := ticket.Unsend(anna, later(time.Second), s); err != nil || !ticket.AnsweredAt.IsZero() || !ticket.CustomerWrote || ticket.Status != Active {
		t.Errorf("%v %+v", err, ticket)
	}
	closed := fresh()
	s = sent(closed)
	if _, err := closed.Close(anna, ten, informed, Action{Code: "informed"}); err != nil {
		t.Fatal(err)
	}
	if _, err := closed.Unsend(anna, later(time.Second), s); err != nil || closed.Status != Active || closed.Handler != anna.ID || closed.Reopened || closed.Action.Code != "" || !closed.ClosedAt.IsZero() {
		t.Errorf("%v %+v", err, closed)
	}
	asked := fresh()
	if _, err := asked.Request(anna, ten, say("Vad?"), time.Time{}); err != nil {
		t.Fatal(err)
	}
	if _, err := asked.Unsend(anna, later(time.Second), Sent{Author: anna.ID, At: ten.At, Last: true}); err != nil || asked.Status != Active || asked.WaitingFor != "" || !asked.PausedAt.IsZero() {
		t.Errorf("%v %+v", err, asked)
	}
}

// KP-7a, KP-4: what the customer writes later is seen, and words raise.
func TestReceive(t *testing.T) {
	system := Actor{Kind: BySystem}
	receive := func(ticket *Ticket, words ...string) Outcome {
		t.Helper()
		out, err := ticket.Receive(system, later(time.Hour), say("Mer"), words, toFirst, &toNurses)
		if err != nil {
			t.Fatal(err)
		}
		if out.Message.Kind != "incoming" || !ticket.CustomerWrote {
			t.Errorf("%+v %+v", out.Message, ticket)
		}
		return out
	}
	ticket := fresh()
	if receive(ticket); ticket.Status != New || ticket.Queue != first || ticket.Priority != 3 {
		t.Errorf("%+v", ticket)
	}
	if receive(ticket, "bröstsmärta"); ticket.Status != New || ticket.Queue != nurses || ticket.Line != 2 || ticket.Priority != 1 || !slices.Equal(ticket.Alarm, []string{"bröstsmärta"}) {
		t.Errorf("%+v", ticket)
	}
	if receive(ticket, "andnöd", "bröstsmärta"); !slices.Equal(ticket.Alarm, []string{"bröstsmärta", "andnöd"}) {
		t.Errorf("%q", ticket.Alarm)
	}
	handled := fresh()
	if _, err := handled.Take(anna, ten); err != nil {
		t.Fatal(err)
	}
	if receive(handled); handled.Status != Active || handled.Handler != anna.ID {
		t.Errorf("%+v", handled)
	}
	if receive(handled, "andnöd"); handled.Status != Queued || handled.Handler != 0 || handled.Queue != nurses {
		t.Errorf("%+v", handled)
	}
	watched := fresh()
	if _, err := watched.Watch(anna, ten, "2026-11-24", "2026-12-01", "Ring"); err != nil {
		t.Fatal(err)
	}
	if out := receive(watched); !out.EndWatches || watched.Status != Active || watched.WatchingOn != "" || !watched.Promise(sla.Solved).Due.Equal(ten.At.Add(2*time.Hour)) {
		t.Errorf("%+v", watched)
	}
	closed := fresh()
	if _, err := closed.Close(anna, ten, informed, Action{Code: "informed"}); err != nil {
		t.Fatal(err)
	}
	if receive(closed); closed.Status != Queued || closed.Queue != first || !closed.Reopened || closed.Action.Code != "" {
		t.Errorf("%+v", closed)
	}
	third := fresh()
	third.Queue, third.Line = arrhythmia, 3
	if receive(third, "andnöd"); third.Queue != arrhythmia || third.Priority != 1 {
		t.Errorf("%+v", third)
	}
}

// KP-11: what nobody has stated is stated before the ticket is closed; a close
// is the answer where nothing was written (E-2).
func TestCloseStates(t *testing.T) {
	ticket := fresh()
	ticket.Unstated = true
	_, err := ticket.Close(anna, ten, informed, Action{Code: "informed"})
	wants(t, err, "reason required")
	ticket.State("booking", false, false)
	if _, err := ticket.Close(anna, ten, informed, Action{Code: "informed"}); err != nil || ticket.Reason != "booking" || !ticket.AnsweredAt.Equal(ten.At) {
		t.Errorf("%v %+v", err, ticket)
	}
}
