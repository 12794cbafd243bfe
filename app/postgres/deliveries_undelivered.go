package postgres

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"gorm.io/gorm"

	"kontaktpunkten/app/delivery"
	"kontaktpunkten/app/desk"
	"kontaktpunkten/app/words"
	"kontaktpunkten/tickets"
)

// Bounced notes that what the other side had taken over came back: reference is
// the delivery's own, slug says why. One for good makes the delivery fail, with
// all that follows from that, once however often it is told; one that is not
// (the other side goes on trying) changes nothing. It gives the ticket that the
// delivery is about; 0 where the reference is none of ours, or about no ticket.
func (s *Deliveries) Bounced(ctx context.Context, reference string, permanent bool, slug string) (ticket int64, err error) {
	err = s.db.tx(ctx, nil, 0, func(tx *gorm.DB) (err error) {
		ticket, err = s.db.bounced(ctx, tx, reference, permanent, slug)
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("delivery bounced: %w", err)
	}
	return ticket, nil
}

// bounced is Bounced in a transaction of the caller's.
func (db *DB) bounced(ctx context.Context, tx *gorm.DB, reference string, permanent bool, slug string) (int64, error) {
	var id int64
	if err := tx.Raw(`select id from deliveries where reference::text = lower(?)`, reference).Row().Scan(&id); errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	} else if err != nil {
		return 0, err
	}
	u, err := lockUndelivered(tx, id)
	if err != nil || !permanent {
		return u.ticket, err
	}
	t := delivery.Of(delivery.Bounce)
	done := tx.Exec(`update deliveries set state = ?, fault = ?, updated_at = ? where id = ? and state in ?`, t.To, slug, db.now(), id, t.From)
	if done.Error != nil || done.RowsAffected == 0 {
		return u.ticket, done.Error
	}
	return u.ticket, db.undelivered(ctx, tx, u, slug)
}

// undelivered is what is to be told of a delivery that does not arrive.
type undelivered struct {
	id       int64
	ticket   int64 // where it is told: what its ticket was merged into; 0 none
	attempts int
	channel  string
	// written: a person's text to the customer, by author; a receipt or a notice
	// has none.
	written bool
	author  int
}

// lockUndelivered reads a delivery with its ticket, and locks the ticket before
// anybody locks the delivery: verbs take the two in that order.
func lockUndelivered(tx *gorm.DB, id int64) (u undelivered, err error) {
	u.id = id
	err = tx.Raw(`select d.channel, d.attempts, coalesce(d.ticket_id, 0), m.author_id is not null and coalesce(d.content ->> 'automatic', '') = '', coalesce(m.author_id, 0)
		from deliveries d left join messages m on m.id = d.message_id where d.id = ?`, id).Row().Scan(&u.channel, &u.attempts, &u.ticket, &u.written, &u.author)
	for next := u.ticket; err == nil && next != 0; {
		u.ticket = next
		err = tx.Raw(`select coalesce(merged_into, 0) from tickets where id = ? for no key update`, u.ticket).Row().Scan(&next)
	}
	if err != nil {
		return u, fmt.Errorf("lock the ticket of delivery %d: %w", id, err)
	}
	return u, nil
}

// undelivered tells the ticket that something will not arrive, and where it is
// what a person wrote, makes the ticket unread for all, lets it go on if it
// waited for the answer to what never came, opens it if it was closed (the
// matter is not solved, KP-8), and tells who wrote it.
func (db *DB) undelivered(ctx context.Context, tx *gorm.DB, u undelivered, fault string) error {
	if u.ticket == 0 || u.channel == delivery.Desk {
		return nil
	}
	row, err := db.forChange(tx, nil, u.ticket)
	if err != nil {
		return err
	}
	at := db.now()
	if u.written {
		if row, err = db.bringBack(ctx, tx, row); err != nil {
			return err
		}
		if err := tx.Exec(`update tickets set version = version + 1, updated_at = ? where id = ?`, at, u.ticket).Error; err != nil {
			return err
		}
		row.Version++
		notice := delivery.Notice{Kind: delivery.Undelivered, At: at}
		if _, err := enqueue(tx, notice.To(u.author, u.ticket, fmt.Sprint(u.id, ":", u.attempts)), at); err != nil {
			return err
		}
	}
	return deliveryEvent(tx, row, tickets.Actor{Kind: tickets.BySystem}, tickets.DeliveryFailed, tickets.Data{Delivery: u.id, Fault: fault}, at)
}

// bringBack lets a ticket go on that nobody would look at: it waits for the
// answer to a question that was never received, or is closed with an answer
// that was not.
func (db *DB) bringBack(ctx context.Context, tx *gorm.DB, row *desk.Row) (*desk.Row, error) {
	switch row.Status {
	case tickets.Waiting:
		return db.apply(ctx, tx, nil, row, func(t *tickets.Ticket, by tickets.Actor, m tickets.Moment) (tickets.Outcome, error) {
			return t.Resume(by, m)
		})
	case tickets.Closed:
		owner := db.book.Directory().Queues[row.OwnerQueue]
		if owner == nil {
			return row, nil
		}
		return db.apply(ctx, tx, nil, row, func(t *tickets.Ticket, by tickets.Actor, m tickets.Moment) (tickets.Outcome, error) {
			return t.Reopen(by, m, owner.Queue, words.Say("sv", "undelivered.reopened", nil))
		})
	}
	return row, nil
}

// deliveryEvent tells the ticket's readers of one of its deliveries.
func deliveryEvent(tx *gorm.DB, row *desk.Row, by tickets.Actor, kind tickets.Kind, what tickets.Data, at time.Time) error {
	data, err := json.Marshal(what)
	if err != nil {
		return err
	}
	units := []int{row.OwnerUnit}
	if row.Unit != row.OwnerUnit {
		units = append(units, row.Unit)
	}
	return tx.Exec(`insert into events (at, subject_type, subject_id, ticket_id, unit_ids, actor_kind, actor_id, kind, version, data)
		values (?, 'ticket', ?, ?, ?, ?, nullif(?, 0), ?, ?, ?)`,
		at, row.ID, row.ID, intList(units), by.Kind, by.ID, kind, row.Version, string(data)).Error
}
