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

type unlinkIn struct {
	NumberPath
	To string `path:"to" maxLength:"24"`
}

func (a *API) addJoins() {
	add(a, ticketPost(tickets.VerbLink, "/links", "Say that another ticket belongs with it (Länka)"), a.link)
	add(a, Route{ID: "unlink", Method: http.MethodDelete, Path: "/api/v1/tickets/{number}/links/{to}", Resource: "ticket", Action: string(tickets.VerbLink), Summary: "Take a link away"}, a.unlink)
	add(a, ticketPost(tickets.VerbMerge, "/merge", "Make it part of another ticket (Slå ihop, P-14)"), a.merge)
	add(a, ticketPost(tickets.VerbUnmerge, "/unmerge", "Undo a merge, within a day"), a.unmerge)
}

func (a *API) link(ctx context.Context, p *auth.Principal, in *verbIn[wire.LinkBody]) (*ticketAnswer, error) {
	to, err := named("to", in.Body.To)
	if err != nil {
		return nil, err
	}
	return a.onTicket(ctx, p, in.Number, func(id int64) (*desk.Row, error) {
		return a.Joins.Link(ctx, p, id, in.Body.Version, to, in.Body.Kind)
	})
}

func (a *API) unlink(ctx context.Context, p *auth.Principal, in *unlinkIn) (*ticketAnswer, error) {
	to, err := tickets.ParseNumber(in.To)
	if err != nil {
		return nil, err
	}
	return a.onTicket(ctx, p, in.Number, func(id int64) (*desk.Row, error) { return a.Joins.Unlink(ctx, p, id, to) })
}

func (a *API) merge(ctx context.Context, p *auth.Principal, in *verbIn[wire.MergeBody]) (*ticketAnswer, error) {
	into, err := named("into", in.Body.Into)
	if err != nil {
		return nil, err
	}
	return a.onTicket(ctx, p, in.Number, func(id int64) (*desk.Row, error) {
		return a.Joins.Merge(ctx, p, id, in.Body.Version, into)
	})
}

func (a *API) unmerge(ctx context.Context, p *auth.Principal, in *verbIn[wire.Unmerge]) (*ticketAnswer, error) {
	return a.onTicket(ctx, p, in.Number, func(id int64) (*desk.Row, error) {
		return a.Joins.Unmerge(ctx, p, id, in.Body.Version)
	})
}

// named reads the number of another ticket in a field.
func named(field, number string) (int64, error) {
	id, err := tickets.ParseNumber(number)
	if err != nil {
		return 0, problem.OfField(field, "ticket-number-wrong")
	}
	return id, nil
}
