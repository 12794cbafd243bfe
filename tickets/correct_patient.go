package tickets

import (
	"kontaktpunkten/tickets/problem"
)

// CorrectPatient replaces a patient attached by mistake; 0 takes the patient
// away (P-14). The caller logs the reading of both.
func (t *Ticket) CorrectPatient(by Actor, m Moment, patient int64, why string) (Outcome, error) {
	if _, err := t.begin(VerbCorrect, by); err != nil {
		return Outcome{}, err
	}
	why, err := written("why", why, 2000)
	if err != nil {
		return Outcome{}, err
	}
	if patient == t.Patient {
		return Outcome{}, problem.OfField("patient", "same-patient")
	}
	out := Outcome{Kind: PatientCorrected, Data: Data{PatientFrom: t.Patient, PatientTo: patient}, Message: &Message{Kind: "reason", Body: why}}
	t.Patient = patient
	t.end(VerbCorrect, m)
	return out, nil
}
