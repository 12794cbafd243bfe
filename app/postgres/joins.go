package postgres

import (
	"context"
	"errors"
	"fmt"

	"gorm.io/gorm"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/desk"
	"kontaktpunkten/tickets"
	"kontaktpunkten/tickets/problem"
)

// Link says that a ticket belongs with another that the person may see; linked
// again, by either end, the new kind counts.
func (db *DB) Link(ctx context.Context, p *auth.Principal, id int64, version int, to int64, kind string) (*desk.Row, error) {
	return db.both(ctx, p, id, version, to, "to", func(tx *gorm.DB, before, other *desk.Row) (*desk.Row, error) {
		if _, err := db.write(ctx, tx, p, p.Actor(), before, func(t *tickets.Ticket, by tickets.Actor, m tickets.Moment) (tickets.Outcome, error) {
			return t.Link(by, m, other.Ticket(), kind)
		}); err != nil {
			return nil, err
		}
		if _, err := dropLink(tx, id, to); err != nil {
			return nil, err
		}
		if err := tx.Exec(`insert into ticket_links (ticket_id, to_id, kind, made_by, made_at) values (?, ?, ?, ?, ?)`, id, to, kind, p.UserID, db.now()).Error; err != nil {
			return nil, fmt.Errorf("link: %w", err)
		}
		return db.forChange(tx, p, id)
	})
}

// Unlink takes a link away from either end; NotFound with slug link-not-found
// where there is none.
func (db *DB) Unlink(ctx context.Context, p *auth.Principal, id int64, to int64) (*desk.Row, error) {
	var after *desk.Row
	err := db.tx(ctx, p, id, func(tx *gorm.DB) error {
		before, err := db.forChange(tx, p, id)
		if err != nil {
			return err
		}
		gone, err := dropLink(tx, id, to)
		switch {
		case err != nil:
			return err
		case !gone:
			return problem.New(problem.NotFound, "link-not-found")
		}
		after, err = db.apply(ctx, tx, p, before, func(t *tickets.Ticket, by tickets.Actor, m tickets.Moment) (tickets.Outcome, error) {
			return t.Unlink(by, m, to)
		})
		return err
	})
	return after, err
}

func dropLink(tx *gorm.DB, a, b int64) (bool, error) {
	done := tx.Exec(`delete from ticket_links where (ticket_id = ? and to_id = ?) or (ticket_id = ? and to_id = ?)`, a, b, b, a)
	if done.Error != nil {
		return false, fmt.Errorf("unlink: %w", done.Error)
	}
	return done.RowsAffected > 0, nil
}

// Merge makes a ticket part of another that the person may see (P-14). Nothing
// of either is moved: what the merged one holds is shown with the other.
func (db *DB) Merge(ctx context.Context, p *auth.Principal, id int64, version int, into int64) (*desk.Row, error) {
	return db.both(ctx, p, id, version, into, "into", func(tx *gorm.DB, before, other *desk.Row) (*desk.Row, error) {
		after, err := db.apply(ctx, tx, p, before, func(t *tickets.Ticket, by tickets.Actor, m tickets.Moment) (tickets.Outcome, error) {
			return t.Merge(by, m, other.Ticket())
		})
		if err != nil {
			return nil, err
		}
		if _, err := db.write(ctx, tx, p, p.Actor(), other, func(t *tickets.Ticket, _ tickets.Actor, m tickets.Moment) (tickets.Outcome, error) {
			return t.MergeIn(m, before.Ticket()), nil
		}); err != nil {
			return nil, err
		}
		err = tx.Exec(`insert into merges (ticket_id, into_id, made_by, made_at) values (?, ?, ?, ?)`, id, into, p.UserID, db.now()).Error
		return after, err
	})
}

// Unmerge undoes a merge within a day, wherever the other ticket has gone since.
func (db *DB) Unmerge(ctx context.Context, p *auth.Principal, id int64, version int) (*desk.Row, error) {
	var into int64
	if err := db.Gorm(ctx).Raw(`select coalesce((select merged_into from tickets where id = ?), 0)`, id).Row().Scan(&into); err != nil {
		return nil, fmt.Errorf("unmerge: %w", err)
	}
	return db.both(ctx, p, id, version, into, "", func(tx *gorm.DB, before, other *desk.Row) (*desk.Row, error) {
		after, err := db.apply(ctx, tx, p, before, (*tickets.Ticket).Unmerge)
		if err != nil {
			return nil, err
		}
		if _, err := db.write(ctx, tx, p, p.Actor(), other, func(t *tickets.Ticket, _ tickets.Actor, m tickets.Moment) (tickets.Outcome, error) {
			return t.MergeUndone(m, id), nil
		}); err != nil {
			return nil, err
		}
		err = tx.Exec(`update merges set undone_at = ? where ticket_id = ? and undone_at is null`, db.now(), id).Error
		return after, err
	})
}

// both locks two tickets; the first has the version that was seen. Two that are
// to be joined are locked by their numbers, so that two people who join the same
// ones wait for each other; of two that are merged, the part comes first, as it
// does for what comes in.
// Of the second nothing is told to who may not see it; without a field of the
// request that names it, it is the caller's affair.
func (db *DB) both(ctx context.Context, p *auth.Principal, id int64, version int, other int64, field string, do func(tx *gorm.DB, before, other *desk.Row) (*desk.Row, error)) (*desk.Row, error) {
	var after *desk.Row
	err := db.tx(ctx, p, id, func(tx *gorm.DB) error {
		if field != "" {
			if err := tx.Exec(`select 1 from tickets where id in (?, ?) order by id for no key update`, id, other).Error; err != nil {
				return fmt.Errorf("lock tickets: %w", err)
			}
		}
		before, err := db.fresh(tx, p, id, version)
		if err != nil {
			return err
		}
		second := before
		if other != id && other != 0 {
			if second, err = db.second(tx, p, other, field); err != nil {
				return err
			}
		}
		after, err = do(tx, before, second)
		return err
	})
	return after, err
}

func (db *DB) second(tx *gorm.DB, p *auth.Principal, id int64, field string) (*desk.Row, error) {
	if field == "" {
		return db.forChange(tx, nil, id)
	}
	r, err := db.forChange(tx, p, id)
	var gone *problem.Problem
	if errors.As(err, &gone) && gone.Kind == problem.NotFound {
		return nil, problem.OfField(field, "unknown")
	}
	return r, err
}
