package report

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What is solved is said in one file only (KP-8), every question says in plain
// words what it counts, and none asks about an employee (P-13).
func TestQuestions(t *testing.T) {
	files, err := filepath.Glob("*.sql")
	if err != nil || len(files) != 10 {
		t.Fatalf("files %v, %v", files, err)
	}
	for _, name := range files {
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		text := string(raw)
		if !strings.HasPrefix(text, "-- ") {
			t.Errorf("%s does not open with plain words", name)
		}
		sql := statement(text)
		if name != "counted.sql" && strings.Contains(strings.ReplaceAll(sql, statement(counted), ""), "max_line") {
			t.Errorf("%s has a definition of its own", name)
		}
		for _, employee := range []string{"handler_id", "owner_user_id", "created_by", "settled_by", "actor_id", "users"} {
			if strings.Contains(sql, employee) && name != "person.sql" {
				t.Errorf("%s asks about %s", name, employee)
			}
		}
		if strings.Contains(sql, "now()") || strings.Contains(sql, "current_") {
			t.Errorf("%s asks the database for the time", name)
		}
	}
}

func TestStatementsAreWhole(t *testing.T) {
	for name, sql := range map[string]string{"promise": Promise, "waiting": Waiting, "failed": Failed, "person": Person} {
		if strings.Contains(sql, "--") || strings.Contains(sql, "join actions") {
			t.Errorf("%s has a comment, or a definition that it does not need:\n%s", name, sql)
		}
	}
	for name, sql := range map[string]string{"resolution": Resolution, "today": Today, "hours": Hours, "ways": Ways, "routing": Routing} {
		switch {
		case strings.Contains(sql, "--") || strings.Contains(sql, `\i`):
			t.Errorf("%s still has a comment or an include:\n%s", name, sql)
		case strings.Count(sql, "join actions") != 1:
			t.Errorf("%s has the definition %d times", name, strings.Count(sql, "join actions"))
		}
	}
}
