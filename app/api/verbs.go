package api

import (
	"context"
	"net/http"
	"time"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/wire"
	"kontaktpunkten/routing"
	"kontaktpunkten/tickets"
	"kontaktpunkten/tickets/problem"
	"kontaktpunkten/tickets/workday"
)

// verbIn is a verb's request: the ticket of the path and what the verb takes.
type verbIn[B any] struct {
	NumberPath
	Body B
}

// addVerb adds one verb; made turns its body into what the domain does.
func addVerb[B any](a *API, verb tickets.Verb, method, path, summary string, version func(*B) int, made func(p *auth.Principal, b *B) (Verb, error)) {
	add(a, Route{ID: string(verb), Method: method, Path: "/api/v1/tickets/{number}" + path, Resource: "ticket", Action: string(verb), Summary: summary},
		func(ctx context.Context, p *auth.Principal, in *verbIn[B]) (*ticketAnswer, error) {
			id, err := tickets.ParseNumber(in.Number)
			if err != nil {
				return nil, err
			}
			do, err := made(p, &in.Body)
			if err != nil {
				return nil, err
			}
			r, err := a.Tickets.Change(ctx, p, id, version(&in.Body), do)
			return a.settled(ctx, p, r, err, http.StatusOK)
		})
}

func (a *API) addVerbs() {
	addVerb(a, tickets.VerbTake, http.MethodPost, "/take", "Take it (Fördela till mig)", func(b *wire.Take) int { return b.Version }, a.take)
	addVerb(a, tickets.VerbHandOver, http.MethodPost, "/hand-over", "Hand it over (Omfördela)", func(b *wire.HandOver) int { return b.Version }, a.handOver)
	addVerb(a, tickets.VerbNote, http.MethodPost, "/notes", "Add a note", func(b *wire.Note) int { return b.Version }, a.note)
	addVerb(a, tickets.VerbAlarmChoice, http.MethodPost, "/alarm-choice", "Keep what was chosen about words that suggest an emergency (KP-7a)", func(b *wire.ChooseAlarm) int { return b.Version }, a.chooseAlarm)
	addVerb(a, tickets.VerbEscalate, http.MethodPost, "/escalate", "Escalate with a question", func(b *wire.Escalate) int { return b.Version },
		func(p *auth.Principal, b *wire.Escalate) (Verb, error) { return a.escalating(p, &b.EscalateBody) })
	addVerb(a, tickets.VerbReturn, http.MethodPost, "/return", "Return with an answer", func(b *wire.Return) int { return b.Version }, a.giveBack)
	addVerb(a, tickets.VerbWatch, http.MethodPost, "/watch", "Put on watch until a day", func(b *wire.WatchBody) int { return b.Version }, a.watch)
	addVerb(a, tickets.VerbWait, http.MethodPost, "/wait", "Wait for the customer", func(b *wire.Wait) int { return b.Version }, a.wait)
	addVerb(a, tickets.VerbResume, http.MethodPost, "/resume", "End a wait or a watch", func(b *wire.Resume) int { return b.Version }, a.resume)
	addVerb(a, tickets.VerbClose, http.MethodPost, "/close", "Close with an action", func(b *wire.Close) int { return b.Version },
		func(_ *auth.Principal, b *wire.Close) (Verb, error) { return a.closing(&b.CloseBody) })
	addVerb(a, tickets.VerbReopen, http.MethodPost, "/reopen", "Open again", func(b *wire.Reopen) int { return b.Version }, a.reopen)
	addVerb(a, tickets.VerbEdit, http.MethodPatch, "", "Put right what was noted", func(b *wire.Edit) int { return b.Version }, a.edit)
	add(a, Route{ID: string(tickets.VerbCorrect), Method: http.MethodPost, Path: "/api/v1/tickets/{number}/correct-patient", Resource: "ticket", Action: string(tickets.VerbCorrect),
		Summary: "Replace a patient attached by mistake (P-14)"}, a.correctPatient)
}

func (a *API) take(*auth.Principal, *wire.Take) (Verb, error) {
	return (*tickets.Ticket).Take, nil
}

func (a *API) handOver(_ *auth.Principal, b *wire.HandOver) (Verb, error) {
	d := a.Book.Directory()
	var queue *tickets.Queue
	if b.To.Queue != 0 {
		q := d.Queues[b.To.Queue]
		if q == nil {
			return nil, problem.OfField("to.queue", "unknown")
		}
		if q.Closed {
			return nil, problem.OfField("to.queue", "queue-closed")
		}
		queue = &q.Queue
	}
	return func(t *tickets.Ticket, by tickets.Actor, m tickets.Moment) (tickets.Outcome, error) {
		if b.To.Person != 0 && !works(d.People[b.To.Person], t.Queue) {
			return tickets.Outcome{}, problem.OfField("to.person", "not-in-this-queue")
		}
		if queue != nil {
			to, _ := d.Escalations.Queue(queue.Code)
			if err := routing.Suits(to, d.Question(t.Reason)); err != nil {
				return tickets.Outcome{}, err
			}
		}
		return t.HandOver(by, m, b.To.Person, queue, b.Note)
	}, nil
}

func (a *API) note(_ *auth.Principal, b *wire.Note) (Verb, error) {
	return func(t *tickets.Ticket, by tickets.Actor, m tickets.Moment) (tickets.Outcome, error) {
		return t.Note(by, m, b.Text)
	}, nil
}

func (a *API) chooseAlarm(_ *auth.Principal, b *wire.ChooseAlarm) (Verb, error) {
	return func(t *tickets.Ticket, by tickets.Actor, m tickets.Moment) (tickets.Outcome, error) {
		return t.ChooseAlarm(by, m, b.Choice)
	}, nil
}

// escalating finds where to when it knows where from: by line, by queue or by
// competence group (RF-4).
func (a *API) escalating(_ *auth.Principal, b *wire.EscalateBody) (Verb, error) {
	d := a.Book.Directory()
	known := false
	for _, r := range d.EscalationReasons {
		known = known || r.Code == b.Reason
	}
	if !known {
		return nil, problem.OfField("reason", "unknown")
	}
	request := routing.Request{Line: b.Line, Group: b.Group}
	if b.Queue != 0 {
		q := d.Queues[b.Queue]
		if q == nil {
			return nil, problem.OfField("queue", "unknown")
		}
		request.Queue = q.Code
	}
	return func(t *tickets.Ticket, by tickets.Actor, m tickets.Moment) (tickets.Outcome, error) {
		to, err := routing.Target(d.Escalations, code(d.Queues[t.Queue]), d.Question(t.Reason), request)
		if err != nil {
			return tickets.Outcome{}, err
		}
		return t.Escalate(by, m, d.QueueByCode(to.Code).Queue, b.Reason, b.Question, b.Urgent)
	}, nil
}

func (a *API) giveBack(_ *auth.Principal, b *wire.Return) (Verb, error) {
	return func(t *tickets.Ticket, by tickets.Actor, m tickets.Moment) (tickets.Outcome, error) {
		return t.Return(by, m, b.Answer)
	}, nil
}

func (a *API) watch(_ *auth.Principal, b *wire.WatchBody) (Verb, error) {
	return func(t *tickets.Ticket, by tickets.Actor, m tickets.Moment) (tickets.Outcome, error) {
		return t.Watch(by, m, tickets.Day(workday.DateOf(m.At).String()), tickets.Day(b.On), b.Note)
	}, nil
}

func (a *API) wait(_ *auth.Principal, b *wire.Wait) (Verb, error) {
	var until time.Time
	if b.Until != nil {
		until = b.Until.UTC()
	}
	return func(t *tickets.Ticket, by tickets.Actor, m tickets.Moment) (tickets.Outcome, error) {
		return t.Wait(by, m, b.For, until)
	}, nil
}

func (a *API) resume(*auth.Principal, *wire.Resume) (Verb, error) {
	return (*tickets.Ticket).Resume, nil
}

// closing closes with an action. A reason that is stated with it counts where
// nobody has stated one before (KP-11).
func (a *API) closing(b *wire.CloseBody) (Verb, error) {
	d := a.Book.Directory()
	rule, ok := d.Actions[b.Action]
	if !ok {
		slug := "unknown"
		if b.Action == "" {
			slug = "required"
		}
		return nil, problem.OfField("action", slug)
	}
	reason, ok := d.Reasons[b.Reason]
	if !ok && b.Reason != "" {
		return nil, problem.OfField("reason", "unknown")
	}
	action := tickets.Action{Code: b.Action, Note: b.Note}
	if j := b.Journalled; j != nil {
		action.Journalled = &tickets.Journalled{System: j.System, At: j.At.UTC(), By: j.By}
	}
	return func(t *tickets.Ticket, by tickets.Actor, m tickets.Moment) (tickets.Outcome, error) {
		stated := t.Unstated && b.Reason != ""
		if stated {
			t.State(b.Reason, reason.Medical, reason.Unstated)
		}
		out, err := t.Close(by, m, rule.ActionRule, action)
		if stated {
			out.Data.Reason = b.Reason
		}
		return out, err
	}, nil
}

func (a *API) reopen(_ *auth.Principal, b *wire.Reopen) (Verb, error) {
	d := a.Book.Directory()
	return func(t *tickets.Ticket, by tickets.Actor, m tickets.Moment) (tickets.Outcome, error) {
		return t.Reopen(by, m, d.Taking(t.Owner.Queue).Queue, b.Reason)
	}, nil
}

func (a *API) edit(_ *auth.Principal, b *wire.Edit) (Verb, error) {
	e := tickets.Edits{Subject: b.Subject, Reason: b.Reason, Priority: b.Priority, IdentifiedBy: b.IdentifiedBy}
	if b.Reason != nil {
		reason, ok := a.Book.Directory().Reasons[*b.Reason]
		if !ok {
			return nil, problem.OfField("reason", "unknown")
		}
		e.Medical, e.Unstated = reason.Medical, reason.Unstated
	}
	if b.Customer != nil {
		c := customer(*b.Customer)
		e.Customer = &c
	}
	return func(t *tickets.Ticket, by tickets.Actor, m tickets.Moment) (tickets.Outcome, error) {
		return t.Edit(by, m, e)
	}, nil
}

type correctIn struct {
	NumberPath
	Body wire.CorrectPatient
}

func (a *API) correctPatient(ctx context.Context, p *auth.Principal, in *correctIn) (*ticketAnswer, error) {
	id, err := tickets.ParseNumber(in.Number)
	if err != nil {
		return nil, err
	}
	var bad faults
	var ref *tickets.PatientRef
	if in.Body.Patient != nil {
		ref = a.patientRef(in.Body.Patient, "patient", a.Now(), &bad)
	}
	bad.required("why", in.Body.Why)
	if err := bad.problem(); err != nil {
		return nil, err
	}
	patient, err := a.Tickets.PatientFor(ctx, p, ref)
	if err != nil {
		return nil, err
	}
	r, err := a.Tickets.Change(ctx, p, id, in.Body.Version, func(t *tickets.Ticket, by tickets.Actor, m tickets.Moment) (tickets.Outcome, error) {
		return t.CorrectPatient(by, m, patient, in.Body.Why)
	})
	return a.settled(ctx, p, r, err, http.StatusOK)
}
