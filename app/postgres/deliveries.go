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
)

// Deliveries is the outbox: the table of all that leaves the desk. It
// implements delivery.Outbox; see there for the lifecycle.
type Deliveries struct{ db *DB }

var _ delivery.Outbox = (*Deliveries)(nil)

// NewDeliveries makes the outbox over a database.
func NewDeliveries(db *DB) *Deliveries { return &Deliveries{db: db} }

// enqueue puts a delivery into the outbox in the transaction of the deed that it
// tells of. Where its key is there already nothing is added; the id is the
// first one's either way.
func enqueue(tx *gorm.DB, n delivery.New, at time.Time) (id int64, err error) {
	notBefore := n.NotBefore
	if notBefore.IsZero() {
		notBefore = at
	}
	done := tx.Exec(`insert into deliveries (unique_key, channel, recipient_kind, recipient_id, address, ticket_id, message_id, template_version_id, content, not_before, created_at, updated_at)
		values (?, ?, ?, nullif(?::bigint, 0), ?, nullif(?::bigint, 0), nullif(?::bigint, 0), nullif(?::int, 0), ?::jsonb, ?, ?, ?)
		on conflict (unique_key) do nothing`,
		n.Key, n.Channel, n.To.Kind, n.To.ID, n.To.Address, n.Ticket, n.Message, n.Template, string(n.Content), notBefore, at, at)
	if done.Error == nil {
		err = tx.Raw(`select id from deliveries where unique_key = ?`, n.Key).Row().Scan(&id)
	} else {
		err = done.Error
	}
	if err != nil {
		return 0, fmt.Errorf("enqueue delivery: %w", err)
	}
	return id, nil
}

// enqueueAll puts deliveries into the outbox in one statement. Where the key of
// one is there already nothing is added. They are told of no message.
func enqueueAll(tx *gorm.DB, all []delivery.New, at time.Time) error {
	if len(all) == 0 {
		return nil
	}
	type row struct {
		Nr        int             `json:"nr"`
		Key       string          `json:"key"`
		Channel   string          `json:"channel"`
		Kind      string          `json:"kind"`
		ID        int64           `json:"id"`
		Ticket    int64           `json:"ticket"`
		Content   json.RawMessage `json:"content"`
		NotBefore time.Time       `json:"not_before"`
	}
	rows := make([]row, len(all))
	for i, n := range all {
		rows[i] = row{i, n.Key, n.Channel, n.To.Kind, n.To.ID, n.Ticket, n.Content, n.NotBefore}
		if n.NotBefore.IsZero() {
			rows[i].NotBefore = at
		}
	}
	text, err := json.Marshal(rows)
	if err != nil {
		return err
	}
	if err := tx.Exec(`insert into deliveries (unique_key, channel, recipient_kind, recipient_id, address, ticket_id, content, not_before, created_at, updated_at)
		select key, channel, kind, id, '', ticket, content, not_before, ?::timestamptz, ?::timestamptz
		from jsonb_to_recordset(?::jsonb) as x (nr int, key text, channel text, kind text, id bigint, ticket bigint, content jsonb, not_before timestamptz)
		order by nr on conflict (unique_key) do nothing`, at, at, string(text)).Error; err != nil {
		return fmt.Errorf("enqueue deliveries: %w", err)
	}
	return nil
}

// Lapse makes what a channel was sending uncertain where the lease is over: its
// dispatcher is gone, and nobody can tell how far it came.
func (s *Deliveries) Lapse(ctx context.Context, channel string) (int, error) {
	now := s.db.now()
	done := s.db.Gorm(ctx).Exec(`update deliveries set state = 'uncertain', leased_until = null, fault = 'broke-off', updated_at = ?
		where id in (select id from deliveries where channel = ? and state = 'sending' and leased_until <= ? for update skip locked)`, now, channel, now)
	if done.Error != nil {
		return 0, fmt.Errorf("lapse deliveries: %w", done.Error)
	}
	return int(done.RowsAffected), nil
}

// waiting are the conditions of what a claim may take; the states are in the
// text for the index's sake.
var waiting = map[bool]string{
	false: `state = 'queued'`,
	true:  fmt.Sprintf(`state in ('queued', 'uncertain') and (state = 'queued' or attempts < %d)`, delivery.Attempts),
}

// inTurn keeps what goes to one recipient in order: while an earlier delivery is
// due or on its way, a later one waits. Each half has its index.
const inTurn = ` and not exists (select 1 from deliveries e where e.channel = d.channel and e.state = 'queued' and e.not_before <= ? and e.id < d.id and ` + sameRecipient + `)
	and not exists (select 1 from deliveries e where e.channel = d.channel and e.state = 'sending' and e.id < d.id and ` + sameRecipient + `)`

const sameRecipient = `e.recipient_kind = d.recipient_kind and e.address = d.address and e.recipient_id is not distinct from d.recipient_id`

// Claim leases at most limit of a channel's deliveries whose time has come, one
// for a recipient; what another is claiming now is left to it.
func (s *Deliveries) Claim(ctx context.Context, channel string, uncertain bool, limit int) ([]delivery.Delivery, error) {
	now := s.db.now()
	rows, err := s.db.Gorm(ctx).Raw(`with due as (select id from deliveries d where channel = ? and not_before <= ? and `+waiting[uncertain]+inTurn+` order by not_before, id limit ? for update of d skip locked)
		update deliveries d set state = 'sending', attempts = d.attempts + 1, leased_until = ?, updated_at = ? from due where d.id = due.id
		returning d.id, d.reference::text, d.unique_key, d.channel, d.recipient_kind, coalesce(d.recipient_id, 0), d.address, coalesce(d.ticket_id, 0),
			coalesce(d.message_id, 0), coalesce(d.template_version_id, 0), d.content::text, d.not_before, d.attempts`,
		channel, now, now, limit, now.Add(delivery.Lease), now).Rows()
	if err != nil {
		return nil, fmt.Errorf("claim deliveries: %w", err)
	}
	defer rows.Close()
	var claimed []delivery.Delivery
	for rows.Next() {
		d, err := scanDelivery(rows)
		if err != nil {
			return nil, fmt.Errorf("claim deliveries: %w", err)
		}
		claimed = append(claimed, d)
	}
	return claimed, rows.Err()
}

func scanDelivery(rows *sql.Rows) (d delivery.Delivery, err error) {
	var content string
	err = rows.Scan(&d.ID, &d.Reference, &d.Key, &d.Channel, &d.To.Kind, &d.To.ID, &d.To.Address, &d.Ticket,
		&d.Message, &d.Template, &content, &d.NotBefore, &d.Attempt)
	d.Content = []byte(content)
	return d, err
}

// Sent settles an attempt: the other side has taken over, under its own
// reference.
func (s *Deliveries) Sent(ctx context.Context, d delivery.Delivery, ref string) error {
	return s.settle(ctx, d, delivery.Sent, outcome{ref: &ref, notBefore: d.NotBefore})
}

// Failed settles an attempt that did not arrive: by delivery.Backoff it waits
// for the next, unless it is for good or there is none.
func (s *Deliveries) Failed(ctx context.Context, d delivery.Delivery, slug string, forGood bool) error {
	wait, again := delivery.Backoff(d.Attempt)
	if forGood || !again {
		return s.settle(ctx, d, delivery.GiveUp, outcome{fault: slug, notBefore: d.NotBefore})
	}
	return s.settle(ctx, d, delivery.Retry, outcome{fault: slug, notBefore: s.db.now().Add(wait)})
}

// Unclear settles an attempt of which nobody can tell whether it arrived. A
// channel that de-duplicates tries it again by delivery.Backoff.
func (s *Deliveries) Unclear(ctx context.Context, d delivery.Delivery, slug string) error {
	wait, _ := delivery.Backoff(d.Attempt)
	return s.settle(ctx, d, delivery.Lose, outcome{fault: slug, notBefore: s.db.now().Add(wait)})
}

// outcome is what an attempt came to.
type outcome struct {
	ref       *string
	fault     string
	notBefore time.Time
}

// settle ends the attempt that holds the delivery; delivery.ErrOvertaken where
// that is another by now, or none.
func (s *Deliveries) settle(ctx context.Context, d delivery.Delivery, verb delivery.Verb, o outcome) error {
	var err error
	if verb == delivery.GiveUp {
		err = s.db.tx(ctx, nil, 0, func(tx *gorm.DB) error { return s.giveUp(ctx, tx, d, o) })
	} else {
		err = s.note(s.db.Gorm(ctx), d, verb, o)
	}
	if err != nil && !errors.Is(err, delivery.ErrOvertaken) {
		return fmt.Errorf("settle delivery %d: %w", d.ID, err)
	}
	return err
}

// note writes what an attempt came to.
func (s *Deliveries) note(tx *gorm.DB, d delivery.Delivery, verb delivery.Verb, o outcome) error {
	t := delivery.Of(verb)
	done := tx.Exec(`update deliveries set state = ?, leased_until = null, provider_ref = ?, fault = ?, not_before = ?, updated_at = ?
		where id = ? and attempts = ? and state in ?`, t.To, o.ref, o.fault, o.notBefore, s.db.now(), d.ID, d.Attempt, t.From)
	if done.Error == nil && done.RowsAffected == 0 {
		return delivery.ErrOvertaken
	}
	return done.Error
}

// giveUp notes a failure for good and tells of it, in one transaction.
func (s *Deliveries) giveUp(ctx context.Context, tx *gorm.DB, d delivery.Delivery, o outcome) error {
	u, err := lockUndelivered(tx, d.ID)
	if err != nil {
		return err
	}
	if err := s.note(tx, d, delivery.GiveUp, o); err != nil {
		return err
	}
	return s.db.undelivered(ctx, tx, u, o.fault)
}

// withdraw takes back a delivery that has not left or has failed, in the
// transaction of the deed that makes it void; false where it has left, or may
// have.
func withdraw(tx *gorm.DB, id int64, at time.Time) (bool, error) {
	t := delivery.Of(delivery.Withdraw)
	done := tx.Exec(`update deliveries set state = ?, provider_ref = null, updated_at = ? where id = ? and state in ?`, t.To, at, id, t.From)
	if done.Error != nil {
		return false, fmt.Errorf("withdraw delivery %d: %w", id, done.Error)
	}
	return done.RowsAffected == 1, nil
}
