package schema_test

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/jackc/pgx/v5"

	"kontaktpunkten/app/postgres/pgtest"
	"kontaktpunkten/app/postgres/schema"
	"kontaktpunkten/migrations"
)

// empty makes a database with nothing in it.
func empty(t *testing.T) (ownerURL, appURL string) {
	t.Helper()
	db := pgtest.Empty(t)
	return db.OwnerURL, db.AppURL
}

func execute(t *testing.T, url, statement string) {
	t.Helper()
	if err := try(t, url, statement); err != nil {
		t.Fatal(err)
	}
}

func try(t *testing.T, url, statement string) error {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = conn.Close(context.Background()) }()
	_, err = conn.Exec(t.Context(), statement)
	return err
}

func file(statement string) *fstest.MapFile {
	return &fstest.MapFile{Data: []byte("-- +goose Up\n" + statement + ";\n")}
}

var two = fstest.MapFS{
	"0001_parts.sql": file("CREATE TABLE parts (id bigint)"),
	"0002_more.sql":  file("INSERT INTO parts VALUES (1)"),
}

func TestSeveralProgramsMigrateOnce(t *testing.T) {
	owner, app := empty(t)
	var wait sync.WaitGroup
	failures := make([]error, 4)
	for i := range failures {
		wait.Go(func() { failures[i] = schema.Migrate(t.Context(), owner, two) })
	}
	wait.Wait()
	if err := errors.Join(failures...); err != nil {
		t.Fatal(err)
	}
	execute(t, owner, "DO $$ BEGIN IF (SELECT count(*) FROM parts) <> 1 THEN RAISE 'migrated more than once'; END IF; END $$")
	if version, err := schema.Version(t.Context(), app); err != nil || version != 2 {
		t.Errorf("version %d, %v", version, err)
	}
}

func TestServingRoleMayWorkOnJobsOnly(t *testing.T) {
	owner, app := empty(t)
	if err := schema.Migrate(t.Context(), owner, two); err != nil {
		t.Fatal(err)
	}
	execute(t, app, "SELECT FROM river_queue; DELETE FROM river_job; DELETE FROM river_leader")
	execute(t, app, "INSERT INTO river_job (args, kind, max_attempts) VALUES ('{}', 'sweep', 1)")
	for _, statement := range []string{
		"SELECT FROM parts", "CREATE TABLE mine (id bigint)", "UPDATE goose_db_version SET version_id = 9",
	} {
		if err := try(t, app, statement); err == nil {
			t.Errorf("the serving role may: %s", statement)
		}
	}
}

func TestNewerDatabaseIsRefused(t *testing.T) {
	owner, app := empty(t)
	if err := schema.Migrate(t.Context(), owner, two); err != nil {
		t.Fatal(err)
	}
	previous := fstest.MapFS{"0001_parts.sql": two["0001_parts.sql"]}
	if err := schema.Migrate(t.Context(), owner, previous); !errors.Is(err, schema.ErrNewerDatabase) {
		t.Errorf("migrate: %v", err)
	}
	if err := schema.Check(t.Context(), app, previous); !errors.Is(err, schema.ErrNewerDatabase) {
		t.Errorf("check: %v", err)
	}
	execute(t, owner, "INSERT INTO river_migration (line, version) VALUES ('main', 9999)")
	if err := schema.Migrate(t.Context(), owner, two); !errors.Is(err, schema.ErrNewerDatabase) {
		t.Errorf("newer job tables: %v", err)
	}
}

func TestOlderDatabaseIsNoticed(t *testing.T) {
	owner, app := empty(t)
	if err := schema.Check(t.Context(), app, two); !errors.Is(err, schema.ErrOlderDatabase) {
		t.Errorf("never migrated: %v", err)
	}
	if err := schema.Migrate(t.Context(), owner, fstest.MapFS{"0001_parts.sql": two["0001_parts.sql"]}); err != nil {
		t.Fatal(err)
	}
	if err := schema.Check(t.Context(), app, two); !errors.Is(err, schema.ErrOlderDatabase) {
		t.Errorf("one behind: %v", err)
	}
	if err := schema.Migrate(t.Context(), owner, two); err != nil {
		t.Fatal(err)
	}
	if err := schema.Check(t.Context(), app, two); err != nil {
		t.Errorf("up to date: %v", err)
	}
}

func TestFailedMigrationLeavesNothingHalfDone(t *testing.T) {
	owner, _ := empty(t)
	broken := fstest.MapFS{"0001_parts.sql": file("CREATE TABLE parts (id bigint);\nSELECT 1/0")}
	if err := schema.Migrate(t.Context(), owner, broken); err == nil {
		t.Fatal("no error")
	}
	if err := schema.Migrate(t.Context(), owner, two); err != nil {
		t.Errorf("after the mend: %v", err)
	}
}

func TestPasswordStaysOutOfErrors(t *testing.T) {
	for _, address := range []string{
		"postgres://owner:hemligt@127.0.0.1:1/desk?connect_timeout=1", "postgres://owner:hemligt@%zz/desk",
		"postgres://owner:hemligt@127.0.0.1:notaport/desk",
	} {
		err := schema.Migrate(t.Context(), address, two)
		if err == nil || strings.Contains(err.Error(), "hemligt") {
			t.Errorf("%v", err)
		}
	}
}

func TestOwnMigrations(t *testing.T) {
	owner, app := empty(t)
	for range 2 {
		if err := schema.Migrate(t.Context(), owner, migrations.FS); err != nil {
			t.Fatal(err)
		}
	}
	if err := schema.Check(t.Context(), app, migrations.FS); err != nil {
		t.Error(err)
	}
}
