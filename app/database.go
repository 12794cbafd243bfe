package app

import (
	"context"
	"errors"
	"fmt"
	"log/slog"

	"kontaktpunkten/app/postgres/embedded"
	"kontaktpunkten/app/postgres/schema"
	"kontaktpunkten/migrations"
)

// Database is the desk's database, up to date and ready: the private one or the
// hospital's own.
type Database struct {
	AppURL   string // serving role
	OwnerURL string // owner role; empty when this program may not migrate

	private *embedded.Server // nil for the hospital's own
}

// OpenDatabase starts the private PostgreSQL unless DATABASE_URL is set, and
// brings the database up to date where it may. It refuses a database that is
// newer than the program, or that is older and not this program's to migrate.
func OpenDatabase(ctx context.Context, cfg Config, logger *slog.Logger) (*Database, error) {
	db := &Database{AppURL: cfg.DatabaseURL, OwnerURL: cfg.MigrateURL}
	if cfg.PrivateDatabase() {
		server, err := embedded.Start(ctx, embedded.Config{DataDir: cfg.DataDir, Fsync: true, Logger: logger})
		if err != nil {
			return nil, fmt.Errorf("private PostgreSQL: %w", err)
		}
		db.private = server
		db.AppURL = server.URL(embedded.Database, embedded.AppRole)
		db.OwnerURL = server.URL(embedded.Database, embedded.OwnerRole)
	}
	if err := db.prepare(ctx); err != nil {
		if errClose := db.Close(context.WithoutCancel(ctx)); errClose != nil {
			logger.Error("private PostgreSQL", "error", errClose)
		}
		return nil, err
	}
	return db, nil
}

// JoinDatabase is OpenDatabase for a short command that may run beside a desk:
// where a running desk holds the private PostgreSQL, its is used.
func JoinDatabase(ctx context.Context, cfg Config, logger *slog.Logger) (*Database, error) {
	db, err := OpenDatabase(ctx, cfg, logger)
	if !errors.Is(err, embedded.ErrInUse) {
		return db, err
	}
	address, err := embedded.Join(cfg.DataDir)
	if err != nil {
		return nil, err
	}
	db = &Database{AppURL: address.URL(embedded.Database, embedded.AppRole)}
	return db, db.prepare(ctx)
}

func (db *Database) prepare(ctx context.Context) error {
	if db.OwnerURL == "" {
		return schema.Check(ctx, db.AppURL, migrations.FS)
	}
	return schema.Migrate(ctx, db.OwnerURL, migrations.FS)
}

// Lost is closed when the private PostgreSQL is gone and cannot be brought
// back; it stays open for a database that others look after.
func (db *Database) Lost() <-chan struct{} {
	if db.private == nil {
		return nil
	}
	return db.private.Done()
}

// Private is the running private PostgreSQL, or nil.
func (db *Database) Private() *embedded.Server { return db.private }

// Close stops the private PostgreSQL; it leaves others' alone. When ctx ends
// first it stops at once, which loses nothing.
func (db *Database) Close(ctx context.Context) error {
	if db.private == nil {
		return nil
	}
	return db.private.Stop(ctx)
}
