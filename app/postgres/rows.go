package postgres

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"time"

	"kontaktpunkten/app/desk"
	"kontaktpunkten/app/wire"
	"kontaktpunkten/tickets"
)

// rowColumns are a ticket as a list shows it, in the order that scanRow reads.
// The aliases are: t tickets, p patients, e the escalation, s what this person
// has seen.
const rowColumns = `t.id, t.status, t.line, t.queue_id, t.unit_id, t.owner_queue_id, t.owner_unit_id,
	coalesce(t.owner_user_id, 0), coalesce(t.handler_id, 0), t.channel, t.priority, t.reason, t.medical,
	t.subject, t.preview, coalesce(t.grp, ''), array_to_json(t.alarm)::text, t.alarm_choice, coalesce(t.alarm_chosen_by, 0), t.alarm_chosen_at,
	t.customer_kind, t.customer_name, t.customer_relation, t.customer_phone, t.customer_email, t.identified_by,
	p.id, coalesce(p.identity_number, ''), p.name, p.phone, p.email, p.protection <> 'none',
	e.id, e.from_queue_id, e.to_queue_id, e.reason, e.question, coalesce(e.asked_by, 0), e.asked_at,
	e.answer, coalesce(e.answered_by, 0), e.answered_at,
	t.returned, t.action, t.action_note, t.journalled_system, t.journalled_at, t.journalled_by,
	coalesce(t.waiting_for, ''), t.waiting_until,
	case when t.status = 'watching' then (select json_agg(w order by w.id)::text from watches w where w.ticket_id = t.id and w.done_at is null) end,
	t.level, nullif(t.due_at, 'infinity'), nullif(t.warn_at, 'infinity'), t.due_kind, t.paused_at,
	t.max_line, t.reopened, t.occurred_at, t.created_at, t.queued_at, t.updated_at, t.first_taken_at, t.closed_at,
	t.customer_wrote, coalesce(t.merged_into, 0), t.answered_at, t.answer_by_at, p.reach,
	t.version, coalesce(s.version, 0)`

// rowJoins go with rowColumns; the one argument is the person's user id.
const rowJoins = `
	left join patients p on p.id = t.patient_id
	left join escalations e on e.id = t.escalation_id
	left join ticket_seen s on s.ticket_id = t.id and s.user_id = ?`

// scanned are the places that one row is read into.
type scanned struct {
	row     desk.Row
	alarm   sql.NullString
	alarmAt sql.NullTime
	patient struct {
		id                                sql.NullInt64
		number, name, phone, email, reach sql.NullString
		protected                         sql.NullBool
	}
	escalation struct {
		id, from, to, by, answeredBy sql.NullInt64
		reason, question, answer     sql.NullString
		at, answeredAt               sql.NullTime
	}
	action, note, system, journalledBy, watches sql.NullString
	journalledAt                                sql.NullTime
}

func (s *scanned) places() []any {
	r, c, p, e := &s.row, &s.row.Customer, &s.patient, &s.escalation
	return []any{&r.ID, &r.Status, &r.Line, &r.Queue, &r.Unit, &r.OwnerQueue, &r.OwnerUnit,
		&r.OwnerUser, &r.Handler, &r.Channel, &r.Priority, &r.Reason, &r.Medical,
		&r.Subject, &r.Preview, &r.Group, &s.alarm, &r.AlarmChoice.Choice, &r.AlarmChoice.By, &s.alarmAt,
		&c.Kind, &c.Name, &c.Relation, &c.Phone, &c.Email, &r.IdentifiedBy,
		&p.id, &p.number, &p.name, &p.phone, &p.email, &p.protected,
		&e.id, &e.from, &e.to, &e.reason, &e.question, &e.by, &e.at, &e.answer, &e.answeredBy, &e.answeredAt,
		&r.Returned, &s.action, &s.note, &s.system, &s.journalledAt, &s.journalledBy,
		&r.WaitingFor, &r.WaitingUntil, &s.watches,
		&r.Level, &r.DueAt, &r.WarnAt, &r.DueKind, &r.PausedAt,
		&r.MaxLine, &r.Reopened, &r.OccurredAt, &r.CreatedAt, &r.QueuedAt, &r.UpdatedAt, &r.FirstTakenAt, &r.ClosedAt,
		&r.CustomerWrote, &r.MergedInto, &r.AnsweredAt, &r.AnswerBy, &p.reach,
		&r.Version, &r.SeenVersion}
}

// row makes the desk's row of what was read.
func (s *scanned) finish(d *desk.Directory) (*desk.Row, error) {
	r := &s.row
	if s.alarm.Valid {
		if err := json.Unmarshal([]byte(s.alarm.String), &r.Alarm); err != nil {
			return nil, fmt.Errorf("read alarm words: %w", err)
		}
	}
	r.AlarmChoice.At = s.alarmAt.Time
	r.Unstated = d.Reasons[r.Reason].Unstated
	if p := s.patient; p.id.Valid {
		r.Patient = &desk.PatientRow{ID: p.id.Int64, IdentityNumber: displayNumber(p.number.String), Name: p.name.String, Phone: p.phone.String, Email: p.email.String, Protected: p.protected.Bool, Reach: p.reach.String}
	}
	if e := s.escalation; e.id.Valid {
		r.Escalation = &desk.EscalationRow{ID: e.id.Int64, From: int(e.from.Int64), To: int(e.to.Int64), Reason: e.reason.String, Question: e.question.String,
			AskedBy: int(e.by.Int64), AskedAt: e.at.Time, AnsweredBy: int(e.answeredBy.Int64)}
		if e.answeredAt.Valid {
			r.Escalation.Answer, r.Escalation.AnsweredAt = &e.answer.String, &e.answeredAt.Time
		} else {
			r.Asked = []tickets.Escalation{asked(d, *r.Escalation)}
		}
	}
	if s.action.Valid {
		r.Action = &wire.Action{Code: s.action.String, Note: s.note.String}
		if s.system.Valid {
			r.Action.Journalled = &wire.Journalled{System: s.system.String, At: s.journalledAt.Time, By: s.journalledBy.String}
		}
	}
	if s.watches.Valid {
		if err := json.Unmarshal([]byte(s.watches.String), &r.Watches); err != nil {
			return nil, fmt.Errorf("read watches: %w", err)
		}
	}
	return r, nil
}

func asked(d *desk.Directory, e desk.EscalationRow) tickets.Escalation {
	a := tickets.Escalation{ID: e.ID, From: e.From, To: e.To, Asker: e.AskedBy}
	if q := d.Queues[e.From]; q != nil {
		a.Line, a.Unit, a.Level = q.Line, q.Unit, q.Level
	}
	return a
}

// displayNumber writes twelve digits with the hyphen that people expect.
func displayNumber(n string) string {
	if len(n) == 12 {
		return n[:8] + "-" + n[8:]
	}
	return n
}

// readRows reads every row of a query that selects rowColumns.
func readRows(rows *sql.Rows, d *desk.Directory) ([]*desk.Row, error) {
	defer rows.Close()
	var all []*desk.Row
	for rows.Next() {
		s := &scanned{}
		if err := rows.Scan(s.places()...); err != nil {
			return nil, err
		}
		r, err := s.finish(d)
		if err != nil {
			return nil, err
		}
		all = append(all, r)
	}
	return all, rows.Err()
}

// orNil is null for a zero instant.
func orNil(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	return t
}
