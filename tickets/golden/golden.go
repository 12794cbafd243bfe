// Package golden holds what a test shows against a file that people have looked
// at. UPDATE_GOLDEN=1 writes the files anew; look at the difference before
// committing it.
package golden

import (
	"os"
	"path/filepath"
	"testing"
)

// Check fails the test where got differs from the file, a path from the test's
// own folder.
func Check(t testing.TB, file, got string) {
	t.Helper()
	if os.Getenv("UPDATE_GOLDEN") != "" {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil { //nolint:gosec // a folder of the source tree
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil { //nolint:gosec // a file of the source tree
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file) //nolint:gosec // named by the test
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; look at it and run with UPDATE_GOLDEN=1 if it is right:\n%s", file, got)
	}
}
