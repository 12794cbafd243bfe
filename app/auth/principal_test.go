package auth

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"kontaktpunkten/app/wire"
	"kontaktpunkten/tickets"
)

func at(role string, unit int) RoleAt { return RoleAt{Role: role, Unit: unit} }

func TestMay(t *testing.T) {
	p := testPolicy(t).Principal(Person{Roles: []RoleAt{at(RoleFirstLine, 1), at(RoleSpecialist, 2), at(RoleSupervisor, 3), at(RoleFirstLine, 3), at("visitor", 4)}})
	for _, c := range []struct {
		resource, action string
		units            []int
		want             bool
	}{
		{"ticket", "take", nil, true},
		{"ticket", "take", []int{1}, true},
		{"ticket", "take", []int{9, 2}, true},
		{"ticket", "take", []int{9}, false},
		{"ticket", "take", []int{0}, false},
		{"ticket", "take", []int{4}, false}, // a role that the policy lacks
		{"ticket", "register", []int{1}, true},
		{"ticket", "register", []int{2}, false}, // the role is in another unit
		{"ticket", "reveal", []int{1, 2}, false},
		{"ticket", "reveal", []int{3}, true},
		{"user", "manage", nil, false},
		{"ticket", "destroy", nil, false},
		{"", "", nil, false},
	} {
		if got := p.May(c.resource, c.action, c.units...); got != c.want {
			t.Errorf("May(%s, %s, %v) = %v", c.resource, c.action, c.units, got)
		}
	}
	if diff := cmp.Diff([]int{1, 3}, p.Units("ticket", "register")); diff != "" {
		t.Error(diff)
	}
	if units := p.Units("user", "manage"); len(units) != 0 {
		t.Errorf("units %v", units)
	}
	if can := p.CanList(); !slices.IsSorted(can) || !slices.Contains(can, "ticket:reveal") || slices.Contains(can, "user:manage") {
		t.Errorf("can %v", can)
	}
}

// P-2: what somebody may in a set of units is what one of their roles in one of
// these units grants, for any roles whatever.
func TestMayIsTheRolesOfTheUnit(t *testing.T) {
	policy := testPolicy(t)
	rapid.Check(t, func(t *rapid.T) {
		roles := rapid.SliceOf(rapid.Custom(func(t *rapid.T) RoleAt {
			return at(rapid.SampledFrom(Roles).Draw(t, "role"), rapid.IntRange(1, 4).Draw(t, "unit"))
		})).Draw(t, "roles")
		units := rapid.SliceOfN(rapid.IntRange(1, 4), 1, 3).Draw(t, "units")
		p := policy.Principal(Person{Roles: roles})
		for _, permission := range policy.Permissions() {
			want := slices.ContainsFunc(roles, func(r RoleAt) bool {
				return slices.Contains(units, r.Unit) && policy.Grants(r.Role, permission.Resource, permission.Action)
			})
			if got := p.May(permission.Resource, permission.Action, units...); got != want {
				t.Fatalf("%s in %v: %v", permission, units, got)
			}
			if got := p.May(permission.Resource, permission.Action); got != slices.Contains(p.CanList(), permission.String()) || got != (len(p.Units(permission.Resource, permission.Action)) > 0) {
				t.Fatalf("%s: May, CanList and Units do not agree", permission)
			}
		}
	})
}

func TestMainRoleAndHome(t *testing.T) {
	both := []RoleAt{at(RoleFirstLine, 1), at(RoleAuditor, 1), at(RoleSupervisor, 2), at(RoleSecondLine, 1)}
	for _, c := range []struct {
		name  string
		roles []RoleAt
		units []int
		want  RoleAt
		home  string
	}{
		{"the weightiest", both, nil, at(RoleSupervisor, 2), "supervisor"},
		{"the weightiest of the unit", both, []int{1}, at(RoleSecondLine, 1), "supervisor"},
		{"none in the unit", both, []int{9}, at(RoleSupervisor, 2), "supervisor"},
		{"one", []RoleAt{at(RoleFirstLine, 1)}, nil, at(RoleFirstLine, 1), "first-line"},
		{"nurse", []RoleAt{at(RoleSecondLine, 1)}, nil, at(RoleSecondLine, 1), "second-line"},
		{"specialist", []RoleAt{at(RoleSpecialist, 1)}, nil, at(RoleSpecialist, 1), "specialist"},
		{"officer", []RoleAt{at(RoleOfficer, 1)}, nil, at(RoleOfficer, 1), "care-guarantee"},
		{"administrator", []RoleAt{at(RoleAdmin, 1)}, nil, at(RoleAdmin, 1), "administrator"},
		{"auditor", []RoleAt{at(RoleAuditor, 1)}, nil, at(RoleAuditor, 1), "auditor"},
		{"work before administration", []RoleAt{at(RoleAdmin, 1), at(RoleOfficer, 2)}, nil, at(RoleOfficer, 2), "care-guarantee"},
		{"a role the program lacks", []RoleAt{at("visitor", 1), at(RoleAuditor, 1)}, nil, at(RoleAuditor, 1), "auditor"},
		{"nothing", nil, nil, RoleAt{}, "first-line"},
	} {
		p := testPolicy(t).Principal(Person{Roles: c.roles})
		if got := p.MainRole(c.units...); got != c.want {
			t.Errorf("%s: main role %v", c.name, got)
		}
		if got := p.Home(); got != c.home {
			t.Errorf("%s: home %s", c.name, got)
		}
	}
}

// A home page that the wire does not have would leave the screen empty.
func TestHomesAreTheWires(t *testing.T) {
	field, _ := reflect.TypeFor[wire.Me]().FieldByName("Home")
	known := strings.Split(field.Tag.Get("enum"), ",")
	for _, role := range Roles {
		if !slices.Contains(known, homes[role]) {
			t.Errorf("%s has home %q", role, homes[role])
		}
	}
}

func TestActor(t *testing.T) {
	p := testPolicy(t).Principal(Person{UserID: 7, Licensed: true, Prescriber: true, Queues: []int{3},
		Roles: []RoleAt{at(RoleFirstLine, 1), {Role: RoleSupervisor, Unit: 2, ProviderHSAID: "SE1"}}})
	a := p.Actor()
	if a.Kind != tickets.ByUser || a.ID != 7 || !a.Licensed || !a.Prescriber || !slices.Equal(a.Queues, []int{3}) {
		t.Errorf("actor %+v", a)
	}
	if !a.May(tickets.VerbTake, 1) || a.May(tickets.VerbTake, 3) || !a.May(tickets.VerbTake, 3, 2) {
		t.Error("verbs follow the policy in the unit")
	}
	if a.Leads(1) || !a.Leads(1, 2) || !a.Leads() {
		t.Error("supervisors lead their own unit")
	}
	if p.ProviderHSAID != "SE1" {
		t.Errorf("provider %q", p.ProviderHSAID)
	}
}

func TestPrincipalInContext(t *testing.T) {
	if PrincipalFrom(t.Context()) != nil {
		t.Error("somebody is signed in")
	}
	p := testPolicy(t).Principal(Person{UserID: 1})
	if PrincipalFrom(WithPrincipal(t.Context(), p)) != p {
		t.Error("not found again")
	}
}

func BenchmarkMay(b *testing.B) {
	p := testPolicy(b).Principal(Person{Roles: []RoleAt{at(RoleFirstLine, 1), at(RoleSpecialist, 2)}})
	a := p.Actor()
	b.ReportAllocs()
	for b.Loop() {
		a.May(tickets.VerbTake, 3, 2)
	}
}
