package seed

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/desk"
	"kontaktpunkten/app/postgres"
	"kontaktpunkten/app/service"
)

// citizenPatients are the patients that anybody can be on the citizen's pages of
// the demonstration, one with protected identity reached by the inbox among them
// (P-4).
var citizenPatients = []int{demoPatients + 1, demoPatients + 2, demoPatients + 5, demoPatients + 8, demoPatients + 13, markedPatient}

// Citizens are the test identities that anybody can choose on the citizen's pages.
func Citizens() []Person {
	all := make([]Person, 0, len(citizenPatients))
	for _, n := range citizenPatients {
		all = append(all, Patient(n))
	}
	return all
}

// AddCitizens adds the patients of Citizens who are not there yet, with what is
// known of them.
func AddCitizens(ctx context.Context, db *postgres.DB, at time.Time) error {
	known, all := population(), make([]postgres.SeededPatient, 0, len(citizenPatients))
	for _, n := range citizenPatients {
		all = append(all, known[n])
	}
	if err := db.AddPatients(ctx, all, at); err != nil {
		return fmt.Errorf("seed citizens: %w", err)
	}
	return nil
}

// CitizenWrites sends the contact form of a unit (its code) as a citizen does on
// the citizen's pages, at the instant of the store's clock, and gives the ticket.
// answers are by question: about, text, phone.
func CitizenWrites(ctx context.Context, db *postgres.DB, who Person, unit string, answers service.Answers) (ticket int64, err error) {
	return citizenWrites(ctx, db, who, unit, answers, "")
}

// citizenWrites does it once for a key, unless that is empty.
func citizenWrites(ctx context.Context, db *postgres.DB, who Person, unit string, answers service.Answers, key string) (ticket int64, err error) {
	d, at := db.Book().Directory(), db.Now()
	citizen := &auth.Citizen{Name: who.Name()}
	if citizen.Patient, err = postgres.NewCitizens(db).Admit(ctx, who.Number, who.Name(), at); err != nil {
		return 0, fmt.Errorf("seed a citizen's contact: %w", err)
	}
	forms, err := db.CurrentForms(ctx)
	if err != nil {
		return 0, fmt.Errorf("seed a citizen's contact: %w", err)
	}
	for i, f := range forms {
		if u := d.Units[f.Unit]; f.Key != service.ContactUs || u == nil || u.Code != unit {
			continue
		}
		raw, _ := json.Marshal(answers) // strings alone
		given, err := f.Check(raw, 0)
		if err != nil {
			return 0, fmt.Errorf("seed a citizen's contact: %w", err)
		}
		in := d.Answered(citizen, &forms[i], given, at)
		in.Key, in.KeyHash = key, []byte(key)
		taken, err := postgres.NewIntake(db).New(ctx, in)
		return taken.Ticket, err
	}
	return 0, fmt.Errorf("seed a citizen's contact: %s has no form", unit)
}

// CitizenAnswers writes in a thread as its citizen, at the instant of the store's
// clock.
func CitizenAnswers(ctx context.Context, db *postgres.DB, who Person, ticket int64, text string) error {
	return citizenAnswers(ctx, db, who, ticket, text, "")
}

func citizenAnswers(ctx context.Context, db *postgres.DB, who Person, ticket int64, text, key string) error {
	patient, err := postgres.NewCitizens(db).Admit(ctx, who.Number, who.Name(), db.Now())
	if err == nil {
		in := desk.FromCitizen(&auth.Citizen{Patient: patient, Name: who.Name()}, text, db.Now())
		in.Key, in.KeyHash = key, []byte(key)
		_, err = postgres.NewIntake(db).Join(ctx, ticket, in)
	}
	if err != nil {
		return fmt.Errorf("seed a citizen's answer: %w", err)
	}
	return nil
}
