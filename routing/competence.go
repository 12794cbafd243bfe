package routing

import (
	"slices"

	"kontaktpunkten/tickets/problem"
)

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

// Professions are all of them.
func Professions() []Profession {
	return []Profession{Administrator, Nurse, BMA, Physician, PrescriberNurse, Officer}
}

// Licensed says whether the profession is one that needs a licence. Whether a certain person holds one
// is Person.Licensed.
func (p Profession) Licensed() bool {
	return p == Nurse || p == BMA || p == Physician || p == PrescriberNurse
}

// Person is who wants to handle a ticket.
type Person struct {
	Profession Profession `json:"profession"`
	// Licensed: holds a licence for a health profession.
	Licensed bool `json:"licensed"`
	// Units where the person has an assignment (P-2).
	Units []string `json:"units"`
	// Groups are the competence groups that the person belongs to.
	Groups []string `json:"groups,omitempty"`
}

// Ticket is what the helpers here must know of a ticket.
type Ticket struct {
	// Queue is the code of where it lies, Line its line.
	Queue string
	Line  int
	// Medical and Needs are those of its reason; see rule.Situation.
	Medical bool
	Needs   Profession
}

// Why somebody may not do a thing. Each is a problem that people can act on; compare with errors.Is.
var (
	// ErrOtherUnit: no assignment at the queue's unit (P-2).
	ErrOtherUnit = problem.New(problem.Forbidden, "queue-of-another-unit")
	// ErrProfession: the queue is for other professions (P-1).
	ErrProfession = problem.New(problem.Forbidden, "profession-not-for-queue")
	// ErrGroup: the queue is for a competence group that the person is not in.
	ErrGroup = problem.New(problem.Forbidden, "not-in-competence-group")
	// ErrLicence: a medical question is for licensed staff (P-12).
	ErrLicence = problem.New(problem.Forbidden, "licence-needed")
	// ErrNeeds: the question is for another profession, as a nurse's question to a BMA (P-1).
	ErrNeeds = problem.New(problem.Forbidden, "question-for-another-profession")
)

// MayHandle says why somebody may not take a ticket that lies in a queue, or nil. The first line takes
// medical questions too, to pass them on; from the second on they are for licensed staff (P-12).
func MayHandle(p Person, q Queue, t Ticket) error {
	switch {
	case !slices.Contains(p.Units, q.Unit):
		return ErrOtherUnit
	case !q.Admits(p.Profession):
		return ErrProfession
	case q.Group != "" && !slices.Contains(p.Groups, q.Group):
		return ErrGroup
	case q.Line >= 2 && t.Medical && !p.Licensed:
		return ErrLicence
	case q.Line >= 2 && !answers(p.Profession, t.Needs):
		return ErrNeeds
	default:
		return nil
	}
}

// MayAnswer says why somebody may not answer the customer of a ticket, on any line, or nil: P-12 for the
// reply button.
func MayAnswer(p Person, t Ticket) error {
	switch {
	case t.Medical && !p.Licensed:
		return ErrLicence
	case t.Medical && !answers(p.Profession, t.Needs):
		return ErrNeeds
	default:
		return nil
	}
}

// answers says whether a profession answers what asks for another. A nurse's question may climb to a
// physician or to a nurse who prescribes, and a nurse's question never goes to a BMA (P-1).
func answers(has, needs Profession) bool {
	switch {
	case needs == "" || has == needs || has == Physician:
		return true
	case needs == Nurse:
		return has == PrescriberNurse
	default:
		return false
	}
}

// Suits says why a queue is none for a ticket, whoever works it, or nil (P-1, P-12).
func Suits(q Queue, t Ticket) error {
	if q.Line < 2 {
		return nil
	}
	if t.Medical && !q.Licensed() {
		return ErrLicence
	}
	if t.Needs != "" && len(q.Professions) > 0 &&
		!slices.ContainsFunc(q.Professions, func(p Profession) bool { return answers(p, t.Needs) }) {
		return ErrNeeds
	}
	return nil
}
