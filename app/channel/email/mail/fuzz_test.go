package mail

import (
	"bytes"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// small limits let the fuzzer reach what lies behind them.
var small = Limits{Header: 4 << 10, Value: 1 << 10, Depth: 5, Parts: 20, Files: 5, Text: 8 << 10}

// FuzzRead holds what everything that is read must be: within the limits, text
// that a database takes, markup that runs nothing and asks for nothing, and the
// same again when it is read again.
func FuzzRead(f *testing.F) {
	for _, one := range ours(f) {
		f.Add(one)
	}
	day := time.Date(2026, 3, 3, 0, 0, 0, 0, time.UTC)
	f.Fuzz(func(t *testing.T, b []byte) {
		r, err := Read(b, small)
		if err != nil {
			if len(b) > 0 {
				t.Fatal(err)
			}
			return
		}
		if len(r.Files) > small.Files || len(r.Text)+len(r.Folded) > 8*small.Text+100 {
			t.Fatalf("%d files, %d and %d bytes of text", len(r.Files), len(r.Text), len(r.Folded))
		}
		for _, s := range append(texts(r), r.HTML) {
			if !utf8.ValidString(s) || strings.ContainsAny(s, "\x00\r") {
				t.Fatalf("no clean text: %q", s)
			}
		}
		inert(t, r.HTML)
		again, _ := Read(b, small)
		if !bytes.Equal(r.DedupKey(day), again.DedupKey(day)) {
			t.Fatal("read twice, and not the same mail")
		}
	})
}

// FuzzSafe holds that markup is inert, and that making it safe again changes
// nothing that a browser would see.
func FuzzSafe(f *testing.F) {
	for _, one := range hostile(f) {
		f.Add(one.markup)
	}
	f.Fuzz(func(t *testing.T, markup string) {
		safe, _ := Safe(markup)
		inert(t, safe)
		inert(t, FromText(markup))
	})
}

func texts(r *Reading) []string {
	all := []string{r.From.Name, r.From.Mail, r.Subject, r.MessageID, r.Text, r.Folded, r.whole}
	for _, list := range [][]Address{r.ReplyTo, r.To, r.Cc} {
		for _, a := range list {
			all = append(all, a.Name, a.Mail)
		}
	}
	for i := range r.Files {
		all = append(all, r.Files[i].Name, r.Files[i].Type, r.Files[i].InlineID)
	}
	if r.Bounce != nil {
		all = append(all, r.Bounce.MessageID, r.Bounce.Recipient, r.Bounce.Action, r.Bounce.Status)
	}
	return append(all, r.Thread...)
}
