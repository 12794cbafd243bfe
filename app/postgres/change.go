package postgres

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"gorm.io/gorm"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/desk"
	"kontaktpunkten/tickets"
)

// Verb does one thing to a ticket; the store keeps what comes of it.
type Verb = func(t *tickets.Ticket, by tickets.Actor, m tickets.Moment) (tickets.Outcome, error)

// Change runs a verb on a ticket in one transaction: it locks the ticket, refuses
// a stale version (desk.Stale with the ticket as it is), and keeps the new state,
// the event, the texts, the clocks and the access log together. It gives the
// ticket as it is afterwards.
func (db *DB) Change(ctx context.Context, p *auth.Principal, id int64, version int, verb Verb) (*desk.Row, error) {
	var after *desk.Row
	err := db.tx(ctx, p, id, func(tx *gorm.DB) error {
		before, err := db.forChange(tx, p, id)
		if err != nil {
			return err
		}
		if before.Version != version {
			return &desk.Stale{Row: before}
		}
		after, err = db.apply(ctx, tx, p, before, verb)
		return err
	})
	return after, err
}

// apply runs a verb on a locked row, by a person or, without one, the clock, and
// writes its outcome.
func (db *DB) apply(ctx context.Context, tx *gorm.DB, p *auth.Principal, before *desk.Row, verb Verb) (*desk.Row, error) {
	by := tickets.ClockActor()
	if p != nil {
		by = p.Actor()
	}
	return db.applyBy(ctx, tx, p, by, before, verb)
}

// applyBy is apply by an actor that is not the person herself: what comes in.
func (db *DB) applyBy(ctx context.Context, tx *gorm.DB, p *auth.Principal, by tickets.Actor, before *desk.Row, verb Verb) (*desk.Row, error) {
	if _, err := db.write(ctx, tx, p, by, before, verb); err != nil {
		return nil, err
	}
	return db.forChange(tx, p, before.ID)
}

// write runs a verb on a locked row and keeps what comes of it; message is the
// id of the text that the verb kept, 0 where there was none.
func (db *DB) write(ctx context.Context, tx *gorm.DB, p *auth.Principal, by tickets.Actor, before *desk.Row, verb Verb) (message int64, err error) {
	d := db.book.Directory()
	m := tickets.Moment{At: db.now(), Clocks: d}
	t := before.Ticket()
	patient := t.Patient
	out, err := verb(t, by, m)
	if err != nil {
		return 0, err
	}
	w := writer{tx: tx, d: d, t: t, by: by, at: m.At, before: before}
	for _, step := range []func(tickets.Outcome) error{w.questions, w.watches, w.ticket, w.parts, w.promises, w.clocks, w.event} {
		if err := step(out); err != nil {
			return 0, fmt.Errorf("keep %s: %w", out.Kind, err)
		}
	}
	if p != nil {
		if err := w.accessed(ctx, p, patient, string(out.Kind)); err != nil {
			return 0, fmt.Errorf("log %s: %w", out.Kind, err)
		}
	}
	return w.message, nil
}

// writer keeps the outcome of one verb.
type writer struct {
	tx         *gorm.DB
	d          *desk.Directory
	t          *tickets.Ticket
	by         tickets.Actor
	at         time.Time
	before     *desk.Row
	escalation int64 // the newest open question, else the last answered
	message    int64 // the text that was kept
}

func (w *writer) questions(out tickets.Outcome) error {
	if e := w.before.Escalation; e != nil {
		w.escalation = e.ID
	}
	if q := out.Ask; q != nil {
		return w.tx.Raw(`insert into escalations (ticket_id, from_queue_id, to_queue_id, reason, question, asked_by, asked_at)
			values (?, ?, ?, ?, ?, nullif(?, 0), ?) returning id`, w.t.ID, q.From, q.To, q.Reason, q.Text, w.by.ID, w.at).Row().Scan(&w.escalation)
	}
	if a := out.Answer; a != nil {
		if err := w.tx.Exec(`update escalations set answer = ?, answered_by = nullif(?, 0), answered_at = ? where id in ?`, a.Text, w.by.ID, w.at, a.Escalations).Error; err != nil {
			return err
		}
		w.escalation = a.Escalations[len(a.Escalations)-1]
		if n := len(w.t.Asked); n > 0 {
			w.escalation = w.t.Asked[n-1].ID
		}
	}
	return nil
}

func (w *writer) watches(out tickets.Outcome) error {
	if out.EndWatches {
		if err := w.tx.Exec(`update watches set done_at = ? where ticket_id = ? and done_at is null`, w.at, w.t.ID).Error; err != nil {
			return err
		}
	}
	if n := out.Watch; n != nil {
		return w.tx.Exec(`insert into watches (ticket_id, watch_on, note, set_by, set_at) values (?, ?::date, ?, nullif(?, 0), ?)`,
			w.t.ID, string(n.On), n.Note, w.by.ID, w.at).Error
	}
	return nil
}

func (w *writer) ticket(tickets.Outcome) error {
	t := w.t
	due, warn, kind := t.Showing()
	var system, journalledBy, journalledAt any
	if j := t.Action.Journalled; j != nil {
		system, journalledBy, journalledAt = j.System, j.By, j.At
	}
	return w.tx.Exec(`update tickets set status = ?, line = ?, queue_id = ?, unit_id = ?, handler_id = nullif(?, 0), priority = ?, reason = ?, medical = ?,
		grp = nullif(?, ''), subject = ?, customer_kind = ?, customer_name = ?, customer_relation = ?, customer_phone = ?, customer_email = ?,
		patient_id = nullif(?::bigint, 0), identified_by = ?, escalation_id = nullif(?::bigint, 0), returned = ?,
		action = nullif(?, ''), action_note = nullif(?, ''), journalled_system = ?, journalled_at = ?::timestamptz, journalled_by = ?,
		waiting_for = nullif(?, ''), waiting_until = ?::timestamptz, watching_on = nullif(?, '')::date, level = ?,
		due_at = coalesce(?::timestamptz, 'infinity'), warn_at = coalesce(?::timestamptz, 'infinity'),
		due_kind = ?, trail = ?, paused_at = ?::timestamptz,
		max_line = ?, reopened = ?, queued_at = ?, first_taken_at = ?::timestamptz, updated_at = ?, closed_at = ?::timestamptz,
		alarm = ?, alarm_choice = ?, alarm_chosen_by = nullif(?, 0), alarm_chosen_at = ?::timestamptz, customer_wrote = ?, merged_into = nullif(?::bigint, 0), answered_at = ?::timestamptz, answer_by_at = ?::timestamptz, version = ? where id = ?`,
		t.Status, t.Line, t.Queue, t.Unit, t.Handler, t.Priority, t.Reason, t.Medical,
		t.Group, t.Subject, t.Customer.Kind, t.Customer.Name, t.Customer.Relation, t.Customer.Phone, t.Customer.Email,
		t.Patient, t.IdentifiedBy, w.escalation, t.Returned,
		t.Action.Code, t.Action.Note, system, journalledAt, journalledBy,
		t.WaitingFor, orNil(t.WaitingUntil), string(t.WatchingOn), t.Level,
		orNil(due), orNil(warn), kind, intList(t.Trail), orNil(t.PausedAt),
		t.MaxLine, t.Reopened, t.QueuedAt, orNil(t.FirstTakenAt), t.UpdatedAt, orNil(t.ClosedAt),
		textList(t.Alarm), t.AlarmChoice.Choice, t.AlarmChoice.By, orNil(t.AlarmChoice.At), t.CustomerWrote, t.MergedInto, orNil(t.AnsweredAt), orNil(t.AnswerBy), t.Version, t.ID).Error
}

// parts corrects the patient of what was merged into the ticket too: what the
// ticket shows is never two patients' (P-14).
func (w *writer) parts(out tickets.Outcome) error {
	if out.Kind != tickets.PatientCorrected || out.Data.PatientFrom == 0 {
		return nil
	}
	data, err := json.Marshal(tickets.Data{PatientFrom: out.Data.PatientFrom, PatientTo: out.Data.PatientTo})
	if err != nil {
		return err
	}
	return w.tx.Exec(withMerged+`, moved as (update tickets set patient_id = nullif(?::bigint, 0), updated_at = ?, version = version + 1
			where id in (select id from whole) and id <> ? and patient_id = ? returning id, unit_id, owner_unit_id, version)
		insert into events (at, subject_type, subject_id, ticket_id, unit_ids, actor_kind, actor_id, kind, version, data)
		select ?, 'ticket', id, id, array[unit_id, owner_unit_id], ?, nullif(?, 0), ?, version, ?::jsonb from moved`,
		w.t.ID, out.Data.PatientTo, w.at, w.t.ID, out.Data.PatientFrom, w.at, w.by.Kind, w.by.ID, out.Kind, string(data)).Error
}

// promises keeps what the ticket has promised.
func (w *writer) promises(out tickets.Outcome) error {
	if untimed(out) || len(w.t.Promises) == 0 {
		return nil
	}
	kept, err := promiseRows(w.d, w.t.Queue, w.t.Promises)
	if err != nil {
		return err
	}
	return w.tx.Exec(`insert into promises (ticket_id, `+promiseColumns+`) select ?::bigint, `+promiseColumns+` from jsonb_to_recordset(?::jsonb) as x (`+promiseTypes+`)
		on conflict (ticket_id, kind) do update set level = excluded.level, from_at = excluded.from_at, warn_at = excluded.warn_at, due_at = excluded.due_at,
			next_at = excluded.next_at, done = excluded.done, paused_at = excluded.paused_at, ended_at = excluded.ended_at
		where promises is distinct from excluded`, w.t.ID, kept).Error
}

// clocks makes the rows of clocks what the ticket wants them to be. One that has
// fired stays fired unless its instant moved.
func (w *writer) clocks(out tickets.Outcome) error {
	if untimed(out) {
		return nil
	}
	kinds := []string{""}
	for _, c := range w.t.Clocks() {
		kinds = append(kinds, c.Kind)
		if err := w.tx.Exec(`insert into clocks (ticket_id, kind, due_at) values (?, ?, ?)
			on conflict (ticket_id, kind) do update set due_at = excluded.due_at,
				fired_at = case when clocks.due_at = excluded.due_at then clocks.fired_at end`, w.t.ID, c.Kind, c.At).Error; err != nil {
			return err
		}
	}
	return w.tx.Exec(`delete from clocks where ticket_id = ? and kind not in ?`, w.t.ID, kinds).Error
}

// untimed holds for what moves no clock.
func untimed(out tickets.Outcome) bool {
	return out.Kind == tickets.Noted || out.Kind == tickets.PatientCorrected || out.Kind == tickets.Linked
}

func (w *writer) event(out tickets.Outcome) error {
	if err := w.text(out.Message); err != nil {
		return err
	}
	data, err := json.Marshal(out.Data)
	if err != nil {
		return err
	}
	return w.tx.Exec(`insert into events (at, subject_type, subject_id, ticket_id, unit_ids, actor_kind, actor_id, kind, version, data, message_id)
		values (?, 'ticket', ?, ?, ?, ?, nullif(?, 0), ?, ?, ?, nullif(?::bigint, 0))`,
		w.at, w.t.ID, w.t.ID, intList(w.units()), w.by.Kind, w.by.ID, out.Kind, w.t.Version, string(data), w.message).Error
}

// text keeps a verb's text. What the customer wrote is nobody's of the staff,
// whoever placed it.
func (w *writer) text(m *tickets.Message) error {
	if m == nil {
		return nil
	}
	author := w.by.ID
	if m.Kind == "incoming" {
		author = 0
	}
	return w.tx.Raw(`insert into messages (ticket_id, kind, author_id, body, occurred_at, created_at, via, subject, folded, html, remote_images, template_version_id)
		values (?, ?, nullif(?, 0), ?, ?, ?, ?, ?, ?, nullif(?, ''), ?, nullif(?, 0)) returning id`,
		w.t.ID, m.Kind, author, m.Body, w.at, w.at, m.Via, m.Subject, m.Folded, m.HTML, m.RemoteImages, m.Template).Row().Scan(&w.message)
}

// units are those that the change concerns: where the ticket was, where it is,
// and who owns it.
func (w *writer) units() []int {
	units := []int{w.t.Owner.Unit}
	for _, u := range []int{w.t.Unit, w.before.Unit} {
		known := false
		for _, k := range units {
			known = known || k == u
		}
		if !known {
			units = append(units, u)
		}
	}
	return units
}

// accessed writes the access log and marks the ticket as seen by who changed it.
func (w *writer) accessed(ctx context.Context, p *auth.Principal, patientBefore int64, what string) error {
	var patients []int64
	for _, id := range []int64{patientBefore, w.t.Patient} {
		if id != 0 && (len(patients) == 0 || patients[0] != id) {
			patients = append(patients, id)
		}
	}
	args := append([]any{p.UserID, w.t.ID, w.t.Version}, accessArgs(ctx, p, w.at, "write", what, "ticket", "")...)
	return w.tx.Exec(`with seen as (insert into ticket_seen (user_id, ticket_id, version) values (?, ?, ?)
			on conflict (user_id, ticket_id) do update set version = excluded.version)
		insert into access_log (`+accessColumns+`, ticket_id, resource_unit_ids, patient_ids) values (`+accessMarks+`, ?, ?, ?)`,
		append(args, w.t.ID, intList(w.units()), intList(patients))...).Error
}
