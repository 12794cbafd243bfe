package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"gorm.io/gorm"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/desk"
	"kontaktpunkten/tickets"
	"kontaktpunkten/tickets/problem"
)

// Unsend takes back an answer or a question that has not left: Conflict with
// slug already-sent where it has, or may have. Its files are the writer's to
// send again. A message that is none of the ticket's is Invalid.
func (db *DB) Unsend(ctx context.Context, p *auth.Principal, id int64, version int, message int64) (*desk.Row, error) {
	var after *desk.Row
	err := db.tx(ctx, p, id, func(tx *gorm.DB) error {
		before, err := db.fresh(tx, p, id, version)
		if err != nil {
			return err
		}
		sent, err := sentMessage(tx, id, message)
		if err != nil {
			return err
		}
		after, err = db.apply(ctx, tx, p, before, func(t *tickets.Ticket, by tickets.Actor, m tickets.Moment) (tickets.Outcome, error) {
			return t.Unsend(by, m, sent)
		})
		if err != nil {
			return err
		}
		return takeBack(tx, message, db.now())
	})
	return after, err
}

// sentMessage reads what is to be taken back.
func sentMessage(tx *gorm.DB, ticket, message int64) (s tickets.Sent, err error) {
	err = tx.Raw(`select coalesce(m.author_id, 0), m.created_at,
			not exists (select 1 from messages n where n.ticket_id = m.ticket_id and n.id > m.id and n.kind in ('reply', 'request') and n.withdrawn_at is null),
			exists (select 1 from messages i where i.ticket_id = m.ticket_id and i.kind = 'incoming' and i.id < m.id and i.id > coalesce(
				(select max(o.id) from messages o where o.ticket_id = m.ticket_id and o.id < m.id and o.kind in ('reply', 'request') and o.withdrawn_at is null), 0))
		from messages m where m.id = ? and m.ticket_id = ? and m.kind in ('reply', 'request') and m.withdrawn_at is null`, message, ticket).
		Row().Scan(&s.Author, &s.At, &s.Last, &s.Unanswered)
	if errors.Is(err, sql.ErrNoRows) {
		return s, problem.OfField("message", "unknown")
	}
	if err != nil {
		return s, fmt.Errorf("read what was sent: %w", err)
	}
	return s, nil
}

// takeBack withdraws the delivery of a message and marks the message.
func takeBack(tx *gorm.DB, message int64, at time.Time) error {
	var delivery int64
	if err := tx.Raw(`select id from deliveries where unique_key = ?`, deliveryKey(message)).Row().Scan(&delivery); err != nil {
		return fmt.Errorf("delivery of message %d: %w", message, err)
	}
	ok, err := withdraw(tx, delivery, at)
	if err != nil {
		return err
	}
	if !ok {
		return problem.New(problem.Conflict, "already-sent")
	}
	if err := tx.Exec(`update attachments set message_id = null where message_id = ?`, message).Error; err != nil {
		return err
	}
	return tx.Exec(`update messages set withdrawn_at = ? where id = ?`, at, message).Error
}
