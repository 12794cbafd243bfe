package postgres

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

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
	DueAt            *time.Time     `json:"due_at"`
	WarnAt           *time.Time     `json:"warn_at"`
	OccurredAt       time.Time      `json:"occurred_at"`
	CreatedAt        time.Time      `json:"created_at"`
	RuleVersion      int            `json:"rule_version"`
	Event            tickets.Data   `json:"event"`
	// Decided is which of the decisions placed it.
	Decided int    `json:"decided"`
	Preview string `json:"preview"`
}

// LoadedDecision is a decision that many tickets share.
type LoadedDecision struct {
	Nr        int `json:"nr"`
	Situation any `json:"situation"`
	Decision  any `json:"decision"`
}

// loadSQL writes the rows of every ticket in one statement: $1 tickets, $2
// decisions, $3 now. Clocks that were due by now count as fired.
const loadSQL = `with
x as materialized (select * from jsonb_to_recordset($1::jsonb) as r (id bigint, status text, line int, queue int, unit int, owner_queue int, owner_unit int,
	channel text, priority int, reason text, medical boolean, subject text, text text, preview text, grp text, customer_kind text, customer_name text, customer_relation text,
	customer_phone text, customer_email text, identity_number text, identified_by text, level text, due_at timestamptz, warn_at timestamptz,
	occurred_at timestamptz, created_at timestamptz, rule_version int, event jsonb, decided int)),
d as materialized (select * from jsonb_to_recordset($2::jsonb) as r (nr int, situation jsonb, decision jsonb)),
t as (insert into tickets (id, status, line, queue_id, unit_id, owner_queue_id, owner_unit_id, channel, priority, reason, medical, subject, preview, grp,
		customer_kind, customer_name, customer_relation, customer_phone, customer_email, patient_id, identified_by, level,
		due_at, warn_at, promise_due_at, promise_warn_at, max_line, rule_version, occurred_at, created_at, queued_at, updated_at, version)
	select x.id, x.status, x.line, x.queue, x.unit, x.owner_queue, x.owner_unit, x.channel, x.priority, x.reason, x.medical, x.subject, x.preview, x.grp,
		x.customer_kind, x.customer_name, x.customer_relation, x.customer_phone, x.customer_email, p.id, x.identified_by, x.level,
		coalesce(x.due_at, 'infinity'), coalesce(x.warn_at, 'infinity'), x.due_at, x.warn_at, 1, x.rule_version, x.occurred_at, x.created_at, x.created_at, x.created_at, 1
	from x left join patients p on p.identity_number = x.identity_number),
m as (insert into messages (ticket_id, kind, body, occurred_at, created_at) select x.id, 'contact', x.text, x.occurred_at, x.created_at from x order by x.id returning id, ticket_id),
e as (insert into events (at, subject_type, subject_id, ticket_id, unit_ids, actor_kind, kind, version, data, message_id)
	select x.created_at, 'ticket', x.id, x.id, case when x.unit = x.owner_unit then array[x.unit] else array[x.owner_unit, x.unit] end, 'system', 'ticket.registered', 1, x.event, m.id
	from x join m on m.ticket_id = x.id order by x.id),
c as (insert into clocks (ticket_id, kind, due_at, fired_at) select x.id, k.kind, k.at, case when k.at <= $3::timestamptz then k.at end
	from x, lateral (values ('warn', x.warn_at), ('due', x.due_at)) k (kind, at) where k.at is not null)
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
// their clocks have passed.
func (db *DB) LoadTickets(ctx context.Context, list []LoadedTicket, decisions []LoadedDecision, now time.Time) error {
	for i := range list {
		list[i].Preview = preview(list[i].Text)
	}
	text, err := json.Marshal(list)
	if err != nil {
		return err
	}
	shared, err := json.Marshal(decisions)
	if err != nil {
		return err
	}
	if _, err := db.sql.ExecContext(ctx, loadSQL, string(text), string(shared), now); err != nil {
		return fmt.Errorf("load tickets: %w", err)
	}
	return nil
}
