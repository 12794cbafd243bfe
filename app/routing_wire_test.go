package app_test

import (
	"testing"

	"kontaktpunkten/app/apptest"
	"kontaktpunkten/app/wire"
	"kontaktpunkten/tickets/golden"
)

// What the pages of routing rely on, through the whole stack: the shape of each
// answer. Instants are left out; the unit is the smallest of the demonstration.
func TestRoutingAnswersOnTheWire(t *testing.T) {
	desk := apptest.Start(t)
	setClock(t, desk, tuesday)
	admin := desk.SignIn(t, "admin")
	const unit = "/api/v1/routing/units/vardgaranti"
	plan, first := livePlan(t, admin, "vardgaranti")
	var b transcript
	show := b.shows(t)
	show("a draft is begun, with a fault and a warning", admin.Do("PUT", unit+"/draft", wire.SaveRoutingDraft{Plan: withRules(plan,
		wire.RoutingRule{ID: "allt", Name: "Allt", Decides: wire.RoutingDecides{Queue: "vg-service"}},
		wire.RoutingRule{ID: "fel", Name: "Fel", Expr: "channel == \"duva\"", Decides: wire.RoutingDecides{Queue: "vg-service"}})}))
	show("another is begun beside it", admin.Do("PUT", unit+"/draft", wire.SaveRoutingDraft{Plan: plan}))
	show("it goes live", admin.Do("POST", unit+"/publish", wire.PublishRouting{Revision: 1, Note: "Prov", Unrehearsed: true}))
	show("no plan at all", admin.Do("PUT", unit+"/draft", map[string]any{"revision": 1, "plan": map[string]any{"rules": "inga", "fallback": map[string]any{"queue": 7}, "levels": []any{}, "hours": map[string]any{"week": map[string]any{}}, "mer": true}}))
	draft := save(t, admin, "vardgaranti", 1, withRules(plan, wire.RoutingRule{ID: "telefon", Name: "Telefon", Decides: wire.RoutingDecides{Queue: "vg-service", Priority: 1},
		Conditions: []wire.RoutingCondition{{Field: "channel", Op: "is", Value: []string{"phone"}}}}))
	show("it goes live without a rehearsal", admin.Do("POST", unit+"/publish", wire.PublishRouting{Revision: draft.Revision, Note: "Prov"}))
	later := tuesday.AddDate(0, 0, 7)
	show("it goes live in a week", admin.Do("POST", unit+"/publish", wire.PublishRouting{Revision: draft.Revision, Note: "Samtal först", EffectiveAt: &later, Unrehearsed: true}))
	show("versions", admin.Do("GET", unit+"/versions", nil))
	show("back", admin.Do("POST", unit+"/back", wire.RoutingBack{Version: first, Note: "Tillbaka"}))
	save(t, admin, "vardgaranti", 0, plan)
	show("units", admin.Do("GET", "/api/v1/routing/units", nil))
	show("vocabulary", admin.Do("GET", unit+"/vocabulary", nil))
	show("an expression as a list", admin.Do("POST", unit+"/expression", wire.RoutingExpression{Expr: "channel == \"phone\" and open"}))
	show("a queue that is needed is closed", admin.Do("PATCH", "/api/v1/queues/13", wire.CloseQueue{Closed: true}))
	golden.Check(t, "testdata/routing-wire.golden", b.String())
}

// withRules is a plan with these rules.
func withRules(plan wire.RoutingPlan, rules ...wire.RoutingRule) wire.RoutingPlan {
	plan.Rules = rules
	return plan
}
