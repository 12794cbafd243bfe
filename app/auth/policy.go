package auth

import (
	_ "embed"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"

	"github.com/casbin/casbin/v2"
	"github.com/casbin/casbin/v2/model"
	stringadapter "github.com/casbin/casbin/v2/persist/string-adapter"
)

// The roles that a person can have in a unit (P-1), the weightiest first: the
// order says which of several is somebody's main role.
const (
	RoleSupervisor = "supervisor"
	RoleSecondLine = "second_line"
	RoleSpecialist = "specialist"
	RoleFirstLine  = "first_line"
	RoleOfficer    = "officer"
	RoleReader     = "reader"
	RoleAdmin      = "admin"
	RoleAuditor    = "auditor"
)

// Roles lists them, the weightiest first.
var Roles = []string{RoleSupervisor, RoleSecondLine, RoleSpecialist, RoleFirstLine, RoleOfficer, RoleReader, RoleAdmin, RoleAuditor}

// RoleCitizen is that of everybody signed in on the citizen's pages, and of
// nobody on the staff: it is none of Roles, so that no account can be given it.
const RoleCitizen = "citizen"

var (
	//go:embed model.conf
	modelText string
	//go:embed policy.csv
	policyText string
)

// Permission is something that the policy can grant.
type Permission struct {
	Resource string
	Action   string
}

// String is "resource:action", as the screen gets it.
func (p Permission) String() string { return p.Resource + ":" + p.Action }

// Policy holds what each role is granted. It does not change after LoadPolicy.
type Policy struct {
	permissions []Permission
	granted     map[string][]Permission // by role
}

// LoadPolicy reads the embedded policy and asks Casbin once for every role and
// permission.
func LoadPolicy() (*Policy, error) { return loadPolicy(modelText, policyText) }

func loadPolicy(modelText, policyText string) (*Policy, error) {
	rows, err := policyRows(policyText)
	if err != nil {
		return nil, fmt.Errorf("policy: %w", err)
	}
	m, err := model.NewModelFromString(modelText)
	if err != nil {
		return nil, fmt.Errorf("policy model: %w", err)
	}
	enforcer, err := casbin.NewSyncedCachedEnforcer(m, stringadapter.NewAdapter(policyText))
	if err != nil {
		return nil, fmt.Errorf("policy: %w", err)
	}
	p := &Policy{granted: make(map[string][]Permission)}
	for _, row := range rows {
		if row[0] == "p" {
			p.permissions = append(p.permissions, Permission{Resource: row[2], Action: row[3]})
		}
	}
	slices.SortFunc(p.permissions, comparePermissions)
	p.permissions = slices.Compact(p.permissions)
	for _, role := range append(slices.Clone(Roles), RoleCitizen) {
		for _, permission := range p.permissions {
			ok, err := enforcer.Enforce(role, permission.Resource, permission.Action)
			if err != nil {
				return nil, fmt.Errorf("policy: %s %s: %w", role, permission, err)
			}
			if ok {
				p.granted[role] = append(p.granted[role], permission)
			}
		}
	}
	return p, nil
}

// policyRows reads the rows itself as well, because Casbin's adapter passes
// over a row that it cannot read.
func policyRows(text string) ([][]string, error) {
	r := csv.NewReader(strings.NewReader(text))
	r.Comment = '#'
	r.TrimLeadingSpace = true
	r.FieldsPerRecord = -1
	rows, err := r.ReadAll()
	if err != nil {
		return nil, err
	}
	for i, row := range rows {
		fields := map[string]int{"p": 4, "g": 3}[row[0]]
		if fields == 0 || len(row) != fields || slices.Contains(row, "") {
			return nil, fmt.Errorf("row %d: want p, role, resource, action or g, role, role", i+1)
		}
	}
	return rows, checkNames(rows)
}

// checkNames finds a role that is misspelt: it would be granted nothing, or
// grant nobody anything, without a word. A name is one of Roles, the citizen's,
// or a group that a role has everything of.
func checkNames(rows [][]string) error {
	given, had := map[string]bool{}, map[string]bool{} // rows of its own; is had by a role
	for _, row := range rows {
		given[row[1]] = true
		if row[0] == "g" {
			had[row[2]] = true
		}
	}
	for _, role := range Roles {
		if !given[role] {
			return fmt.Errorf("role %s has no row", role)
		}
	}
	for name := range given {
		if !had[name] && name != RoleCitizen && !slices.Contains(Roles, name) {
			return fmt.Errorf("%s is no role, and no role has it", name)
		}
	}
	for name := range had {
		if !given[name] {
			return fmt.Errorf("%s is had by a role and has no row", name)
		}
	}
	return nil
}

func comparePermissions(a, b Permission) int { return strings.Compare(a.String(), b.String()) }

// Permissions lists everything that the policy grants to anybody, sorted.
func (p *Policy) Permissions() []Permission { return slices.Clone(p.permissions) }

// Knows tells whether the policy has a row for an action: a route without one
// would be closed to all.
func (p *Policy) Knows(resource, action string) bool {
	return slices.Contains(p.permissions, Permission{Resource: resource, Action: action})
}

// Grants tells whether a role grants an action in its unit.
func (p *Policy) Grants(role, resource, action string) bool {
	return slices.Contains(p.granted[role], Permission{Resource: resource, Action: action})
}
