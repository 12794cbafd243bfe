package api

import (
	"context"
	"encoding/json"
	"net/http"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/delivery"
	"kontaktpunkten/app/desk"
	"kontaktpunkten/app/service"
	"kontaktpunkten/app/wire"
	"kontaktpunkten/routing"
	"kontaktpunkten/tickets"
)

func (a *API) citizenServices(ctx context.Context, _ *auth.Citizen, _ *none) (*body[wire.List[wire.Service]], error) {
	forms, err := a.Citizen.Forms.CurrentForms(ctx)
	if err != nil {
		return nil, err
	}
	var list []wire.Service
	for _, f := range forms {
		u := a.Book.Directory().Units[f.Unit]
		if u == nil {
			continue
		}
		list = append(list, wire.Service{Version: f.ID, Key: f.Key, Unit: u.Code, UnitName: u.Name, Title: f.Title, Intro: f.Intro,
			Promise: f.Promise, Questions: f.Questions, Week: week(u)})
	}
	return answer(page(list, "")), nil
}

type citizenContactIn struct{ Body wire.CitizenContact }

// receipt is what a citizen gets for a text, the same for the same text.
type receipt struct {
	Status int
	Body   wire.CitizenReceipt
}

// citizenContact makes a ticket of an answered form. An older version than the
// newest is taken too: who began to answer it may end.
func (a *API) citizenContact(ctx context.Context, c *auth.Citizen, in *citizenContactIn) (*receipt, error) {
	form, err := a.Citizen.Forms.Form(ctx, in.Body.Version)
	if err != nil {
		return nil, err
	}
	given, err := form.Check(in.Body.Answers, len(in.Body.Attachments))
	if err != nil {
		return nil, err
	}
	answers, err := json.Marshal(given)
	if err != nil {
		return nil, err
	}
	incoming, err := a.fromCitizen(ctx, c, in.Body.Attachments)
	if err != nil {
		return nil, err
	}
	incoming.Form = &desk.Form{Version: form.ID, Answers: answers}
	a.fill(&incoming.Contact, form, given)
	taken, err := a.Citizen.Intake.New(ctx, incoming)
	if err != nil {
		return nil, err
	}
	return a.receipt(ctx, c, taken.Message)
}

// fill puts on a contact what the form's answers say.
func (a *API) fill(r *tickets.Registration, form *service.Version, given service.Answers) {
	said, d := form.Contact(given), a.Book.Directory()
	reason, known := d.Reasons[said.Reason]
	for _, code := range d.ReasonOrder {
		// A form may be older than the catalogue: then somebody says what it is.
		if !known && d.Reasons[code].Unstated {
			reason, known = d.Reasons[code], true
		}
	}
	r.Unit, r.Reason, r.Medical = form.Unit, reason.Code, reason.Medical
	r.Subject, r.Text, r.Customer.Phone = said.Subject, said.Text, desk.NormalPhone(said.Phone)
}

// fromCitizen is a citizen's text on its way in, identified by e-id (P-11), with
// files that the citizen has put here before.
func (a *API) fromCitizen(ctx context.Context, c *auth.Citizen, files []int64) (*desk.Incoming, error) {
	in := &desk.Incoming{By: tickets.ByCitizen, Via: delivery.Inbox, Contact: tickets.Registration{
		Channel: "citizen1177", Customer: tickets.Customer{Kind: "patient", Name: c.Name}, Patient: &tickets.PatientRef{ID: c.Patient},
		IdentifiedBy: "e-id", OccurredAt: a.Now()}}
	if intent := desk.IntentOf(ctx); intent != nil {
		in.Key, in.KeyHash = intent.Key, intent.Hash
	}
	var err error
	in.Files, err = a.looseFiles(ctx, c, files)
	return in, err
}

// receipt says what happens now and by when (E-2), and whether the text suggests
// an emergency (KP-7a). It is worked out from what was kept.
func (a *API) receipt(ctx context.Context, c *auth.Citizen, message int64) (*receipt, error) {
	sent, err := a.Citizen.Threads.SentByCitizen(ctx, c, message)
	if err != nil {
		return nil, err
	}
	w := wire.CitizenReceipt{Thread: tickets.FormatNumber(sent.Ticket), ReceivedAt: sent.At, Alarm: routing.FindAlarm(sent.Text) != nil}
	form, err := a.formOf(ctx, sent)
	if err != nil {
		return nil, err
	}
	if form != nil {
		cal := a.Book.Directory().Calendar(sent.Unit)
		w.Promise, w.AnswerBy = form.Promise, cal.AddWorkingDays(cal.Date(sent.At), form.PromiseDays).String()
	}
	return &receipt{Status: http.StatusCreated, Body: w}, nil
}

// formOf is the form whose promise holds for a text: the one that it answered,
// else its unit's own; nil where the unit has none.
func (a *API) formOf(ctx context.Context, sent *desk.SentMessage) (*service.Version, error) {
	if sent.Form != 0 {
		return a.Citizen.Forms.Form(ctx, sent.Form)
	}
	forms, err := a.Citizen.Forms.CurrentForms(ctx)
	for i, f := range forms {
		if f.Unit == sent.Unit && f.Key == service.ContactUs {
			return &forms[i], err
		}
	}
	return nil, err
}
