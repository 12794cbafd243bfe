package api

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/gofiber/fiber/v2"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/tickets/golden"
)

// outside are the routes that are nobody's data, each with its reason.
var outside = map[string]string{
	"GET /*":                         "the front end's pages",
	"GET /api/openapi.json":          "the API's own description",
	"GET /api/v1/demo":               "what the sign-in page shows",
	"POST /api/v1/session":           "signing in",
	"GET /api/v1/citizen/start":      "what the citizen's start page shows",
	"POST /api/v1/citizen/session":   "choosing a test identity in the demonstration",
	"GET /api/v1/citizen/sign-in":    "going to the e-id",
	"GET /api/v1/citizen/return":     "coming back from it",
	"GET /api/v1/citizen/texts/:key": "articles that were published for citizens",
}

func whole() *API {
	return New(Deps{Socket: func(*fiber.Ctx) error { return nil }, Site: os.DirFS("testdata")})
}

// Every route has a row of the policy, or a reason to have none.
func TestEveryRouteHasAPolicyRow(t *testing.T) {
	a := whole()
	policy, err := auth.LoadPolicy()
	if err != nil {
		t.Fatal(err)
	}
	rows := map[string]Route{}
	for _, r := range a.routes.all {
		path := strings.NewReplacer("{", ":", "}", "").Replace(r.Path)
		rows[r.Method+" "+path] = r
	}
	for _, r := range a.Fiber.GetRoutes(true) {
		key := r.Method + " " + r.Path
		if r.Method == "HEAD" || outside[key] != "" {
			continue
		}
		row, ok := rows[key]
		switch {
		case !ok:
			t.Errorf("%s has no row: add it through add, with its resource and action", key)
		case row.Public():
			t.Errorf("%s is open to everybody, without a reason here", key)
		case !policy.Knows(row.Resource, row.Action):
			t.Errorf("%s needs %s:%s, which the policy does not know", key, row.Resource, row.Action)
		}
	}
}

// What the policy can grant is asked for by some route, or by a verb's guard.
func TestEveryPolicyRowIsUsed(t *testing.T) {
	policy, err := auth.LoadPolicy()
	if err != nil {
		t.Fatal(err)
	}
	used := map[string]string{"user:manage": "kontaktpunkten user …"}
	for _, r := range whole().routes.all {
		used[r.Resource+":"+r.Action] = r.ID
	}
	for _, p := range policy.Permissions() {
		if used[p.String()] == "" {
			t.Errorf("nothing asks for %s", p)
		}
	}
}

// The roles × routes matrix as people can read it (P-1).
func TestMatrix(t *testing.T) {
	policy, err := auth.LoadPolicy()
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, r := range whole().routes.all {
		if r.Public() {
			continue
		}
		line := fmt.Sprintf("%-6s %-46s", r.Method, r.Path)
		for _, role := range append(slices.Clone(auth.Roles), auth.RoleCitizen) {
			mark := "-"
			if policy.Grants(role, r.Resource, r.Action) {
				mark = "yes"
			}
			line += fmt.Sprintf(" %-11s", mark)
		}
		lines = append(lines, strings.TrimRight(line, " "))
	}
	slices.Sort(lines)
	head := fmt.Sprintf("%-53s", "")
	for _, role := range append(slices.Clone(auth.Roles), auth.RoleCitizen) {
		head += fmt.Sprintf(" %-11s", role)
	}
	golden.Check(t, "testdata/matrix.golden", strings.TrimRight(head, " ")+"\n"+strings.Join(lines, "\n")+"\n")
}
