package mail

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
)

func TestNothingToRead(t *testing.T) {
	if _, err := Read(nil, Limits{}); !errors.Is(err, ErrEmpty) {
		t.Errorf("%v", err)
	}
}

// What is beyond the limits is not read; what is within them is, and the mail is
// never refused.
func TestBombs(t *testing.T) {
	nested := func(n int) string {
		var b strings.Builder
		for i := range n {
			_, _ = fmt.Fprintf(&b, "Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n", i, i)
		}
		return b.String() + "\r\ndjupt"
	}
	parts := "Subject: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n" + strings.Repeat("--b\r\n\r\nen del\r\n", 10_000) + "--b--"
	files := "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nBrev\r\n" +
		strings.Repeat("--b\r\nContent-Disposition: attachment; filename=a.txt\r\n\r\nfil\r\n", 400) + "--b--"
	double := base64.StdEncoding.EncodeToString([]byte(base64.StdEncoding.EncodeToString(bytes.Repeat([]byte("A"), 1<<20))))
	for name, c := range map[string]struct {
		mail  string
		files int
		text  string // what the text begins with
	}{
		"parts within parts":                {"From: a@example.se\r\n" + nested(1000), 0, ""},
		"ten thousand parts":                {parts, 0, "en del"},
		"four hundred files":                {files, 100, "Brev"},
		"a subject of a megabyte":           {"Subject: " + strings.Repeat("Ä", 1<<19) + "\r\nFrom: a@example.se\r\n\r\nBrev", 0, "Brev"},
		"a header of fifty thousand fields": {strings.Repeat("X-A: b\r\n", 50_000) + "\r\nBrev", 0, "Brev"},
		"base64 in base64":                  {"Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n" + double, 0, "QUFB"},
		"markup nested deep":                {"Content-Type: text/html\r\n\r\n" + strings.Repeat("<div>", 150_000) + "Brev", 0, "Brev"},
		"many words":                        {"Subject: " + strings.Repeat("=?utf-8?q?a?= ", 100_000) + "\r\n\r\nBrev", 0, "Brev"},
		"many recipients":                   {"To: " + strings.Repeat("a@example.se, ", 100_000) + "\r\n\r\nBrev", 0, "Brev"},
		"a long text":                       {"Subject: x\r\n\r\n" + strings.Repeat("Brev om ingenting.\r\n", 200_000), 0, "Brev"},
		"many references":                   {"References: " + strings.Repeat("<a@b> ", 100_000) + "\r\n\r\nBrev", 0, "Brev"},
	} {
		t.Run(name, func(t *testing.T) {
			r := mustRead(t, []byte(c.mail))
			if len(r.Files) != c.files || !strings.HasPrefix(r.Text, c.text) {
				t.Errorf("%d files, text %q", len(r.Files), brief(r.Text))
			}
			if !r.Truncated && name != "markup nested deep" {
				t.Error("it does not say that it was cut")
			}
			if len([]rune(r.Subject)) > 500 || len(r.To) > maxAddresses || len(r.Thread) > 50 || len(r.whole) > 2<<20 {
				t.Errorf("subject %d, %d recipients, %d ids, %d of text", len(r.Subject), len(r.To), len(r.Thread), len(r.whole))
			}
			inert(t, r.HTML)
		})
	}
}

// A mail is the same by any way and never two different ones; KP-4.
func TestDedupKey(t *testing.T) {
	day := time.Date(2026, 3, 3, 9, 0, 0, 0, time.UTC)
	mail := func(header, body string) []byte { return []byte(header + "From: anna.ek@example.se\r\n\r\n" + body) }
	key := func(b []byte, at time.Time) string { return string(mustRead(t, b).DedupKey(at)) }
	first := mail("Message-ID: <1@example.se>\r\nDate: Tue, 3 Mar 2026 09:15:00 +0100\r\nSubject: Hej\r\n", "Ring mig")
	for name, c := range map[string]struct {
		other []byte
		at    time.Time
		same  bool
	}{
		"by another way":          {append([]byte("Received: from mx.example.org by us\r\nX-Spam: no\r\n"), first...), day, true},
		"folded and encoded":      {mail("Message-ID: <1@example.se>\r\nDate: Tue, 3 Mar 2026 08:15:00 +0000\r\nSubject: =?utf-8?q?Hej?=\r\nContent-Transfer-Encoding: base64\r\n", base64.StdEncoding.EncodeToString([]byte("Ring\r\nmig\r\n"))), day, true},
		"tomorrow":                {first, day.AddDate(0, 0, 1), true},
		"the same id, other text": {mail("Message-ID: <1@example.se>\r\nDate: Tue, 3 Mar 2026 09:15:00 +0100\r\nSubject: Hej\r\n", "Ring inte"), day, false},
		"another id":              {mail("Message-ID: <2@example.se>\r\nDate: Tue, 3 Mar 2026 09:15:00 +0100\r\nSubject: Hej\r\n", "Ring mig"), day, false},
		"another subject":         {mail("Message-ID: <1@example.se>\r\nDate: Tue, 3 Mar 2026 09:15:00 +0100\r\nSubject: Hej då\r\n", "Ring mig"), day, false},
		"another date":            {mail("Message-ID: <1@example.se>\r\nDate: Tue, 3 Mar 2026 09:16:00 +0100\r\nSubject: Hej\r\n", "Ring mig"), day, false},
	} {
		if got := key(c.other, c.at) == key(first, day); got != c.same {
			t.Errorf("%s: the same is %v", name, got)
		}
	}
	bare := mail("Subject: Hej\r\n", "Ring mig")
	if key(bare, day) != key(bare, day.Add(5*time.Hour)) || key(bare, day) == key(bare, day.AddDate(0, 0, 1)) {
		t.Error("a mail without id and date is the same on its day alone")
	}
	withFile := func(content string) []byte {
		return []byte("Message-ID: <1@example.se>\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nHej\r\n--b\r\nContent-Disposition: attachment; filename=a\r\n\r\n" + content + "\r\n--b--")
	}
	if key(withFile("a"), day) == key(withFile("b"), day) {
		t.Error("another file is another mail")
	}
}

func TestFromText(t *testing.T) {
	got := FromText("Hej <du> & jag\nrad två\n\nSe https://example.se/?a=1&b=2.\n")
	want := `<p>Hej &lt;du&gt; &amp; jag<br>rad två</p><p>Se <a href="https://example.se/?a=1&amp;b=2" target="_blank" rel="noopener noreferrer">https://example.se/?a=1&amp;b=2</a>.</p>`
	if got != want {
		t.Errorf("%s", got)
	}
	inert(t, got)
}

func BenchmarkRead(b *testing.B) {
	small := raw("From: Anna Ek <anna.ek@example.se>", "To: kontaktpunkten@example.se", "Subject: =?utf-8?q?Fr=C3=A5ga?=", "Date: Tue, 3 Mar 2026 09:15:00 +0100",
		"Message-ID: <one@example.se>", "Content-Type: text/plain; charset=utf-8", "", "Hej, jag vill boka om min tid. Går det bra?", "", "-- ", "Anna")
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Read(small, Limits{}); err != nil {
			b.Fatal(err)
		}
	}
}
