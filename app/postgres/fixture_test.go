package postgres

import (
	"context"
	"database/sql"
	"sync/atomic"
	"testing"
	"time"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/postgres/pgtest"
	"kontaktpunkten/tickets"
)

// room is a small hospital on a database of its own: unit 1 with a first line
// (queue 1), nurses (2) and arrhythmia (3), and unit 2 with one queue (4).
type room struct {
	*DB
	url   string
	owner string
	ahead atomic.Int64
}

// tuesday is when tests begin: 2026-11-24 10:00 in Stockholm.
var tuesday = time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)

const furniture = `
insert into units (id, code, name, hsa_id, provider_hsa_id) values (1, 'hjarta-karl', 'Kontaktpunkten', 'SE5565594230-HK', 'SE5565594230-1'), (2, 'ortopedi', 'Ortopeden', 'SE5565594230-ORT', 'SE5565594230-1');
insert into competence_groups (code, name, name_en) values ('arytmi', 'Arytmi', 'Arrhythmia');
insert into queues (id, code, unit_id, name, line, grp, professions) values
  (1, 'hk-forsta', 1, 'Första linjen', 1, null, '{}'), (2, 'hk-ssk', 1, 'Sjuksköterskor', 2, null, '{nurse}'),
  (3, 'hk-arytmi', 1, 'Arytmi', 3, 'arytmi', '{physician}'), (4, 'ort-mottagning', 2, 'Ortopedmottagningen', 1, null, '{}');
insert into reasons (code, name, name_en, medical, needs_patient) values ('booking', 'Bokning', 'Booking', false, true), ('nurse-advice', 'Rådgivning', 'Advice', true, true), ('general-information', 'Information', 'Information', false, false);
insert into actions (code, name, name_en, solved, apart, medical, needs_note, requires) values
  ('informed', 'Informerad', 'Informed', true, false, false, false, ''), ('advice-given', 'Råd givet', 'Advice given', true, false, true, false, 'licensed'),
  ('referred-on', 'Hänvisad vidare', 'Referred on', false, true, false, true, '');
insert into escalation_reasons (code, name, name_en) values ('needs-licence', 'Kräver legitimation', 'Needs licence'), ('needs-specialist', 'Kräver specialist', 'Needs specialist');
insert into users (id, username, name, profession, licensed, created_at) values (1, 'forsta', 'Anna', 'administrator', false, '2026-01-01'), (2, 'forsta2', 'Bo', 'administrator', false, '2026-01-01'),
  (3, 'andra', 'Cilla', 'nurse', true, '2026-01-01'), (4, 'tredje', 'Dag', 'physician', true, '2026-01-01'), (5, 'orto', 'Eva', 'administrator', false, '2026-01-01'), (6, 'chef', 'Frida', 'none', false, '2026-01-01');
insert into user_roles (user_id, role, unit_id) values (1, 'first_line', 1), (2, 'first_line', 1), (3, 'second_line', 1), (4, 'specialist', 1), (5, 'first_line', 2), (6, 'supervisor', 1);
insert into queue_members (user_id, queue_id) values (1, 1), (2, 1), (3, 2), (4, 3), (5, 4);
insert into patients (id, identity_number, identity_kind, name, phone, protection, agreed_way, created_at, updated_at) values
  (1, '189001129817', 'personal', 'Olof Berg', '+46701740605', 'none', '', '2026-01-01', '2026-01-01'),
  (2, '189001169813', 'personal', 'Karin Skyddad', '+46701740606', 'marked', 'Ring via växeln', '2026-01-01', '2026-01-01');
insert into routing_plans (unit_id, effective_at, created_at, applied_at, note, plan) values (1, '2026-01-01', '2026-01-01', '2026-01-01', '', '{"alarm_queue": "hk-ssk",
  "rules": [{"id": "advice", "name": "Råd till sjuksköterska", "conditions": [{"field": "reason", "op": "is", "value": "nurse-advice"}], "decides": {"queue": "hk-ssk", "priority": 2, "level": "answer-24h"}}],
  "fallback": {"queue": "hk-forsta", "priority": 3, "level": "answer-2wd"},
  "levels": [{"code": "answer-2wd", "name": "Svar inom 2 vardagar", "first": {"kind": "working_days", "days": 2}, "next": {"kind": "working_days", "days": 2}, "line": {"kind": "working_days", "days": 2}},
    {"code": "answer-24h", "name": "Svar inom 24 timmar", "first": {"kind": "elapsed", "minutes": 1440}, "line": {"kind": "elapsed", "minutes": 1440}}], "hours": {}}'), (2, '2026-01-01', '2026-01-01', '2026-01-01', '', '{"rules": [], "fallback": {"queue": "ort-mottagning", "priority": 3, "level": "answer-2wd"},
  "levels": [{"code": "answer-2wd", "name": "Svar inom 2 vardagar", "first": {"kind": "working_days", "days": 2}, "next": {"kind": "working_days", "days": 2}, "line": {"kind": "working_days", "days": 2}},
    {"code": "answer-24h", "name": "Svar inom 24 timmar", "first": {"kind": "elapsed", "minutes": 1440}, "line": {"kind": "elapsed", "minutes": 1440}}], "hours": {}}');
select setval(pg_get_serial_sequence('patients', 'id'), 100), setval(pg_get_serial_sequence('users', 'id'), 100);
`

func furnished(t testing.TB) *room {
	t.Helper()
	test := pgtest.New(t)
	owner, err := sql.Open("pgx", test.OwnerURL)
	if err != nil {
		t.Fatal(err)
	}
	defer owner.Close()
	if _, err := owner.ExecContext(t.Context(), furniture); err != nil {
		t.Fatal(err)
	}
	r := &room{url: test.AppURL, owner: test.OwnerURL}
	db, err := Open(t.Context(), test.AppURL, 16, func() time.Time { return tuesday.Add(time.Duration(r.ahead.Load())) })
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	r.DB = db
	return r
}

// pass lets time go by.
func (r *room) pass(d time.Duration) { r.ahead.Add(int64(d)) }

// person is a user of the fixture with the rights of the real policy.
func (r *room) person(t testing.TB, id int) *auth.Principal {
	t.Helper()
	policy, err := auth.LoadPolicy()
	if err != nil {
		t.Fatal(err)
	}
	p := auth.Person{UserID: id}
	row := r.Gorm(t.Context()).Raw(`select username, name, profession, licensed from users where id = ?`, id).Row()
	if err := row.Scan(&p.Username, &p.Name, &p.Profession, &p.Licensed); err != nil {
		t.Fatal(err)
	}
	r.Gorm(t.Context()).Raw(`select r.role, r.unit_id as unit, u.code as unit_code, u.hsa_id as unit_hsa_id, u.provider_hsa_id from user_roles r join units u on u.id = r.unit_id where user_id = ?`, id).Scan(&p.Roles)
	r.Gorm(t.Context()).Raw(`select queue_id from queue_members where user_id = ?`, id).Scan(&p.Queues)
	return policy.Principal(p)
}

// call is a contact by phone about the fixture's first patient.
func call(reason string) tickets.Registration {
	return tickets.Registration{Channel: "phone", Customer: tickets.Customer{Kind: "patient"}, Patient: &tickets.PatientRef{IdentityNumber: "189001129817", IdentityKind: "personal"}, IdentifiedBy: "told-number",
		OccurredAt: tuesday, Reason: reason, Medical: reason == "nurse-advice", Subject: "Undrar om tid", Text: "Vill boka en ny tid.", Unit: 1}
}

// count asks the database for one number.
func (r *room) count(t *testing.T, query string, args ...any) (n int) {
	t.Helper()
	if err := r.Gorm(context.Background()).Raw(query, args...).Row().Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}
