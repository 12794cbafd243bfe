package send

import (
	"bytes"
	"io"
	"mime"
	"net"
	"net/mail"
	"strings"
	"testing"
	"time"

	"github.com/emersion/go-smtp"
	"github.com/jhillyerd/enmime/v2"

	reader "kontaktpunkten/app/channel/email/mail"
	"kontaktpunkten/app/channel/email/mailtest"
	"kontaktpunkten/app/delivery"
)

// home is where mail for our own address goes: it keeps what comes.
type home struct{ came chan came }

type came struct {
	from, to string
	raw      []byte
}

type session struct {
	*home
	came
}

func (h *home) NewSession(*smtp.Conn) (smtp.Session, error)    { return &session{home: h}, nil }
func (s *session) Mail(from string, _ *smtp.MailOptions) error { s.from = from; return nil }
func (s *session) Rcpt(to string, _ *smtp.RcptOptions) error   { s.to = to; return nil }
func (s *session) Reset()                                      {}
func (s *session) Logout() error                               { return nil }
func (s *session) Data(r io.Reader) (err error) {
	if s.raw, err = io.ReadAll(r); err == nil {
		s.home.came <- s.came
	}
	return err
}

func atHome(t *testing.T) (*home, string) {
	t.Helper()
	h := &home{came: make(chan came, 10)}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s := smtp.NewServer(h)
	s.Domain = "example.se"
	go func() { _ = s.Serve(l) }()
	t.Cleanup(func() { _ = s.Close() })
	return h, l.Addr().String()
}

// What we send is read from a real mailbox as it was written: by postfix, by
// dovecot, by IMAP.
func TestAnswersReachAMailbox(t *testing.T) {
	_, ours := atHome(t)
	post := mailtest.Start(t, ours)
	pdf := bytes.Repeat([]byte{0, 250, '\r', '\n', '.', '\n'}, 20_000)
	s := &shelf{blobs: map[int64][]byte{1: pdf}}
	relay, err := ParseRelay("smtp://" + post.SMTP)
	if err != nil {
		t.Fatal(err)
	}
	c := New(relay, s, s, func() time.Time { return tuesday })
	m := answerMail()
	m.Files = []delivery.MailFile{{Blob: 1, Name: "Kallelse å ä ö.pdf", Type: "application/pdf"}}
	ref, err := c.Send(t.Context(), deliver(m, "asa@example.org"))
	if err != nil || len(ref) < 8 || ref == "accepted" {
		t.Fatalf("%q, %v", ref, err)
	}
	raw := post.Inbox(t, "asa", 1)[0]
	head, err := mail.ReadMessage(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	words := mime.WordDecoder{}
	for name, want := range map[string]string{"Message-Id": "<" + reference + "@example.se>", "In-Reply-To": "<a.1@example.org>", "References": "<rot@example.org> <a.1@example.org>",
		"From": "Kontaktpunkten Hjärta–Kärl <kontaktpunkten@example.se>", "To": "<asa@example.org>", "Subject": m.Subject, "Auto-Submitted": "", Mark: "1",
		"Return-Path": "<kontaktpunkten@example.se>", "Date": "Tue, 24 Nov 2026 09:00:00 +0000"} {
		if got, err := words.DecodeHeader(head.Header.Get(name)); err != nil || got != want {
			t.Errorf("%s: %q (%v), want %q", name, got, err, want)
		}
	}
	read, err := enmime.ReadEnvelope(bytes.NewReader(raw))
	if err != nil || len(read.Errors) > 0 {
		t.Fatal(err, read.Errors)
	}
	if text := strings.ReplaceAll(read.Text, "\r\n", "\n"); text != m.Text || read.HTML != m.HTML {
		t.Errorf("text %.100q, markup %q", text, read.HTML)
	}
	if len(read.Attachments) != 1 || !bytes.Equal(read.Attachments[0].Content, pdf) || read.Attachments[0].FileName != "Kallelse å ä ö.pdf" {
		t.Errorf("files %v", read.Attachments)
	}
	receipt := delivery.Mail{From: m.From, FromName: m.FromName, Subject: "Vi har tagit emot", Text: "Öppet 7.30–17.", Automatic: "auto-replied"}
	if _, err := c.Send(t.Context(), deliver(receipt, "bo@example.org")); err != nil {
		t.Fatal(err)
	}
	if read, err := enmime.ReadEnvelope(bytes.NewReader(post.Inbox(t, "bo", 1)[0])); err != nil || read.GetHeader("Auto-Submitted") != "auto-replied" || strings.TrimSpace(read.Text) != receipt.Text {
		t.Errorf("the receipt: %v %+v", err, read)
	}
}

// A name that postfix knows nothing of is refused at once, or comes back to our
// address as a bounce (RFC 3464) that names the mail by our reference.
func TestStrangersComeBack(t *testing.T) {
	h, ours := atHome(t)
	post := mailtest.Start(t, ours)
	relay, err := ParseRelay("smtp://" + post.SMTP)
	if err != nil {
		t.Fatal(err)
	}
	c := New(relay, &shelf{}, &shelf{}, func() time.Time { return tuesday })
	fails(t, c, deliver(answerMail(), "refused@example.org"), "address-refused", true)
	if _, err := c.Send(t.Context(), deliver(answerMail(), "okand@example.org")); err != nil {
		t.Fatal(err)
	}
	select {
	case back := <-h.came:
		if back.from != "" || back.to != "kontaktpunkten@example.se" {
			t.Errorf("from %q to %q", back.from, back.to)
		}
		read, err := reader.Read(back.raw, reader.Limits{})
		want := reader.Bounce{MessageID: "<" + reference + "@example.se>", Recipient: "okand@example.org", Action: "failed", Status: "5.1.1", Permanent: true}
		if err != nil || read.Kind != "bounce" || read.Bounce == nil || *read.Bounce != want {
			t.Errorf("%v: read as %s %+v\n%s", err, read.Kind, read.Bounce, back.raw)
		}
	case <-time.After(time.Minute):
		t.Fatalf("nothing came back\n%s", post.Log())
	}
}
