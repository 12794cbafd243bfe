package postgres

import (
	"context"

	"gorm.io/gorm"

	"kontaktpunkten/routing"
)

// step does an escalation by time to the ticket of a promise, whose row keeps
// that it is done: its id is in done and next_at is what comes after it.
func (s *sweep) step(_ context.Context, tx *gorm.DB, x dueThing, step routing.TimeStep) error {
	p := x.promise
	p.Done = append(p.Done, step.ID)
	return tx.Exec(`update promises set done = array_append(done, ?), next_at = ?::timestamptz where ticket_id = ? and kind = ?`,
		step.ID, orNil(s.d.NextAt(x.place.Queue, p)), x.ticket, p.Kind).Error
}
