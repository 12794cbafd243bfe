package postgres

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"kontaktpunkten/tickets"
)

// PastTicket is a closed ticket of a demonstration's past: what the verbs would
// have left of it, without the verbs.
type PastTicket struct {
	ID               int64      `json:"id"` // of TicketIDs
	Line             int        `json:"line"`
	Queue            int        `json:"queue"`
	Unit             int        `json:"unit"`
	OwnerQueue       int        `json:"owner_queue"`
	OwnerUnit        int        `json:"owner_unit"`
	Handler          int        `json:"handler"` // who closed it
	Channel          string     `json:"channel"`
	Priority         int        `json:"priority"`
	Reason           string     `json:"reason"`
	Medical          bool       `json:"medical"`
	Subject          string     `json:"subject"`
	Text             string     `json:"text"`
	Preview          string     `json:"preview"`
	Group            string     `json:"grp,omitempty"`
	CustomerKind     string     `json:"customer_kind"`
	CustomerName     string     `json:"customer_name"`
	CustomerRelation string     `json:"customer_relation"`
	CustomerPhone    string     `json:"customer_phone"`
	CustomerEmail    string     `json:"customer_email"`
	IdentityNumber   string     `json:"identity_number,omitempty"`
	IdentifiedBy     string     `json:"identified_by"`
	Level            string     `json:"level"`
	MaxLine          int        `json:"max_line"`
	Action           string     `json:"action"`
	ActionNote       string     `json:"action_note,omitempty"`
	JournalledBy     string     `json:"journalled_by,omitempty"` // of a medical action (P-10)
	OccurredAt       time.Time  `json:"occurred_at"`
	CreatedAt        time.Time  `json:"created_at"`
	FirstTakenAt     time.Time  `json:"first_taken_at"`
	QueuedAt         time.Time  `json:"queued_at"`
	ClosedAt         time.Time  `json:"closed_at"`
	AnswerBy         *time.Time `json:"answer_by,omitempty"`
	RuleVersion      int        `json:"rule_version"`
	Situation        any        `json:"situation"`
	Decision         any        `json:"decision"`
	// Events are all of its own, the first ticket.registered, the last ticket.closed.
	Events []PastEvent `json:"events"`
}

// PastEvent is one of them.
type PastEvent struct {
	At    time.Time    `json:"at"`
	Kind  tickets.Kind `json:"kind"`
	Actor int          `json:"actor"` // user id; 0: it came by itself
	Data  tickets.Data `json:"data"`
}

// pastSQL writes everything of every ticket in one statement, once: $1 tickets,
// $2 the key of the mark that says that it has been done.
const pastSQL = `with
mark as (insert into policies (key, valid_from_on, value) values ($2, '2000-01-01', 'true') on conflict do nothing returning 1),
x as materialized (select r.* from mark, jsonb_to_recordset($1::jsonb) as r (id bigint, line int, queue int, unit int, owner_queue int, owner_unit int, handler int,
	channel text, priority int, reason text, medical boolean, subject text, text text, preview text, grp text, customer_kind text, customer_name text, customer_relation text,
	customer_phone text, customer_email text, identity_number text, identified_by text, level text, max_line int, action text, action_note text, journalled_by text,
	occurred_at timestamptz, created_at timestamptz, first_taken_at timestamptz, queued_at timestamptz, closed_at timestamptz, answer_by timestamptz,
	rule_version int, situation jsonb, decision jsonb, events jsonb)),
t as (insert into tickets (id, status, line, queue_id, unit_id, owner_queue_id, owner_unit_id, handler_id, channel, priority, reason, medical, subject, preview, grp,
		customer_kind, customer_name, customer_relation, customer_phone, customer_email, patient_id, identified_by, level, due_at, warn_at, max_line, rule_version,
		action, action_note, journalled_system, journalled_at, journalled_by, occurred_at, created_at, queued_at, first_taken_at, updated_at, closed_at, answered_at, answer_by_at, version)
	select x.id, 'closed', x.line, x.queue, x.unit, x.owner_queue, x.owner_unit, x.handler, x.channel, x.priority, x.reason, x.medical, x.subject, x.preview, x.grp,
		x.customer_kind, x.customer_name, x.customer_relation, x.customer_phone, x.customer_email, p.id, x.identified_by, x.level, 'infinity', 'infinity', x.max_line, x.rule_version,
		x.action, x.action_note, case when x.journalled_by <> '' then 'Journalen' end, case when x.journalled_by <> '' then x.closed_at end, x.journalled_by,
		x.occurred_at, x.created_at, x.queued_at, x.first_taken_at, x.closed_at, x.closed_at, x.closed_at, x.answer_by, jsonb_array_length(x.events)
	from x left join patients p on p.identity_number = x.identity_number returning id, patient_id),
m as (insert into messages (ticket_id, kind, body, occurred_at, created_at) select x.id, 'contact', x.text, x.occurred_at, x.created_at from x order by x.id returning id, ticket_id),
told as materialized (select x.id, x.unit, x.owner_unit, e.nr, (e.about ->> 'at')::timestamptz as at, e.about ->> 'kind' as kind, nullif((e.about ->> 'actor')::int, 0) as actor, e.about -> 'data' as data
	from x, jsonb_array_elements(x.events) with ordinality e (about, nr)),
e as (insert into events (at, subject_type, subject_id, ticket_id, unit_ids, actor_kind, actor_id, kind, version, data, message_id)
	select o.at, 'ticket', o.id, o.id, case when o.unit = o.owner_unit then array[o.unit] else array[o.owner_unit, o.unit] end,
		case when o.actor is null then 'system' else 'user' end, o.actor, o.kind, o.nr, o.data, case when o.nr = 1 then m.id end
	from told o join m on m.ticket_id = o.id order by o.at, o.id, o.nr),
l as (insert into access_log (at, activity, args, user_id, user_hsa_id, user_name, user_title, assignment, provider_hsa_id, unit_hsa_id, resource, ticket_id, resource_unit_ids, patient_ids)
	select o.at, 'write', o.kind, u.id, u.hsa_id, u.name, u.title, r.role, v.provider_hsa_id, v.hsa_id, 'ticket', o.id, array[o.owner_unit], array_remove(array[t.patient_id], null)
	from told o join t on t.id = o.id join users u on u.id = o.actor
		join lateral (select role, unit_id from user_roles where user_id = u.id order by unit_id limit 1) r on true join units v on v.id = r.unit_id order by o.at, o.id)
insert into decisions (ticket_id, decided_at, rule_version, situation, decision) select x.id, x.created_at, x.rule_version, x.situation, x.decision from x`

// AddPast adds closed tickets, all of them once: a mark under the key says that
// it has been done, and then nothing is written.
func (db *DB) AddPast(ctx context.Context, key string, list []PastTicket) error {
	for i := range list {
		list[i].Preview = preview(list[i].Text)
	}
	text, err := json.Marshal(list)
	if err != nil {
		return err
	}
	if _, err := db.sql.ExecContext(ctx, pastSQL, string(text), key); err != nil {
		return fmt.Errorf("add past tickets: %w", err)
	}
	return nil
}
