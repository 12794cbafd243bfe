package desk

import "kontaktpunkten/app/wire"

// PatientSearch is a checked question for patients: exactly one is set.
type PatientSearch struct {
	IdentityNumber string // 12 digits
	Phone          string // as stored, see NormalPhone
	Name           string
}

// By says what was searched by, for the access log; never the value.
func (q PatientSearch) By() string {
	switch {
	case q.IdentityNumber != "":
		return "identity-number"
	case q.Phone != "":
		return "phone"
	}
	return "name"
}

// ShowPatient is a patient as staff see it; a protected one is only known to be
// one (P-4).
func ShowPatient(r PatientRow) wire.Patient {
	if r.Protected {
		return wire.Patient{ID: int(r.ID), Protected: true}
	}
	return wire.Patient{ID: int(r.ID), IdentityNumber: r.IdentityNumber, Name: r.Name, Phone: r.Phone, Email: r.Email}
}
