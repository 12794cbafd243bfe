package routing

// Profession is what somebody is by training, as it counts for who may take what.
type Profession string

// The professions of the desk.
const (
	Administrator   Profession = "administrator"
	Nurse           Profession = "nurse"
	BMA             Profession = "bma" // biomedical analyst
	Physician       Profession = "physician"
	PrescriberNurse Profession = "prescriber_nurse"
	Officer         Profession = "officer" // of the care-guarantee service
)

// Queue is where tickets wait for one line, or one group, of one unit.
type Queue struct {
	Code string `json:"code"`
	Unit string `json:"unit"`
	// Line is 1, 2 or 3 (KP-3).
	Line int `json:"line"`
	// Group is the code of the competence group that works it, if any (RF-4).
	Group string `json:"group,omitempty"`
	// Professions that may work it; empty means anybody of the unit.
	Professions []Profession `json:"professions,omitempty"`
	// Level is the service level of what lands here when no rule names one.
	Level string `json:"level,omitempty"`
	// Default marks the queue that takes what is addressed to its unit and line without naming one.
	Default bool `json:"default,omitempty"`
	// Closed queues take nothing new.
	Closed bool `json:"closed,omitempty"`
}

// Person is who wants to handle a ticket.
type Person struct {
	Profession Profession `json:"profession"`
	// Licensed: holds a licence for a health profession.
	Licensed bool     `json:"licensed"`
	Units    []string `json:"units"`
	Groups   []string `json:"groups,omitempty"`
}

// Ticket is what the helpers here must know of a ticket.
type Ticket struct {
	Number  string
	Queue   string
	Line    int
	Medical bool
	// Needs is the profession that its reason asks for, if any (P-1).
	Needs Profession
}

// Request is where somebody wants a ticket escalated to: exactly one of line, queue and group.
type Request struct {
	Line  int    `json:"line,omitempty"`
	Queue string `json:"queue,omitempty"`
	Group string `json:"group,omitempty"`
}
