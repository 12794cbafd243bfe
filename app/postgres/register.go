package postgres

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"gorm.io/gorm"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/desk"
	"kontaktpunkten/routing"
	"kontaktpunkten/tickets"
	"kontaktpunkten/tickets/problem"
)

// Register makes a ticket of a contact (KP-4): it finds or adds the patient,
// lets routing decide, and keeps ticket, text, event, clocks, decision and access
// log in one statement. end, where given, is done in the same transaction: the
// ticket then begins with who registers it.
func (db *DB) Register(ctx context.Context, p *auth.Principal, in tickets.Registration, end Verb) (*desk.Row, error) {
	c, err := db.consider(ctx, p, in)
	if err != nil {
		return nil, err
	}
	if end == nil {
		err = db.insert(ctx, db.Gorm(ctx), c, true)
		if err == nil {
			db.committed()
		}
		return c.row, err
	}
	c.keep(p)
	var after *desk.Row
	err = db.tx(ctx, p, c.row.ID, func(tx *gorm.DB) error {
		if err := db.insert(ctx, tx, c, false); err != nil {
			return err
		}
		locked, err := db.forChange(tx, p, c.row.ID)
		if err != nil {
			return err
		}
		if after, err = db.apply(ctx, tx, p, locked, end); errors.Is(err, desk.ErrKept) {
			after, err = locked, nil
		}
		return err
	})
	return after, err
}

// contact is a registration on its way in.
type contact struct {
	p         *auth.Principal
	d         *desk.Directory
	in        tickets.Registration
	row       *desk.Row
	situation routing.Situation
	now       time.Time
}

// consider reads what is known of the patient and decides where the contact goes.
func (db *DB) consider(ctx context.Context, p *auth.Principal, in tickets.Registration) (*contact, error) {
	d, now := db.book.Directory(), db.now()
	unit := d.Units[in.Unit]
	if unit == nil || !p.May("ticket", "register", in.Unit) {
		return nil, problem.OfField("unit", "unknown")
	}
	c := &contact{p: p, d: d, in: in, now: now}
	s := routing.Situation{Channel: in.Channel, Reason: in.Reason, Medical: in.Medical, Needs: d.Reasons[in.Reason].Needs, Unit: unit.Code,
		Customer: in.Customer.Kind, Subject: in.Subject, Text: in.Text}
	id, err := db.known(ctx, c, &s)
	if err != nil {
		return nil, err
	}
	c.situation = routing.Observe(d.Rules, routing.Timed(s, unit.Calendar, in.OccurredAt))
	decision := routing.Decide(d.Rules, c.situation)
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
	// The promise counts from when the contact happened, not from when it was entered.
	if due, warn := d.Promise(decision.Level, unit.ID, in.OccurredAt); !due.IsZero() {
		c.row.DueAt, c.row.WarnAt, c.row.PromiseDue, c.row.PromiseWarn = &due, &warn, &due, &warn
	}
	return c, nil
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
	// ids could be tried one after the other.
	units := c.p.Units("ticket", "read")
	err = db.Gorm(ctx).Raw(`select nextval('ticket_numbers'), p.id, p.identity_number, p.name, p.phone, p.email, p.protection <> 'none',
		(select count(*) from tickets t where t.patient_id = p.id and t.status <> 'closed'),
		exists (select 1 from tickets t where t.patient_id = p.id and t.closed_at > ?),
		l.code, l.grp
		from (values (1)) one left join patients p on p.id = coalesce(
			(select k.id from patients k where k.id = ?::bigint and exists (select 1 from tickets t where t.patient_id = k.id and (t.unit_id in ? or t.owner_unit_id in ?))),
			(select i.id from patients i where i.identity_number = nullif(?, '')))
		left join lateral (select q.code, t.grp from tickets t join queues q on q.id = t.queue_id where t.patient_id = p.id order by t.created_at desc limit 1) l on true`,
		c.now.AddDate(0, 0, -90), ref.ID, units, units, ref.IdentityNumber).
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

// keep places the ticket with who registers it, for a call that ends in the
// same act: in the owner's queue where they work there, else in their own.
func (c *contact) keep(p *auth.Principal) {
	mine := c.row.OwnerQueue
	for i, q := range p.Queues {
		if q == c.row.OwnerQueue {
			mine = q
			break
		}
		if i == 0 {
			mine = q
		}
	}
	if q := c.d.Queues[mine]; q != nil {
		c.row.Queue, c.row.Unit, c.row.Line = q.ID, q.Unit, q.Line
	}
	c.row.Status, c.row.Handler, c.row.FirstTakenAt = tickets.Active, p.UserID, &c.now
	c.row.MaxLine = c.row.Line
}

// insert writes everything in one statement. alone says that it is not inside a
// transaction and takes the intent's key itself.
func (db *DB) insert(ctx context.Context, tx *gorm.DB, c *contact, alone bool) error {
	r, p := c.row, c.p
	situation, err := json.Marshal(c.situation)
	if err != nil {
		return err
	}
	decision, err := json.Marshal(r.Decision)
	if err != nil {
		return err
	}
	data, err := json.Marshal(tickets.Data{To: r.Ticket().Place(), Channel: r.Channel, Reason: r.Reason, Rule: r.Decision.Rule, RuleVersion: r.Decision.Version})
	if err != nil {
		return err
	}
	in := desk.IntentOf(ctx)
	if in == nil || !alone {
		in = &desk.Intent{}
	}
	due, warn := r.Ticket().Showing()
	units := []int{r.OwnerUnit}
	if r.Unit != r.OwnerUnit {
		units = append(units, r.Unit)
	}
	ref := tickets.PatientRef{}
	if c.in.Patient != nil {
		ref = *c.in.Patient
	}
	var known int64
	if r.Patient != nil {
		known = r.Patient.ID
	}
	args := []any{
		p.UserID, in.Key, in.Hash, r.ID, in.Status, c.now, in.Key, in.Key,
		ref.IdentityNumber, kindOf(ref), ref.Name, ref.Phone, c.now, c.now, c.in.Patient != nil && known == 0, known,
		r.ID, r.Status, r.Line, r.Queue, r.Unit, r.OwnerQueue, r.OwnerUnit, r.Handler, r.Channel, r.Priority, r.Reason, r.Medical, r.Subject, r.Preview, r.Group,
		textList(r.Alarm), r.Customer.Kind, r.Customer.Name, r.Customer.Relation, r.Customer.Phone, r.Customer.Email, r.IdentifiedBy, r.Level,
		orNil(due), orNil(warn), orNil(due), orNil(warn), r.MaxLine, r.Decision.Version, r.OccurredAt, r.CreatedAt, r.QueuedAt, r.FirstTakenAt, r.UpdatedAt, p.UserID,
		p.UserID, c.in.Text, r.OccurredAt, c.now,
		c.now, intList(units), p.UserID, string(data),
		orNil(warn), orNil(due),
		c.now, r.Decision.Version, string(situation), string(decision),
	}
	args = append(args, accessArgs(ctx, p, c.now, "write", string(tickets.Registered), "ticket", "")...)
	args = append(args, intList(units))
	args = append(args, p.UserID)
	var ticket, patient sql.NullInt64
	if err := tx.Raw(registerSQL, args...).Row().Scan(&ticket, &patient); errors.Is(err, sql.ErrNoRows) {
		return replayed(tx, p.UserID, in)
	} else if err != nil {
		return fmt.Errorf("register: %w", err)
	}
	if r.Patient != nil {
		r.Patient.ID = patient.Int64
	}
	return nil
}

func kindOf(ref tickets.PatientRef) string {
	if ref.IdentityNumber == "" {
		return "none"
	}
	return ref.IdentityKind
}

// preview is the first 120 characters on one line.
func preview(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	if runes := []rune(text); len(runes) > 120 {
		return string(runes[:119]) + "…"
	}
	return text
}
