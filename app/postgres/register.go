package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"gorm.io/gorm"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/desk"
	"kontaktpunkten/tickets"
)

// Register makes a ticket of a contact (KP-4): it finds or adds the patient,
// lets routing decide, and keeps ticket, text, event, promises, decision and access
// log in one statement. end, where given, is done in the same transaction: the
// ticket then begins with who registers it.
func (db *DB) Register(ctx context.Context, p *auth.Principal, in tickets.Registration, end Verb) (*desk.Row, error) {
	c, err := db.consider(ctx, p, in)
	if err != nil {
		return nil, err
	}
	if end == nil {
		err = db.insert(ctx, db.Gorm(ctx), c, true)
		if err == nil {
			db.committed()
		}
		return c.row, err
	}
	c.keep(p)
	var after *desk.Row
	err = db.tx(ctx, p, c.row.ID, func(tx *gorm.DB) error {
		if err := db.insert(ctx, tx, c, false); err != nil {
			return err
		}
		locked, err := db.forChange(tx, p, c.row.ID)
		if err != nil {
			return err
		}
		if after, err = db.apply(ctx, tx, p, locked, end); errors.Is(err, desk.ErrKept) {
			after, err = locked, nil
		}
		return err
	})
	return after, err
}

// keep places the ticket with who registers it, for a call that ends in the
// same act: in the owner's queue where they work there, else in their own.
func (c *contact) keep(p *auth.Principal) {
	mine := c.row.OwnerQueue
	for i, q := range p.Queues {
		if q == c.row.OwnerQueue {
			mine = q
			break
		}
		if i == 0 {
			mine = q
		}
	}
	if q := c.d.Taking(mine); q != nil {
		c.row.Queue, c.row.Unit, c.row.Line = q.ID, q.Unit, q.Line
	}
	c.row.Status, c.row.Handler, c.row.FirstTakenAt = tickets.Active, p.UserID, &c.now
	c.row.MaxLine = c.row.Line
}

// insert writes everything in one statement. alone says that it is not inside a
// transaction and takes the intent's key itself.
func (db *DB) insert(ctx context.Context, tx *gorm.DB, c *contact, alone bool) error {
	in := desk.IntentOf(ctx)
	if in == nil || !alone {
		in = &desk.Intent{}
	}
	kept, err := c.kept()
	if err != nil {
		return err
	}
	ref := tickets.PatientRef{}
	if c.in.Patient != nil {
		ref = *c.in.Patient
	}
	known := c.known()
	args := []any{
		c.p.UserID, in.Key, in.Hash, c.row.ID, in.Status, c.now, in.Key, in.Key,
		ref.IdentityNumber, kindOf(ref), ref.Name, ref.Phone, c.now, c.now, c.in.Patient != nil && known == 0, known,
	}
	args = append(args, kept...)
	args = append(args, accessArgs(ctx, c.p, c.now, "write", string(tickets.Registered), "ticket", "")...)
	args = append(args, intList(c.units()), c.p.UserID)
	var ticket, patient sql.NullInt64
	if err := tx.Raw(registerSQL, args...).Row().Scan(&ticket, &patient); errors.Is(err, sql.ErrNoRows) {
		return replayed(tx, c.p.UserID, in)
	} else if err != nil {
		return fmt.Errorf("register: %w", err)
	}
	if c.row.Patient != nil {
		c.row.Patient.ID = patient.Int64
	}
	return nil
}

func kindOf(ref tickets.PatientRef) string {
	if ref.IdentityNumber == "" {
		return "none"
	}
	return ref.IdentityKind
}
