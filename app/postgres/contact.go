package postgres

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/desk"
	"kontaktpunkten/routing"
	"kontaktpunkten/tickets"
	"kontaktpunkten/tickets/problem"
	"kontaktpunkten/tickets/sla"
)

// contact is a registration on its way in.
type contact struct {
	p         *auth.Principal // nil: it came by itself
	d         *desk.Directory
	in        tickets.Registration
	row       *desk.Row
	situation routing.Situation
	now       time.Time
	// Of one that came by itself: as what it is kept, and who made it.
	text texts
	by   tickets.ActorKind
}

// texts are what a message holds beside its new text.
type texts struct {
	via, subject string
	desk.IncomingText
}

// consider reads what is known of the patient and decides where the contact goes.
func (db *DB) consider(ctx context.Context, p *auth.Principal, in tickets.Registration) (*contact, error) {
	d, now := db.book.Directory(), db.now()
	unit := d.Units[in.Unit]
	if unit == nil || unit.Plan == nil || p != nil && !p.May("ticket", "register", in.Unit) {
		return nil, problem.OfField("unit", "unknown")
	}
	c := &contact{p: p, d: d, in: in, now: now, by: tickets.ByUser}
	s := routing.Situation{Channel: in.Channel, Reason: in.Reason, Medical: in.Medical, Needs: d.Reasons[in.Reason].Needs, Unit: unit.Code,
		Customer: in.Customer.Kind, Subject: in.Subject, Text: in.Text}
	id, err := db.known(ctx, c, &s)
	if err != nil {
		return nil, err
	}
	rules := unit.Plan.Rules()
	c.situation = routing.Observe(rules, routing.Timed(s, unit.Calendar(), in.OccurredAt))
	decision := routing.Decide(rules, c.situation)
	queue := d.QueueByCode(decision.Queue)
	if queue == nil {
		return nil, fmt.Errorf("rule version %d sends to the unknown queue %q", decision.Version, decision.Queue)
	}
	c.row = &desk.Row{ID: id, Status: tickets.New, Line: queue.Line, Queue: queue.ID, Unit: queue.Unit,
		OwnerQueue: unit.FirstQueue, OwnerUnit: unit.ID, Channel: in.Channel, Priority: decision.Priority,
		Reason: in.Reason, Medical: in.Medical, Subject: in.Subject, Preview: preview(in.Text), Group: decision.Group,
		IdentifiedBy: in.IdentifiedBy, Patient: c.row.Patient, Level: decision.Level, MaxLine: 1, Version: 1, SeenVersion: 1,
		OccurredAt: in.OccurredAt, CreatedAt: now, QueuedAt: now, UpdatedAt: now, Decision: &decision}
	c.row.Customer.Kind, c.row.Customer.Name, c.row.Customer.Relation = in.Customer.Kind, in.Customer.Name, in.Customer.Relation
	c.row.Customer.Phone, c.row.Customer.Email = in.Customer.Phone, in.Customer.Email
	if in.Priority != 0 {
		c.row.Priority = min(in.Priority, lowestFor(decision))
	}
	if decision.Alarm != nil {
		c.row.Alarm = decision.Alarm.Words
	}
	if p != nil && in.AlarmChoice != "" {
		c.row.AlarmChoice = tickets.AlarmChoice{Choice: in.AlarmChoice, By: p.UserID, At: now}
	}
	c.appoint()
	// Promises count from when the contact happened, not from when it was entered.
	t := c.row.Ticket()
	t.Begin(tickets.Moment{At: now, Clocks: d}, in.OccurredAt)
	c.row.Level, c.row.Promises = t.Level, t.Promises
	if due, warn, kind := t.Showing(); kind != "" {
		c.row.DueAt, c.row.WarnAt, c.row.DueKind = &due, &warn, string(kind)
	}
	if in.Channel == "email" || in.Channel == "citizen1177" {
		answer, _ := sla.Due(*sla.Written.First, unit.Calendar(), in.OccurredAt)
		c.row.AnswerBy = &answer
	}
	return c, nil
}

// appoint begins the ticket with whom its rule gives it to, as a hand-over to a
// person does.
func (c *contact) appoint() {
	if r := c.row; r.Decision.Person != 0 {
		r.Status, r.Handler, r.FirstTakenAt, r.MaxLine = tickets.Active, r.Decision.Person, &c.now, max(r.MaxLine, r.Line)
	}
}

// lowestFor is how low a person may set the priority: an emergency word has
// raised it and nothing lowers it again (KP-7).
func lowestFor(d routing.Decision) int {
	if d.Alarm != nil {
		return d.Priority
	}
	return 4
}

// known takes the ticket's number and reads what the decision needs to know of
// the patient, in one round trip.
func (db *DB) known(ctx context.Context, c *contact, s *routing.Situation) (id int64, err error) {
	ref := c.in.Patient
	c.row = &desk.Row{}
	if ref == nil && c.p == nil {
		return 0, nil // the statement that keeps it takes the number
	}
	if ref == nil {
		err = db.Gorm(ctx).Raw(`select nextval('ticket_numbers')`).Row().Scan(&id)
		return id, err
	}
	var patient sql.NullInt64
	var number, name, phone, email, queue, group sql.NullString
	var protected sql.NullBool
	var earlier bool
	var open int
	// An id names only patients that the person's units have met (P-2): else
	// ids could be tried one after the other. A citizen's is the session's own.
	units := []int{0}
	if c.p != nil {
		units = c.p.Units("ticket", "read")
	}
	err = db.Gorm(ctx).Raw(`select nextval('ticket_numbers'), p.id, p.identity_number, p.name, p.phone, p.email, p.protection <> 'none',
		(select count(*) from tickets t where t.patient_id = p.id and t.status <> 'closed'),
		exists (select 1 from tickets t where t.patient_id = p.id and t.closed_at > ?),
		l.code, l.grp
		from (values (1)) one left join patients p on p.id = coalesce(
			(select k.id from patients k where k.id = ?::bigint and (? or exists (select 1 from tickets t where t.patient_id = k.id and (t.unit_id in ? or t.owner_unit_id in ?)))),
			(select i.id from patients i where i.identity_number = nullif(?, '')))
		left join lateral (select q.code, t.grp from tickets t join queues q on q.id = t.queue_id where t.patient_id = p.id order by t.created_at desc limit 1) l on true`,
		c.now.AddDate(0, 0, -90), ref.ID, c.p == nil, units, units, ref.IdentityNumber).
		Row().Scan(&id, &patient, &number, &name, &phone, &email, &protected, &open, &earlier, &queue, &group)
	if err != nil {
		return 0, fmt.Errorf("look up patient: %w", err)
	}
	if ref.ID != 0 && !patient.Valid {
		return 0, problem.OfField("patient.id", "unknown")
	}
	c.row.Patient = &desk.PatientRow{ID: patient.Int64, IdentityNumber: displayNumber(ref.IdentityNumber), Name: ref.Name, Phone: ref.Phone}
	if patient.Valid {
		c.row.Patient = &desk.PatientRow{ID: patient.Int64, IdentityNumber: displayNumber(number.String), Name: name.String, Phone: phone.String, Email: email.String, Protected: protected.Bool}
	}
	s.Protected = protected.Bool
	s.Patient = routing.Patient{Known: patient.Valid || ref.IdentityNumber != "", Earlier: earlier, Open: open, LastQueue: queue.String, LastGroup: group.String}
	return id, nil
}

// known is the id of the patient; 0 for none, and for one to be added.
func (c *contact) known() int64 {
	if c.row.Patient == nil {
		return 0
	}
	return c.row.Patient.ID
}

// units are those that the contact concerns: who owns it, and where it is.
func (c *contact) units() []int {
	if c.row.Unit == c.row.OwnerUnit {
		return []int{c.row.OwnerUnit}
	}
	return []int{c.row.OwnerUnit, c.row.Unit}
}

// kept are the arguments of contactSQL.
func (c *contact) kept() ([]any, error) {
	r, user := c.row, 0
	if c.p != nil {
		user = c.p.UserID
	}
	situation, err := json.Marshal(c.situation)
	if err != nil {
		return nil, err
	}
	decision, err := json.Marshal(r.Decision)
	if err != nil {
		return nil, err
	}
	data, err := json.Marshal(tickets.Data{To: r.Ticket().Place(), Channel: r.Channel, Reason: r.Reason, Rule: r.Decision.Rule, RuleVersion: r.Decision.Version, AlarmChoice: r.AlarmChoice.Choice})
	if err != nil {
		return nil, err
	}
	promises, err := promiseRows(c.d, r.Queue, r.Promises)
	if err != nil {
		return nil, err
	}
	due, warn, kind := r.Ticket().Showing()
	return []any{
		r.ID, r.Status, r.Line, r.Queue, r.Unit, r.OwnerQueue, r.OwnerUnit, r.Handler, r.Channel, r.Priority, r.Reason, r.Medical, r.Subject, r.Preview, r.Group,
		textList(r.Alarm), r.AlarmChoice.Choice, r.AlarmChoice.By, orNil(r.AlarmChoice.At), r.Customer.Kind, r.Customer.Name, r.Customer.Relation, r.Customer.Phone, r.Customer.Email, r.IdentifiedBy, r.Level,
		orNil(due), orNil(warn), kind, r.MaxLine, r.Decision.Version, r.OccurredAt, r.CreatedAt, r.QueuedAt, r.FirstTakenAt, r.UpdatedAt, user, r.AnswerBy,
		user, c.in.Text, r.OccurredAt, c.now, c.text.via, c.text.subject, c.text.Folded, c.text.HTML, c.text.RemoteImages,
		c.now, intList(c.units()), c.by, user, string(data),
		promises,
		c.now, r.Decision.Version, string(situation), string(decision),
	}, nil
}

// preview is the first 120 characters on one line.
func preview(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	if runes := []rune(text); len(runes) > 120 {
		return string(runes[:119]) + "…"
	}
	return text
}
