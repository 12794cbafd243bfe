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

// looseAtMost is how many files a citizen may put here in an hour without sending
// them.
const looseAtMost = 30

// KeepCitizenFile notes a file that a citizen has put here and not sent yet;
// TooMany with slug too-many-files where there are very many.
func (db *DB) KeepCitizenFile(ctx context.Context, c *auth.Citizen, name string, b *desk.Blob) (*wire.Attachment, error) {
	now := db.now()
	a := &wire.Attachment{Name: name, Type: b.ContentType, Size: b.Size}
	err := db.Gorm(ctx).Raw(`insert into attachments (blob_id, name, content_type, size, citizen_id, created_at)
		select ?::bigint, ?::text, ?::text, ?::bigint, ?::bigint, ?::timestamptz
		where (select count(*) from attachments where citizen_id = ? and message_id is null and mail_id is null and created_at > ?) < ? returning id`,
		b.ID, name, b.ContentType, b.Size, c.Patient, now, c.Patient, now.Add(-time.Hour), looseAtMost).Row().Scan(&a.ID)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return nil, problem.New(problem.TooMany, "too-many-files")
	case err != nil:
		return nil, fmt.Errorf("keep a citizen's file: %w", err)
	}
	return a, nil
}

// LooseFiles are files that the citizen has put here, in the order asked for.
func (db *DB) LooseFiles(ctx context.Context, c *auth.Citizen, ids []int64) ([]desk.File, error) {
	rows, err := db.Gorm(ctx).Raw(`select a.blob_id, a.name, a.content_type, a.size from unnest(?::bigint[]) with ordinality x (id, nr)
		join attachments a on a.id = x.id where a.citizen_id = ? and a.message_id is null and a.mail_id is null order by x.nr`,
		intList(ids), c.Patient).Rows()
	if err != nil {
		return nil, fmt.Errorf("read a citizen's files: %w", err)
	}
	defer rows.Close()
	var files []desk.File
	for rows.Next() {
		var f desk.File
		if err := rows.Scan(&f.Blob, &f.Name, &f.ContentType, &f.Size); err != nil {
			return nil, err
		}
		files = append(files, f)
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	if len(files) != len(ids) {
		return nil, problem.OfField("attachments", "unknown")
	}
	return files, nil
}

// CitizenFile is a file on a message in the citizen's inbox, or one of the
// citizen's own that is not sent yet; NotFound with slug file-not-found for every
// other.
func (db *DB) CitizenFile(ctx context.Context, c *auth.Citizen, id int64) (*desk.File, error) {
	var f desk.File
	args := append(visibleTo(c), id, c.Patient)
	err := db.Gorm(ctx).Raw(visibleSQL+`select a.blob_id, a.name, a.content_type, a.size from attachments a where a.id = ?
		and (a.message_id in (select message_id from visible) or a.message_id is null and a.mail_id is null and a.citizen_id = ?)`, args...).
		Row().Scan(&f.Blob, &f.Name, &f.ContentType, &f.Size)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return nil, problem.New(problem.NotFound, "file-not-found")
	case err != nil:
		return nil, fmt.Errorf("find a citizen's file: %w", err)
	}
	return &f, nil
}
