// Package pgtest gives each test a PostgreSQL database of its own with the
// desk's migrations in it.
//
// All test binaries of one go test share a throw-away cluster, which the first
// of them starts (see cluster.go). In it a template database is migrated once,
// named by the hash of the migrations; New clones that template in some tens of
// milliseconds. The cluster ends with the go command that ran the tests.
package pgtest

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"kontaktpunkten/app/postgres/embedded"
	"kontaktpunkten/app/postgres/schema"
	"kontaktpunkten/migrations"
)

// DB is a database that one test has for itself until it ends.
type DB struct {
	// OwnerURL connects as the role that migrates, AppURL as the one that
	// serves and has only what the migrations grant it.
	OwnerURL, AppURL string
}

// New clones the migrated template.
func New(t testing.TB) *DB {
	t.Helper()
	return create(t, func(ctx context.Context, s *server) (string, error) { return s.template(ctx, migrations.FS) })
}

// Empty makes a database that no migration has seen.
func Empty(t testing.TB) *DB {
	t.Helper()
	return create(t, func(context.Context, *server) (string, error) { return "template0", nil })
}

// Folder makes a folder that PostgreSQL's account can reach even when the tests
// run as root (t.TempDir's cannot), for a test that starts a cluster of its own
// in a folder below. It is removed when the test ends.
func Folder(t testing.TB) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "kontaktpunkten-") //nolint:usetesting // t.TempDir is closed to the server's account
	if err != nil {
		t.Fatalf("pgtest: %v", err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	if err := os.Chmod(dir, 0o755); err != nil {
		t.Fatalf("pgtest: %v", err)
	}
	return filepath.Join(dir, "data")
}

var clones atomic.Int64

func create(t testing.TB, from func(context.Context, *server) (string, error)) *DB {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	s, err := shared()
	if err != nil {
		t.Fatalf("pgtest: %v", err)
	}
	template, err := from(ctx, s)
	if err != nil {
		t.Fatalf("pgtest: template: %v", err)
	}
	name := fmt.Sprintf("test_%d_%d", os.Getpid(), clones.Add(1))
	if _, err := s.pool.Exec(ctx, fmt.Sprintf("CREATE DATABASE %s TEMPLATE %s OWNER %s", name, template, embedded.OwnerRole)); err != nil {
		t.Fatalf("pgtest: %v", err)
	}
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
		defer cancel()
		if _, err := s.pool.Exec(ctx, fmt.Sprintf("DROP DATABASE %s WITH (FORCE)", name)); err != nil {
			t.Errorf("pgtest: %v", err)
		}
	})
	return &DB{OwnerURL: withDatabase(s.urls.Owner, name), AppURL: withDatabase(s.urls.App, name)}
}

// server is this test binary's end of the shared cluster.
type server struct {
	urls urls
	pool *pgxpool.Pool // as superuser

	mu       sync.Mutex
	migrated string // the template's name, once it is known to exist
}

// shared finds or starts the cluster, once for a test binary.
var shared = sync.OnceValues(func() (*server, error) {
	found, err := join()
	if err != nil {
		return nil, err
	}
	config, err := pgxpool.ParseConfig(found.Super)
	if err != nil {
		return nil, err
	}
	config.MaxConns = 4
	pool, err := pgxpool.NewWithConfig(context.Background(), config)
	if err != nil {
		return nil, err
	}
	return &server{urls: found, pool: pool}, nil
})

// template makes the migrated template unless another binary has.
func (s *server) template(ctx context.Context, fsys fs.FS) (string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.migrated != "" {
		return s.migrated, nil
	}
	hash, err := hashOf(fsys)
	if err != nil {
		return "", err
	}
	name := "template_" + hash
	err = s.pool.AcquireFunc(ctx, func(conn *pgxpool.Conn) (err error) {
		if _, err := conn.Exec(ctx, "SELECT pg_advisory_lock(hashtext($1))", name); err != nil {
			return err
		}
		defer func() {
			_, unlock := conn.Exec(context.WithoutCancel(ctx), "SELECT pg_advisory_unlock(hashtext($1))", name)
			err = errors.Join(err, unlock)
		}()
		return s.makeTemplate(ctx, conn.Conn(), name, fsys)
	})
	if err != nil {
		return "", err
	}
	s.migrated = name
	return name, nil
}

func (s *server) makeTemplate(ctx context.Context, conn *pgx.Conn, name string, fsys fs.FS) error {
	var exists bool
	if err := conn.QueryRow(ctx, "SELECT EXISTS (SELECT FROM pg_database WHERE datname = $1)", name).Scan(&exists); err != nil || exists {
		return err
	}
	// Under another name until it is whole.
	raw := "raw_" + name
	for _, statement := range []string{
		"DROP DATABASE IF EXISTS " + raw + " WITH (FORCE)",
		"CREATE DATABASE " + raw + " OWNER " + embedded.OwnerRole,
	} {
		if _, err := conn.Exec(ctx, statement); err != nil {
			return err
		}
	}
	if err := schema.Migrate(ctx, withDatabase(s.urls.Owner, raw), fsys); err != nil {
		return err
	}
	for _, statement := range []string{
		"ALTER DATABASE " + raw + " WITH ALLOW_CONNECTIONS false IS_TEMPLATE true",
		// The migration's connections may take a moment to be gone.
		"SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '" + raw + "'",
		"ALTER DATABASE " + raw + " RENAME TO " + name,
	} {
		if _, err := conn.Exec(ctx, statement); err != nil {
			return err
		}
	}
	return nil
}

func hashOf(fsys fs.FS) (string, error) {
	hash := sha256.New()
	err := fs.WalkDir(fsys, ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".sql") {
			return err
		}
		text, err := fs.ReadFile(fsys, path)
		_, _ = fmt.Fprintf(hash, "%s %d\n%s", path, len(text), text)
		return err
	})
	return fmt.Sprintf("%x", hash.Sum(nil)[:8]), err
}

func withDatabase(address, name string) string {
	parsed, err := url.Parse(address)
	if err != nil {
		panic(err) // package embedded made it
	}
	parsed.Path = "/" + name
	return parsed.String()
}
