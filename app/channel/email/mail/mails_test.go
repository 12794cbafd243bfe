package mail

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kontaktpunkten/tickets/golden"
)

// told is what a person checks of a reading.
func told(r *Reading) string {
	var b strings.Builder
	f := func(name string, value any) {
		if s := fmt.Sprint(value); s != "" && s != "false" && s != "[]" {
			_, _ = fmt.Fprintf(&b, "%s: %s\n", name, s)
		}
	}
	f("kind", r.Kind)
	f("own", r.Own)
	f("from", strings.TrimSpace(fmt.Sprintf("%s <%s>", r.From.Name, r.From.Mail)))
	f("subject", r.Subject)
	if !r.Date.IsZero() {
		f("date", r.Date.UTC())
	}
	f("id", r.MessageID)
	f("thread", r.Thread)
	if r.Bounce != nil {
		f("bounce", fmt.Sprintf("%+v", *r.Bounce))
	}
	f("truncated", r.Truncated)
	for i := range r.Files {
		f("file", fmt.Sprintf("%q %s %q %d bytes", r.Files[i].Name, r.Files[i].Type, r.Files[i].InlineID, len(r.Files[i].Content)))
	}
	f("remote images", r.RemoteImages)
	for _, part := range []struct{ name, text string }{{"text", r.Text}, {"folded", r.Folded}, {"html", r.HTML}} {
		if part.text != "" {
			_, _ = fmt.Fprintf(&b, "%s:\n  | %s\n", part.name, strings.ReplaceAll(part.text, "\n", "\n  | "))
		}
	}
	return b.String()
}

func TestMails(t *testing.T) {
	for name, content := range ours(t) {
		t.Run(name, func(t *testing.T) {
			golden.Check(t, "testdata/mails/"+name+".golden", told(mustRead(t, content)))
		})
	}
}

// corpora are mails that nobody here wrote: those with which Go's and Python's
// mail libraries are tested.
func corpora(t testing.TB) map[string]string {
	t.Helper()
	places := map[string]string{"python": "testdata/python"}
	for name, module := range map[string]string{"enmime": "github.com/jhillyerd/enmime/v2", "go-mail": "github.com/wneessen/go-mail"} {
		out, err := exec.CommandContext(t.Context(), "go", "list", "-m", "-f", "{{.Dir}}", module).Output() //nolint:gosec // named above
		if err != nil {
			t.Fatal(module, err)
		}
		places[name] = filepath.Join(strings.TrimSpace(string(out)), "testdata")
	}
	all := map[string]string{}
	for name, place := range places {
		err := filepath.WalkDir(place, func(path string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() && hasSuffix(path, ".raw", ".eml", ".txt") {
				all[name+strings.TrimPrefix(path, place)] = path
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return all
}

func hasSuffix(s string, any ...string) bool {
	return slices.ContainsFunc(any, func(one string) bool { return strings.HasSuffix(s, one) })
}

func TestCorpora(t *testing.T) {
	all := corpora(t)
	if len(all) < 130 {
		t.Errorf("only %d mails", len(all))
	}
	var out strings.Builder
	for _, name := range slices.Sorted(maps.Keys(all)) {
		content, err := os.ReadFile(all[name])
		if err != nil {
			t.Fatal(err)
		}
		if len(content) == 0 {
			continue
		}
		r := mustRead(t, content)
		r.Text, r.Folded, r.HTML = brief(r.Text), brief(r.Folded), brief(r.HTML)
		inert(t, r.HTML)
		out.WriteString("=== " + name + "\n" + told(r))
	}
	golden.Check(t, "testdata/corpora.golden", out.String())
}

func brief(s string) string {
	if len(s) < 200 {
		return s
	}
	return fmt.Sprintf("%s … (%d bytes)", cut(s, 160), len(s))
}
