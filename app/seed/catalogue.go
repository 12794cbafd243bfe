package seed

import (
	"context"
	"fmt"
	"time"

	"kontaktpunkten/app/desk"
	"kontaktpunkten/app/postgres"
	"kontaktpunkten/tickets/workday"
)

// begins is from when the first plans count: before any contact.
var begins = time.Date(2020, time.January, 1, 0, 0, 0, 0, workday.Stockholm())

// Configuration is what every installation begins with: three units, their
// queues, the catalogues of KP-6 and KP-6a and the first plans.
func Configuration() desk.Configuration {
	c := read[desk.Configuration]("catalogue")
	for _, u := range c.Units {
		plan, err := files.ReadFile("data/plan-" + u.Code + ".json")
		if err != nil {
			panic(err)
		}
		c.Plans = append(c.Plans, desk.PlanSetup{Unit: u.Code, EffectiveAt: begins, Note: "Så börjar kontaktpunkten", Plan: plan})
	}
	return c
}

// Catalogue lays the configuration into a database that has none, and the first
// forms and neutral templates where there are none. What people have changed since is theirs: a
// database that has a unit keeps its configuration as it is.
func Catalogue(ctx context.Context, db *postgres.DB) error {
	there, err := db.Configured(ctx)
	if err != nil {
		return fmt.Errorf("seed catalogue: %w", err)
	}
	if !there {
		if err := db.Configure(ctx, Configuration()); err != nil {
			return fmt.Errorf("seed catalogue: %w", err)
		}
	}
	if err := services(ctx, db); err != nil {
		return err
	}
	return texts(ctx, db, "texts", db.Now())
}
