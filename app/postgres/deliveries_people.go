package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"gorm.io/gorm"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/delivery"
	"kontaktpunkten/app/desk"
	"kontaktpunkten/app/wire"
	"kontaktpunkten/tickets"
	"kontaktpunkten/tickets/problem"
)

// attention are the deliveries that people look after, by what they ask for.
var attention = map[string]string{
	"failed":    `d.state = 'failed'`,
	"uncertain": `d.state = 'uncertain'`,
	"waiting":   `d.state in ('queued', 'sending') and d.fault <> ''`,
}

// deliveryColumns are what scanShown reads, of deliveries d, tickets t, patients
// p and messages m.
const deliveryColumns = `d.id, t.id as ticket, t.owner_unit_id, d.channel, d.content ->> 'automatic' <> '' as automatic,
	case when p.protection is null or p.protection = 'none' then d.address else '' end as address, coalesce(m.author_id, 0) as author,
	d.state, d.updated_at, d.created_at, d.attempts, d.fault, d.not_before, d.provider_ref is not null as taken`

const deliveryJoins = ` join tickets t on t.id = d.ticket_id left join patients p on p.id = t.patient_id left join messages m on m.id = d.message_id`

// Attention reads a page of the deliveries of a person's units that failed, are
// uncertain, or wait after a failure, newest first, and logs the patients whose
// tickets they are about in the same statement (P-3). Addresses of protected
// patients are left out (P-4). next is the cursor of the following page.
func (s *Deliveries) Attention(ctx context.Context, p *auth.Principal, state, cursor string, limit int) (items []wire.Delivery, next string, err error) {
	units := p.Units("delivery", "list")
	condition, known := attention[state]
	if !known {
		return nil, "", problem.OfField("state", "unknown")
	}
	at, id, err := deliveryCursor(cursor)
	if err != nil || len(units) == 0 {
		return nil, "", err
	}
	args := append([]any{units, at, id, limit + 1}, accessArgs(ctx, p, s.db.now(), "list", state, "deliveries", "")...)
	rows, err := s.db.Gorm(ctx).Raw(`with page as materialized (select `+deliveryColumns+`, t.patient_id as patient from deliveries d`+deliveryJoins+`
			where t.owner_unit_id in ? and d.channel <> 'desk' and `+condition+` and (d.updated_at, d.id) < (?::timestamptz, ?::bigint) order by d.updated_at desc, d.id desc limit ?),
		logged as (insert into access_log (`+accessColumns+`, patient_ids) select `+accessMarks+`, array(select distinct patient from page where patient is not null))
		select id, ticket, owner_unit_id, channel, automatic, address, author, state, updated_at, created_at, attempts, fault, not_before, taken from page order by updated_at desc, id desc`,
		args...).Rows()
	if err != nil {
		return nil, "", fmt.Errorf("read deliveries: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		d, err := s.scanShown(rows, p)
		if err != nil {
			return nil, "", fmt.Errorf("read deliveries: %w", err)
		}
		if len(items) == limit {
			last := items[limit-1]
			return items, fmt.Sprint(last.Since.UnixMicro(), "-", last.ID), nil
		}
		items = append(items, d)
	}
	return items, "", rows.Err()
}

// deliveryCursor reads where a page ended; an empty one is before the newest.
func deliveryCursor(cursor string) (at time.Time, id int64, err error) {
	if cursor == "" {
		return time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC), 0, nil
	}
	instant, number, _ := strings.Cut(cursor, "-")
	micro, err := strconv.ParseInt(instant, 10, 64)
	if err == nil {
		id, err = strconv.ParseInt(number, 10, 64)
	}
	if err != nil || micro < 0 || id < 1 {
		return at, 0, problem.OfField("cursor", "cursor-invalid")
	}
	return time.UnixMicro(micro), id, nil
}

func (s *Deliveries) scanShown(rows *sql.Rows, p *auth.Principal) (d wire.Delivery, err error) {
	var ticket int64
	var unit, author int
	var automatic sql.NullBool
	var next time.Time
	var taken bool
	if err := rows.Scan(&d.ID, &ticket, &unit, &d.Channel, &automatic, &d.To, &author, &d.State, &d.Since, &d.CreatedAt, &d.Attempts, &d.Fault, &next, &taken); err != nil {
		return d, err
	}
	directory := s.db.book.Directory()
	d.Ticket, d.Unit, d.Writer = tickets.FormatNumber(ticket), directory.UnitCode(unit), directory.PersonRef(author)
	d.Automatic = automatic.Bool
	state := delivery.State(d.State)
	if state == delivery.Queued {
		d.NextAt = &next
	}
	d.Bounced = taken && state == delivery.Failed
	if p.May("delivery", "retry", unit) {
		d.Can = wire.DeliveryCan{Again: may(delivery.Again, state), Withdraw: may(delivery.Withdraw, state), Arrived: state == delivery.Uncertain}
	}
	return d, nil
}

func may(v delivery.Verb, s delivery.State) bool { return delivery.Of(v).Allows(s) }

// Again queues what failed or is uncertain, to be sent at once; it is one more
// attempt of the same delivery. Conflict with slug delivery-settled where it is
// neither by now.
func (s *Deliveries) Again(ctx context.Context, p *auth.Principal, id int64) (wire.Delivery, error) {
	return s.look(ctx, p, id, delivery.Again, `not_before = ?, provider_ref = null`, s.db.now())
}

// GiveUp withdraws what waits or has failed: nobody tries it any more. Its
// ticket becomes unread, since what was to leave does not. Conflict with slug
// delivery-settled where it has left, or may have.
func (s *Deliveries) GiveUp(ctx context.Context, p *auth.Principal, id int64) (wire.Delivery, error) {
	return s.look(ctx, p, id, delivery.Withdraw, `provider_ref = null`)
}

// Arrived says of an uncertain delivery that it arrived, as somebody has found
// out. Conflict with slug delivery-settled where it is not uncertain.
func (s *Deliveries) Arrived(ctx context.Context, p *auth.Principal, id int64) (wire.Delivery, error) {
	return s.look(ctx, p, id, delivery.Sent, `provider_ref = ?`, "said-by-person")
}

// look is a person's verb on a delivery: change, event and access log in one
// transaction. NotFound with slug delivery-not-found where the person may not.
func (s *Deliveries) look(ctx context.Context, p *auth.Principal, id int64, verb delivery.Verb, set string, args ...any) (wire.Delivery, error) {
	err := s.db.tx(ctx, p, 0, func(tx *gorm.DB) error {
		ticket, err := s.ticketOf(tx, p, id)
		if err != nil {
			return err
		}
		row, err := s.db.forChange(tx, nil, ticket)
		if err != nil {
			return err
		}
		now, t := s.db.now(), delivery.Of(verb)
		from := t.From
		if verb == delivery.Sent {
			from = []delivery.State{delivery.Uncertain} // what is being sent is the dispatcher's
		}
		done := tx.Exec(`update deliveries set state = ?, updated_at = ?, `+set+` where id = ? and state in ?`, append(append([]any{t.To, now}, args...), id, from)...)
		switch {
		case done.Error != nil:
			return done.Error
		case done.RowsAffected == 0:
			return problem.New(problem.Conflict, "delivery-settled")
		}
		if verb == delivery.Withdraw {
			row.Version++
			if err := tx.Exec(`update tickets set version = ?, updated_at = ? where id = ?`, row.Version, now, ticket).Error; err != nil {
				return err
			}
		}
		if err := deliveryEvent(tx, row, p.Actor(), tickets.DeliverySettled, tickets.Data{Delivery: id, Outcome: string(verb)}, now); err != nil {
			return err
		}
		return s.logged(ctx, tx, p, row.Ticket(), "delivery-"+string(verb), now)
	})
	if err != nil && desk.AsReplayed(err) == nil {
		return wire.Delivery{}, err
	}
	return s.shown(ctx, p, id)
}

// ticketOf is the ticket of a delivery that the person may look after.
func (s *Deliveries) ticketOf(tx *gorm.DB, p *auth.Principal, id int64) (ticket int64, err error) {
	units := append([]int{0}, p.Units("delivery", "retry")...) // never empty; no unit is 0
	err = tx.Raw(`select t.id from deliveries d join tickets t on t.id = d.ticket_id where d.id = ? and d.channel <> 'desk' and t.owner_unit_id in ?`, id, units).Row().Scan(&ticket)
	if errors.Is(err, sql.ErrNoRows) {
		err = problem.New(problem.NotFound, "delivery-not-found")
	}
	return ticket, err
}

// logged writes the access log of a change to what belongs to a ticket (P-3).
func (s *Deliveries) logged(ctx context.Context, tx *gorm.DB, p *auth.Principal, t *tickets.Ticket, what string, at time.Time) error {
	var patients []int64
	if t.Patient != 0 {
		patients = append(patients, t.Patient)
	}
	args := accessArgs(ctx, p, at, "write", what, "delivery", "")
	return tx.Exec(`insert into access_log (`+accessColumns+`, ticket_id, resource_unit_ids, patient_ids) values (`+accessMarks+`, ?, ?, ?)`,
		append(args, t.ID, intList([]int{t.Owner.Unit}), intList(patients))...).Error
}

// shown reads one delivery as it is now, for who has just changed it.
func (s *Deliveries) shown(ctx context.Context, p *auth.Principal, id int64) (wire.Delivery, error) {
	rows, err := s.db.Gorm(ctx).Raw(`select `+deliveryColumns+` from deliveries d`+deliveryJoins+` where d.id = ?`, id).Rows()
	if err != nil {
		return wire.Delivery{}, fmt.Errorf("read delivery: %w", err)
	}
	defer rows.Close()
	if !rows.Next() {
		return wire.Delivery{}, errors.Join(rows.Err(), problem.New(problem.NotFound, "delivery-not-found"))
	}
	return s.scanShown(rows, p)
}
