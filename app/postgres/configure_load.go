package postgres

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"kontaktpunkten/app/desk"
	"kontaktpunkten/tickets"
)

// LoadedTicket is an open ticket for measuring: what registering would have
// written of it, without the registering.
type LoadedTicket struct {
	ID               int64          `json:"id"`     // of TicketIDs
	Status           tickets.Status `json:"status"` // new or queued
	Line             int            `json:"line"`
	Queue            int            `json:"queue"`
	Unit             int            `json:"unit"`
	OwnerQueue       int            `json:"owner_queue"`
	OwnerUnit        int            `json:"owner_unit"`
	Channel          string         `json:"channel"`
	Priority         int            `json:"priority"`
	Reason           string         `json:"reason"`
	Medical          bool           `json:"medical"`
	Subject          string         `json:"subject"`
	Text             string         `json:"text"`
	Group            string         `json:"grp,omitempty"`
	CustomerKind     string         `json:"customer_kind"`
	CustomerName     string         `json:"customer_name"`
	CustomerRelation string         `json:"customer_relation"`
	CustomerPhone    string         `json:"customer_phone"`
	CustomerEmail    string         `json:"customer_email"`
	IdentityNumber   string         `json:"identity_number,omitempty"`
	IdentifiedBy     string         `json:"identified_by"`
	Level            string         `json:"level"`
	// Promises are what DueAt, WarnAt and DueKind are of.
	Promises    []tickets.Promise `json:"-"`
	DueAt       *time.Time        `json:"due_at"`
	WarnAt      *time.Time        `json:"warn_at"`
	DueKind     string            `json:"due_kind"`
	OccurredAt  time.Time         `json:"occurred_at"`
	CreatedAt   time.Time         `json:"created_at"`
	RuleVersion int               `json:"rule_version"`
	Event       tickets.Data      `json:"event"`
	// Decided is which of the decisions placed it.
	Decided int             `json:"decided"`
	Preview string          `json:"preview"`
	Kept    json.RawMessage `json:"promises"`
}

// LoadedDecision is a decision that many tickets share.
type LoadedDecision struct {
	Nr        int `json:"nr"`
	Situation any `json:"situation"`
	Decision  any `json:"decision"`
}

// loadSQL writes the rows of every ticket in one statement: $1 tickets, $2
// decisions.
const loadSQL = `with
x as materialized (select * from jsonb_to_recordset($1::jsonb) as r (id bigint, status text, line int, queue int, unit int, owner_queue int, owner_unit int,
	channel text, priority int, reason text, medical boolean, subject text, text text, preview text, grp text, customer_kind text, customer_name text, customer_relation text,
	customer_phone text, customer_email text, identity_number text, identified_by text, level text, due_at timestamptz, warn_at timestamptz, due_kind text, promises jsonb,
	occurred_at timestamptz, created_at timestamptz, rule_version int, event jsonb, decided int)),
d as materialized (select * from jsonb_to_recordset($2::jsonb) as r (nr int, situation jsonb, decision jsonb)),
t as (insert into tickets (id, status, line, queue_id, unit_id, owner_queue_id, owner_unit_id, channel, priority, reason, medical, subject, preview, grp,
		customer_kind, customer_name, customer_relation, customer_phone, customer_email, patient_id, identified_by, level,
		due_at, warn_at, due_kind, max_line, rule_version, occurred_at, created_at, queued_at, updated_at, version)
	select x.id, x.status, x.line, x.queue, x.unit, x.owner_queue, x.owner_unit, x.channel, x.priority, x.reason, x.medical, x.subject, x.preview, x.grp,
		x.customer_kind, x.customer_name, x.customer_relation, x.customer_phone, x.customer_email, p.id, x.identified_by, x.level,
		coalesce(x.due_at, 'infinity'), coalesce(x.warn_at, 'infinity'), x.due_kind, 1, x.rule_version, x.occurred_at, x.created_at, x.created_at, x.created_at, 1
	from x left join patients p on p.identity_number = x.identity_number),
m as (insert into messages (ticket_id, kind, body, occurred_at, created_at) select x.id, 'contact', x.text, x.occurred_at, x.created_at from x order by x.id returning id, ticket_id),
e as (insert into events (at, subject_type, subject_id, ticket_id, unit_ids, actor_kind, kind, version, data, message_id)
	select x.created_at, 'ticket', x.id, x.id, case when x.unit = x.owner_unit then array[x.unit] else array[x.owner_unit, x.unit] end, 'system', 'ticket.registered', 1, x.event, m.id
	from x join m on m.ticket_id = x.id order by x.id),
c as (insert into promises (ticket_id, ` + promiseColumns + `)
	select x.id, p.* from x, jsonb_to_recordset(x.promises) as p (` + promiseTypes + `))
insert into decisions (ticket_id, decided_at, rule_version, situation, decision)
select x.id, x.created_at, x.rule_version, d.situation, d.decision from x join d on d.nr = x.decided`

// TicketIDs takes the next n numbers for tickets, in order.
func (db *DB) TicketIDs(ctx context.Context, n int) (ids []int64, err error) {
	err = db.Gorm(ctx).Raw(`select nextval('ticket_numbers') from generate_series(1, ?)`, n).Scan(&ids).Error
	if err != nil {
		return nil, fmt.Errorf("take ticket numbers: %w", err)
	}
	return ids, nil
}

// LoadTickets adds open tickets, some thousands at a time; now says which of
// their clocks have passed, and say nothing any more.
func (db *DB) LoadTickets(ctx context.Context, list []LoadedTicket, decisions []LoadedDecision, now time.Time) error {
	d := db.book.Directory()
	for i := range list {
		t := &list[i]
		t.Preview = preview(t.Text)
		kept, err := promiseRows(d, t.Queue, passed(d, t.Queue, t.Promises, now))
		if err != nil {
			return err
		}
		t.Kept = json.RawMessage(kept)
	}
	text, err := json.Marshal(list)
	if err != nil {
		return err
	}
	shared, err := json.Marshal(decisions)
	if err != nil {
		return err
	}
	if _, err := db.sql.ExecContext(ctx, loadSQL, string(text), string(shared)); err != nil {
		return fmt.Errorf("load tickets: %w", err)
	}
	return nil
}

// passed marks as done what time had done to promises by now.
func passed(d *desk.Directory, queue int, promises []tickets.Promise, now time.Time) []tickets.Promise {
	promises = slices.Clone(promises)
	for i := range promises {
		p := &promises[i]
		for next, ok := d.Next(queue, *p); ok && !next.At.After(now); next, ok = d.Next(queue, *p) {
			p.Done = append(slices.Clip(p.Done), next.What)
		}
	}
	return promises
}
