package auth

import (
	"slices"
	"strings"
	"testing"

	"github.com/casbin/casbin/v2"
	"github.com/casbin/casbin/v2/model"
	stringadapter "github.com/casbin/casbin/v2/persist/string-adapter"

	"kontaktpunkten/tickets"
	"kontaktpunkten/tickets/golden"
)

func testPolicy(t testing.TB) *Policy {
	t.Helper()
	p, err := LoadPolicy()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// The matrix of who may do what, to be read by those who decide it. To accept a
// change: UPDATE_GOLDEN=1 go test ./app/auth -run Matrix
func TestMatrix(t *testing.T) {
	golden.Check(t, "testdata/matrix.golden", matrix(testPolicy(t)))
}

func matrix(p *Policy) string {
	roles := []string{RoleFirstLine, RoleSecondLine, RoleSpecialist, RoleOfficer, RoleSupervisor, RoleReader, RoleAdmin, RoleAuditor, RoleCitizen}
	var b strings.Builder
	cell := func(text string, width int) { b.WriteString(text + strings.Repeat(" ", width-len([]rune(text)))) }
	line := func(first string, of func(role string) string) {
		cell(first, 24)
		for _, role := range roles {
			cell(of(role), len(role)+2)
		}
		s := strings.TrimRight(b.String(), " ")
		b.Reset()
		b.WriteString(s + "\n")
	}
	b.WriteString("A role in a unit grants this in that unit (P-1, P-2).\n\n")
	line("", func(role string) string { return role })
	resource := ""
	for _, permission := range p.Permissions() {
		if permission.Resource != resource {
			b.WriteString("\n")
			resource = permission.Resource
		}
		line(permission.String(), func(role string) string {
			if p.Grants(role, permission.Resource, permission.Action) {
				return "yes"
			}
			return "·"
		})
	}
	return b.String()
}

// P-2: who runs the system or audits the log sees no tickets and no patients.
func TestAdminsAndAuditorsSeeNoPatients(t *testing.T) {
	p := testPolicy(t)
	for _, role := range []string{RoleAdmin, RoleAuditor} {
		for _, permission := range p.Permissions() {
			if p.Grants(role, permission.Resource, permission.Action) && slices.Contains([]string{"ticket", "patient", "queue", "draft", "live", "statistics"}, permission.Resource) {
				t.Errorf("%s may %s", role, permission)
			}
		}
	}
	for _, role := range Roles {
		if p.Grants(role, "access-log", "search") != (role == RoleAuditor) {
			t.Errorf("%s and access-log:search", role)
		}
	}
}

// Every verb has its row, else nobody could ever do it; but no person receives,
// because what comes in comes by itself, and the clock alone steps.
func TestPolicyKnowsEveryVerb(t *testing.T) {
	p := testPolicy(t)
	for _, verb := range tickets.Verbs {
		if p.Knows("ticket", string(verb)) == (verb == tickets.VerbReceive || verb == tickets.VerbStep) {
			t.Errorf("no row for ticket, %s", verb)
		}
	}
	if p.Knows("ticket", "destroy") || p.Grants(RoleSupervisor, "ticket", "destroy") || p.Grants("unknown", "me", "read") {
		t.Error("the policy knows what it should not")
	}
}

// What was worked out once is what Casbin answers.
func TestPolicyIsCasbins(t *testing.T) {
	m, err := model.NewModelFromString(modelText)
	if err != nil {
		t.Fatal(err)
	}
	enforcer, err := casbin.NewEnforcer(m, stringadapter.NewAdapter(policyText))
	if err != nil {
		t.Fatal(err)
	}
	p := testPolicy(t)
	for _, role := range append(slices.Clone(Roles), "desk2", "") {
		for _, permission := range append(p.Permissions(), Permission{"ticket", "destroy"}, Permission{"", ""}) {
			want, err := enforcer.Enforce(role, permission.Resource, permission.Action)
			if err != nil {
				t.Fatal(err)
			}
			if got := p.Grants(role, permission.Resource, permission.Action); got != want {
				t.Errorf("%s %s: %v, casbin says %v", role, permission, got, want)
			}
		}
	}
}

// Casbin passes over a row that it cannot read, and a role misspelt grants
// nothing without a word; both stop the program instead.
func TestBrokenPolicyIsRefused(t *testing.T) {
	for name, text := range map[string]string{
		"too short":    "p, staff, me\n",
		"too long":     "p, staff, me, read, deny\n",
		"empty field":  "p, staff, , read\n",
		"unknown kind": "q, staff, me, read\n",
		"quotes":       "p, \"staff, me, read\n",
		"misspelt":     "p, supervisr, statistics, read\n",
		"no group":     "g, auditor, staf\n",
	} {
		if _, err := loadPolicy(modelText, policyText+text); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
	if _, err := loadPolicy(modelText, strings.ReplaceAll(policyText, "auditor", "admin")); err == nil {
		t.Error("a role without rows: accepted")
	}
	if _, err := loadPolicy("[nonsense", policyText); err == nil {
		t.Error("model: accepted")
	}
}

// A citizen's role is nobody's on the staff: no account is given it, one that has
// it all the same may nothing, and what citizens may no role of the staff may.
func TestNobodyOnTheStaffIsACitizen(t *testing.T) {
	p := testPolicy(t)
	if slices.Contains(Roles, RoleCitizen) {
		t.Error("it can be given")
	}
	pr := p.Principal(Person{UserID: 1, Roles: []RoleAt{{Role: RoleCitizen, Unit: 1}}})
	if len(pr.CanList()) != 0 || pr.May("citizen", "read") {
		t.Errorf("%v", pr.CanList())
	}
	for _, permission := range p.Permissions() {
		if (permission.Resource == "citizen") != p.Grants(RoleCitizen, permission.Resource, permission.Action) {
			t.Errorf("citizens and %s", permission)
		}
		for _, role := range Roles {
			if permission.Resource == "citizen" && p.Grants(role, permission.Resource, permission.Action) {
				t.Errorf("%s may %s", role, permission)
			}
		}
	}
	if !(&Citizen{can: p.granted[RoleCitizen]}).May("citizen", "read") {
		t.Error("citizens may not read what is theirs")
	}
}
