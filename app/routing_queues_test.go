package app_test

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"kontaktpunkten/app/apptest"
	"kontaktpunkten/app/wire"
	"kontaktpunkten/tickets/golden"
)

// A queue closes when nothing needs it, and says what does; then it takes
// nothing new, and opens again.
func TestClosingAQueue(t *testing.T) {
	desk := apptest.Start(t)
	setClock(t, desk, tuesday)
	admin, anna, chef := desk.SignIn(t, "admin"), desk.SignIn(t, "forsta"), desk.SignIn(t, "chef")
	queues := map[string]wire.QueueInfo{}
	var directory wire.Directory
	anna.Do("GET", "/api/v1/directory", nil).Into(t, &directory)
	for _, q := range directory.Queues {
		queues[q.Code] = q
	}
	door := func(queue string, closed bool) apptest.Answer {
		return admin.Do("PATCH", fmt.Sprint("/api/v1/queues/", queues[queue].ID), wire.CloseQueue{Closed: closed})
	}
	uses := func(queue string) string {
		a := door(queue, true)
		var problem wire.Problem
		a.Into(t, &problem)
		if a.Status != http.StatusConflict || problem.Slug != "queue-in-use" || len(problem.Fields) != len(problem.Uses) {
			t.Fatalf("%s: %d %s", queue, a.Status, a.Body)
		}
		var all []string
		for _, u := range problem.Uses {
			all = append(all, strings.Join(strings.Fields(fmt.Sprint(u.Slug, " ", u.Unit, " ", u.Path, " ", u.Name, " ", u.Count)), " "))
		}
		return strings.Join(all, "; ")
	}
	if got := uses("ort-mottagning"); !strings.Contains(got, "live-plan ortopedi fallback.queue") || !strings.Contains(got, "only-first-line ortopedi") {
		t.Errorf("%s", got)
	}
	plan, _ := livePlan(t, chef, "hjarta-karl")
	draft := save(t, chef, "hjarta-karl", 0, bookingsTo(plan, "hk-ultraljud"))
	if got := uses("hk-ultraljud"); !strings.Contains(got, "drafted-plan hjarta-karl decides.queue Bokning") || !strings.Contains(got, "live-plan hjarta-karl decides.queue") {
		t.Errorf("%s", got)
	}
	plan.Rules = slices.DeleteFunc(plan.Rules, func(r wire.RoutingRule) bool { return r.Decides.Queue == "hk-ultraljud" })
	publish(t, chef, "hjarta-karl", save(t, chef, "hjarta-karl", draft.Revision, plan).Revision)
	var ticket wire.Ticket
	anna.Do("POST", "/api/v1/tickets", booking()).Into(t, &ticket)
	anna.Do("POST", "/api/v1/tickets/"+ticket.Number+"/hand-over", map[string]any{"version": ticket.Version, "to": map[string]int{"queue": queues["hk-karl"].ID}}).Into(t, &ticket)
	if got := uses("hk-karl"); !strings.Contains(got, "open-tickets hjarta-karl 1") {
		t.Errorf("%s", got)
	}
	if a := chef.Do("PATCH", fmt.Sprint("/api/v1/queues/", queues["hk-ultraljud"].ID), wire.CloseQueue{Closed: true}); a.Status != http.StatusForbidden {
		t.Errorf("%d %s", a.Status, a.Body)
	}
	var closed wire.QueueInfo
	if a := door("hk-ultraljud", true); a.Status != http.StatusOK {
		t.Fatalf("%d %s", a.Status, a.Body)
	} else if a.Into(t, &closed); !closed.Closed {
		t.Errorf("%+v", closed)
	}
	if a := door("hk-ultraljud", true); a.Status != http.StatusOK {
		t.Errorf("closing it twice: %d %s", a.Status, a.Body)
	}
	handed := anna.Do("POST", "/api/v1/tickets/"+ticket.Number+"/hand-over", map[string]any{"version": ticket.Version, "to": map[string]int{"queue": closed.ID}})
	if handed.Slug() != "queue-closed" {
		t.Errorf("%d %s", handed.Status, handed.Body)
	}
	var checked wire.RoutingProblems
	chef.Do("POST", heart+"/check", wire.CheckRouting{Plan: bookingsTo(plan, "hk-ultraljud")}).Into(t, &checked)
	if len(checked.Problems) == 0 || checked.Problems[0].Slug != "queue-closed" {
		t.Errorf("%+v", checked)
	}
	var words wire.RoutingVocabulary
	chef.Do("GET", heart+"/vocabulary", nil).Into(t, &words)
	if len(words.Queues) != len(directory.Queues)-1 {
		t.Errorf("%d of %d queues are offered", len(words.Queues), len(directory.Queues))
	}
	if a := door("hk-ultraljud", false); a.Status != http.StatusOK {
		t.Errorf("%d %s", a.Status, a.Body)
	}
	if handed = anna.Do("POST", "/api/v1/tickets/"+ticket.Number+"/hand-over", map[string]any{"version": ticket.Version, "to": map[string]int{"queue": closed.ID}}); handed.Status != http.StatusOK {
		t.Errorf("%d %s", handed.Status, handed.Body)
	}
}

// Who may do what with which unit's routing (P-1): a unit that is not the
// person's is not there.
func TestRoutingIsReadAndChangedByUnit(t *testing.T) {
	desk := apptest.Start(t)
	plan, first := livePlan(t, desk.SignIn(t, "admin"), "ortopedi")
	deeds := []struct {
		name, method, path string
		body               any
	}{
		{"vocabulary", "GET", "/vocabulary", nil},
		{"versions", "GET", "/versions", nil},
		{"version", "GET", fmt.Sprint("/versions/", first), nil},
		{"draft", "GET", "/draft", nil},
		{"save", "PUT", "/draft", wire.SaveRoutingDraft{Plan: plan}},
		{"drop", "DELETE", "/draft?revision=1", nil},
		{"check", "POST", "/check", wire.CheckRouting{Plan: plan}},
		{"expression", "POST", "/expression", wire.RoutingExpression{Expr: "open"}},
		{"publish", "POST", "/publish", wire.PublishRouting{Revision: 99, Note: "Prov"}},
		{"withdraw", "DELETE", fmt.Sprint("/versions/", first), nil},
		{"back", "POST", "/back", wire.RoutingBack{Version: first, Note: "Prov"}},
	}
	people := []string{"chef", "admin", "forsta", "andra", "tredje", "lasare", "granskare"}
	var b strings.Builder
	fmt.Fprintf(&b, "%-23s %s\n", "", strings.Join(people, " "))
	clients := make([]*apptest.Client, len(people))
	for i, who := range people {
		clients[i] = desk.SignIn(t, who)
	}
	for _, unit := range []string{"ortopedi", "hjarta-karl", "finns-inte"} {
		for _, do := range deeds {
			line := fmt.Sprintf("%-11s %-11s", unit, do.name)
			for i, c := range clients {
				line += fmt.Sprintf(" %-*d", len(people[i]), c.Do(do.method, "/api/v1/routing/units/"+unit+do.path, do.body).Status)
			}
			b.WriteString(strings.TrimRight(line, " ") + "\n")
		}
	}
	golden.Check(t, "testdata/routing-rights.golden", b.String())
}
