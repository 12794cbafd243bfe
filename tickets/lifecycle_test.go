package tickets

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"kontaktpunkten/tickets/golden"
)

// Every status × verb, with and without a handler, as people can read it.
func TestLifecycle(t *testing.T) {
	var b strings.Builder
	fmt.Fprintf(&b, "%-16s", "")
	for _, s := range Statuses {
		fmt.Fprintf(&b, " %-14s", s)
	}
	for _, v := range Verbs {
		fmt.Fprintf(&b, "\n%-16s", v)
		for _, s := range Statuses {
			with, ok := Next(s, v, true)
			without, _ := Next(s, v, false)
			cell := "-"
			switch {
			case ok && with == without:
				cell = string(with)
			case ok:
				cell = string(with + "|" + without)
			}
			fmt.Fprintf(&b, " %-14s", cell)
		}
	}
	golden.Check(t, "testdata/lifecycle.golden", trimLines(b.String()))
}

// The catalogue of events is complete and each kind is told of once.
func TestCatalogue(t *testing.T) {
	var b strings.Builder
	seen := map[Kind]bool{}
	for _, c := range Catalogue {
		if seen[c.Kind] || c.Says == "" {
			t.Errorf("%s is told of twice, or not at all", c.Kind)
		}
		seen[c.Kind] = true
		fmt.Fprintf(&b, "%-26s %s\n", c.Kind, c.Says)
	}
	source, err := os.ReadFile("event.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range regexp.MustCompile(`Kind = "([a-z.-]+)"`).FindAllStringSubmatch(string(source), -1) {
		if !seen[Kind(m[1])] {
			t.Errorf("%s is not in the catalogue", m[1])
		}
	}
	golden.Check(t, "testdata/events.golden", b.String())
}

// The database knows the same statuses (the constraint tickets_status).
func TestStatusesAreTheDatabases(t *testing.T) {
	sql, err := os.ReadFile("../migrations/0001_desk.sql")
	if err != nil {
		t.Fatal(err)
	}
	var quoted []string
	for _, s := range Statuses {
		quoted = append(quoted, "'"+string(s)+"'")
	}
	if want := "check (status in (" + strings.Join(quoted, ", ") + "))"; !strings.Contains(string(sql), want) {
		t.Errorf("the migration has no %s", want)
	}
}

func trimLines(s string) string {
	lines := strings.Split(s, "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n") + "\n"
}
