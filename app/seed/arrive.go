package seed

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/channel/email/letterbox"
	"kontaktpunkten/app/desk"
	"kontaktpunkten/app/postgres"
	"kontaktpunkten/app/service"
	"kontaktpunkten/tickets"
)

// written says that the contact comes in by itself: a mail, or a citizen's
// message to a unit that has the form.
func (c *contact) written() bool {
	return c.Channel == "email" || c.Channel == "citizen1177" && c.Patient != nil && c.Unit != "vardgaranti"
}

// arrives makes the first act of what comes in by itself the arrival, when it was
// sent; who takes a mail finds out whom it concerns, now and then (P-11).
func (s *story) arrives() {
	if !s.contact.written() || s.acts[0].Verb == "stray" {
		return
	}
	s.acts[0] = act{at: s.occurred, Verb: "arrive", File: s.acts[0].File, Text: s.acts[0].Text}
	last := slices.IndexFunc(s.acts, func(a act) bool { return a.Verb == "take" })
	if s.contact.Channel != "email" || s.contact.Patient == nil || last < 0 || s.nr%5 > 2 {
		return
	}
	at := s.acts[last].at.Add(40 * time.Second)
	if last+1 < len(s.acts) && !at.Before(s.acts[last+1].at) {
		return
	}
	s.acts = slices.Insert(s.acts, last+1, act{at: at, By: byHandler, Verb: "identify"})
}

// outside are the acts that nobody of the staff does. Each is done once however
// often it is asked for.
var outside = map[string]func(r *runner, ctx context.Context, s *story, a *act, key string) error{
	"arrive":   (*runner).arrive,
	"write":    (*runner).writes,
	"stranger": (*runner).stranger,
	"away":     (*runner).away,
	"bounce":   (*runner).bounces,
	"stray":    (*runner).stray,
	"read":     (*runner).reads,
}

// between are the acts of staff that concern two tickets.
var between = map[string]func(r *runner, ctx context.Context, s *story, a *act, p *auth.Principal, row *desk.Row) (*desk.Row, error){
	"link": func(r *runner, ctx context.Context, _ *story, a *act, p *auth.Principal, row *desk.Row) (*desk.Row, error) {
		return r.db.Link(ctx, p, row.ID, row.Version, r.ids[r.named[a.To]], "related")
	},
	"merge": func(r *runner, ctx context.Context, _ *story, a *act, p *auth.Principal, row *desk.Row) (*desk.Row, error) {
		into := r.named[a.To]
		r.now[into] = nil
		return r.db.Merge(ctx, p, row.ID, row.Version, r.ids[into])
	},
}

func (r *runner) arrive(ctx context.Context, s *story, a *act, key string) (err error) {
	c := s.contact
	if c.Channel == "email" {
		return r.mail(ctx, s, first(s, a))
	}
	r.ids[s], err = citizenWrites(ctx, r.db, *c.Patient, c.Unit, service.Answers{"about": about(c.Reason), "text": c.Text, "phone": ""}, key)
	r.now[s] = nil
	return err
}

// about is the choice of the form that means a reason.
func about(reason string) string {
	if choice := choices[reason]; choice != "" {
		return choice
	}
	return "other"
}

var choices = map[string]string{"booking": "appointment", "rebooking": "rebook", "cancellation": "cancel", "referral-question": "referral",
	"patient-information": "before-visit", "nurse-advice": "advice", "prescription-renewal": "prescription", "contact-clinician": "clinician",
	"care-guarantee": "waiting", "feedback": "feedback"}

// mail gives a mail to the letterbox, and finds the ticket that it became.
func (r *runner) mail(ctx context.Context, s *story, l *letter) error {
	unit := r.db.Book().Directory().UnitByCode(s.contact.Unit)
	l.to = unit.MailAddress
	if len(r.done) > 0 { // an earlier run may have given it
		if found, err := r.ticketOf(ctx, l, unit.ID); err != nil || found != 0 {
			r.ids[s], r.now[s] = max(r.ids[s], found), nil
			return err
		}
	}
	raw, err := l.bytes()
	if err != nil {
		return err
	}
	if _, err = r.box.Take(ctx, letterbox.Envelope{From: l.envelope(), Recipient: l.to, Unit: unit.ID}, raw); err != nil {
		return err
	}
	r.soon(l.at)
	r.now[s] = nil
	if r.ids[s] != 0 || l.automatic() {
		return nil
	}
	if r.ids[s], err = r.ticketOf(ctx, l, unit.ID); err == nil && r.ids[s] == 0 {
		err = fmt.Errorf("%s became no ticket", l.id)
	}
	return err
}

// ticketOf is the ticket that a mail has come to; 0 for none.
func (r *runner) ticketOf(ctx context.Context, l *letter, unit int) (int64, error) {
	facts, err := postgres.NewMails(r.db).Facts(ctx, desk.MailQuestion{Sender: l.address, Unit: unit, Thread: []string{l.id}, Since: l.at})
	if err != nil || len(facts.Threads) == 0 {
		return 0, err
	}
	return facts.Threads[0].Ticket, nil
}

// writes: the customer writes again, by the same way.
func (r *runner) writes(ctx context.Context, s *story, a *act, key string) error {
	r.now[s] = nil
	if s.contact.Channel != "email" {
		return citizenAnswers(ctx, r.db, *s.contact.Patient, r.ids[s], a.Text, key)
	}
	return r.mail(ctx, s, again(s, a, r.ids[s]))
}

// stranger: somebody else answers in the thread, so that a person has to say
// where it belongs.
func (r *runner) stranger(ctx context.Context, s *story, a *act, _ string) error {
	l := again(s, a, r.ids[s])
	who, _ := Relative(*s.contact.Patient, s.nr)
	l.name, l.address, l.sign = who.Name(), who.Email, "Hälsningar "+who.Given
	return r.mail(ctx, s, l)
}

func (r *runner) away(ctx context.Context, s *story, a *act, _ string) error {
	l := again(s, a, r.ids[s])
	l.subject, l.more, l.quote = "Autosvar: "+s.contact.Subject, []string{"Auto-Submitted: auto-replied"}, ""
	return r.mail(ctx, s, l)
}

// stray is a mail that nobody wrote, about nothing here.
func (r *runner) stray(ctx context.Context, s *story, a *act, _ string) error {
	l := first(s, a)
	l.name, l.address = "Kontorsbladet", "nyhetsbrev@example.se"
	l.more = []string{"Precedence: bulk", "List-Unsubscribe: <https://example.org/avsluta>"}
	return r.mail(ctx, s, l)
}

// bounces: what was last sent comes back.
func (r *runner) bounces(ctx context.Context, s *story, a *act, _ string) error {
	reference, err := r.db.LastReference(ctx, r.ids[s])
	if err != nil {
		return err
	}
	return r.mail(ctx, s, returned(s, a, reference))
}

// reads: the citizen opens the thread.
func (r *runner) reads(ctx context.Context, s *story, _ *act, _ string) error {
	who := *s.contact.Patient
	patient, err := postgres.NewCitizens(r.db).Admit(ctx, who.Number, who.Name(), r.db.Now())
	if err == nil {
		_, err = r.db.OpenThread(ctx, &auth.Citizen{Patient: patient, Name: who.Name()}, r.ids[s])
	}
	return err
}

// says is what an act writes to the customer; nil for nothing.
func (s *story) says(a *act) *desk.Outgoing {
	switch a.Verb {
	case "reply":
		return &desk.Outgoing{Text: hello(s) + a.Text}
	case "ask":
		return &desk.Outgoing{Text: hello(s) + a.Text, Ask: true, Until: tickets.Day(a.day()).Morning()}
	case "close":
		if s.contact.written() && s.contact.Reply != "" && a.Action == s.contact.Action {
			return &desk.Outgoing{Text: hello(s) + s.contact.Reply}
		}
	}
	return nil
}

func hello(s *story) string {
	given, _, _ := strings.Cut(s.contact.Customer.Name, " ")
	if given == "" || s.contact.Customer.Kind == "referrer" {
		return "Hej!\n\n"
	}
	return "Hej " + given + "!\n\n"
}

// say sends it, and closes where the act does.
func (r *runner) say(ctx context.Context, s *story, a *act, p *auth.Principal, row *desk.Row, o *desk.Outgoing) (err error) {
	var end postgres.Verb
	if a.Verb == "close" {
		if end, err = closing(r.db.Book().Directory(), s, a, p); err != nil {
			return err
		}
	}
	r.now[s], err = r.db.Send(ctx, p, row.ID, row.Version, o, end)
	r.soon(a.at)
	return err
}

// reply is what a scenario's customer is answered.
func (s *scenario) reply(rng *rand.Rand) string {
	if s.Reply != "" || s.Way == "" && s.Action == "" {
		return s.Reply
	}
	if known := replies[s.Action]; len(known) > 0 {
		return pick(rng, known)
	}
	return ""
}

var replies = read[map[string][]string]("replies")

// soon lets what waits leave when it can no longer be taken back.
func (r *runner) soon(at time.Time) {
	if r.leaves.IsZero() {
		r.leaves = at.Add(time.Minute)
	}
}

// leave sends what has waited, before an instant.
func (r *runner) leave(ctx context.Context, before time.Time) error {
	if r.leaves.IsZero() || r.leaves.After(before) {
		return nil
	}
	*r.clock, r.leaves = r.leaves.UTC(), time.Time{}
	lost, err := r.post.deliver(ctx)
	if lost {
		maps.DeleteFunc(r.now, func(*story, *desk.Row) bool { return true })
	}
	return err
}
