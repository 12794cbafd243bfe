package api

import (
	"slices"
	"time"

	"kontaktpunkten/app/desk"
	"kontaktpunkten/app/wire"
	"kontaktpunkten/tickets/personnummer"
	"kontaktpunkten/tickets/problem"
)

// byNumber checks an identity number (P-5) and tells what it is.
func (a *API) byNumber(typed string) (desk.PatientSearch, *wire.NumberCheck, error) {
	n, err := personnummer.Parse(typed, a.Now())
	if err != nil {
		return desk.PatientSearch{}, nil, problem.OfField("identity_number", slugFor(err))
	}
	check := &wire.NumberCheck{Normalised: n.Display(), Kind: string(n.Kind())}
	if years, ok := n.Age(a.Now()); ok {
		check.Age = &years
	}
	return desk.PatientSearch{IdentityNumber: n.String()}, check, nil
}

// age is a patient's in years; nil where the number does not tell it.
func age(number string, now time.Time) *int {
	n, err := personnummer.Parse(number, now)
	if err != nil {
		return nil
	}
	if years, ok := n.Age(now); ok {
		return &years
	}
	return nil
}

// works tells whether a person works in a queue; nobody works nowhere.
func works(p *desk.Person, queue int) bool {
	return p != nil && slices.Contains(p.Queues, queue)
}

func code(q *desk.Queue) string {
	if q == nil {
		return ""
	}
	return q.Code
}
