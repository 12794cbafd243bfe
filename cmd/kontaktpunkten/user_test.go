package main

import (
	"strings"
	"testing"

	"kontaktpunkten/app/postgres/pgtest"
)

func TestUsers(t *testing.T) {
	db := pgtest.New(t)
	database := []string{"DATABASE_URL=" + db.AppURL}
	add := func(input string, args ...string) (int, string) {
		code, out, errs := call(t, input, database, append([]string{"user", "add"}, args...)...)
		return code, out + errs
	}
	const password = "en lång lösenfras\n"
	if code, said := add(password, "-name=Anna Berg", "-title=enhetschef", "anna"); code != 0 || !strings.Contains(said, "anna can sign in") {
		t.Fatalf("%d %s", code, said)
	}
	for name, c := range map[string]struct {
		input string
		args  []string
		says  string
	}{
		"taken":          {password, []string{"anna"}, "that name already"},
		"short password": {"kort\n", []string{"bo"}, "12 characters"},
		"no password":    {"", []string{"bo"}, "standard input"},
		"bad name":       {password, []string{"Bo Ek"}, "a user name has"},
		"unknown role":   {password, []string{"-role=kung@nowhere", "bo"}, "the roles are"},
		"unknown unit":   {password, []string{"-role=admin@nowhere", "bo"}, "no unit of that code"},
		"role shape":     {password, []string{"-role=admin", "bo"}, "ROLE@UNIT"},
		"no name":        {password, nil, "usage: kontaktpunkten user add"},
	} {
		if code, said := add(c.input, c.args...); code == 0 || !strings.Contains(said, c.says) {
			t.Errorf("%s: %d %s", name, code, said)
		}
	}
	if code, out, errs := call(t, "", database, "user", "list"); code != 0 || !strings.Contains(out, "anna") || strings.Contains(out, "bo ") {
		t.Errorf("%d %s %s", code, out, errs)
	}
	if code, out, errs := call(t, "en annan lösenfras\n", database, "user", "password", "anna"); code != 0 {
		t.Errorf("%d %s %s", code, out, errs)
	}
	if code, _, errs := call(t, "x", database, "user", "password", "karl"); code != 1 || !strings.Contains(errs, "nobody of that name") {
		t.Errorf("%d %s", code, errs)
	}
}
