package api

import (
	"context"
	"net/http"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/desk"
	"kontaktpunkten/app/wire"
	"kontaktpunkten/tickets"
	"kontaktpunkten/tickets/problem"
)

type unsendIn struct {
	NumberPath
	Body wire.Unsend
}

func (a *API) addAnswers() {
	add(a, ticketPost(tickets.VerbReply, "/replies", "Answer the customer (Besvara); it leaves after ten seconds"), a.reply)
	add(a, ticketPost(tickets.VerbRequest, "/questions", "Ask the customer (Motfråga) and wait for the answer"), a.request)
	add(a, ticketPost(tickets.VerbUnsend, "/unsend", "Take back what one sent last, before it has left"), func(ctx context.Context, p *auth.Principal, in *unsendIn) (*ticketAnswer, error) {
		return a.onTicket(ctx, p, in.Number, func(id int64) (*desk.Row, error) {
			return a.Answers.Unsend(ctx, p, id, in.Body.Version, in.Body.Message)
		})
	})
}

// ticketPost is the route of a verb that needs a store of its own.
func ticketPost(verb tickets.Verb, path, summary string) Route {
	return Route{ID: string(verb), Method: http.MethodPost, Path: "/api/v1/tickets/{number}" + path, Resource: "ticket", Action: string(verb), Summary: summary}
}

// onTicket does something to the ticket of the path and answers with it.
func (a *API) onTicket(ctx context.Context, p *auth.Principal, number string, do func(id int64) (*desk.Row, error)) (*ticketAnswer, error) {
	id, err := tickets.ParseNumber(number)
	if err != nil {
		return nil, err
	}
	r, err := do(id)
	return a.settled(ctx, p, r, err, http.StatusOK)
}

func (a *API) reply(ctx context.Context, p *auth.Principal, in *verbIn[wire.Reply]) (*ticketAnswer, error) {
	b := &in.Body
	if err := desk.CheckFilled(b.Text, b.HTML); err != nil {
		return nil, err
	}
	o := &desk.Outgoing{Text: b.Text, HTML: desk.SafeMarkup(b.HTML), Via: b.Via, Files: b.Attachments, Template: b.Template}
	var end Verb
	if b.Close != nil {
		closing, err := a.closing(b.Close)
		if err != nil {
			return nil, err
		}
		end = answeredAnd(closing)
	}
	return a.onTicket(ctx, p, in.Number, func(id int64) (*desk.Row, error) {
		return a.Answers.Send(ctx, p, id, b.Version, o, end)
	})
}

// answeredAnd closes after an answer. Where the reason is stated with the close,
// and is a medical one, the answer should have been a licensed person's (P-12).
func answeredAnd(closing Verb) Verb {
	return func(t *tickets.Ticket, by tickets.Actor, m tickets.Moment) (tickets.Outcome, error) {
		out, err := closing(t, by, m)
		if err == nil && t.Medical && !by.Licensed {
			return tickets.Outcome{}, problem.New(problem.Forbidden, "licensed-only")
		}
		return out, err
	}
}

func (a *API) request(ctx context.Context, p *auth.Principal, in *verbIn[wire.Request]) (*ticketAnswer, error) {
	b := &in.Body
	if err := desk.CheckFilled(b.Text, b.HTML); err != nil {
		return nil, err
	}
	o := &desk.Outgoing{Ask: true, Text: b.Text, HTML: desk.SafeMarkup(b.HTML), Via: b.Via, Template: b.Template}
	if b.Until != nil {
		o.Until = b.Until.UTC()
	}
	return a.onTicket(ctx, p, in.Number, func(id int64) (*desk.Row, error) {
		return a.Answers.Send(ctx, p, id, b.Version, o, nil)
	})
}
