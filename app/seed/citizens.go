package seed

import (
	"context"
	"fmt"
	"time"

	"kontaktpunkten/app/postgres"
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
