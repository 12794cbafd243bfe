package postgres

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/desk"
	"kontaktpunkten/tickets"
	"kontaktpunkten/tickets/problem"
)

// visibleSQL begins every question about a citizen's inbox; its arguments are the
// patient, three times. home has each ticket of the patient's inbox with the one
// that it has become part of (a merge). visible has the messages that the patient
// may see: they were the patient's, and their ticket still is. A ticket whose
// patient was corrected takes its messages along at once (P-14).
const visibleSQL = `with recursive up (id, at, next) as (
	select t.id, t.id, t.merged_into from tickets t where t.patient_id = ? and t.id in (select i.ticket_id from inbox_messages i where i.patient_id = ?)
	union all select up.id, t.id, t.merged_into from up join tickets t on t.id = up.next),
me as (select ?::bigint as id),
home as (select up.id, up.at as thread from me, up join tickets t on t.id = up.at where up.next is null and t.patient_id = me.id),
visible as (select i.message_id, i.outgoing, i.at, i.read_at, i.ticket_id, home.thread from me, inbox_messages i
	join home on home.id = i.ticket_id join messages m on m.id = i.message_id where i.patient_id = me.id and m.withdrawn_at is null)
`

func visibleTo(c *auth.Citizen) []any { return []any{c.Patient, c.Patient, c.Patient} }

const threadColumns = `v.thread, t.owner_unit_id, t.status, t.closed_at, n.message_id, n.at, n.body, n.kind,
	coalesce(f.subject, ''), f.service_version_id, coalesce(f.answers::text, ''), v.unread`

// threadsSQL goes on after visibleSQL: each thread with its newest message and
// what its first says that it is about.
const threadsSQL = `select ` + threadColumns + ` from (select thread, bool_or(outgoing and read_at is null) as unread, max(message_id) as newest, min(message_id) as first from visible group by thread) v
	join tickets t on t.id = v.thread
	join lateral (select m.id as message_id, v2.at, m.body, m.kind from messages m join visible v2 on v2.message_id = m.id where m.id = v.newest) n on true
	join lateral (select m.subject, a.service_version_id, a.answers from messages m left join form_answers a on a.message_id = m.id where m.id = v.first) f on true
	where true`

// Threads reads a page of a citizen's inbox, what was written last first.
func (db *DB) Threads(ctx context.Context, c *auth.Citizen, cursor string, limit int) (list []desk.Thread, next string, err error) {
	condition, args := "", visibleTo(c)
	if cursor != "" {
		before, err := strconv.ParseInt(cursor, 10, 64)
		if err != nil || before < 1 {
			return nil, "", problem.OfField("cursor", "cursor-invalid")
		}
		condition, args = " and v.newest < ?", append(args, before)
	}
	rows, err := db.Gorm(ctx).Raw(visibleSQL+threadsSQL+condition+" order by v.newest desc limit ?", append(args, limit+1)...).Rows()
	if err != nil {
		return nil, "", fmt.Errorf("read inbox: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		t, err := scanThread(rows)
		if err != nil {
			return nil, "", err
		}
		if len(list) == limit {
			next = strconv.FormatInt(list[limit-1].Newest, 10)
			break
		}
		list = append(list, t)
	}
	return list, next, rows.Err()
}

func scanThread(rows *sql.Rows) (t desk.Thread, err error) {
	var closed sql.NullTime
	var version sql.NullInt64
	var answers string
	err = rows.Scan(&t.Ticket, &t.Unit, &t.Status, &closed, &t.Newest, &t.LastAt, &t.Preview, &t.Kind, &t.Subject, &version, &answers, &t.Unread)
	t.ClosedAt, t.Preview = closed.Time, preview(t.Preview)
	if version.Valid {
		t.Form = &desk.Form{Version: int(version.Int64), Answers: []byte(answers)}
	}
	return t, err
}

// Thread finds one of a citizen's threads by the number of any ticket that is
// part of it; NotFound with slug thread-not-found for everything else there is.
func (db *DB) Thread(ctx context.Context, c *auth.Citizen, ticket int64) (*desk.Thread, error) {
	rows, err := db.Gorm(ctx).Raw(visibleSQL+threadsSQL+` and v.thread in (select thread from home where id = ? union all select thread from home where thread = ?)`,
		append(visibleTo(c), ticket, ticket)...).Rows()
	if err != nil {
		return nil, fmt.Errorf("read thread: %w", err)
	}
	defer rows.Close()
	if !rows.Next() {
		if err := rows.Err(); err != nil {
			return nil, err
		}
		return nil, problem.New(problem.NotFound, "thread-not-found")
	}
	t, err := scanThread(rows)
	return &t, err
}

// OpenThread reads a thread's messages, oldest first, and marks ours as opened:
// the first time, each says so in an event for those who wrote it.
func (db *DB) OpenThread(ctx context.Context, c *auth.Citizen, thread int64) ([]desk.ThreadMessage, error) {
	now := db.now()
	args := append(visibleTo(c), now, thread, now, tickets.ByCitizen, tickets.InboxOpened, thread)
	// The rows are as they were before: what this opening reads is still unread.
	rows, err := db.Gorm(ctx).Raw(visibleSQL+`, opened as (update inbox_messages i set read_at = ? from visible v
			where i.message_id = v.message_id and v.thread = ? and i.outgoing and i.read_at is null returning i.message_id, i.ticket_id),
		told as (insert into events (at, subject_type, subject_id, ticket_id, unit_ids, actor_kind, kind, version, data, message_id)
			select ?, 'ticket', t.id, t.id, case when t.unit_id = t.owner_unit_id then array[t.unit_id] else array[t.owner_unit_id, t.unit_id] end, ?, ?, t.version, '{}', o.message_id
			from opened o join tickets t on t.id = o.ticket_id order by o.message_id)
		select v.message_id, v.outgoing, v.at, v.outgoing and v.read_at is null, m.kind, m.body, coalesce(m.author_id, 0), t.owner_unit_id,
			(select json_agg(json_build_object('id', a.id, 'name', a.name, 'type', a.content_type, 'size', a.size) order by a.id)::text
				from attachments a where a.message_id = m.id and a.inline_id = '')
		from visible v join messages m on m.id = v.message_id join tickets t on t.id = v.ticket_id
		where v.thread = ? order by v.at, v.message_id`, args...).Rows()
	if err != nil {
		return nil, fmt.Errorf("open thread: %w", err)
	}
	defer rows.Close()
	var list []desk.ThreadMessage
	unread := false
	for rows.Next() {
		m, err := scanThreadMessage(rows)
		if err != nil {
			return nil, err
		}
		unread, list = unread || m.Unread, append(list, m)
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	if unread {
		db.committed()
	}
	return list, nil
}

func scanThreadMessage(rows *sql.Rows) (m desk.ThreadMessage, err error) {
	var files sql.NullString
	if err = rows.Scan(&m.ID, &m.Outgoing, &m.At, &m.Unread, &m.Kind, &m.Text, &m.Author, &m.Unit, &files); err == nil && files.Valid {
		err = json.Unmarshal([]byte(files.String), &m.Files)
	}
	return m, err
}

// UnreadThreads is how many threads have something of ours that the citizen has
// not opened.
func (db *DB) UnreadThreads(ctx context.Context, c *auth.Citizen) (n int, err error) {
	err = db.Gorm(ctx).Raw(visibleSQL+`select count(distinct thread) from visible where outgoing and read_at is null`, visibleTo(c)...).Row().Scan(&n)
	if err != nil {
		return 0, fmt.Errorf("count unread threads: %w", err)
	}
	return n, nil
}

// SentByCitizen is a text that a citizen sent before, for the receipt: what it
// says and when it came. NotFound where it is not this citizen's.
func (db *DB) SentByCitizen(ctx context.Context, c *auth.Citizen, message int64) (*desk.SentMessage, error) {
	var m desk.SentMessage
	err := db.Gorm(ctx).Raw(`select m.ticket_id, t.owner_unit_id, i.at, m.body, coalesce(a.service_version_id, 0) from inbox_messages i
		join messages m on m.id = i.message_id join tickets t on t.id = m.ticket_id left join form_answers a on a.message_id = m.id
		where i.message_id = ? and i.patient_id = ? and not i.outgoing`, message, c.Patient).Row().Scan(&m.Ticket, &m.Unit, &m.At, &m.Text, &m.Form)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, problem.New(problem.NotFound, "thread-not-found")
	}
	return &m, err
}
