package main

import (
	"strings"
	"testing"

	"kontaktpunkten/app/postgres/pgtest"
)

// call runs a command line with the given variables (NAME=value).
func call(t *testing.T, input string, variables []string, args ...string) (code int, out, errs string) {
	t.Helper()
	var stdout, stderr strings.Builder
	env := func(name string) string {
		for _, variable := range variables {
			if value, found := strings.CutPrefix(variable, name+"="); found {
				return value
			}
		}
		return ""
	}
	code = run(t.Context(), args, world{in: strings.NewReader(input), out: &stdout, err: &stderr, env: env})
	return code, stdout.String(), stderr.String()
}

func TestUsageListsEveryCommand(t *testing.T) {
	code, out, _ := call(t, "", nil)
	if code != 0 {
		t.Errorf("exit code %d", code)
	}
	for name, c := range commands {
		if !strings.Contains(out, name) || c.summary == "" {
			t.Errorf("%s is not explained", name)
		}
	}
}

func TestUnknownCommand(t *testing.T) {
	if code, _, errs := call(t, "", nil, "srve"); code != 2 || !strings.Contains(errs, `"srve"`) {
		t.Errorf("%d %s", code, errs)
	}
}

func TestVersion(t *testing.T) {
	if code, out, _ := call(t, "", nil, "version"); code != 0 || !strings.HasPrefix(out, "kontaktpunkten dev ") {
		t.Errorf("%d %s", code, out)
	}
	if code, _, errs := call(t, "", nil, "version", "please"); code != 2 || !strings.Contains(errs, "usage:") {
		t.Errorf("%d %s", code, errs)
	}
}

func TestMigrate(t *testing.T) {
	db := pgtest.Empty(t)
	if code, _, errs := call(t, "", []string{"DATABASE_URL=" + db.AppURL}, "migrate"); code != 1 || !strings.Contains(errs, "KP_MIGRATE_URL") {
		t.Errorf("without the owner role: %d %s", code, errs)
	}
	code, out, errs := call(t, "", []string{"DATABASE_URL=" + db.AppURL, "KP_MIGRATE_URL=" + db.OwnerURL}, "migrate")
	if code != 0 || !strings.Contains(out, "up to date") {
		t.Errorf("%d %s %s", code, out, errs)
	}
	if code, _, errs := call(t, "", []string{"KP_ADDR=x"}, "migrate"); code != 1 || !strings.Contains(errs, "KP_ADDR") {
		t.Errorf("a wrong setting: %d %s", code, errs)
	}
}
