package embedded

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
)

const helperVariable = "KP_TEST_EMBEDDED_HELPER"

// TestMain lets the test binary play the program that gets killed.
func TestMain(m *testing.M) {
	if dir := os.Getenv(helperVariable); dir != "" {
		s, err := Start(context.Background(), quick(dir))
		if err != nil {
			fmt.Println("failed:", err)
			os.Exit(1)
		}
		fmt.Println("ready", s.URL(Database, OwnerRole))
		<-s.Done()
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// quick keeps fsync on: these tests are about what survives.
func quick(dir string) Config {
	return Config{DataDir: dir, Fsync: true, Settings: map[string]string{"shared_buffers": "32MB"}}
}

// folder is a new data folder that the server's account can reach.
func folder(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "kp-embedded-") //nolint:usetesting // t.TempDir is closed to the server's account
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	if err := os.Chmod(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	return filepath.Join(dir, "data")
}

func start(t *testing.T, dir string) *Server {
	t.Helper()
	s, err := Start(t.Context(), quick(dir))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { stop(t, s) })
	return s
}

func stop(t *testing.T, s *Server) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	if err := s.Stop(ctx); err != nil {
		t.Error(err)
	}
}

// one runs a statement on a connection of its own.
func one[T any](t *testing.T, url, statement string) (T, error) {
	t.Helper()
	var value T
	conn, err := pgx.Connect(t.Context(), url)
	if err != nil {
		return value, err
	}
	defer func() { _ = conn.Close(context.Background()) }()
	err = conn.QueryRow(t.Context(), statement).Scan(&value)
	return value, err
}

func must[T any](t *testing.T, url, statement string) T {
	t.Helper()
	value, err := one[T](t, url, statement)
	if err != nil {
		t.Fatal(err)
	}
	return value
}

// eventually asks until the answer is yes.
func eventually(t *testing.T, what string, ask func() bool) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	defer cancel()
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for !ask() {
		select {
		case <-tick.C:
		case <-ctx.Done():
			t.Fatalf("waited in vain: %s", what)
		}
	}
}

func prepare(t *testing.T, url string) {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = conn.Close(context.Background()) }()
	if _, err := conn.Exec(t.Context(), `CREATE TABLE contacts (id bigserial PRIMARY KEY); INSERT INTO contacts DEFAULT VALUES`); err != nil {
		t.Fatal(err)
	}
}

func count(t *testing.T, url string) int {
	t.Helper()
	return must[int](t, url, `SELECT count(*) FROM contacts`)
}

func TestDataIsKeptBetweenStarts(t *testing.T) {
	t.Parallel()
	dir := folder(t)
	first := start(t, dir)
	owner, app := first.URL(Database, OwnerRole), first.URL(Database, AppRole)
	prepare(t, owner)
	if got := must[string](t, owner, `SELECT string_agg(w, '' ORDER BY w) FROM (VALUES ('ö'), ('a'), ('å'), ('z'), ('ä')) AS words(w)`); got != "azåäö" {
		t.Errorf("sorted to %s", got)
	}
	if got := must[string](t, owner, `SELECT to_tsvector('simple', 'ÅSÖ är')::text`); got != "'är':2 'åsö':1" {
		t.Errorf("text search sees %s", got)
	}
	if _, err := one[int](t, app, `SELECT count(*) FROM contacts`); err == nil {
		t.Error("the serving role reads a table that no migration granted it")
	}
	if info, err := os.Stat(filepath.Join(dir, "secrets.json")); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("secrets.json: %v, %v", info.Mode(), err)
	}
	stop(t, first)
	second := start(t, dir)
	if second.URL(Database, OwnerRole) != owner {
		t.Error("the connection string changed")
	}
	if got := count(t, owner); got != 1 {
		t.Errorf("%d contacts after a restart, want 1", got)
	}
}

func TestSecondDeskOnTheSameFolder(t *testing.T) {
	t.Parallel()
	dir := folder(t)
	first := start(t, dir)
	_, err := Start(t.Context(), quick(dir))
	if !errors.Is(err, ErrInUse) || !strings.Contains(err.Error(), "KP_DATA_DIR") {
		t.Fatalf("second desk: %v", err)
	}
	if got := must[int](t, first.URL(Database, AppRole), `SELECT 1`); got != 1 {
		t.Error("the first desk lost its database")
	}
	beside, err := Join(dir)
	if err != nil {
		t.Fatal(err)
	}
	if got := must[int](t, beside.URL(Database, AppRole), `SELECT 1`); got != 1 {
		t.Error("no answer to a program beside the desk")
	}
	if _, err := Join(t.TempDir()); err == nil {
		t.Error("joined a desk that never was")
	}
}

// victim runs a desk's database in a process of its own.
func victim(t *testing.T, dir string) (*exec.Cmd, string) {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(program)
	cmd.Env = append(os.Environ(), helperVariable+"="+dir)
	output, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })
	line, err := bufio.NewReader(output).ReadString('\n')
	url, ready := strings.CutPrefix(strings.TrimSpace(line), "ready ")
	if err != nil || !ready {
		t.Fatalf("helper: %q, %v", line, err)
	}
	return cmd, url
}

func TestKilledProgramTakesItsServerAlong(t *testing.T) {
	t.Parallel()
	dir := folder(t)
	program, url := victim(t, dir)
	prepare(t, url)
	if err := program.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	eventually(t, "the orphaned server ends", func() bool {
		pids, err := leftovers(filepath.Join(dir, "cluster"))
		return err == nil && len(pids) == 0
	})
	start(t, dir)
	if got := count(t, url); got != 1 {
		t.Errorf("%d contacts, want 1", got)
	}
}

func TestStartRightAfterTheProgramWasKilled(t *testing.T) {
	t.Parallel()
	dir := folder(t)
	program, url := victim(t, dir)
	prepare(t, url)
	if err := program.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = program.Wait()
	start(t, dir)
	if got := count(t, url); got != 1 {
		t.Errorf("%d contacts, want 1", got)
	}
}

func TestStartAfterBothWereKilled(t *testing.T) {
	t.Parallel()
	dir := folder(t)
	program, url := victim(t, dir)
	prepare(t, url)
	if err := program.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	killServer(t, dir)
	_ = program.Wait()
	// The number in a stale pid file may meanwhile be another process's.
	stale := filepath.Join(dir, "cluster", "postmaster.pid")
	text := fmt.Sprintf("%d\n%s\n0\n5432\n\n\n0 0\n", os.Getppid(), filepath.Join(dir, "cluster"))
	if err := os.WriteFile(stale, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	start(t, dir)
	if got := count(t, url); got != 1 {
		t.Errorf("%d contacts, want 1", got)
	}
}

func TestKilledServerIsStartedAgain(t *testing.T) {
	t.Parallel()
	dir := folder(t)
	s := start(t, dir)
	url := s.URL(Database, OwnerRole)
	prepare(t, url)
	killServer(t, dir)
	eventually(t, "the server answers again", func() bool {
		got, err := one[int](t, url, `SELECT count(*) FROM contacts`)
		return err == nil && got == 1
	})
}
