package app

import (
	"os"
	"strings"
	"testing"
)

// The README's table of settings is generated: make generate.
func TestReadmeShowsTheSettings(t *testing.T) {
	const file, begin, end = "../README.md", "<!-- settings -->\n", "<!-- /settings -->\n"
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, foundBegin := strings.Cut(string(text), begin)
	_, after, foundEnd := strings.Cut(rest, end)
	if !foundBegin || !foundEnd {
		t.Fatalf("the README has lost the marks %q and %q", begin, end)
	}
	want := before + begin + ConfigTable() + end + after
	if want == string(text) {
		return
	}
	if os.Getenv("UPDATE_GOLDEN") == "" {
		t.Fatal("the README's table of settings is not up to date: make generate")
	}
	if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
		t.Fatal(err)
	}
}
