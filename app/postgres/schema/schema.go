// Package schema brings a database to the shape that this program needs, and
// refuses one that is newer. It stands apart from package postgres so that the
// stores' tests can have a migrated database without importing the stores.
package schema

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	_ "github.com/jackc/pgx/v5/stdlib" // the database/sql driver that goose needs
	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"
	"github.com/riverqueue/river/riverdriver/riverpgxv5"
	"github.com/riverqueue/river/rivermigrate"
)

// AppRole is the role that serves. Migrations grant to it by this name.
const AppRole = "kontaktpunkten_app"

var (
	// ErrNewerDatabase says that a newer program has migrated this database.
	ErrNewerDatabase = errors.New("the database is newer than this program: start the newer version, or restore the backup from before the upgrade")
	// ErrOlderDatabase says that migrations are missing, and that the caller
	// was not asked to run them.
	ErrOlderDatabase = errors.New("the database is older than this program: run kontaktpunkten migrate with KP_MIGRATE_URL set to the owner role's connection")
	// ErrNoAppRole says that the server lacks the role that migrations grant to.
	ErrNoAppRole = errors.New("the database server has no role " + AppRole + ": create it with CREATE ROLE " + AppRole + " LOGIN PASSWORD '…'")
)

// Migrate runs what is missing of the migrations in fsys and of River's own, as
// the owner role. Any number of programs may do so at once: one works, the
// others wait for it (at most five minutes) and find nothing left to do.
func Migrate(ctx context.Context, ownerURL string, fsys fs.FS) error {
	db, err := sql.Open("pgx", ownerURL)
	if err != nil {
		return fmt.Errorf("migrate: %w", err)
	}
	defer func() { _ = db.Close() }()
	// goose's locker asks again and again instead of waiting inside a
	// statement: a waiting statement holds a snapshot, and CREATE INDEX
	// CONCURRENTLY in the migration it waits for would wait for that snapshot.
	locker, err := lock.NewPostgresSessionLocker(lock.WithLockTimeout(1, 300))
	if err != nil {
		return fmt.Errorf("migrate: %w", err)
	}
	conn, err := db.Conn(ctx)
	if err != nil {
		return fmt.Errorf("migrate: %w", err)
	}
	defer func() { _ = conn.Close() }()
	if err := locker.SessionLock(ctx, conn); err != nil {
		return fmt.Errorf("migrate: wait for another program that migrates: %w", err)
	}
	err = migrateLocked(ctx, db, ownerURL, fsys)
	if unlockErr := locker.SessionUnlock(context.WithoutCancel(ctx), conn); err == nil {
		err = unlockErr
	}
	if err != nil {
		return fmt.Errorf("migrate: %w", err)
	}
	return nil
}

func migrateLocked(ctx context.Context, db *sql.DB, ownerURL string, fsys fs.FS) error {
	var role bool
	if err := db.QueryRowContext(ctx, "SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = $1)", AppRole).Scan(&role); err != nil {
		return err
	}
	if !role {
		return ErrNoAppRole
	}
	provider, err := goose.NewProvider(goose.DialectPostgres, db, fsys, goose.WithLogger(goose.NopLogger()))
	if err != nil {
		return err
	}
	current, target, err := provider.GetVersions(ctx)
	if err != nil {
		return err
	}
	if current > target {
		return fmt.Errorf("%w (database version %d, program version %d)", ErrNewerDatabase, current, target)
	}
	results, err := provider.Up(ctx)
	for _, r := range results {
		slog.InfoContext(ctx, "migrated", "version", r.Source.Version, "duration", r.Duration)
	}
	if err != nil {
		return err
	}
	if err := migrateJobs(ctx, ownerURL); err != nil {
		return err
	}
	return grantJobs(ctx, db)
}

// migrateJobs runs River's own migrations.
func migrateJobs(ctx context.Context, ownerURL string) error {
	pool, err := pgxpool.New(ctx, ownerURL)
	if err != nil {
		return err
	}
	defer pool.Close()
	migrator, err := rivermigrate.New(riverpgxv5.New(pool), &rivermigrate.Config{Logger: slog.New(slog.DiscardHandler)})
	if err != nil {
		return fmt.Errorf("job tables: %w", err)
	}
	if err := jobsNotNewer(ctx, pool, migrator.AllVersions()); err != nil {
		return err
	}
	if _, err := migrator.Migrate(ctx, rivermigrate.DirectionUp, nil); err != nil {
		return fmt.Errorf("job tables: %w", err)
	}
	return nil
}

func jobsNotNewer(ctx context.Context, pool *pgxpool.Pool, known []rivermigrate.Migration) error {
	var exists bool
	if err := pool.QueryRow(ctx, "SELECT to_regclass('river_migration') IS NOT NULL").Scan(&exists); err != nil || !exists {
		return err
	}
	var current int
	if err := pool.QueryRow(ctx, "SELECT coalesce(max(version), 0) FROM river_migration").Scan(&current); err != nil {
		return fmt.Errorf("job tables: %w", err)
	}
	if newest := known[len(known)-1].Version; current > newest {
		return fmt.Errorf("%w (job tables: database version %d, program version %d)", ErrNewerDatabase, current, newest)
	}
	return nil
}

// grantJobs lets the serving role work on River's tables, and read how far the
// database has been migrated.
func grantJobs(ctx context.Context, db *sql.DB) error {
	const grant = `DO $$
DECLARE
  item record;
BEGIN
  FOR item IN
    SELECT c.oid::regclass AS name, c.relkind AS kind
    FROM pg_class c
    JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = current_schema() AND c.relname LIKE 'river\_%' AND c.relkind IN ('r', 'p', 'S')
  LOOP
    IF item.kind = 'S' THEN
      EXECUTE format('GRANT USAGE, SELECT ON SEQUENCE %s TO kontaktpunkten_app', item.name);
    ELSE
      EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO kontaktpunkten_app', item.name);
    END IF;
  END LOOP;
  GRANT SELECT ON goose_db_version TO kontaktpunkten_app;
END
$$`
	if _, err := db.ExecContext(ctx, grant); err != nil {
		return fmt.Errorf("rights on the job tables: %w", err)
	}
	return nil
}

// Version is how far the database has been migrated; 0 means not at all. Either
// role may ask.
func Version(ctx context.Context, databaseURL string) (int64, error) {
	conn, err := pgx.Connect(ctx, databaseURL)
	if err != nil {
		return 0, fmt.Errorf("schema version: %w", err)
	}
	defer func() { _ = conn.Close(context.WithoutCancel(ctx)) }()
	var exists bool
	if err := conn.QueryRow(ctx, "SELECT to_regclass('goose_db_version') IS NOT NULL").Scan(&exists); err != nil {
		return 0, fmt.Errorf("schema version: %w", err)
	}
	if !exists {
		return 0, nil
	}
	var version int64
	if err := conn.QueryRow(ctx, "SELECT coalesce(max(version_id) FILTER (WHERE is_applied), 0) FROM goose_db_version").Scan(&version); err != nil {
		return 0, fmt.Errorf("schema version: %w", err)
	}
	return version, nil
}

// Check says whether the database has exactly the migrations in fsys:
// ErrOlderDatabase or ErrNewerDatabase when not.
func Check(ctx context.Context, databaseURL string, fsys fs.FS) error {
	known, err := newest(fsys)
	if err != nil {
		return err
	}
	version, err := Version(ctx, databaseURL)
	if err != nil {
		return err
	}
	switch {
	case version > known:
		return fmt.Errorf("%w (database version %d, program version %d)", ErrNewerDatabase, version, known)
	case version < known:
		return fmt.Errorf("%w (database version %d, program version %d)", ErrOlderDatabase, version, known)
	}
	return nil
}

// newest is the highest version among the files of fsys.
func newest(fsys fs.FS) (int64, error) {
	names, err := fs.Glob(fsys, "*.sql")
	if err != nil {
		return 0, err
	}
	var highest int64
	for _, name := range names {
		version, err := goose.NumericComponent(name)
		if err != nil {
			return 0, fmt.Errorf("migration %s: %w", name, err)
		}
		highest = max(highest, version)
	}
	return highest, nil
}
