package api

import (
	"context"
	"net/http"
	"slices"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/desk"
	"kontaktpunkten/app/wire"
	"kontaktpunkten/routing/rule"
	"kontaktpunkten/tickets/problem"
)

func (a *API) addRoutingVocabulary() {
	add(a, Route{ID: "routing-vocabulary", Method: http.MethodGet, Path: unitPath + "/vocabulary", Resource: "routing", Action: "read", Summary: "What rules can be written with"}, a.routingVocabulary)
	add(a, Route{ID: "routing-expression", Method: http.MethodPost, Path: unitPath + "/expression", Resource: "routing", Action: "edit", Summary: "The same conditions as an expression, or as a list", Reads: true}, a.routingExpression)
}

func (a *API) routingVocabulary(_ context.Context, p *auth.Principal, in *UnitPath) (*body[wire.RoutingVocabulary], error) {
	u, err := a.routingUnit(p, in.Unit, "read")
	if err != nil {
		return nil, err
	}
	d := a.Book.Directory()
	out := wire.RoutingVocabulary{Fields: []wire.RoutingField{}, Queues: []wire.QueueInfo{}, People: []wire.Colleague{},
		Functions: rule.Functions(), Operators: rule.Operators()}
	catalogue := d.RuleCatalogue()
	out.Types = catalogue.Types
	for _, f := range rule.Fields() {
		shown := wire.RoutingField{Name: f.Name, Kind: string(f.Kind), Codes: slices.DeleteFunc(f.Codes(catalogue), func(code string) bool { return code == "" })}
		for _, op := range f.Ops {
			shown.Ops = append(shown.Ops, string(op))
		}
		out.Fields = append(out.Fields, shown)
	}
	for _, id := range d.QueueOrder {
		if q := d.Queues[id]; !q.Closed {
			out.Queues = append(out.Queues, showQueue(q, p))
		}
	}
	for _, id := range d.PeopleOrder {
		if who := d.People[id]; slices.Contains(who.Units, u.ID) {
			out.People = append(out.People, who.Colleague)
		}
	}
	return answer(out), nil
}

// showQueue is a queue for one person.
func showQueue(q *desk.Queue, p *auth.Principal) wire.QueueInfo {
	return wire.QueueInfo{ID: q.ID, Code: q.Code, Name: q.Name, Line: q.Line, Unit: q.UnitCode, Group: q.Group,
		Mine: slices.Contains(p.Queues, q.ID), Visible: p.May("ticket", "list", q.Unit), Closed: q.Closed}
}

type expressionIn struct {
	UnitPath
	Body wire.RoutingExpression
}

func (a *API) routingExpression(_ context.Context, p *auth.Principal, in *expressionIn) (*body[wire.RoutingExpressed], error) {
	if _, err := a.routingUnit(p, in.Unit, "edit"); err != nil {
		return nil, err
	}
	if (in.Body.Expr == "") == (in.Body.Conditions == nil) {
		return nil, problem.New(problem.Invalid, "one-of")
	}
	out := wire.RoutingExpressed{Expr: in.Body.Expr, Conditions: in.Body.Conditions}
	if in.Body.Conditions != nil {
		listed := make([]rule.Condition, len(in.Body.Conditions))
		for i, c := range in.Body.Conditions {
			listed[i] = rule.Condition{Field: c.Field, Op: rule.Op(c.Op), Value: c.Value}
		}
		out.Expr = rule.Express(listed)
	}
	conditions, whole, problems := rule.Read(out.Expr, a.Book.Directory().RuleCatalogue())
	if in.Body.Conditions == nil && whole {
		out.Conditions = []wire.RoutingCondition{}
		for _, c := range conditions {
			out.Conditions = append(out.Conditions, wire.RoutingCondition{Field: c.Field, Op: string(c.Op), Value: c.Value})
		}
	}
	out.Problems = routingProblems(problems)
	return answer(out), nil
}
