package desk

import (
	"encoding/json"
	"time"

	"kontaktpunkten/tickets/workday"
)

// Configuration is what a desk is set up with. Everything is named by code, so
// that the same configuration can be laid into any database.
type Configuration struct {
	Units             []UnitSetup   `json:"units,omitempty"`
	Groups            []Catalogued  `json:"groups,omitempty"`
	Queues            []QueueSetup  `json:"queues,omitempty"`
	Reasons           []ReasonSetup `json:"reasons,omitempty"`
	Actions           []ActionSetup `json:"actions,omitempty"`
	EscalationReasons []Catalogued  `json:"escalation_reasons,omitempty"`
	Policies          []PolicySetup `json:"policies,omitempty"`
	Plans             []PlanSetup   `json:"plans,omitempty"`
}

// Catalogued is a code with its names; the order of a list is the order on the
// screen.
type Catalogued struct {
	Code   string `json:"code"`
	Name   string `json:"name"`
	NameEN string `json:"name_en"`
}

// UnitSetup is a care unit.
type UnitSetup struct {
	Code          string `json:"code"`
	Name          string `json:"name"`
	HSAID         string `json:"hsa_id"`
	ProviderHSAID string `json:"provider_hsa_id"`
	// MailAddress is where its mail comes in and what its answers come from.
	MailAddress string `json:"mail_address,omitempty"`
}

// QueueSetup is a queue of a unit and a line (KP-3).
type QueueSetup struct {
	Code        string   `json:"code"`
	Name        string   `json:"name"`
	Unit        string   `json:"unit"`
	Line        int      `json:"line"`
	Group       string   `json:"group,omitempty"`
	Professions []string `json:"professions,omitempty"`
	Level       string   `json:"level,omitempty"`
}

// ReasonSetup is a contact reason (KP-6).
type ReasonSetup struct {
	Catalogued
	Medical bool `json:"medical,omitempty"`
	// Anonymous: the contact need not concern a patient.
	Anonymous bool `json:"anonymous,omitempty"`
	// Unstated: nobody has said yet what the matter is, and somebody must before
	// the ticket is closed (KP-11).
	Unstated bool `json:"unstated,omitempty"`
	// Needs is the profession that the question asks for (P-1).
	Needs string `json:"needs,omitempty"`
	// Limit is which of KP-7's limits to remind of.
	Limit string `json:"limit,omitempty"`
}

// ActionSetup is an action (KP-6a).
type ActionSetup struct {
	Catalogued
	Solved    bool   `json:"solved,omitempty"`
	Apart     bool   `json:"apart,omitempty"`
	Medical   bool   `json:"medical,omitempty"`
	NeedsNote bool   `json:"needs_note,omitempty"`
	Requires  string `json:"requires,omitempty"`
}

// PolicySetup is one value from one day on; no unit means every unit.
type PolicySetup struct {
	Key       string          `json:"key"`
	Unit      string          `json:"unit,omitempty"`
	ValidFrom workday.Date    `json:"valid_from"`
	Value     json.RawMessage `json:"value"`
}

// PlanSetup is what a unit begins with, see routing.PlanSource.
type PlanSetup struct {
	Unit        string          `json:"unit"`
	EffectiveAt time.Time       `json:"effective_at"`
	Note        string          `json:"note,omitempty"`
	Plan        json.RawMessage `json:"plan"`
}
