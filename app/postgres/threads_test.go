package postgres

import (
	"fmt"
	"log/slog"
	"maps"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"pgregory.net/rapid"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/delivery"
	"kontaktpunkten/app/desk"
	"kontaktpunkten/tickets"
	"kontaktpunkten/tickets/personnummer"
	"kontaktpunkten/tickets/workday"
)

// wrote is what a patient writes on the citizen's pages.
func wrote(patient int64, text string) *desk.Incoming {
	return &desk.Incoming{By: tickets.ByCitizen, Via: delivery.Inbox, Contact: tickets.Registration{Channel: "citizen1177",
		Customer: tickets.Customer{Kind: "patient"}, Patient: &tickets.PatientRef{ID: patient}, IdentifiedBy: "e-id", OccurredAt: tuesday,
		Reason: "booking", Subject: "Boka tid", Text: text, Unit: 1}}
}

// deliver lets the time for taking back pass, and what waits for inboxes arrive.
func (r *room) deliver(t rapidly) {
	t.Helper()
	r.pass(desk.UndoWithin + time.Second)
	if err := delivery.NewDispatcher(delivery.Inbox, NewInbox(r.DB, InboxNotice{}), NewDeliveries(r.DB), slog.New(slog.DiscardHandler)).Dispatch(t.Context()); err != nil {
		t.Fatal(err)
	}
}

// seen is every text in a citizen's inbox, by ticket number.
func (r *room) seen(t rapidly, patient int64) (texts []string) {
	t.Helper()
	c := &auth.Citizen{Patient: patient}
	for cursor := ""; ; {
		threads, next, err := r.Threads(t.Context(), c, cursor, 2)
		if err != nil {
			t.Fatal(err)
		}
		for _, thread := range threads {
			if again, err := r.Thread(t.Context(), c, thread.Ticket); err != nil || again.Newest != thread.Newest {
				t.Fatalf("%+v on the list, %+v by its number: %v", thread, again, err)
			}
			messages, err := r.OpenThread(t.Context(), c, thread.Ticket)
			if err != nil || len(messages) == 0 {
				t.Fatalf("%d messages, %v", len(messages), err)
			}
			for _, m := range messages {
				texts = append(texts, m.Text)
			}
		}
		if cursor = next; cursor == "" {
			slices.Sort(texts)
			return texts
		}
	}
}

// newcomers counts them: no two have the same number.
var newcomers atomic.Int64

// newcomer is a patient whom nobody has met.
func (r *room) newcomer(t rapidly) int64 {
	t.Helper()
	n := newcomers.Add(1)
	number := personnummer.TestNumber(workday.Date{Year: 1980, Month: 1, Day: 1}.AddDays(int(n)/2), int(n))
	id, err := NewCitizens(r.DB).Admit(t.Context(), number, "Ny Person", tuesday)
	if err != nil {
		t.Fatal(err)
	}
	return id
}

// world is what the property knows: whose each ticket and each text is.
type world struct {
	tickets []int64
	patient map[int64]int64   // by ticket
	merged  map[int64]int64   // by ticket
	text    map[string]string // text → whose it is and its ticket, "1/100042"
	waiting map[string]string // the same of what is on its way
}

func (w *world) home(ticket int64) int64 {
	for w.merged[ticket] != 0 {
		ticket = w.merged[ticket]
	}
	return ticket
}

// correct gives a ticket another patient, and with it the parts of the same one.
func (w *world) correct(ticket, to int64) {
	before := w.patient[ticket]
	for _, part := range w.tickets {
		if part == ticket || before != 0 && w.home(part) == ticket && w.patient[part] == before {
			w.patient[part] = to
		}
	}
}

// ofSame are the tickets of a ticket's patient.
func (w *world) ofSame(ticket int64) (all []int64) {
	for _, other := range w.tickets {
		if w.patient[other] == w.patient[ticket] {
			all = append(all, other)
		}
	}
	return all
}

// visible is what a patient should see: texts of theirs, on tickets that are
// theirs, as part of tickets that are theirs.
func (w *world) visible(patient int64) (texts []string) {
	for text, of := range w.text {
		var whose, ticket int64
		_, _ = fmt.Sscanf(of, "%d/%d", &whose, &ticket)
		if whose == patient && w.patient[ticket] == patient && w.patient[w.home(ticket)] == patient {
			texts = append(texts, text)
		}
	}
	slices.Sort(texts)
	return texts
}

// P-14: whatever is written, answered, merged, undone and corrected, in whatever
// order, two citizens never see each other's messages, and each sees their own.
func TestCitizensNeverSeeEachOthersMessages(t *testing.T) {
	r := posting(t)
	anna, nr := r.person(t, 1), 0
	rapid.Check(t, func(t *rapid.T) {
		olof, karin := r.newcomer(t), r.newcomer(t)
		w := world{patient: map[int64]int64{}, merged: map[int64]int64{}, text: map[string]string{}, waiting: map[string]string{}}
		patient := func() int64 { return rapid.SampledFrom([]int64{olof, karin}).Draw(t, "patient") }
		ticket := func() int64 { return rapid.SampledFrom(w.tickets).Draw(t, "ticket") }
		say := func() string { nr++; return fmt.Sprintf("text %d", nr) }
		write := func() {
			who, text := patient(), say()
			taken, err := NewIntake(r.DB).New(t.Context(), wrote(who, text))
			if err != nil {
				t.Fatal(err)
			}
			w.tickets, w.patient[taken.Ticket], w.text[text] = append(w.tickets, taken.Ticket), who, fmt.Sprintf("%d/%d", who, taken.Ticket)
		}
		for range 4 {
			write()
		}
		steps := map[string]func(){
			"write": write,
			"join": func() {
				who, to, text := patient(), ticket(), say()
				taken, err := NewIntake(r.DB).Join(t.Context(), to, wrote(who, text))
				if err == nil {
					w.text[text] = fmt.Sprintf("%d/%d", who, taken.Ticket)
				} else if w.patient[w.home(to)] == who || slugOf(err) != "thread-not-found" {
					t.Fatalf("%d writes in %d: %v", who, to, err)
				}
			},
			"answer": func() {
				to, text := ticket(), say()
				if _, err := r.Send(t.Context(), anna, to, r.version(t, to), &desk.Outgoing{Text: text, Via: delivery.Inbox}, nil); err == nil {
					w.waiting[text] = fmt.Sprintf("%d/%d", w.patient[to], to)
				} else {
					allowed(t, err, "merged", "not-in-this-status", "via way-not-allowed")
				}
			},
			"deliver": func() {
				r.deliver(t)
				for text, of := range w.waiting {
					var whose, ticket int64
					_, _ = fmt.Sscanf(of, "%d/%d", &whose, &ticket)
					if w.patient[ticket] == whose {
						w.text[text] = of
					}
				}
				clear(w.waiting)
			},
			"correct": func() {
				of, to := ticket(), rapid.SampledFrom([]int64{0, olof, karin}).Draw(t, "to")
				_, err := r.Change(t.Context(), anna, of, r.version(t, of), func(x *tickets.Ticket, by tickets.Actor, m tickets.Moment) (tickets.Outcome, error) {
					return x.CorrectPatient(by, m, to, "Fel person")
				})
				if err == nil {
					w.correct(of, to)
				} else {
					allowed(t, err, "merged", "patient same-patient", "different-patients", "not-in-this-status")
				}
			},
			"merge": func() {
				from := ticket()
				into := rapid.SampledFrom(w.ofSame(from)).Draw(t, "into") // others are refused
				if _, err := r.Merge(t.Context(), anna, from, r.version(t, from), into); err == nil {
					w.merged[from] = into
				} else {
					allowed(t, err, "merged", "into merged", "into same-ticket", "into closed", "different-patients", "patient-would-be-lost", "different-customers", "not-in-this-status")
				}
			},
			"undo": func() {
				of := ticket()
				if _, err := r.Unmerge(t.Context(), anna, of, r.version(t, of)); err == nil {
					delete(w.merged, of)
				} else {
					allowed(t, err, "not-merged", "not-in-this-status")
				}
			},
		}
		names := append(slices.Sorted(maps.Keys(steps)), "merge", "correct") // what goes wrong, more often
		for range rapid.IntRange(4, 20).Draw(t, "steps") {
			name := rapid.SampledFrom(names).Draw(t, "step")
			steps[name]()
			for _, who := range []int64{olof, karin} {
				if got, want := r.seen(t, who), w.visible(who); !slices.Equal(got, want) {
					t.Fatalf("after %s, %d sees %s, want %s", name, who, strings.Join(got, ", "), strings.Join(want, ", "))
				}
			}
		}
	})
}
