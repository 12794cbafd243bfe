package api

import (
	"context"
	"encoding/json"
	"net/http"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/desk"
	"kontaktpunkten/app/wire"
	"kontaktpunkten/tickets/problem"
)

const rehearsalPath = "/api/v1/rehearsals"

func (a *API) addRehearsals() {
	add(a, Route{ID: "start-rehearsal", Method: http.MethodPost, Path: rehearsalPath, Resource: "routing", Action: "rehearse", Summary: "Run a draft or a version over a past period"}, a.startRehearsal)
	add(a, Route{ID: "rehearsals", Method: http.MethodGet, Path: rehearsalPath, Resource: "routing", Action: "read", Summary: "The newest rehearsals, without their results"}, a.rehearsals)
	add(a, Route{ID: "rehearsal", Method: http.MethodGet, Path: rehearsalPath + "/{id}", Resource: "routing", Action: "read", Summary: "How far a rehearsal has come, and its result"}, a.rehearsal)
	add(a, Route{ID: "stop-rehearsal", Method: http.MethodPost, Path: rehearsalPath + "/{id}/stop", Resource: "routing", Action: "rehearse", Summary: "Stop a rehearsal that waits or runs"}, a.stopRehearsal)
}

type startRehearsalIn struct{ Body wire.StartRehearsal }

func (a *API) startRehearsal(ctx context.Context, p *auth.Principal, in *startRehearsalIn) (*body[wire.Rehearsal], error) {
	u, err := a.routingUnit(p, in.Body.Unit, "rehearse")
	if err != nil {
		return nil, err
	}
	return a.shownRehearsal(p)(a.Rehearsals.Start(ctx, p, desk.StartRehearsal{Unit: u.ID, Revision: in.Body.Revision, Version: in.Body.Version, From: in.Body.From, To: in.Body.To}))
}

type rehearsalsIn struct {
	Unit string `query:"unit" maxLength:"60" doc:"Empty: all of mine"`
}

func (a *API) rehearsals(ctx context.Context, p *auth.Principal, in *rehearsalsIn) (*body[wire.List[wire.Rehearsal]], error) {
	units := p.Units("routing", "read")
	if in.Unit != "" {
		u, err := a.routingUnit(p, in.Unit, "read")
		if err != nil {
			return nil, err
		}
		units = []int{u.ID}
	}
	rows, err := a.Rehearsals.List(ctx, units)
	if err != nil {
		return nil, err
	}
	items := make([]wire.Rehearsal, 0, len(rows))
	for i := range rows {
		one, err := a.showRehearsal(p, &rows[i])
		if err != nil {
			return nil, err
		}
		items = append(items, one)
	}
	return answer(page(items, "")), nil
}

type rehearsalIn struct {
	ID int64 `path:"id" minimum:"1"`
}

func (a *API) rehearsal(ctx context.Context, p *auth.Principal, in *rehearsalIn) (*body[wire.Rehearsal], error) {
	return a.shownRehearsal(p)(a.readRehearsal(ctx, p, in.ID))
}

// readRehearsal finds one of a unit whose routing the person may read.
func (a *API) readRehearsal(ctx context.Context, p *auth.Principal, id int64) (*desk.Rehearsal, error) {
	r, err := a.Rehearsals.Read(ctx, id)
	if err == nil && !p.May("routing", "read", r.Unit) {
		return nil, problem.New(problem.NotFound, "rehearsal-not-found")
	}
	return r, err
}

func (a *API) stopRehearsal(ctx context.Context, p *auth.Principal, in *rehearsalIn) (*body[wire.Rehearsal], error) {
	r, err := a.readRehearsal(ctx, p, in.ID)
	if err == nil && !p.May("routing", "rehearse", r.Unit) {
		err = problem.New(problem.Forbidden, "not-allowed")
	}
	if err != nil {
		return nil, err
	}
	return a.shownRehearsal(p)(a.Rehearsals.Stop(ctx, p, in.ID))
}

func (a *API) shownRehearsal(p *auth.Principal) func(*desk.Rehearsal, error) (*body[wire.Rehearsal], error) {
	return func(r *desk.Rehearsal, err error) (*body[wire.Rehearsal], error) {
		if err != nil {
			return nil, err
		}
		shown, err := a.showRehearsal(p, r)
		return answer(shown), err
	}
}

// showRehearsal is a rehearsal for the wire. Who reads no tickets of the unit, as
// an administrator, is shown the counts and no examples (P-2).
func (a *API) showRehearsal(p *auth.Principal, r *desk.Rehearsal) (wire.Rehearsal, error) {
	d := a.Book.Directory()
	out := wire.Rehearsal{ID: r.ID, Unit: d.UnitCode(r.Unit), Revision: r.Revision, Version: r.Version, Against: r.Against, From: r.From, To: r.To,
		State: r.State, Done: r.Done, Total: r.Total, Fault: r.Fault, By: d.PersonRef(r.By), CreatedAt: r.CreatedAt, EndedAt: r.EndedAt}
	if r.Result == nil {
		return out, nil
	}
	out.Result = &wire.RehearsalResult{}
	if err := json.Unmarshal(r.Result, out.Result); err != nil || p.May("ticket", "read", r.Unit) {
		return out, err
	}
	for i := range out.Result.Moves {
		out.Result.Moves[i].Examples = []wire.RehearsalSample{}
	}
	out.Result.Untaken = []wire.RehearsalSample{}
	return out, nil
}
