package api

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/desk"
	"kontaktpunkten/app/wire"
	"kontaktpunkten/routing/rule"
	"kontaktpunkten/tickets/problem"
)

const (
	routingPath = "/api/v1/routing/"
	unitPath    = routingPath + "units/{unit}"
	// largestPlan is how large a plan may be: some hundreds of long rules.
	largestPlan = 2 << 20
)

func (a *API) addRouting() {
	add(a, Route{ID: "routing-units", Method: http.MethodGet, Path: routingPath + "units", Resource: "routing", Action: "read", Summary: "Where the routing of my units stands"}, a.routingUnits)
	a.addRoutingVocabulary()
	add(a, Route{ID: "routing-versions", Method: http.MethodGet, Path: unitPath + "/versions", Resource: "routing", Action: "read", Summary: "All versions of a unit's routing, newest first, without their plans"}, a.routingVersions)
	add(a, Route{ID: "routing-version", Method: http.MethodGet, Path: unitPath + "/versions/{version}", Resource: "routing", Action: "read", Summary: "A version, with what is wrong with it today"}, a.routingVersion)
	add(a, Route{ID: "routing-draft", Method: http.MethodGet, Path: unitPath + "/draft", Resource: "routing", Action: "read", Summary: "The draft of a unit, with what is wrong with it"}, a.routingDraft)
	add(a, Route{ID: "save-routing-draft", Method: http.MethodPut, Path: unitPath + "/draft", Resource: "routing", Action: "edit", Summary: "Begin a draft, or keep it as it is now; faults are kept too"}, a.saveRoutingDraft)
	add(a, Route{ID: "drop-routing-draft", Method: http.MethodDelete, Path: unitPath + "/draft", Resource: "routing", Action: "edit", Summary: "Throw the draft away", Status: http.StatusNoContent}, a.dropRoutingDraft)
	add(a, Route{ID: "check-routing", Method: http.MethodPost, Path: unitPath + "/check", Resource: "routing", Action: "edit", Summary: "What is wrong with a plan; nothing is kept", Reads: true}, a.checkRouting)
	add(a, Route{ID: "publish-routing", Method: http.MethodPost, Path: unitPath + "/publish", Resource: "routing", Action: "publish", Summary: "Let the draft count, at once or from an instant on"}, a.publishRouting)
	add(a, Route{ID: "withdraw-routing", Method: http.MethodDelete, Path: unitPath + "/versions/{version}", Resource: "routing", Action: "publish", Summary: "Take back a version that has not begun to count", Status: http.StatusNoContent}, a.withdrawRouting)
	add(a, Route{ID: "routing-back", Method: http.MethodPost, Path: unitPath + "/back", Resource: "routing", Action: "publish", Summary: "Let the content of an earlier version count again"}, a.routingBack)
	add(a, Route{ID: "close-queue", Method: http.MethodPatch, Path: "/api/v1/queues/{id}", Resource: "routing", Action: "queues", Summary: "Close a queue for what is new, or open it again"}, a.closeQueue)
}

// UnitPath is the unit of the path, by its code.
type UnitPath struct {
	Unit string `path:"unit" maxLength:"60"`
}

// routingUnit finds a unit whose routing the person may read; NotFound with slug
// unit-not-found, Forbidden where the person may read it and not do the action.
func (a *API) routingUnit(p *auth.Principal, code, action string) (*desk.Unit, error) {
	u := a.Book.Directory().UnitByCode(code)
	if u == nil || !p.May("routing", "read", u.ID) {
		return nil, problem.New(problem.NotFound, "unit-not-found")
	}
	if !p.May("routing", action, u.ID) {
		return nil, problem.New(problem.Forbidden, "not-allowed")
	}
	return u, nil
}

func (a *API) routingUnits(ctx context.Context, p *auth.Principal, _ *none) (*body[wire.List[wire.RoutingUnit]], error) {
	d := a.Book.Directory()
	var mine []int
	for _, id := range d.UnitOrder {
		if p.May("routing", "read", id) {
			mine = append(mine, id)
		}
	}
	stands, err := a.Plans.Stands(ctx, mine)
	if err != nil {
		return nil, err
	}
	items := make([]wire.RoutingUnit, 0, len(stands))
	for _, s := range stands {
		u := d.Units[s.Unit]
		item := wire.RoutingUnit{Unit: u.Code, Name: u.Name, CanEdit: p.May("routing", "edit", u.ID)}
		if item.Live, err = a.shownStand(u, s.Live); err == nil {
			item.Coming, err = a.shownStand(u, s.Coming)
		}
		if err != nil {
			return nil, err
		}
		if s.Draft != nil {
			info := a.draftInfo(s.Draft)
			item.Draft = &info
		}
		items = append(items, item)
	}
	return answer(page(items, "")), nil
}

// shownStand is a version with what is wrong with it, and without its plan.
func (a *API) shownStand(u *desk.Unit, v *desk.PlanVersion) (*wire.RoutingVersion, error) {
	if v == nil {
		return nil, nil
	}
	shown, err := a.showVersion(u, v)
	shown.Plan = nil
	return &shown, err
}

type versionsIn struct {
	UnitPath
	Limit  int    `query:"limit" minimum:"1" maximum:"200" default:"50"`
	Cursor string `query:"cursor" maxLength:"20"`
}

func (a *API) routingVersions(ctx context.Context, p *auth.Principal, in *versionsIn) (*body[wire.List[wire.RoutingVersion]], error) {
	u, err := a.routingUnit(p, in.Unit, "read")
	if err != nil {
		return nil, err
	}
	before := 0
	if in.Cursor != "" {
		if before, err = strconv.Atoi(in.Cursor); err != nil || before < 1 {
			return nil, problem.OfField("cursor", "cursor-invalid")
		}
	}
	rows, err := a.Plans.Versions(ctx, u.ID, before, in.Limit+1)
	if err != nil {
		return nil, err
	}
	next := ""
	if len(rows) > in.Limit {
		rows = rows[:in.Limit]
		next = strconv.Itoa(rows[in.Limit-1].Version)
	}
	items := make([]wire.RoutingVersion, 0, len(rows))
	for i := range rows {
		v, err := a.showVersion(u, &rows[i])
		if err != nil {
			return nil, err
		}
		items = append(items, v)
	}
	return answer(page(items, next)), nil
}

type versionIn struct {
	UnitPath
	Version int `path:"version" minimum:"1"`
}

func (a *API) routingVersion(ctx context.Context, p *auth.Principal, in *versionIn) (*body[wire.RoutingVersion], error) {
	u, err := a.routingUnit(p, in.Unit, "read")
	if err != nil {
		return nil, err
	}
	return a.shownVersion(u)(a.Plans.Version(ctx, u.ID, in.Version))
}

func (a *API) shownVersion(u *desk.Unit) func(*desk.PlanVersion, error) (*body[wire.RoutingVersion], error) {
	return func(v *desk.PlanVersion, err error) (*body[wire.RoutingVersion], error) {
		if err != nil {
			return nil, err
		}
		shown, err := a.showVersion(u, v)
		return answer(shown), err
	}
}

// showVersion is a version for the wire; its plan is checked against the desk as
// it is today.
func (a *API) showVersion(u *desk.Unit, v *desk.PlanVersion) (wire.RoutingVersion, error) {
	d := a.Book.Directory()
	out := wire.RoutingVersion{Version: v.Version, Unit: u.Code, EffectiveAt: v.EffectiveAt, CreatedAt: v.CreatedAt, By: d.PersonRef(v.By),
		Note: v.Note, BackTo: v.BackTo, Live: v.Live}
	if v.Plan == nil {
		return out, nil
	}
	_, problems, err := d.CheckPlan(u, v.Version, v.EffectiveAt, v.Plan)
	if err != nil {
		return out, fmt.Errorf("version %d: %w", v.Version, err)
	}
	plan, err := desk.TypedPlan(v.Plan)
	out.Problems, out.Plan = routingProblems(problems), &plan
	return out, err
}

func routingProblems(found rule.Problems) []wire.RoutingProblem {
	out := make([]wire.RoutingProblem, 0, len(found))
	for _, p := range found {
		out = append(out, wire.RoutingProblem{Slug: p.Slug, Rule: p.Rule, Path: p.Path, Line: p.Line, Column: p.Column, Word: p.Word, Warning: p.Warning})
	}
	return out
}

func (a *API) routingDraft(ctx context.Context, p *auth.Principal, in *UnitPath) (*body[wire.RoutingDraft], error) {
	u, err := a.routingUnit(p, in.Unit, "read")
	if err != nil {
		return nil, err
	}
	return a.shownDraft(u)(a.PlanDrafts.Draft(ctx, u.ID))
}

func (a *API) shownDraft(u *desk.Unit) func(*desk.PlanDraft, error) (*body[wire.RoutingDraft], error) {
	return func(draft *desk.PlanDraft, err error) (*body[wire.RoutingDraft], error) {
		if err != nil {
			return nil, err
		}
		_, problems, err := a.Book.Directory().CheckPlan(u, 0, a.Now(), draft.Plan)
		if err != nil {
			return nil, err
		}
		out := wire.RoutingDraft{RoutingDraftInfo: a.draftInfo(draft), Unit: u.Code, BasedOn: draft.BasedOn, Problems: routingProblems(problems), Rehearsed: draft.Rehearsed}
		out.Plan, err = desk.TypedPlan(draft.Plan)
		return answer(out), err
	}
}

func (a *API) draftInfo(draft *desk.PlanDraft) wire.RoutingDraftInfo {
	d := a.Book.Directory()
	return wire.RoutingDraftInfo{Revision: draft.Revision, BegunBy: d.PersonRef(draft.BegunBy), ChangedBy: d.PersonRef(draft.ChangedBy), ChangedAt: draft.ChangedAt}
}

type saveDraftIn struct {
	UnitPath
	Body wire.SaveRoutingDraft
}

func (a *API) saveRoutingDraft(ctx context.Context, p *auth.Principal, in *saveDraftIn) (*body[wire.RoutingDraft], error) {
	u, err := a.routingUnit(p, in.Unit, "edit")
	if err != nil {
		return nil, err
	}
	text, err := json.Marshal(in.Body.Plan)
	if err != nil {
		return nil, err
	}
	return a.shownDraft(u)(a.PlanDrafts.Save(ctx, p, desk.SavePlan{Unit: u.ID, Revision: in.Body.Revision, BasedOn: in.Body.BasedOn, Plan: text}))
}

type dropDraftIn struct {
	UnitPath
	Revision int `query:"revision" required:"true" minimum:"1"`
}

func (a *API) dropRoutingDraft(ctx context.Context, p *auth.Principal, in *dropDraftIn) (*struct{}, error) {
	u, err := a.routingUnit(p, in.Unit, "edit")
	if err != nil {
		return nil, err
	}
	return nil, a.PlanDrafts.Drop(ctx, p, u.ID, in.Revision)
}

type checkRoutingIn struct {
	UnitPath
	Body wire.CheckRouting
}

func (a *API) checkRouting(_ context.Context, p *auth.Principal, in *checkRoutingIn) (*body[wire.RoutingProblems], error) {
	u, err := a.routingUnit(p, in.Unit, "edit")
	if err != nil {
		return nil, err
	}
	text, err := json.Marshal(in.Body.Plan)
	if err != nil {
		return nil, err
	}
	_, problems, err := a.Book.Directory().CheckPlan(u, 0, a.Now(), text)
	return answer(wire.RoutingProblems{Problems: routingProblems(problems)}), err
}

type publishIn struct {
	UnitPath
	Body wire.PublishRouting
}

func (a *API) publishRouting(ctx context.Context, p *auth.Principal, in *publishIn) (*body[wire.RoutingVersion], error) {
	u, err := a.routingUnit(p, in.Unit, "publish")
	if err != nil {
		return nil, err
	}
	what := desk.PublishPlan{Unit: u.ID, Revision: in.Body.Revision, Note: in.Body.Note, Unrehearsed: in.Body.Unrehearsed}
	if in.Body.EffectiveAt != nil {
		what.EffectiveAt = *in.Body.EffectiveAt
	}
	return a.shownVersion(u)(a.Plans.Publish(ctx, p, what))
}

func (a *API) withdrawRouting(ctx context.Context, p *auth.Principal, in *versionIn) (*struct{}, error) {
	u, err := a.routingUnit(p, in.Unit, "publish")
	if err != nil {
		return nil, err
	}
	return nil, a.PlanDrafts.Withdraw(ctx, p, u.ID, in.Version)
}

type backIn struct {
	UnitPath
	Body wire.RoutingBack
}

func (a *API) routingBack(ctx context.Context, p *auth.Principal, in *backIn) (*body[wire.RoutingVersion], error) {
	u, err := a.routingUnit(p, in.Unit, "publish")
	if err != nil {
		return nil, err
	}
	return a.shownVersion(u)(a.Plans.Back(ctx, p, u.ID, in.Body.Version, in.Body.Note))
}

type closeQueueIn struct {
	ID   int `path:"id" minimum:"1"`
	Body wire.CloseQueue
}

func (a *API) closeQueue(ctx context.Context, p *auth.Principal, in *closeQueueIn) (*body[wire.QueueInfo], error) {
	q := a.Book.Directory().Queues[in.ID]
	if q == nil || !p.May("routing", "queues", q.Unit) {
		return nil, problem.New(problem.NotFound, "queue-not-found")
	}
	if err := a.Doors.CloseQueue(ctx, p, in.ID, in.Body.Closed); err != nil {
		return nil, err
	}
	d := a.Book.Directory()
	return answer(showQueue(d.Queues[in.ID], p)), nil
}
