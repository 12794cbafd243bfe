package send

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/mail"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/jhillyerd/enmime/v2"

	"kontaktpunkten/app/delivery"
	"kontaktpunkten/app/desk"
	"kontaktpunkten/tickets/problem"
)

var tuesday = time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)

// shelf has blobs and what was sent before.
type shelf struct {
	blobs map[int64][]byte
	fails error // after the first bytes
	sent  int
	asked []string
}

func (s *shelf) Open(_ context.Context, id int64) (io.ReadCloser, *desk.Blob, error) {
	content, ok := s.blobs[id]
	if !ok {
		return nil, nil, problem.New(problem.NotFound, "file-not-found")
	}
	r := io.Reader(bytes.NewReader(content))
	if s.fails != nil {
		r = io.MultiReader(bytes.NewReader(content[:1]), failing{s.fails})
	}
	return io.NopCloser(r), &desk.Blob{ID: id, Size: int64(len(content))}, nil
}

func (s *shelf) AutomaticMails(_ context.Context, address string, since time.Time) (int, error) {
	s.asked = append(s.asked, address+" "+since.Format(time.RFC3339))
	return s.sent, nil
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }

const reference = "5f0c7f0e-8f3c-4a80-9a4c-3a7b1c2d3e4f"

func answerMail() delivery.Mail {
	return delivery.Mail{From: "kontaktpunkten@example.se", FromName: "Kontaktpunkten Hjärta–Kärl", Subject: "Re: Återbesök på mottagningen, och en fråga som är så lång att den måste brytas någonstans [100042-7]",
		Text: "Hej Åsa!\n\nTiden är bokad. " + strings.Repeat("En lång rad utan slut å ä ö. ", 200) + "\n.\n.. punkt först\nFrom nu på\n", HTML: "<p>Hej <b>Åsa</b>!</p>",
		InReplyTo: "<a.1@example.org>", References: []string{"<rot@example.org>", "<a.1@example.org>"}}
}

func deliver(m delivery.Mail, to string) delivery.Delivery {
	d := delivery.Delivery{New: delivery.By(delivery.Email, m), ID: 7, Reference: reference, Attempt: 1}
	d.To = delivery.Recipient{Kind: "address", Address: to}
	return d
}

func into(t *testing.T, s *shelf) (c *Channel, folder string) {
	folder = filepath.Join(t.TempDir(), "mail", "out")
	return New(Relay{Folder: folder}, s, s, func() time.Time { return tuesday }), folder
}

// What a person wrote is whole when it is read: letters, long lines, dots, markup
// and files; and every line is one that a mail may have (RFC 5322, 2.1.1).
func TestTheMailIsWhole(t *testing.T) {
	pdf := bytes.Repeat([]byte{0, 1, 2, 250, '\r', '\n', '.'}, 3000)
	s := &shelf{blobs: map[int64][]byte{1: pdf, 2: []byte("anteckning")}}
	c, folder := into(t, s)
	m := answerMail()
	m.Files = []delivery.MailFile{{Blob: 1, Name: "Kallelse å.pdf", Type: "application/pdf"}, {Blob: 2, Name: "a\r\nX-Evil: 1.txt", Type: "text/plain; charset=utf-8"}}
	ref, err := c.Send(t.Context(), deliver(m, "asa@example.org"))
	if err != nil || ref != reference+".eml" {
		t.Fatalf("%q, %v", ref, err)
	}
	raw, err := os.ReadFile(filepath.Join(folder, ref))
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.SplitSeq(string(raw), "\r\n") {
		if len(line) > 998 || strings.ContainsAny(line, "\r\n") || strings.IndexFunc(line, func(r rune) bool { return r > 126 }) >= 0 {
			t.Fatalf("a line that no mail may have: %.200q", line)
		}
	}
	read, err := enmime.ReadEnvelope(bytes.NewReader(raw))
	if err != nil || len(read.Errors) > 0 {
		t.Fatal(err, read.Errors)
	}
	for header, want := range map[string]string{"Subject": m.Subject, "To": "<asa@example.org>", "From": "Kontaktpunkten Hjärta–Kärl <kontaktpunkten@example.se>", "Message-Id": "<" + reference + "@example.se>",
		"In-Reply-To": "<a.1@example.org>", "References": "<rot@example.org> <a.1@example.org>", "Date": "Tue, 24 Nov 2026 09:00:00 +0000", Mark: "1", "Auto-Submitted": "", "X-Evil": "", "User-Agent": "", "Mime-Version": "1.0"} {
		if got := strings.Join(strings.Fields(read.GetHeader(header)), " "); got != want {
			t.Errorf("%s: %q, want %q", header, got, want)
		}
	}
	if text := strings.ReplaceAll(read.Text, "\r\n", "\n"); text != m.Text || read.HTML != m.HTML {
		t.Errorf("text %.80q, markup %q", text, read.HTML)
	}
	if len(read.Attachments) != 2 || !bytes.Equal(read.Attachments[0].Content, pdf) || read.Attachments[0].FileName != "Kallelse å.pdf" || read.Attachments[0].ContentType != "application/pdf" ||
		string(read.Attachments[1].Content) != "anteckning" || strings.ContainsAny(read.Attachments[1].FileName, "\r\n") {
		t.Errorf("files %v", read.Attachments)
	}
	if left, _ := os.ReadDir(folder); len(left) != 1 {
		t.Errorf("left in the folder: %v", left)
	}
	// The same again is the same file.
	if _, err := c.Send(t.Context(), deliver(m, "asa@example.org")); err != nil || !c.Deduplicates() {
		t.Error(err)
	}
	if left, _ := os.ReadDir(folder); len(left) != 1 {
		t.Errorf("sent twice: %v", left)
	}
}

// What automatic mail says of itself, so that nobody answers it.
func TestAutomaticMailSaysSo(t *testing.T) {
	s := &shelf{sent: AutomaticAnHour - 1}
	c, folder := into(t, s)
	m := delivery.Mail{From: "kontaktpunkten@example.se", Subject: "Vi har tagit emot", Text: "Hej", Automatic: "auto-replied"}
	ref, err := c.Send(t.Context(), deliver(m, "asa@example.org"))
	if err != nil {
		t.Fatal(err)
	}
	raw, _ := os.ReadFile(filepath.Join(folder, ref))
	read, err := mail.ReadMessage(bytes.NewReader(raw))
	if err != nil || read.Header.Get("Auto-Submitted") != "auto-replied" || read.Header.Get("X-Auto-Response-Suppress") != "All" {
		t.Errorf("%v %v", err, read.Header)
	}
	s.sent = AutomaticAnHour
	fails(t, c, deliver(m, "asa@example.org"), "too-many-to-one-address", true)
	if s.asked[1] != "asa@example.org "+tuesday.Add(-time.Hour).Format(time.RFC3339) {
		t.Errorf("asked %q", s.asked)
	}
	m.Automatic = "" // a person writes as much as needed
	if _, err := c.Send(t.Context(), deliver(m, "asa@example.org")); err != nil || len(s.asked) != 2 {
		t.Errorf("%v, asked %d", err, len(s.asked))
	}
}

func fails(t *testing.T, c *Channel, d delivery.Delivery, slug string, permanent bool) {
	t.Helper()
	_, err := c.Send(t.Context(), d)
	var f *delivery.Fault
	if !errors.As(err, &f) || f.Slug != slug || f.Permanent != permanent || f.Unclear {
		t.Errorf("%v, want %s, for good %v", err, slug, permanent)
	} else if strings.Contains(err.Error(), "@") {
		t.Errorf("the fault holds an address: %v", err)
	}
}

// What cannot be sent whole is not sent at all.
func TestWhatCannotBeSent(t *testing.T) {
	s := &shelf{blobs: map[int64][]byte{1: []byte("abc"), 2: make([]byte, FilesAtMost)}}
	c, folder := into(t, s)
	with := func(blobs ...int64) delivery.Delivery {
		m := answerMail()
		for _, b := range blobs {
			m.Files = append(m.Files, delivery.MailFile{Blob: b, Name: "x", Type: "text/plain"})
		}
		return deliver(m, "asa@example.org")
	}
	fails(t, c, with(3), "attachment-unreadable", true)
	fails(t, c, with(1, 2), "too-large", true)
	s.fails = errors.New("no database")
	fails(t, c, with(1), "attachment-unreadable", false)
	s.fails = nil
	for _, address := range []string{"", "asa", "asa@example.org\r\nBcc: x@example.org", "Åsa <asa@example.org>", "a@example.org, b@example.org"} {
		fails(t, c, deliver(answerMail(), address), "address-refused", true)
	}
	broken := with()
	broken.Content = json.RawMessage(`[]`)
	fails(t, c, broken, "content-invalid", true)
	noSender := answerMail()
	noSender.From = "x"
	fails(t, c, deliver(noSender, "asa@example.org"), "content-invalid", true)
	if left, _ := os.ReadDir(folder); len(left) != 0 {
		t.Errorf("left in the folder: %v", left)
	}
}

// A header of ours holds one line, whatever was put into it.
func TestHeadersCannotBeAdded(t *testing.T) {
	c, folder := into(t, &shelf{})
	m := answerMail()
	m.FromName, m.Subject, m.InReplyTo = "Kontakt\r\nX-Evil: 1", "Hej\r\nX-Evil: 1\r\n\r\ntext", "<a@b>\r\nX-Evil: 1"
	m.References = []string{"<a@b>\r\nX-Evil: 1", "inte ett id"}
	for i := range 60 {
		m.References = append(m.References, "<"+strings.Repeat("x", i+1)+"@example.org>")
	}
	ref, err := c.Send(t.Context(), deliver(m, "asa@example.org"))
	if err != nil {
		t.Fatal(err)
	}
	raw, _ := os.ReadFile(filepath.Join(folder, ref))
	read, err := mail.ReadMessage(bytes.NewReader(raw))
	if err != nil || read.Header.Get("X-Evil") != "" || read.Header.Get("In-Reply-To") != "" {
		t.Errorf("%v %v", err, read.Header)
	}
	thread := strings.Fields(read.Header.Get("References"))
	if len(thread) != threadLength || thread[0] != "<x@example.org>" || thread[threadLength-1] != "<"+strings.Repeat("x", 60)+"@example.org>" {
		t.Errorf("thread %d: %q", len(thread), thread)
	}
}
