package app

import (
	"context"
	"errors"
	"log/slog"
	"testing"

	"github.com/jackc/pgx/v5"

	"kontaktpunkten/app/postgres/embedded"
	"kontaktpunkten/app/postgres/pgtest"
	"kontaktpunkten/app/postgres/schema"
	"kontaktpunkten/migrations"
)

func TestPrivateDatabaseIsMigratedAndStopped(t *testing.T) {
	quiet := slog.New(slog.DiscardHandler)
	cfg := Config{DataDir: pgtest.Folder(t)}
	db, err := OpenDatabase(t.Context(), cfg, quiet)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close(context.Background()) })
	if err := schema.Check(t.Context(), db.AppURL, migrations.FS); err != nil {
		t.Error(err)
	}
	if _, err := OpenDatabase(t.Context(), cfg, quiet); !errors.Is(err, embedded.ErrInUse) {
		t.Errorf("a second desk on the folder: %v", err)
	}
	beside, err := JoinDatabase(t.Context(), cfg, quiet)
	if err != nil {
		t.Fatal(err)
	}
	if err := beside.Close(t.Context()); err != nil {
		t.Error(err)
	}
	if err := db.Close(t.Context()); err != nil {
		t.Error(err)
	}
	select {
	case <-db.Lost():
	default:
		t.Error("still running after Close")
	}
}

func TestHospitalsDatabase(t *testing.T) {
	quiet := slog.New(slog.DiscardHandler)
	empty := pgtest.Empty(t)
	if _, err := OpenDatabase(t.Context(), Config{DatabaseURL: empty.AppURL}, quiet); !errors.Is(err, schema.ErrOlderDatabase) {
		t.Errorf("never migrated, and not ours to migrate: %v", err)
	}
	both := Config{DatabaseURL: empty.AppURL, MigrateURL: empty.OwnerURL}
	if _, err := OpenDatabase(t.Context(), both, quiet); err != nil {
		t.Fatalf("with the owner role: %v", err)
	}
	if _, err := OpenDatabase(t.Context(), Config{DatabaseURL: empty.AppURL}, quiet); err != nil {
		t.Errorf("up to date: %v", err)
	}
	conn, err := pgx.Connect(t.Context(), empty.OwnerURL)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = conn.Close(context.Background()) }()
	if _, err := conn.Exec(t.Context(), "INSERT INTO goose_db_version (version_id, is_applied) VALUES (9999, true)"); err != nil {
		t.Fatal(err)
	}
	for _, cfg := range []Config{both, {DatabaseURL: empty.AppURL}} {
		if _, err := OpenDatabase(t.Context(), cfg, quiet); !errors.Is(err, schema.ErrNewerDatabase) {
			t.Errorf("newer than the program: %v", err)
		}
	}
}
