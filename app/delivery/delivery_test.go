package delivery

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"kontaktpunkten/tickets/golden"
)

// Every state × verb as people can read it.
func TestLifecycle(t *testing.T) {
	var b strings.Builder
	for i, transition := range Transitions {
		if Of(transition.Verb).Verb != transition.Verb || i > 0 && transition.Verb == Transitions[i-1].Verb {
			t.Errorf("%s is there twice", transition.Verb)
		}
		fmt.Fprintf(&b, "\n%s", transition.Verb)
		for _, s := range States {
			if slices.Contains(transition.From, s) {
				fmt.Fprintf(&b, "\n  %-10s > %s", s, transition.To)
			}
		}
		b.WriteString("\n")
	}
	golden.Check(t, "testdata/lifecycle.golden", strings.TrimPrefix(b.String(), "\n"))
}

// The database knows the same states (the constraint deliveries_state).
func TestStatesAreTheDatabases(t *testing.T) {
	sql, err := os.ReadFile("../../migrations/0002_shapes.sql")
	if err != nil {
		t.Fatal(err)
	}
	var quoted []string
	for _, s := range States {
		quoted = append(quoted, "'"+string(s)+"'")
	}
	if want := "check (state in (" + strings.Join(quoted, ", ") + "))"; !strings.Contains(string(sql), want) {
		t.Errorf("the migration has no %s", want)
	}
}

func TestBackoff(t *testing.T) {
	var whole time.Duration
	var last time.Duration
	for attempt := 1; ; attempt++ {
		wait, again := Backoff(attempt)
		if !again {
			if attempt != Attempts {
				t.Errorf("given up after %d", attempt)
			}
			break
		}
		if wait < last || wait > 4*time.Hour {
			t.Errorf("after %d: %s", attempt, wait)
		}
		last = wait
		whole += wait
	}
	if first, _ := Backoff(1); first != time.Minute || whole < 66*time.Hour || whole > 78*time.Hour {
		t.Errorf("begins with %s, in all %s: want some three days", first, whole)
	}
}
