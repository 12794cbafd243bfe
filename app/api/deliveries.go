package api

import (
	"context"
	"net/http"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/wire"
)

func (a *API) addDeliveries() {
	add(a, Route{ID: "deliveries", Method: http.MethodGet, Path: "/api/v1/deliveries", Resource: "delivery", Action: "list", Summary: "What did not arrive, is uncertain or waits after a failure; newest first"}, a.deliveries)
	add(a, Route{ID: "delivery-again", Method: http.MethodPost, Path: "/api/v1/deliveries/{id}/again", Resource: "delivery", Action: "retry", Summary: "Try again at once"}, a.deliveryAgain)
	add(a, Route{ID: "delivery-withdraw", Method: http.MethodPost, Path: "/api/v1/deliveries/{id}/withdraw", Resource: "delivery", Action: "retry", Summary: "Give it up"}, a.deliveryGiveUp)
	add(a, Route{ID: "delivery-arrived", Method: http.MethodPost, Path: "/api/v1/deliveries/{id}/arrived", Resource: "delivery", Action: "retry", Summary: "An uncertain one did arrive"}, a.deliveryArrived)
}

type deliveriesIn struct {
	State  string `query:"state" enum:"failed,uncertain,waiting" default:"failed"`
	Limit  int    `query:"limit" minimum:"1" maximum:"200" default:"50"`
	Cursor string `query:"cursor" maxLength:"200"`
}

func (a *API) deliveries(ctx context.Context, p *auth.Principal, in *deliveriesIn) (*body[wire.List[wire.Delivery]], error) {
	items, next, err := a.Deliveries.Attention(ctx, p, in.State, in.Cursor, in.Limit)
	return answer(page(items, next)), err
}

type deliveryIn struct {
	ID int64 `path:"id" minimum:"1"`
}

func (a *API) deliveryAgain(ctx context.Context, p *auth.Principal, in *deliveryIn) (*body[wire.Delivery], error) {
	d, err := a.Deliveries.Again(ctx, p, in.ID)
	return answer(d), err
}

func (a *API) deliveryGiveUp(ctx context.Context, p *auth.Principal, in *deliveryIn) (*body[wire.Delivery], error) {
	d, err := a.Deliveries.GiveUp(ctx, p, in.ID)
	return answer(d), err
}

func (a *API) deliveryArrived(ctx context.Context, p *auth.Principal, in *deliveryIn) (*body[wire.Delivery], error) {
	d, err := a.Deliveries.Arrived(ctx, p, in.ID)
	return answer(d), err
}
