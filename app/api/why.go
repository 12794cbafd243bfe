package api

import (
	"context"
	"net/http"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/wire"
	"kontaktpunkten/tickets"
)

// Reasons tells why a ticket lies where it lies; every reading is logged (P-3).
type Reasons interface {
	Why(ctx context.Context, p *auth.Principal, id int64) (wire.WhyHere, error)
}

func (a *API) addWhy() {
	add(a, Route{ID: "why", Method: http.MethodGet, Path: "/api/v1/tickets/{number}/why", Resource: "ticket", Action: "read", Summary: "Why the ticket lies where it lies"}, a.why)
}

func (a *API) why(ctx context.Context, p *auth.Principal, in *NumberPath) (*body[wire.WhyHere], error) {
	id, err := tickets.ParseNumber(in.Number)
	if err != nil {
		return nil, err
	}
	w, err := a.Reasons.Why(ctx, p, id)
	return answer(w), err
}
