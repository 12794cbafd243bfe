package api

import (
	"context"
	"net/http"

	"kontaktpunkten/app/auth"
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
	incoming := a.Book.Directory().Answered(c, form, given, a.Now())
	if err := a.sendWith(ctx, c, incoming, in.Body.Attachments); err != nil {
		return nil, err
	}
	taken, err := a.Citizen.Intake.New(ctx, incoming)
	if err != nil {
		return nil, err
	}
	return a.receipt(ctx, c, taken.Message)
}

// sendWith puts on a citizen's text the key that makes it once, and files that
// the citizen has put here before.
func (a *API) sendWith(ctx context.Context, c *auth.Citizen, in *desk.Incoming, files []int64) (err error) {
	if intent := desk.IntentOf(ctx); intent != nil {
		in.Key, in.KeyHash = intent.Key, intent.Hash
	}
	in.Files, err = a.looseFiles(ctx, c, files)
	return err
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
