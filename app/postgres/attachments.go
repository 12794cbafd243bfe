package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/desk"
	"kontaktpunkten/app/wire"
	"kontaktpunkten/tickets/problem"
)

// uploadsAtMost is how many files one person of the staff may put here in an
// hour without sending them.
const uploadsAtMost = 200

// KeepUpload notes a file that somebody of the staff has put here for an answer;
// it is nobody's until it is sent. TooMany with slug too-many-files where there
// are very many.
func (db *DB) KeepUpload(ctx context.Context, p *auth.Principal, name string, b *desk.Blob) (*wire.Attachment, error) {
	now := db.now()
	a := &wire.Attachment{Name: name, Type: b.ContentType, Size: b.Size, Preview: desk.Previewed(b.ContentType)}
	err := db.Gorm(ctx).Raw(`insert into attachments (blob_id, name, content_type, size, uploaded_by, created_at)
		select ?::bigint, ?::text, ?::text, ?::bigint, ?::int, ?::timestamptz
		where (select count(*) from attachments where uploaded_by = ? and message_id is null and mail_id is null and created_at > ?) < ? returning id`,
		b.ID, name, b.ContentType, b.Size, p.UserID, now, p.UserID, now.Add(-time.Hour), uploadsAtMost).Row().Scan(&a.ID)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return nil, problem.New(problem.TooMany, "too-many-files")
	case err != nil:
		return nil, fmt.Errorf("keep an upload: %w", err)
	}
	return a, nil
}

// upwardsSQL follows the ticket of "a" to what it was merged into: who may see
// the one that stays may see what came with it. "seen" is the nearest that the
// person may see, at most one row.
const upwardsSQL = `up (id, merged_into, unit_id, owner_unit_id, patient_id, far) as (
		select t.id, t.merged_into, t.unit_id, t.owner_unit_id, t.patient_id, 0 from tickets t join a on a.ticket_id = t.id
		union all select t.id, t.merged_into, t.unit_id, t.owner_unit_id, t.patient_id, up.far + 1 from tickets t join up on t.id = up.merged_into where up.far < 20),
	seen as (select up.id as ticket, array[up.unit_id, up.owner_unit_id] as units, array_remove(array[up.patient_id], null) as patients
		from up where up.unit_id in ? or up.owner_unit_id in ? order by up.far limit 1)`

// Attachment finds a file that the person may see and logs the reading (P-2,
// P-3): one of a ticket, one of a mail that waits for its ticket, or one's own
// that is not sent. NotFound with slug file-not-found for every other.
func (db *DB) Attachment(ctx context.Context, p *auth.Principal, id int64) (*desk.File, error) {
	units := p.Units("attachment", "read")
	args := []any{id, units, units, p.Units("mail", "read"), p.UserID}
	args = append(args, accessArgs(ctx, p, db.now(), "read", "", "attachment", "")...)
	var f desk.File
	err := db.Gorm(ctx).Raw(`with recursive a as (select * from attachments where id = ?), `+upwardsSQL+`,
	allowed as (select ticket, units, patients from seen
		union all (select m.likely_id, array[m.unit_id], array_remove(array[t.patient_id], null) from a join mails m on m.id = a.mail_id
			left join tickets t on t.id = m.likely_id where a.ticket_id is null and m.unit_id in ?)
		union all (select null, null, '{}' from a where a.uploaded_by = ? and a.message_id is null and a.mail_id is null and a.ticket_id is null)),
	logged as (insert into access_log (`+accessColumns+`, ticket_id, resource_unit_ids, patient_ids)
		select `+accessMarks+`, ticket, coalesce(units, '{}'), patients from allowed limit 1)
	select a.blob_id, a.name, a.content_type, a.size from a where exists (select 1 from allowed)`, args...).
		Row().Scan(&f.Blob, &f.Name, &f.ContentType, &f.Size)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return nil, problem.New(problem.NotFound, "file-not-found")
	case err != nil:
		return nil, fmt.Errorf("find a file: %w", err)
	}
	return &f, nil
}

// MessagePage reads the markup of a message with the images that lie in it, and
// logs the reading. NotFound with slug message-not-found where the person may
// not see its ticket, or there is no markup.
func (db *DB) MessagePage(ctx context.Context, p *auth.Principal, id int64) (*desk.MessagePage, error) {
	units := p.Units("ticket", "read")
	args := append([]any{id, units, units}, accessArgs(ctx, p, db.now(), "read", "", "message", "")...)
	page := &desk.MessagePage{}
	err := db.Gorm(ctx).Raw(`with recursive a as (select id, ticket_id, html from messages where id = ? and html is not null), `+upwardsSQL+`,
	logged as (insert into access_log (`+accessColumns+`, ticket_id, resource_unit_ids, patient_ids) select `+accessMarks+`, ticket, units, patients from seen)
	select a.html from a where exists (select 1 from seen)`, args...).Row().Scan(&page.HTML)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return nil, problem.New(problem.NotFound, "message-not-found")
	case err != nil:
		return nil, fmt.Errorf("read a message: %w", err)
	}
	rows, err := db.Gorm(ctx).Raw(`select blob_id, name, content_type, size, inline_id from attachments
		where message_id = ? and inline_id <> '' and content_type like 'image/%' order by id limit 100`, id).Rows()
	if err != nil {
		return nil, fmt.Errorf("read a message's images: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var f desk.File
		if err := rows.Scan(&f.Blob, &f.Name, &f.ContentType, &f.Size, &f.InlineID); err != nil {
			return nil, err
		}
		page.Images = append(page.Images, f)
	}
	return page, rows.Err()
}

// looseLife is how long a file waits to be sent, and bytes for somebody who
// refers to them.
const looseLife = 24 * time.Hour

// orphanSpan is how far back bytes without an owner are looked for: a purge that
// did not run for a week leaves some behind, and none is slow.
const orphanSpan = 7 * 24 * time.Hour

// PurgeFiles removes files that nobody sent within a day, and bytes that nobody
// refers to, batch by batch; it answers how many of both.
func (db *DB) PurgeFiles(ctx context.Context, batch int) (removed int, err error) {
	now := db.now()
	removed, err = db.inBatches(ctx, batch, `delete from attachments where id in (
		select id from attachments where message_id is null and mail_id is null and created_at < ? order by created_at limit ? for update skip locked)`,
		now.Add(-looseLife))
	if err != nil {
		return removed, fmt.Errorf("purge files: %w", err)
	}
	n, err := db.inBatches(ctx, min(batch, 50), `select * from purge_orphans(?, ?, ?)`, now.Add(-looseLife-orphanSpan), now.Add(-looseLife))
	if err != nil {
		return removed + n, fmt.Errorf("purge bytes: %w", err)
	}
	return removed + n, nil
}
