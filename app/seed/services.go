package seed

import (
	"context"
	"encoding/json"
	"fmt"

	"kontaktpunkten/app/postgres"
	"kontaktpunkten/app/service"
	"kontaktpunkten/tickets"
	"kontaktpunkten/tickets/problem"
)

// services publishes the first version of the forms that every installation
// begins with (E-1), for units that are there and have none. A form that people
// have published is theirs.
func services(ctx context.Context, db *postgres.DB) error {
	d, versions := db.Book().Directory(), postgres.Services(db)
	for _, s := range read[[]struct {
		Unit string          `json:"unit"`
		Key  string          `json:"key"`
		Form json.RawMessage `json:"form"`
	}]("services") {
		unit := d.UnitByCode(s.Unit)
		if unit == nil {
			continue
		}
		if _, err := service.Read(s.Form); err != nil {
			return fmt.Errorf("seed service %s of %s: %w", s.Key, s.Unit, err)
		}
		series := postgres.Series{Key: s.Key, Unit: unit.ID}
		if _, err := versions.Current(ctx, series); err == nil {
			continue
		} else if p := problem.As(err); p == nil || p.Kind != problem.NotFound {
			return fmt.Errorf("seed service: %w", err)
		}
		_, err := versions.Publish(ctx, tickets.Actor{Kind: tickets.BySystem}, series, 0, s.Form)
		if p := problem.As(err); err != nil && (p == nil || p.Kind != problem.Conflict) { // another replica was first
			return fmt.Errorf("seed service: %w", err)
		}
	}
	return nil
}
