package pgtest

import (
	"context"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/jackc/pgx/v5"

	"kontaktpunkten/app/postgres/schema"
	"kontaktpunkten/migrations"
)

func query[T any](t *testing.T, url, statement string) (value T, err error) {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), url)
	if err != nil {
		return value, err
	}
	defer func() { _ = conn.Close(context.Background()) }()
	err = conn.QueryRow(t.Context(), statement).Scan(&value)
	return value, err
}

func TestEachTestHasItsOwnMigratedDatabase(t *testing.T) {
	var wait sync.WaitGroup
	names := make([]string, 4)
	for i := range names {
		wait.Go(func() {
			db := New(t)
			if err := schema.Check(t.Context(), db.AppURL, migrations.FS); err != nil {
				t.Error(err)
			}
			var err error
			if names[i], err = query[string](t, db.OwnerURL, "SELECT current_database()"); err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
	for i, name := range names {
		for _, other := range names[:i] {
			if name == other {
				t.Errorf("two tests share %s", name)
			}
		}
	}
}

func TestDatabaseIsDroppedWithItsTest(t *testing.T) {
	var address string
	t.Run("inner", func(t *testing.T) {
		address = Empty(t).OwnerURL
		if _, err := query[int](t, address, "SELECT 1"); err != nil {
			t.Error(err)
		}
	})
	if _, err := query[int](t, address, "SELECT 1"); err == nil || !strings.Contains(err.Error(), "does not exist") {
		t.Errorf("after the test: %v", err)
	}
}

func TestTemplateFollowsTheMigrations(t *testing.T) {
	one, err := hashOf(fstest.MapFS{"0001_a.sql": {Data: []byte("a")}})
	if err != nil {
		t.Fatal(err)
	}
	for _, other := range []fstest.MapFS{
		{"0001_a.sql": {Data: []byte("b")}},
		{"0002_a.sql": {Data: []byte("a")}},
		{"0001_a.sql": {Data: []byte("a")}, "0002_b.sql": {}},
	} {
		if two, err := hashOf(other); err != nil || one == two {
			t.Errorf("%v: same template, %v", other, err)
		}
	}
}

func TestUsersAreForgottenWhenTheyEnd(t *testing.T) {
	folder := t.TempDir()
	if err := os.Mkdir(folder+"/users", 0o755); err != nil {
		t.Fatal(err)
	}
	if used(folder) {
		t.Error("used by nobody")
	}
	if err := register(folder); err != nil {
		t.Fatal(err)
	}
	if !used(folder) {
		t.Error("its user is forgotten while it runs")
	}
	child := exec.Command("cat")
	input, err := child.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	born := birth(child.Process.Pid)
	if !alive(child.Process.Pid, born) || alive(child.Process.Pid, "1") {
		t.Error("a running process is not told from one that had its number before")
	}
	if err := input.Close(); err != nil {
		t.Fatal(err)
	}
	if err := child.Wait(); err != nil {
		t.Fatal(err)
	}
	if alive(child.Process.Pid, born) {
		t.Error("a process that has ended counts as a user")
	}
}
