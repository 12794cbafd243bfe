package postgres

import (
	"context"
	"strings"

	"kontaktpunkten/app/auth"
)

// Shown is a ticket that is about to be pushed to somebody and shows a patient.
type Shown struct {
	To              *auth.Principal
	Ticket, Patient int64
}

// pushesAtOnce bounds one statement: PostgreSQL takes 65 535 arguments.
const pushesAtOnce = 500

// LogPushes writes the access log for pushed updates, one row per person and
// ticket, before anything is sent (P-3).
func (db *DB) LogPushes(ctx context.Context, pushes []Shown) error {
	for len(pushes) > 0 {
		n := min(len(pushes), pushesAtOnce)
		if err := db.logPushes(ctx, pushes[:n]); err != nil {
			return err
		}
		pushes = pushes[n:]
	}
	return nil
}

func (db *DB) logPushes(ctx context.Context, pushes []Shown) error {
	now := db.now()
	marks := make([]string, 0, len(pushes))
	var args []any
	for _, x := range pushes {
		marks = append(marks, "("+accessMarks+", ?::bigint, ?::bigint[])")
		args = append(args, accessArgs(ctx, x.To, now, "push", "", "ticket", "")...)
		args = append(args, x.Ticket, intList([]int64{x.Patient}))
	}
	return db.Gorm(ctx).Exec(`insert into access_log (`+accessColumns+`, ticket_id, patient_ids) values `+strings.Join(marks, ", "), args...).Error
}
