package auth

import (
	"context"
	"encoding/json"
	"slices"

	"kontaktpunkten/tickets"
)

// RoleAt is a role in a unit (P-1, P-2).
type RoleAt struct {
	Role          string `json:"role"`
	Unit          int    `json:"unit"`
	UnitCode      string `json:"unit_code"`
	UnitHSAID     string `json:"unit_hsa_id"`
	ProviderHSAID string `json:"provider_hsa_id"`
}

// Person is somebody on the staff, with what rights follow from.
type Person struct {
	UserID     int
	Username   string
	Name       string
	Title      string
	HSAID      string
	Profession string
	Licensed   bool
	Prescriber bool
	Roles      []RoleAt
	Queues     []int
	Settings   json.RawMessage
}

// Principal is a signed-in person with the policy's answers. It does not change
// once made: read its fields, never write them.
type Principal struct {
	Person
	// ProviderHSAID is the care provider of the main role's unit.
	ProviderHSAID string
	// SessionKey names the session in events (session.ended); it gives nobody
	// access to it.
	SessionKey int64

	hash  TokenHash
	units map[Permission][]int // sorted; where each permission is granted
	can   []string
	actor tickets.Actor
}

// Principal works out a person's rights. Roles that are none of the staff's
// grant nothing.
func (p *Policy) Principal(person Person) *Principal {
	pr := &Principal{Person: person, units: make(map[Permission][]int)}
	for _, role := range person.Roles {
		if !slices.Contains(Roles, role.Role) {
			continue
		}
		for _, permission := range p.granted[role.Role] {
			pr.units[permission] = append(pr.units[permission], role.Unit)
		}
	}
	for permission, units := range pr.units {
		slices.Sort(units)
		pr.units[permission] = slices.Compact(units)
		pr.can = append(pr.can, permission.String())
	}
	slices.Sort(pr.can)
	pr.ProviderHSAID = pr.MainRole().ProviderHSAID
	pr.actor = tickets.Actor{
		Kind:       tickets.ByUser,
		ID:         person.UserID,
		Licensed:   person.Licensed,
		Prescriber: person.Prescriber,
		Queues:     person.Queues,
		May:        func(verb tickets.Verb, units ...int) bool { return pr.May("ticket", string(verb), units...) },
		Leads:      pr.leads,
	}
	return pr
}

// May tells whether a role in one of the units grants the action; without
// units, whether a role in any unit does.
func (p *Principal) May(resource, action string, units ...int) bool {
	granted := p.units[Permission{Resource: resource, Action: action}]
	if len(units) == 0 {
		return len(granted) > 0
	}
	for _, unit := range units {
		if slices.Contains(granted, unit) {
			return true
		}
	}
	return false
}

// Units lists the units where the action is granted, sorted, for lists in SQL.
// The caller does not change it.
func (p *Principal) Units(resource, action string) []int {
	return p.units[Permission{Resource: resource, Action: action}]
}

// CanList gives every "resource:action" that is granted in any unit, sorted.
// The caller does not change it.
func (p *Principal) CanList() []string { return p.can }

// MainRole is the weightiest role in one of the units, else the weightiest in
// any; zero where the person has none. The access log names it as the
// assignment that a patient's data was read under (P-8).
func (p *Principal) MainRole(units ...int) RoleAt {
	var main RoleAt
	weight := func(r RoleAt) int {
		w := slices.Index(Roles, r.Role)
		if w < 0 {
			w = len(Roles)
		}
		if !slices.Contains(units, r.Unit) {
			w += len(Roles) + 1
		}
		return w
	}
	for i, role := range p.Roles {
		if i == 0 || weight(role) < weight(main) {
			main = role
		}
	}
	return main
}

var homes = map[string]string{
	RoleSupervisor: "supervisor",
	RoleSecondLine: "second-line",
	RoleSpecialist: "specialist",
	RoleFirstLine:  "first-line",
	RoleOfficer:    "care-guarantee",
	RoleReader:     "supervisor",
	RoleAdmin:      "administrator",
	RoleAuditor:    "auditor",
}

// Home is the page that the person starts on, one of wire.Me's.
func (p *Principal) Home() string {
	if home, ok := homes[p.MainRole().Role]; ok {
		return home
	}
	return homes[RoleFirstLine]
}

// Actor is the person as the verbs of tickets know them.
func (p *Principal) Actor() tickets.Actor { return p.actor }

func (p *Principal) leads(units ...int) bool {
	for _, role := range p.Roles {
		if role.Role == RoleSupervisor && (len(units) == 0 || slices.Contains(units, role.Unit)) {
			return true
		}
	}
	return false
}

type principalKey struct{}

// WithPrincipal puts who asks into a request's context.
func WithPrincipal(ctx context.Context, p *Principal) context.Context {
	return context.WithValue(ctx, principalKey{}, p)
}

// PrincipalFrom gets who asks; nil where nobody is signed in.
func PrincipalFrom(ctx context.Context) *Principal {
	p, _ := ctx.Value(principalKey{}).(*Principal)
	return p
}
