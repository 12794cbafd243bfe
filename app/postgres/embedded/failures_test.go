package embedded

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestInterruptedInitialisationIsForgotten(t *testing.T) {
	t.Parallel()
	dir := folder(t)
	abandoned := filepath.Join(dir, "init-123", "cluster")
	if err := os.MkdirAll(abandoned, 0o755); err != nil {
		t.Fatal(err)
	}
	start(t, dir)
	if _, err := os.Stat(filepath.Dir(abandoned)); !os.IsNotExist(err) {
		t.Errorf("the interrupted attempt is still there: %v", err)
	}
}

func TestDataOfAnotherMajorVersion(t *testing.T) {
	t.Parallel()
	dir := folder(t)
	cluster := filepath.Join(dir, "cluster")
	if err := os.MkdirAll(cluster, 0o755); err != nil {
		t.Fatal(err)
	}
	version := filepath.Join(cluster, "PG_VERSION")
	if err := os.WriteFile(version, []byte("99\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	// Root hands over to the owner of the cluster, and refuses root's.
	if a, err := chooseAccount(filepath.Join(dir, "none")); err != nil {
		t.Fatal(err)
	} else if err := os.Chown(cluster, a.uid, a.gid); err != nil {
		t.Fatal(err)
	}
	_, err := Start(t.Context(), quick(dir))
	if err == nil || !strings.Contains(err.Error(), "made by PostgreSQL 99") || !strings.Contains(err.Error(), "PG_BINDIR") {
		t.Errorf("got %v", err)
	}
}

func TestFolderThatIsNoCluster(t *testing.T) {
	t.Parallel()
	dir := folder(t)
	if err := os.MkdirAll(filepath.Join(dir, "cluster"), 0o755); err != nil {
		t.Fatal(err)
	}
	if _, err := Start(t.Context(), quick(dir)); err == nil || !strings.Contains(err.Error(), "not a PostgreSQL cluster") {
		t.Errorf("got %v", err)
	}
}

func TestLongPathKeepsItsSocketElsewhere(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(folder(t), strings.Repeat("avdelning/", 12))
	s := start(t, dir)
	t.Cleanup(func() { _ = os.RemoveAll(s.cluster.socket) })
	if strings.HasPrefix(s.cluster.socket, dir) {
		t.Errorf("socket in %s", s.cluster.socket)
	}
	if got := must[int](t, s.URL(Database, AppRole), `SELECT 1`); got != 1 {
		t.Error("no answer")
	}
}

func TestParentClosedToTheServersAccount(t *testing.T) {
	t.Parallel()
	closed := t.TempDir()
	if err := os.Chmod(closed, 0o700); err != nil {
		t.Fatal(err)
	}
	stranger := account{uid: 54321, gid: 54321, name: "stranger", other: true}
	err := stranger.mayEnter(closed, "set KP_DATA_DIR")
	if err == nil || !strings.Contains(err.Error(), "KP_DATA_DIR") || !strings.Contains(err.Error(), "stranger") {
		t.Errorf("got %v", err)
	}
	if err := stranger.mayEnter("/", ""); err != nil {
		t.Errorf("the root folder: %v", err)
	}
}

func TestBinaries(t *testing.T) {
	dir, err := FindBinaries()
	if err != nil {
		t.Fatal(err)
	}
	if got, err := findBinaries(99); err != nil || got == "" {
		t.Errorf("a version that is not there: %q, %v", got, err)
	}
	t.Setenv("PG_BINDIR", dir)
	if got, err := FindBinaries(); err != nil || got != dir {
		t.Errorf("PG_BINDIR: %q, %v", got, err)
	}
	t.Setenv("PG_BINDIR", t.TempDir())
	if _, err := FindBinaries(); err == nil || !strings.Contains(err.Error(), "PG_BINDIR") {
		t.Errorf("empty PG_BINDIR: %v", err)
	}
	for _, word := range []string{"postgresql", "npm ci", "PG_BINDIR", "DATABASE_URL"} {
		if !strings.Contains(errNoBinaries.Error(), word) {
			t.Errorf("the error for a bare machine does not mention %s", word)
		}
	}
	dirs := []string{"/usr/lib/postgresql/9/bin", "/usr/lib/postgresql/17/bin", "/usr/lib/postgresql/15/bin"}
	slices.SortFunc(dirs, func(a, b string) int { return folderVersion(b) - folderVersion(a) })
	if dirs[0] != "/usr/lib/postgresql/17/bin" || dirs[2] != "/usr/lib/postgresql/9/bin" {
		t.Errorf("order %v", dirs)
	}
}
