package postgres

import (
	"context"
	"fmt"

	"gorm.io/gorm"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/delivery"
	"kontaktpunkten/app/desk"
	"kontaktpunkten/app/wire"
	"kontaktpunkten/tickets"
	"kontaktpunkten/tickets/problem"
)

// patientColumns are what scanPatient reads.
const patientColumns = `p.id, coalesce(p.identity_number, ''), p.name, p.phone, p.email, p.protection <> 'none'`

// SearchPatients finds at most 20 patients and logs them (P-3). An identity
// number finds its patient anywhere; phone and name find only patients who have
// had a ticket in one of the person's units, and never a protected one (P-2, P-4).
func (db *DB) SearchPatients(ctx context.Context, p *auth.Principal, q desk.PatientSearch) ([]desk.PatientRow, error) {
	units := p.Units("patient", "search")
	if len(units) == 0 {
		return nil, nil
	}
	condition, value := `p.identity_number = ?`, q.IdentityNumber
	mine := ` and p.protection = 'none' and exists (select 1 from tickets t where t.patient_id = p.id and (t.unit_id in ? or t.owner_unit_id in ?))`
	args := []any{}
	switch {
	case q.Phone != "":
		condition, value = `p.phone = ?`+mine, q.Phone
		args = append(args, value, units, units)
	case q.Name != "":
		if value = prefixQuery(q.Name); value == "" {
			return nil, nil
		}
		condition = `to_tsvector('simple', p.name) @@ to_tsquery('simple', ?)` + mine
		args = append(args, value, units, units)
	default:
		args = append(args, value)
	}
	args = append(args, accessArgs(ctx, p, db.now(), "search", q.By(), "patient", "")...)
	rows, err := db.Gorm(ctx).Raw(`with found as (select `+patientColumns+` from patients p where `+condition+` order by p.name, p.id limit 20),
	logged as (insert into access_log (`+accessColumns+`, patient_ids) select `+accessMarks+`, coalesce(array_agg(id), '{}') from found)
	select * from found`, args...).Rows()
	if err != nil {
		return nil, fmt.Errorf("search patients: %w", err)
	}
	defer rows.Close()
	var found []desk.PatientRow
	for rows.Next() {
		var r desk.PatientRow
		if err := rows.Scan(&r.ID, &r.IdentityNumber, &r.Name, &r.Phone, &r.Email, &r.Protected); err != nil {
			return nil, err
		}
		r.IdentityNumber = displayNumber(r.IdentityNumber)
		found = append(found, r)
	}
	return found, rows.Err()
}

// Earlier reads the newest 20 tickets of each patient that the person may see,
// closed ones too, newest first. The patients have been logged by the search or
// by opening; the tickets on the list are logged here.
func (db *DB) Earlier(ctx context.Context, p *auth.Principal, patients []int64, except int64) (map[int64][]*desk.Row, error) {
	units := p.Units("ticket", "list")
	byPatient := map[int64][]*desk.Row{}
	if len(units) == 0 || len(patients) == 0 {
		return byPatient, nil
	}
	args := []any{p.UserID, patients, except, units, units}
	args = append(args, accessArgs(ctx, p, db.now(), "list", "", "patient-tickets", "")...)
	args = append(args, intList(patients))
	rows, err := db.Gorm(ctx).Raw(`with page as (select `+rowColumns+`, row_number() over (partition by t.patient_id order by t.created_at desc) as nr from tickets t`+rowJoins+`
		where t.patient_id in ? and t.id <> ? and t.merged_into is null and (t.unit_id in ? or t.owner_unit_id in ?)),
	noted as (insert into access_log (`+accessColumns+`, patient_ids) values (`+accessMarks+`, ?))
	select * from page where nr <= 20 order by nr`, args...).Rows()
	if err != nil {
		return nil, fmt.Errorf("earlier tickets: %w", err)
	}
	defer rows.Close()
	d := db.book.Directory()
	for rows.Next() {
		s := &scanned{}
		var nr int
		if err := rows.Scan(append(s.places(), &nr)...); err != nil {
			return nil, err
		}
		r, err := s.finish(d)
		if err != nil {
			return nil, err
		}
		byPatient[r.Patient.ID] = append(byPatient[r.Patient.ID], r)
	}
	return byPatient, rows.Err()
}

// Callers finds who has rung from a number about somebody else. It names the
// caller and never the patient: a relative's number opens nobody's record.
func (db *DB) Callers(ctx context.Context, p *auth.Principal, phone string) ([]wire.Caller, error) {
	units := p.Units("patient", "search")
	if len(units) == 0 || phone == "" {
		return nil, nil
	}
	var callers []wire.Caller
	err := db.Gorm(ctx).Raw(`select t.customer_name as name, t.customer_kind as kind, t.customer_relation as relation, max(t.occurred_at) as last_at
		from tickets t left join patients p on p.id = t.patient_id
		where t.customer_phone = ? and t.customer_kind <> 'patient' and coalesce(p.protection, 'none') = 'none' and (t.unit_id in ? or t.owner_unit_id in ?)
		group by 1, 2, 3 order by 4 desc limit 10`, phone, units, units).Scan(&callers).Error
	return callers, err
}

// Reveal reads a protected patient's details for one ticket: the reason goes
// into the access log, and every supervisor of the ticket's units is told (P-4).
// Each time is one of its own, sent again or not. agreed is the way in which the
// patient is reached.
func (db *DB) Reveal(ctx context.Context, p *auth.Principal, id int64, why string) (patient *desk.PatientRow, agreed string, err error) {
	err = db.tx(desk.WithIntent(ctx, nil), p, id, func(tx *gorm.DB) error {
		row, err := db.forChange(tx, p, id)
		if err != nil {
			return err
		}
		if row.Patient == nil || !row.Patient.Protected {
			return problem.New(problem.Conflict, "not-protected")
		}
		if !p.May("ticket", "reveal", row.Unit, row.OwnerUnit) {
			return problem.New(problem.Forbidden, "not-allowed")
		}
		now, units := db.now(), []int{row.Unit, row.OwnerUnit}
		args := append([]any{now, id, id, intList(units), p.UserID, tickets.Revealed, row.Version}, accessArgs(ctx, p, now, "reveal", "", "patient", why)...)
		args = append(args, id, intList(units), intList([]int64{row.Patient.ID}), row.Patient.ID)
		var event int64
		err = tx.Raw(`with e as (insert into events (at, subject_type, subject_id, ticket_id, unit_ids, actor_kind, actor_id, kind, version, data) values (?, 'ticket', ?, ?, ?, 'user', ?, ?, ?, '{}') returning id),
			l as (insert into access_log (`+accessColumns+`, ticket_id, resource_unit_ids, patient_ids) values (`+accessMarks+`, ?, ?, ?))
			select agreed_way, e.id from patients p, e where p.id = ?`, args...).Row().Scan(&agreed, &event)
		if err != nil {
			return err
		}
		patient = row.Patient
		return tellSupervisors(tx, id, units, event, delivery.Notice{Kind: delivery.Revealed, Actor: p.UserID, At: now})
	})
	return patient, agreed, err
}

// PatientFor finds the patient that a correction names, or adds one; 0 for nil.
//
// An id names only patients that the person's units have met (P-2).
func (db *DB) PatientFor(ctx context.Context, p *auth.Principal, ref *tickets.PatientRef) (id int64, err error) {
	if ref == nil {
		return 0, nil
	}
	tx := db.Gorm(ctx)
	if ref.ID != 0 {
		units := p.Units("ticket", "read")
		if err = tx.Raw(`select coalesce((select k.id from patients k where k.id = ? and exists (select 1 from tickets t where t.patient_id = k.id and (t.unit_id in ? or t.owner_unit_id in ?))), 0)`, ref.ID, units, units).Row().Scan(&id); err == nil && id == 0 {
			err = problem.OfField("patient.id", "unknown")
		}
		return id, err
	}
	now := db.now()
	err = tx.Raw(`insert into patients (identity_number, identity_kind, name, phone, created_at, updated_at) values (nullif(?, ''), ?, ?, ?, ?, ?)
		on conflict (identity_number) do update set updated_at = excluded.updated_at returning id`,
		ref.IdentityNumber, kindOf(*ref), ref.Name, ref.Phone, now, now).Row().Scan(&id)
	return id, err
}
