package postgres

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/wire"
	"kontaktpunkten/tickets"
	"kontaktpunkten/tickets/personnummer"
	"kontaktpunkten/tickets/problem"
)

// SearchAccessLog reads the access log for its review and for a patient's
// extract (P-3, P-8): newest first, by any of patient, employee, ticket and
// period together; nothing asked for is everything. next is the cursor of the
// following page, or empty.
//
// An auditor sees what the staff of their own care provider did, and what others
// did with that provider's tickets. With a patient in the question an entry
// shows that patient alone, so that the extract tells of nobody else; without
// one it shows all. A protected patient's name is not shown (P-4).
//
// The search is itself logged, with the patient asked for and the patients
// shown. Forbidden for who is no auditor.
func (db *DB) SearchAccessLog(ctx context.Context, p *auth.Principal, q wire.AccessQuery) (items []wire.AccessEntry, next string, err error) {
	s, err := db.accessSearch(ctx, p, q)
	if err != nil {
		return nil, "", err
	}
	w, err := s.where(q.Cursor)
	if err != nil {
		return nil, "", err
	}
	var rows []accessRow
	args := append(w.args, s.limit+1)
	args = append(args, s.patient, s.patient)
	args = append(args, accessArgs(ctx, p, db.now(), "log", s.asked(), "access-log", "")...)
	args = append(args, s.ticket, s.patient, s.limit)
	// Rows by patient are found first: read newest first until enough are found,
	// a rare patient would cost the whole log.
	err = db.Gorm(ctx).Raw(`with hits as materialized (select * from access_log l where `+strings.Join(w.conditions, " and ")+` `+s.order()+` limit ?),
		page as (select h.*, row_number() over (order by h.id desc) as nr, case when ?::bigint = 0 then h.patient_ids else array[?::bigint] end as shown from hits h),
		logged as (insert into access_log (`+accessColumns+`, ticket_id, patient_ids)
			select `+accessMarks+`, nullif(?::bigint, 0), array(select nullif(?::bigint, 0) union select unnest(page.shown) from page where nr <= ? except select null order by 1))
		select id, at, activity, purpose, user_id, user_hsa_id, user_name, user_title, assignment as role, unit_hsa_id as unit, resource, coalesce(ticket_id, 0) as ticket, args, why,
			(select json_agg(json_build_object('id', x.id, 'number', x.identity_number, 'name', case when x.protection = 'none' then x.name end) order by x.id)::text
				from patients x where x.id = any (page.shown)) as patients
		from page order by nr`, args...).Scan(&rows).Error
	if err != nil {
		return nil, "", fmt.Errorf("search access log: %w", err)
	}
	if len(rows) > s.limit {
		rows = rows[:s.limit]
		next = s.cursor(rows[s.limit-1].ID)
	}
	items = make([]wire.AccessEntry, 0, len(rows))
	for i := range rows {
		e, err := db.accessEntry(&rows[i])
		if err != nil {
			return nil, "", err
		}
		items = append(items, e)
	}
	return items, next, nil
}

// accessSearch is a checked question to the access log.
type accessSearch struct {
	byPatient, byEmployee bool
	patient               int64 // 0: not asked for, or unknown here
	employees             []int
	ticket                int64
	from, to              *time.Time
	providers             []string
	units                 []int
	limit                 int
}

func (db *DB) accessSearch(ctx context.Context, p *auth.Principal, q wire.AccessQuery) (*accessSearch, error) {
	s := &accessSearch{from: q.From, to: q.To, limit: q.Limit}
	if s.limit <= 0 || s.limit > 200 {
		s.limit = 50
	}
	if err := db.auditorOf(p, s); err != nil {
		return nil, err
	}
	if q.From != nil && q.To != nil && !q.From.Before(*q.To) {
		return nil, problem.OfField("from", "not-before-to")
	}
	number := ""
	if q.IdentityNumber != "" {
		n, err := personnummer.Parse(q.IdentityNumber, db.now())
		if err != nil {
			return nil, err
		}
		s.byPatient, number = true, n.String()
	}
	if q.Ticket != "" {
		id, err := tickets.ParseNumber(q.Ticket)
		if err != nil {
			return nil, problem.OfField("ticket", "ticket-number-wrong")
		}
		s.ticket = id
	}
	employee := strings.TrimSpace(q.Employee)
	s.byEmployee = employee != ""
	var employees string
	err := db.Gorm(ctx).Raw(`select coalesce((select id from patients where identity_number = ?), 0),
		coalesce((select json_agg(id order by id) from users where username = lower(?) or (hsa_id <> '' and upper(hsa_id) = upper(?))), '[]')::text`,
		number, employee, employee).Row().Scan(&s.patient, &employees)
	if err == nil {
		err = json.Unmarshal([]byte(employees), &s.employees)
	}
	if err != nil {
		return nil, fmt.Errorf("search access log: %w", err)
	}
	return s, nil
}

// auditorOf finds the care providers whose log the person reviews, with their
// units.
func (db *DB) auditorOf(p *auth.Principal, s *accessSearch) error {
	d := db.book.Directory()
	mine := map[string]bool{}
	for _, id := range p.Units("access-log", "search") {
		if u := d.Units[id]; u != nil && !mine[u.ProviderHSAID] {
			mine[u.ProviderHSAID] = true
			s.providers = append(s.providers, u.ProviderHSAID)
		}
	}
	if len(mine) == 0 {
		return problem.New(problem.Forbidden, "not-allowed")
	}
	for _, id := range d.UnitOrder {
		if mine[d.Units[id].ProviderHSAID] {
			s.units = append(s.units, id)
		}
	}
	return nil
}

func (s *accessSearch) where(cursor string) (*where, error) {
	w := newWhere()
	w.add("(l.provider_hsa_id in ? or l.resource_unit_ids && ?::int[])", s.providers, intList(s.units))
	if s.byPatient {
		w.add("l.patient_ids @> ?::bigint[]", intList([]int64{s.patient}))
	}
	switch {
	case len(s.employees) == 1:
		w.add("l.user_id = ?", s.employees[0])
	case s.byEmployee:
		w.add("l.user_id in ?", append(s.employees, 0))
	}
	if s.ticket != 0 {
		w.add("l.ticket_id = ?", s.ticket)
	}
	if s.from != nil {
		w.add("l.at >= ?", *s.from)
	}
	if s.to != nil {
		w.add("l.at < ?", *s.to)
	}
	if cursor != "" {
		before, err := s.read(cursor)
		if err != nil {
			return nil, err
		}
		w.add("l.id < ?", before)
	}
	return w, nil
}

// order is newest first. By patient the addition keeps PostgreSQL from walking
// the log backwards instead of asking the index of patients.
func (s *accessSearch) order() string {
	if s.byPatient {
		return "order by l.id + 0 desc"
	}
	return "order by l.id desc"
}

// asked says in codes and ids what was searched for; the patient is in the
// entry's own column.
func (s *accessSearch) asked() string {
	var parts []string
	if s.byPatient {
		parts = append(parts, "patient")
	}
	if s.byEmployee {
		for _, id := range s.employees {
			parts = append(parts, "employee "+strconv.Itoa(id))
		}
		if len(s.employees) == 0 {
			parts = append(parts, "employee unknown")
		}
	}
	if s.ticket != 0 {
		parts = append(parts, "ticket "+tickets.FormatNumber(s.ticket))
	}
	for _, limit := range []struct {
		word string
		at   *time.Time
	}{{"from", s.from}, {"to", s.to}} {
		if limit.at != nil {
			parts = append(parts, limit.word+" "+limit.at.UTC().Format(time.RFC3339))
		}
	}
	return strings.Join(parts, ", ")
}

// hash tells one search from another without saying what was searched for.
func (s *accessSearch) hash() string {
	sum := sha256.Sum256([]byte("access-log " + strconv.FormatBool(s.byPatient) + strconv.FormatInt(s.patient, 10) + " " + s.asked()))
	return hex.EncodeToString(sum[:6])
}

func (s *accessSearch) cursor(id int64) string {
	text, _ := json.Marshal(cursor{List: s.hash(), ID: id}) // plain strings and numbers
	return base64.RawURLEncoding.EncodeToString(text)
}

func (s *accessSearch) read(text string) (before int64, err error) {
	raw, err := base64.RawURLEncoding.DecodeString(text)
	var c cursor
	if err != nil || json.Unmarshal(raw, &c) != nil || c.ID <= 0 {
		return 0, problem.OfField("cursor", "cursor-invalid")
	}
	if c.List != s.hash() {
		return 0, problem.OfField("cursor", "cursor-of-another-list")
	}
	return c.ID, nil
}

// accessRow is an entry as the database gives it.
type accessRow struct {
	ID, Ticket                                        int64
	UserID                                            int
	At                                                time.Time
	Activity, Purpose, UserHsaID, UserName, UserTitle string
	Role, Unit, Resource, Args, Why                   string
	Patients                                          *string
}

func (db *DB) accessEntry(r *accessRow) (wire.AccessEntry, error) {
	e := wire.AccessEntry{At: r.At, Activity: r.Activity, Purpose: r.Purpose, UserID: r.UserID, UserHSAID: r.UserHsaID, UserName: r.UserName, UserTitle: r.UserTitle,
		Role: r.Role, Unit: db.unitOf(r.Unit), Resource: r.Resource, Args: r.Args, Why: r.Why, Patients: []wire.AccessPatient{}}
	if r.Ticket != 0 {
		e.Ticket = tickets.FormatNumber(r.Ticket)
	}
	if r.Patients == nil {
		return e, nil
	}
	var patients []struct {
		ID           int
		Number, Name string
	}
	if err := json.Unmarshal([]byte(*r.Patients), &patients); err != nil {
		return e, fmt.Errorf("read access log: %w", err)
	}
	for _, x := range patients {
		e.Patients = append(e.Patients, wire.AccessPatient{ID: x.ID, IdentityNumber: displayNumber(x.Number), Name: x.Name})
	}
	return e, nil
}

// unitOf is the code of a unit that the log names by HSA-id; what is not a unit
// here keeps its HSA-id.
func (db *DB) unitOf(hsaID string) string {
	d := db.book.Directory()
	for _, id := range d.UnitOrder {
		if u := d.Units[id]; u.HSAID == hsaID {
			return u.Code
		}
	}
	return hsaID
}
