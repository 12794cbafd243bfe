package auth_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/auth/authtest"
	"kontaktpunkten/tickets/problem"
)

func TestAddUserFaults(t *testing.T) {
	long := strings.Repeat("å", 201)
	for _, c := range []struct {
		name   string
		change func(u *auth.NewUser)
		slug   string
		fields []problem.Field
	}{
		{"short password", func(u *auth.NewUser) { u.Password = "elva tecken" }, "password-too-short", []problem.Field{{Path: "password", Slug: "password-too-short"}}},
		{"twelve characters, decomposed", func(u *auth.NewUser) { u.Password = "a\u030aa\u030aa\u030aa\u030aa\u030aa\u030a" }, "password-too-short", []problem.Field{{Path: "password", Slug: "password-too-short"}}},
		{"long password", func(u *auth.NewUser) { u.Password = long }, "too-long", []problem.Field{{Path: "password", Slug: "too-long"}}},
		{"one letter", func(u *auth.NewUser) { u.Username = "m" }, "bad-username", []problem.Field{{Path: "username", Slug: "bad-username"}}},
		{"a space", func(u *auth.NewUser) { u.Username = "anna k" }, "bad-username", []problem.Field{{Path: "username", Slug: "bad-username"}}},
		{"a newline", func(u *auth.NewUser) { u.Username = "anna\nk" }, "bad-username", []problem.Field{{Path: "username", Slug: "bad-username"}}},
		{"a dash first", func(u *auth.NewUser) { u.Username = "-anna" }, "bad-username", []problem.Field{{Path: "username", Slug: "bad-username"}}},
		{"too long", func(u *auth.NewUser) { u.Username = strings.Repeat("a", 41) }, "bad-username", []problem.Field{{Path: "username", Slug: "bad-username"}}},
		{"no name", func(u *auth.NewUser) { u.Name = "  " }, "required", []problem.Field{{Path: "name", Slug: "required"}}},
		{"prescriber without licence", func(u *auth.NewUser) { u.Licensed = false }, "licensed-only", []problem.Field{{Path: "prescriber", Slug: "licensed-only"}}},
		{"several", func(u *auth.NewUser) {
			u.Name, u.Title, u.Profession, u.Roles[1].Role = long, long, "doctor", "boss"
		}, "invalid-fields", []problem.Field{
			{Path: "name", Slug: "too-long"}, {Path: "title", Slug: "too-long"},
			{Path: "profession", Slug: "unknown-profession"}, {Path: "roles[1].role", Slug: "unknown-role"},
		}},
		{"unknown unit", func(u *auth.NewUser) { u.Roles[0].UnitCode = "nowhere" }, "invalid-fields", []problem.Field{{Path: "roles[0].unit", Slug: "unknown-unit"}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newDesk(t, auth.Options{})
			u := authtest.Nurse()
			u.Username, u.Password = "anna", password
			c.change(&u)
			_, err := d.users.AddUser(t.Context(), authtest.System, u)
			p := problem.As(err)
			if p == nil || p.Kind != problem.Invalid || p.Slug != c.slug {
				t.Fatalf("got %v", err)
			}
			if diff := cmp.Diff(c.fields, p.Fields); diff != "" {
				t.Error(diff)
			}
			if all, _ := d.users.ListUsers(t.Context()); len(all) != 2 {
				t.Errorf("there are %d people", len(all))
			}
		})
	}
}

func TestAddUser(t *testing.T) {
	d := newDesk(t, auth.Options{})
	id, err := d.users.AddUser(t.Context(), authtest.System, auth.NewUser{Username: " Anna.K-2_ ", Name: " Anna Ö ", Password: password})
	if err != nil {
		t.Fatal(err)
	}
	got, err := d.users.FindUser(t.Context(), "ANNA.K-2_")
	if err != nil {
		t.Fatal(err)
	}
	want := auth.User{ID: id, Username: "anna.k-2_", Name: "Anna Ö", Profession: "none", Roles: []auth.RoleIn{}, Queues: []string{}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if hash := d.store.Hash(id); strings.Contains(hash, password) || !strings.HasPrefix(hash, "$argon2id$") {
		t.Errorf("hash %s", hash)
	}
	if _, err := d.users.AddUser(t.Context(), authtest.System, auth.NewUser{Username: "anna.k-2_", Name: "Another"}); !errors.Is(err, auth.ErrUsernameTaken) {
		t.Errorf("the same name: %v", err)
	}
}

func TestUsersAnswers(t *testing.T) {
	d := newDesk(t, auth.Options{})
	ctx := t.Context()
	for name, c := range map[string]struct{ got, want error }{
		"password of nobody":   {d.users.SetPassword(ctx, authtest.System, 99, password), auth.ErrUnknownUser},
		"short password":       {d.users.SetPassword(ctx, authtest.System, d.nurse, "kort"), problem.New(problem.Invalid, "password-too-short")},
		"roles of nobody":      {d.users.SetRoles(ctx, authtest.System, 99, nil, nil), auth.ErrUnknownUser},
		"a role that is not":   {d.users.SetRoles(ctx, authtest.System, d.nurse, []auth.RoleIn{{Role: "boss", UnitCode: "hjarta"}}, nil), problem.New(problem.Invalid, "unknown-role")},
		"a queue that is not":  {d.users.SetRoles(ctx, authtest.System, d.nurse, nil, []string{"none"}), problem.New(problem.Invalid, "invalid-fields")},
		"closing of nobody":    {d.users.Disable(ctx, authtest.System, 99), auth.ErrUnknownUser},
		"closing of one":       {d.users.Disable(ctx, authtest.System, d.nurse), nil},
		"settings of nobody":   {d.SaveSettings(ctx, 99, nil), auth.ErrUnknownUser},
		"a group is no role":   {d.users.SetRoles(ctx, authtest.System, d.nurse, []auth.RoleIn{{Role: "desk", UnitCode: "hjarta"}}, nil), problem.New(problem.Invalid, "unknown-role")},
		"everything taken off": {d.users.SetRoles(ctx, authtest.System, d.nurse, nil, nil), nil},
	} {
		if !errors.Is(c.got, c.want) {
			t.Errorf("%s: %v", name, c.got)
		}
	}
	for _, username := range []string{"nobody", "", " "} {
		if _, err := d.users.FindUser(ctx, username); !errors.Is(err, auth.ErrUnknownUser) {
			t.Errorf("find %q: %v", username, err)
		}
	}
}
