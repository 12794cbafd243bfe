package sla_test

import (
	"testing"

	"kontaktpunkten/tickets/sla"
)

func TestAScopeTakesWhatEachOfItsListsNames(t *testing.T) {
	mail := sla.Facts{Type: "contact", Channel: "email", Reason: "booking", Priority: 3, Line: 1}
	for name, c := range map[string]struct {
		scope *sla.Scope
		want  bool
	}{
		"none takes nothing":        {nil, false},
		"an empty one takes all":    {&sla.Scope{}, true},
		"its type":                  {&sla.Scope{Types: []string{"contact"}}, true},
		"another type":              {&sla.Scope{Types: []string{"offer"}}, false},
		"one of its channels":       {&sla.Scope{Channels: []string{"phone", "email"}}, true},
		"another channel":           {&sla.Scope{Channels: []string{"phone"}}, false},
		"its reason, not its line":  {&sla.Scope{Reasons: []string{"booking"}, Lines: []int{2, 3}}, false},
		"another reason":            {&sla.Scope{Reasons: []string{"feedback"}}, false},
		"its priority and its line": {&sla.Scope{Priorities: []int{3, 4}, Lines: []int{1}}, true},
		"another priority":          {&sla.Scope{Priorities: []int{1}}, false},
	} {
		if got := c.scope.Takes(mail); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}
