package postgres

import (
	"context"
	"io/fs"

	"kontaktpunkten/app/postgres/schema"
)

// What Migrate and CheckSchema find wrong; see package schema.
var (
	ErrNewerDatabase = schema.ErrNewerDatabase
	ErrOlderDatabase = schema.ErrOlderDatabase
)

// Migrate brings the database to the newest of the migrations in fsys, and
// River's tables with them; several programs may call it at once.
func Migrate(ctx context.Context, ownerURL string, fsys fs.FS) error {
	return schema.Migrate(ctx, ownerURL, fsys)
}

// SchemaVersion is the number of the last migration that the database has had.
func SchemaVersion(ctx context.Context, databaseURL string) (int64, error) {
	return schema.Version(ctx, databaseURL)
}

// CheckSchema fails unless the database has exactly the migrations in fsys.
func CheckSchema(ctx context.Context, databaseURL string, fsys fs.FS) error {
	return schema.Check(ctx, databaseURL, fsys)
}
