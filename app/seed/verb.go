package seed

import (
	"context"
	"fmt"
	"time"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/desk"
	"kontaktpunkten/app/postgres"
	"kontaktpunkten/tickets"
	"kontaktpunkten/tickets/workday"
)

// verb is what an act does to its ticket.
func (r *runner) verb(ctx context.Context, s *story, a *act, p *auth.Principal, i int) (postgres.Verb, error) {
	d := r.db.Book().Directory()
	switch a.Verb {
	case "keep":
		return desk.Keep, nil
	case "take":
		return (*tickets.Ticket).Take, nil
	case "resume":
		return (*tickets.Ticket).Resume, nil
	case "note":
		return texted(a.Text, (*tickets.Ticket).Note), nil
	case "return":
		return texted(a.Text, (*tickets.Ticket).Return), nil
	case "reopen":
		return r.reopening(d, a), nil
	case "escalate":
		q := d.QueueByCode(a.To)
		if q == nil {
			return nil, fmt.Errorf("no queue %q", a.To)
		}
		return func(t *tickets.Ticket, by tickets.Actor, m tickets.Moment) (tickets.Outcome, error) {
			return t.Escalate(by, m, q.Queue, a.Ask, a.Text, a.Urgent)
		}, nil
	case "hand-over":
		return r.handingOver(d, s, a, i), nil
	case "wait":
		return func(t *tickets.Ticket, by tickets.Actor, m tickets.Moment) (tickets.Outcome, error) {
			return t.Wait(by, m, a.Text, tickets.Day(a.day()).Morning())
		}, nil
	case "watch":
		return func(t *tickets.Ticket, by tickets.Actor, m tickets.Moment) (tickets.Outcome, error) {
			return t.Watch(by, m, tickets.Day(workday.DateOf(m.At).String()), tickets.Day(a.day()), a.Text)
		}, nil
	case "correct-patient":
		id, err := r.db.PatientFor(ctx, p, s.right.Ref())
		return func(t *tickets.Ticket, by tickets.Actor, m tickets.Moment) (tickets.Outcome, error) {
			return t.CorrectPatient(by, m, id, a.Text)
		}, err
	case "close":
		return closing(d, s, a, p)
	case "identify":
		id, err := r.db.PatientFor(ctx, p, s.contact.Patient.Ref())
		return func(t *tickets.Ticket, by tickets.Actor, m tickets.Moment) (tickets.Outcome, error) {
			return t.CorrectPatient(by, m, id, "Uppringd, uppgav sitt personnummer.")
		}, err
	}
	return nil, fmt.Errorf("unknown verb %q", a.Verb)
}

// day is the working day that a wait or a watch lasts to.
func (a *act) day() string {
	return workday.Default().AddWorkingDays(workday.DateOf(a.at), a.Days).String()
}

func texted(text string, verb func(*tickets.Ticket, tickets.Actor, tickets.Moment, string) (tickets.Outcome, error)) postgres.Verb {
	return func(t *tickets.Ticket, by tickets.Actor, m tickets.Moment) (tickets.Outcome, error) {
		return verb(t, by, m, text)
	}
}

func (r *runner) reopening(d *desk.Directory, a *act) postgres.Verb {
	return func(t *tickets.Ticket, by tickets.Actor, m tickets.Moment) (tickets.Outcome, error) {
		return t.Reopen(by, m, d.Queues[t.Owner.Queue].Queue, a.Text)
	}
}

// handingOver gives the ticket to a queue, a person, or some colleague of its queue.
func (r *runner) handingOver(d *desk.Directory, s *story, a *act, i int) postgres.Verb {
	return func(t *tickets.Ticket, by tickets.Actor, m tickets.Moment) (tickets.Outcome, error) {
		if q := d.QueueByCode(a.To); q != nil {
			return t.HandOver(by, m, 0, &q.Queue, a.Text)
		}
		if p := r.people[a.To]; p != nil {
			return t.HandOver(by, m, p.UserID, nil, a.Text)
		}
		team := r.members[t.Queue]
		to := team[mix(s.nr*31+i+5)%uint64(len(team))]
		return t.HandOver(by, m, to.UserID, nil, a.Text)
	}
}

// closing states the action; a medical one was documented a minute ago (P-10).
// What a mail is about is stated now at the latest (KP-11).
func closing(d *desk.Directory, s *story, a *act, p *auth.Principal) (postgres.Verb, error) {
	rule, ok := d.Actions[a.Action]
	if !ok {
		return nil, fmt.Errorf("no action %q", a.Action)
	}
	action := tickets.Action{Code: a.Action, Note: a.Text}
	if rule.Medical {
		action.Journalled = &tickets.Journalled{System: "Journalen", At: a.at.Add(-time.Minute).UTC(), By: p.Name}
	}
	return func(t *tickets.Ticket, by tickets.Actor, m tickets.Moment) (tickets.Outcome, error) {
		stated := t.Unstated
		if stated {
			t.State(s.contact.Reason, d.Reasons[s.contact.Reason].Medical, false)
		}
		out, err := t.Close(by, m, rule.ActionRule, action)
		if stated {
			out.Data.Reason = s.contact.Reason
		}
		return out, err
	}, nil
}
