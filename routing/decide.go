package routing

import (
	"time"

	"kontaktpunkten/routing/rule"
	"kontaktpunkten/tickets/workday"
)

// The vocabulary of rules, by the names that the rest of the desk uses.
type (
	// Situation is what a decision looks at.
	Situation = rule.Situation
	// Patient is the part of it about the patient.
	Patient = rule.Patient
	// RuleSet is one compiled version of a unit's rules.
	RuleSet = rule.Set
	// Reason is a condition with what it saw.
	Reason = rule.Reason
	// Step is a rule passed by.
	Step = rule.Step
	// Alarm is a finding of emergency words.
	Alarm = rule.Alarm
	// Span is where a word stands.
	Span = rule.Span
)

// Decision is where a ticket goes and why. It holds codes only and is kept with the ticket.
type Decision struct {
	// Rule is the id of the rule that decided, or FallbackRule.
	Rule     string `json:"rule"`
	RuleName string `json:"rule_name"`
	// Version is that of the rule set.
	Version int    `json:"version"`
	Queue   string `json:"queue"`
	Line    int    `json:"line"`
	Group   string `json:"group,omitempty"`
	// Priority is 1 now, 2 high, 3 normal, 4 low: the ticket's own, no medical one.
	Priority int `json:"priority"`
	// Level is the code of the service level; empty when neither rule, queue nor fallback has one.
	Level string   `json:"level,omitempty"`
	Tags  []string `json:"tags,omitempty"`
	// Reasons are the conditions of the deciding rule, all of which held.
	Reasons []Reason `json:"reasons"`
	// Trace is the rules above it, in order, each with the first condition that did not hold.
	Trace []Step `json:"trace"`
	// Kept says what differs from the deciding rule, and which principle wanted it so.
	Kept []Kept `json:"kept,omitempty"`
	// Alarm holds the emergency words that were found, or nil.
	Alarm *Alarm `json:"alarm,omitempty"`
}

// Kept is one thing that a principle decided over the rule.
type Kept struct {
	// What is queue, priority or level.
	What string `json:"what"`
	// Why is one of the Why constants.
	Why string `json:"why"`
	// Rule had said this.
	Rule string `json:"rule"`
}

// FallbackRule is the rule id of a decision that no rule took.
const FallbackRule = "fallback"

// Timed fills in the wall clock and the opening of the unit at the instant of the contact.
func Timed(s Situation, cal *workday.Calendar, at time.Time) Situation {
	local := at.In(cal.Location())
	s.At = at
	s.Hour, s.Minute = local.Hour(), local.Minute()
	s.Weekday = workday.WeekdayCode(local.Weekday())
	s.Open = cal.Open(at)
	return s
}
