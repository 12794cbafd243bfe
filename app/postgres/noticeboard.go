package postgres

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"strconv"

	"gorm.io/gorm"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/delivery"
	"kontaktpunkten/app/wire"
	"kontaktpunkten/tickets"
	"kontaktpunkten/tickets/problem"
)

// Noticeboard is the channel desk: what one of the staff should know becomes a
// row that the screen shows until it is read.
type Noticeboard struct{ db *DB }

var (
	_ delivery.Channel       = (*Noticeboard)(nil)
	_ delivery.Deduplicating = (*Noticeboard)(nil)
)

// NewNoticeboard makes the channel over a database.
func NewNoticeboard(db *DB) *Noticeboard { return &Noticeboard{db: db} }

// Deduplicates implements delivery.Deduplicating: a delivery makes one notice.
func (*Noticeboard) Deduplicates() bool { return true }

// Send implements delivery.Channel. The person's sockets are told by an event
// that a notice has come.
func (b *Noticeboard) Send(ctx context.Context, d delivery.Delivery) (ref string, err error) {
	var n delivery.Notice
	if err := json.Unmarshal(d.Content, &n); err != nil || d.To.Kind != "user" {
		return "", &delivery.Fault{Slug: "content-invalid", Permanent: true, Err: err}
	}
	err = b.db.tx(ctx, nil, 0, func(tx *gorm.DB) error {
		done := tx.Exec(`insert into notices (delivery_id, user_id, kind, ticket_id, actor_id, queue_id, share, at)
			values (?, ?, ?, ?, nullif(?::int, 0), nullif(?::int, 0), nullif(?::int, 0), ?) on conflict (delivery_id) do nothing`,
			d.ID, d.To.ID, n.Kind, d.Ticket, n.Actor, n.Queue, n.Share, n.At)
		if done.Error != nil || done.RowsAffected == 0 {
			return done.Error
		}
		return tx.Exec(`insert into events (at, subject_type, subject_id, unit_ids, actor_kind, kind, version, data) values (?, 'user', ?, '{}', 'system', ?, 1, '{}')`,
			b.db.now(), d.To.ID, tickets.Noticed).Error
	})
	if err != nil {
		return "", fmt.Errorf("make notice: %w", err)
	}
	return "notice-" + strconv.FormatInt(d.ID, 10), nil
}

// tellSupervisors enqueues the notice that protected details were shown, one
// for each supervisor of the units (P-4), whoever did it among them: what is
// done under a supervisor's name is seen by the supervisor too.
func tellSupervisors(tx *gorm.DB, ticket int64, units []int, event int64, n delivery.Notice) error {
	supervisors, err := supervisorsOf(tx, units)
	for _, user := range supervisors {
		if err == nil {
			_, err = enqueue(tx, n.To(user, ticket, strconv.FormatInt(event, 10)), n.At)
		}
	}
	if err != nil {
		return fmt.Errorf("tell supervisors: %w", err)
	}
	return nil
}

// supervisorsOf are the users who supervise one of the units.
func supervisorsOf(tx *gorm.DB, units []int) (users []int, err error) {
	err = tx.Raw(`select distinct u.id from users u join user_roles r on r.user_id = u.id
		where r.role = ? and r.unit_id in ? and u.disabled_at is null order by u.id`, auth.RoleSupervisor, units).Scan(&users).Error
	return users, err
}

// Notices reads a page of a person's own notices, newest first, and how many of
// all are unread. They hold no personal data of patients, so reading them is
// not in the access log; opening the ticket is.
func (db *DB) Notices(ctx context.Context, p *auth.Principal, cursor string, limit int) (wire.Notices, error) {
	page := wire.Notices{Items: []wire.Notice{}}
	before := int64(0)
	if cursor != "" {
		var err error
		if before, err = strconv.ParseInt(cursor, 10, 64); err != nil || before < 1 {
			return page, problem.OfField("cursor", "cursor-invalid")
		}
	}
	condition, args := "", []any{p.UserID}
	if before != 0 {
		condition, args = " and id < ?", append(args, before)
	}
	// One statement, so that page and number are of the same moment.
	rows, err := db.Gorm(ctx).Raw(`select u.unread, n.* from (select count(*) as unread from notices where user_id = ? and read_at is null) u
		left join lateral (select id, kind, ticket_id, coalesce(actor_id, 0), coalesce(queue_id, 0), coalesce(share, 0), at, read_at is not null from notices
			where user_id = ?`+condition+` order by id desc limit ?) n on true order by n.id desc`, append(append([]any{p.UserID}, args...), limit+1)...).Rows()
	if err != nil {
		return page, fmt.Errorf("read notices: %w", err)
	}
	defer rows.Close()
	d := db.book.Directory()
	for rows.Next() {
		var id, ticket sql.NullInt64
		var kind sql.NullString
		var actor, queue, share sql.NullInt32
		var at sql.NullTime
		var read sql.NullBool
		if err := rows.Scan(&page.Unread, &id, &kind, &ticket, &actor, &queue, &share, &at, &read); err != nil {
			return page, err
		}
		if !id.Valid {
			break // none at all
		}
		if len(page.Items) == limit {
			page.NextCursor = strconv.FormatInt(page.Items[limit-1].ID, 10)
			break
		}
		n := wire.Notice{ID: id.Int64, Kind: kind.String, Ticket: tickets.FormatNumber(ticket.Int64),
			Actor: d.PersonRef(int(actor.Int32)), Share: int(share.Int32), At: at.Time, Read: read.Bool}
		if queue.Int32 != 0 {
			ref := d.QueueRef(int(queue.Int32))
			n.Queue = &ref
		}
		page.Items = append(page.Items, n)
	}
	return page, rows.Err()
}

// ReadNotice marks one of a person's own notices as read; marking it again
// changes nothing. NotFound with slug notice-not-found for any other.
func (db *DB) ReadNotice(ctx context.Context, p *auth.Principal, id int64) error {
	done := db.Gorm(ctx).Exec(`update notices set read_at = coalesce(read_at, ?) where id = ? and user_id = ?`, db.now(), id, p.UserID)
	if done.Error == nil && done.RowsAffected == 0 {
		return problem.New(problem.NotFound, "notice-not-found")
	}
	return done.Error
}
