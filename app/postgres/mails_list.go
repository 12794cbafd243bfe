package postgres

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/desk"
	"kontaktpunkten/app/wire"
	"kontaktpunkten/tickets"
	"kontaktpunkten/tickets/problem"
)

// mailEntryColumns are what scanMail reads, of mails m, its ticket t or likely
// ticket l, and patients p of either. An address that could lead to a protected
// patient is left out (P-4).
const mailEntryColumns = `m.id, m.received_at, coalesce(m.unit_id, 0) as unit, case when p.protection <> 'none' then '' else m.header_from end as sender,
	case when p.protection <> 'none' then '' else m.from_name end as name, m.recipient, m.subject, m.kind, m.outcome, m.why, m.copies, m.size, m.attachments,
	coalesce(m.ticket_id, 0) as ticket, case when m.settled_at is null then coalesce(m.likely_id, 0) else 0 end as likely,
	case when m.settled_at is null then (m.content -> 'alarm')::text end as alarm, m.settled_at, coalesce(m.settled_by, 0) as settled_by,
	p.id as patient, coalesce(t.owner_unit_id, m.unit_id) as resource_unit`

const mailJoins = ` left join tickets t on t.id = coalesce(m.ticket_id, m.likely_id) left join patients p on p.id = t.patient_id`

// List reads a page of the mails of a person's units, and of those that were for
// none, newest first; while they wait, those that suggest an emergency come
// first (KP-7a). It logs the patients whose tickets they are about (P-3).
func (s *Mails) List(ctx context.Context, p *auth.Principal, f desk.MailFilter) (items []wire.MailEntry, next string, err error) {
	w, err := mailsWhere(p, f)
	if err != nil || w == nil {
		return nil, "", err
	}
	order := "m.id desc"
	if f.Waiting {
		order = "(m.content -> 'alarm' is not null) desc, m.id desc"
	}
	args := append(w.args, f.Limit+1)
	args = append(args, accessArgs(ctx, p, s.db.now(), "list", "", "mails", "")...)
	args = append(args, f.Limit)
	rows, err := s.db.Gorm(ctx).Raw(`with page as materialized (select `+mailEntryColumns+`, row_number() over (order by `+order+`) as nr
			from mails m`+mailJoins+` where `+strings.Join(w.conditions, " and ")+` order by `+order+` limit ?),
		logged as (insert into access_log (`+accessColumns+`, resource_unit_ids, patient_ids)
			select `+accessMarks+`, array_agg(distinct resource_unit), array_agg(distinct patient) from page where nr <= ? and patient is not null having count(*) > 0)
		select * from page order by nr`, args...).Rows()
	if err != nil {
		return nil, "", fmt.Errorf("list mails: %w", err)
	}
	defer rows.Close()
	likely := map[int]int64{}
	for rows.Next() {
		var e mailEntry
		if err := e.scan(rows); err != nil {
			return nil, "", fmt.Errorf("list mails: %w", err)
		}
		if len(items) == f.Limit {
			next = mailCursor(items[f.Limit-1])
			break
		}
		if e.likely != 0 {
			likely[len(items)] = e.likely
		}
		items = append(items, s.show(&e, p))
	}
	if err := rows.Err(); err != nil {
		return nil, "", fmt.Errorf("list mails: %w", err)
	}
	return items, next, s.addLikely(ctx, p, items, likely)
}

// mailsWhere are the conditions of a list; nil where the person sees no mail.
func mailsWhere(p *auth.Principal, f desk.MailFilter) (*where, error) {
	units := p.Units("mail", "list")
	if f.Unit != 0 {
		if !slices.Contains(units, f.Unit) {
			return nil, nil
		}
		units = []int{f.Unit}
	}
	if len(units) == 0 {
		return nil, nil
	}
	w := newWhere()
	if f.Unit != 0 {
		w.add("m.unit_id in ?", units)
	} else {
		w.add("(m.unit_id in ? or m.unit_id is null)", units)
	}
	if f.Outcome != "" {
		w.add("m.outcome = ?", f.Outcome)
	}
	if f.Kind != "" {
		w.add("m.kind = ?", f.Kind)
	}
	if f.Waiting {
		w.add("m.outcome = 'quarantine' and m.settled_at is null")
	}
	return w, mailsAfter(w, f)
}

func mailCursor(last wire.MailEntry) string {
	red := 0
	if len(last.Alarm) > 0 {
		red = 1
	}
	return fmt.Sprint(red, "-", last.ID)
}

func mailsAfter(w *where, f desk.MailFilter) error {
	if f.Cursor == "" {
		return nil
	}
	red, number, _ := strings.Cut(f.Cursor, "-")
	id, err := strconv.ParseInt(number, 10, 64)
	if err != nil || id < 1 || red != "0" && red != "1" {
		return problem.OfField("cursor", "cursor-invalid")
	}
	if f.Waiting {
		w.add("(m.content -> 'alarm' is not null, m.id) < (?::boolean, ?::bigint)", red == "1", id)
	} else {
		w.add("m.id < ?", id)
	}
	return nil
}

// mailEntry is a row as the database gives it.
type mailEntry struct {
	wire.MailEntry
	unit, settledBy int
	ticket, likely  int64
	alarm           sql.NullString
}

func (e *mailEntry) scan(rows *sql.Rows, more ...any) error {
	var patient sql.NullInt64
	var resource, nr sql.NullInt64
	places := []any{&e.ID, &e.ReceivedAt, &e.unit, &e.From, &e.FromName, &e.To, &e.Subject, &e.Kind, &e.Outcome, &e.Why, &e.Copies, &e.Size, &e.Attachments,
		&e.ticket, &e.likely, &e.alarm, &e.SettledAt, &e.settledBy, &patient, &resource, &nr}
	if err := rows.Scan(append(places, more...)...); err != nil {
		return err
	}
	if e.alarm.Valid {
		return json.Unmarshal([]byte(e.alarm.String), &e.Alarm)
	}
	return nil
}

// show is an entry as a person sees it.
func (s *Mails) show(e *mailEntry, p *auth.Principal) wire.MailEntry {
	d := s.db.book.Directory()
	e.Unit, e.SettledBy = d.UnitCode(e.unit), d.PersonRef(e.settledBy)
	if e.ticket != 0 {
		e.Ticket = tickets.FormatNumber(e.ticket)
	}
	e.Placeable = placeable(e.Outcome, e.SettledAt != nil) && p.May("mail", "place", e.unit)
	return e.MailEntry
}

// placeable are the mails of which a person may say where they belong: those
// that wait, and those that were parked by themselves.
func placeable(outcome string, settled bool) bool {
	return !settled && (outcome == desk.MailQuarantine || outcome == desk.MailParked)
}

// addLikely puts the likely tickets on the entries, as far as the person may
// see them.
func (s *Mails) addLikely(ctx context.Context, p *auth.Principal, items []wire.MailEntry, likely map[int]int64) error {
	if len(likely) == 0 {
		return nil
	}
	ids := make([]int64, 0, len(likely))
	for _, id := range likely {
		ids = append(ids, id)
	}
	rows, err := s.db.Rows(ctx, ids)
	if err != nil {
		return fmt.Errorf("likely tickets: %w", err)
	}
	d := s.db.book.Directory()
	for i, id := range likely {
		if r := rows[id]; r != nil && r.VisibleTo(p) {
			shown := d.Present(r, p, s.db.now())
			items[i].Likely = &shown
		}
	}
	return nil
}

// Open reads one mail, with the text and the names of its files while it waits
// or is parked, and logs the reading with the patient of its ticket or of the
// likely one (P-3). NotFound with slug mail-not-found.
func (s *Mails) Open(ctx context.Context, p *auth.Principal, id int64) (wire.MailEntry, error) {
	missing := problem.New(problem.NotFound, "mail-not-found")
	units := p.Units("mail", "read")
	if len(units) == 0 {
		return wire.MailEntry{}, missing
	}
	args := append([]any{id, units}, accessArgs(ctx, p, s.db.now(), "read", "", "mail", "")...)
	rows, err := s.db.Gorm(ctx).Raw(`with x as materialized (select `+mailEntryColumns+`, 1 as nr, coalesce(m.content ->> 'text', '') as text, coalesce(m.content ->> 'folded', '') as folded,
			(select json_agg(a.name order by a.id)::text from attachments a where a.mail_id = m.id) as files, coalesce(m.ticket_id, m.likely_id) as about
			from mails m`+mailJoins+` where m.id = ? and (m.unit_id in ? or m.unit_id is null)),
		logged as (insert into access_log (`+accessColumns+`, ticket_id, resource_unit_ids, patient_ids)
			select `+accessMarks+`, x.about, array_remove(array[x.resource_unit], null), array_remove(array[x.patient], null) from x)
		select * from x`, args...).Rows()
	if err != nil {
		return wire.MailEntry{}, fmt.Errorf("open mail: %w", err)
	}
	defer rows.Close()
	if !rows.Next() {
		return wire.MailEntry{}, errors.Join(rows.Err(), missing)
	}
	var e mailEntry
	var text, folded string
	var files sql.NullString
	var about sql.NullInt64
	if err := e.scan(rows, &text, &folded, &files, &about); err != nil {
		return wire.MailEntry{}, fmt.Errorf("open mail: %w", err)
	}
	if e.Text = text; folded != "" {
		e.Text = strings.TrimSpace(text + "\n\n" + folded)
	}
	if files.Valid {
		if err := json.Unmarshal([]byte(files.String), &e.Files); err != nil {
			return wire.MailEntry{}, fmt.Errorf("open mail: %w", err)
		}
	}
	items := []wire.MailEntry{s.show(&e, p)}
	likely := map[int]int64{}
	if e.likely != 0 {
		likely[0] = e.likely
	}
	_ = rows.Close()
	err = s.addLikely(ctx, p, items, likely)
	return items[0], err
}

// Waiting counts the mail in quarantine of the units where the person places
// mail. Few wait at a time, and an index has those alone; nobody is named.
func (s *Mails) Waiting(ctx context.Context, p *auth.Principal) (n int, err error) {
	units := p.Units("mail", "place")
	if len(units) == 0 {
		return 0, nil
	}
	err = s.db.Gorm(ctx).Raw(`select count(*) from mails where unit_id = any (?::int[]) and outcome = 'quarantine' and settled_at is null`, intList(units)).Row().Scan(&n)
	return n, err
}

// Raw finds the bytes of a mail as it came, and logs the reading. NotFound with
// slug mail-not-found, also where there are none; Forbidden where they would lead
// to a protected patient (P-4).
func (s *Mails) Raw(ctx context.Context, p *auth.Principal, id int64) (*desk.File, error) {
	args := append([]any{id, append(p.Units("mail", "read"), 0)}, accessArgs(ctx, p, s.db.now(), "read", "raw", "mail", "")...)
	f := &desk.File{Name: fmt.Sprintf("mejl-%d.eml", id), ContentType: "message/rfc822"}
	var guarded bool
	err := s.db.Gorm(ctx).Raw(`with x as materialized (select m.raw_blob_id, m.size, m.unit_id, p.id as patient, coalesce(p.protection, 'none') <> 'none' as guarded, coalesce(m.ticket_id, m.likely_id) as about
			from mails m`+mailJoins+` where m.id = ? and m.unit_id in ? and m.raw_blob_id is not null),
		logged as (insert into access_log (`+accessColumns+`, ticket_id, resource_unit_ids, patient_ids)
			select `+accessMarks+`, x.about, array[x.unit_id], array_remove(array[x.patient], null) from x where not guarded)
		select raw_blob_id, size, guarded from x`, args...).Row().Scan(&f.Blob, &f.Size, &guarded)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return nil, problem.New(problem.NotFound, "mail-not-found")
	case err != nil:
		return nil, fmt.Errorf("find a raw mail: %w", err)
	case guarded:
		return nil, problem.New(problem.Forbidden, "not-allowed")
	}
	return f, nil
}
