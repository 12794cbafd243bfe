package listen

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"time"

	client "github.com/emersion/go-smtp"

	"kontaktpunkten/app/channel/email/letterbox"
	"kontaktpunkten/app/desk"
)

// box is a letterbox that remembers, and fails or waits where it is told to.
type box struct {
	mu      sync.Mutex
	took    []letterbox.Envelope
	refused []desk.MailRefusal
	fail    func(letterbox.Envelope) error
	entered chan struct{} // told of each mail, where set
	leave   chan struct{} // waited for, where set
}

func (b *box) Take(_ context.Context, e letterbox.Envelope, _ []byte) (string, error) {
	if b.entered != nil {
		b.entered <- struct{}{}
		<-b.leave
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.fail != nil {
		if err := b.fail(e); err != nil {
			return "", err
		}
	}
	b.took = append(b.took, e)
	return desk.MailNew, nil
}

func (b *box) Refused(_ context.Context, r desk.MailRefusal) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.refused = append(b.refused, r)
	return nil
}

// taken are the envelopes so far, as "from > recipient unit".
func (b *box) taken() (all []string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, e := range b.took {
		all = append(all, fmt.Sprintf("%s > %s %d", e.From, e.Recipient, e.Unit))
	}
	return all
}

var tuesday = time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)

// serve runs a listener for two units until the test ends.
func serve(t *testing.T, b *box, change ...func(*Config)) *Server {
	t.Helper()
	book := desk.NewBook(func(context.Context) (*desk.Directory, error) {
		return &desk.Directory{Units: map[int]*desk.Unit{1: {ID: 1, MailAddress: "kontaktpunkten@example.se"}, 2: {ID: 2, MailAddress: "ortopeden@example.se"}, 3: {ID: 3}}}, nil
	})
	if err := book.Refresh(t.Context()); err != nil {
		t.Fatal(err)
	}
	c := Config{Address: "127.0.0.1:0", Domain: "desk.example.se", MaxBytes: 1 << 20, MaxConns: 20}
	for _, f := range change {
		f(&c)
	}
	s, err := Listen(c, Deps{Box: b, Refusals: b, Book: book, Now: func() time.Time { return tuesday }, Log: slog.New(slog.DiscardHandler), Observe: func(string) {}})
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() { done <- s.Serve() }()
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		if err := s.Stop(ctx); err != nil {
			t.Error(err)
		}
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	return s
}

// dial says hello as one that sends.
func dial(t *testing.T, s *Server) *client.Client {
	t.Helper()
	c, err := client.Dial(s.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Close() })
	if err := c.Hello("sender.example.org"); err != nil {
		t.Fatal(err)
	}
	return c
}

func mail(c *client.Client, from, text string, to ...string) error {
	if err := c.Mail(from, nil); err != nil {
		return err
	}
	for _, r := range to {
		if err := c.Rcpt(r, nil); err != nil {
			return err
		}
	}
	w, err := c.Data()
	if err != nil {
		return err
	}
	_, err = io.WriteString(w, text)
	return errors.Join(err, w.Close())
}

// code is what the server answered; 0 for no refusal.
func code(err error) string {
	var s *client.SMTPError
	switch {
	case err == nil:
		return "taken"
	case errors.As(err, &s):
		return fmt.Sprintf("%d %d.%d.%d", s.Code, s.EnhancedCode[0], s.EnhancedCode[1], s.EnhancedCode[2])
	}
	return err.Error()
}

const text = "From: eva@example.org\r\n\r\nHej\r\n"

// Only the units' own addresses get mail, in any case, with or without a suffix;
// each recipient has an answer of its own, and a refusal is listed.
func TestOnlyOurAddresses(t *testing.T) {
	b := &box{}
	c := dial(t, serve(t, b))
	for to, want := range map[string]string{
		"kontaktpunkten@example.se": "taken", "KontaktPunkten@Example.SE": "taken", "kontaktpunkten+vecka48@example.se": "taken", "ortopeden@example.se": "taken",
		"annan@example.se": "550 5.1.1", "kontaktpunkten@example.org": "550 5.1.1", "kontaktpunkten": "501 5.5.2", "+@example.se": "550 5.1.1", "eva@example.org": "550 5.1.1",
	} {
		err := mail(c, "eva@example.org", text, to)
		if got := code(err); got != want {
			t.Errorf("%s: %s, want %s", to, got, want)
		}
		if err := c.Reset(); err != nil {
			t.Fatal(err)
		}
	}
	if len(b.took) != 4 || len(b.refused) != 4 || b.refused[0].Why != "unknown-address" || b.refused[0].EnvelopeFrom != "eva@example.org" {
		t.Errorf("took %q, refused %+v", b.taken(), b.refused)
	}
}

// Several addresses of one unit make one mail of it; two units have one each.
func TestRecipientsOfOneMail(t *testing.T) {
	b := &box{}
	c := dial(t, serve(t, b))
	if err := mail(c, "Eva@Example.org", text, "kontaktpunkten@example.se", "ortopeden@example.se", "kontaktpunkten+x@example.se"); err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(b.taken(), ", "); got != "eva@example.org > kontaktpunkten@example.se 1, eva@example.org > ortopeden@example.se 2" {
		t.Error(got)
	}
}

// What goes wrong here is never the sender's fault: 4xx, also when the desk
// stumbles over a mail; the connection goes on.
func TestOurFailuresAreTemporary(t *testing.T) {
	b := &box{fail: func(letterbox.Envelope) error { return errors.New("the database is gone") }}
	c := dial(t, serve(t, b))
	if got := code(mail(c, "eva@example.org", text, "kontaktpunkten@example.se")); got != "451 4.3.0" {
		t.Errorf("a failure: %s", got)
	}
	b.fail = func(letterbox.Envelope) error { panic("stumbled") }
	if got := code(mail(c, "eva@example.org", text, "kontaktpunkten@example.se")); got != "451 4.3.0" {
		t.Errorf("a panic: %s", got)
	}
	b.fail = nil
	if got := code(mail(c, "eva@example.org", text, "kontaktpunkten@example.se")); got != "taken" {
		t.Errorf("afterwards: %s", got)
	}
}

// A mail is as large as KP_MAIL_MAX says, which the server announces; a larger one
// is refused for good and listed.
func TestSizes(t *testing.T) {
	b := &box{}
	s := serve(t, b)
	c := dial(t, s)
	if size, ok := c.MaxMessageSize(); !ok || size != 1<<20 {
		t.Errorf("it announces %d", size)
	}
	fits := text + strings.Repeat(strings.Repeat("x", 78)+"\r\n", 13_000)
	if got := code(mail(c, "eva@example.org", fits, "kontaktpunkten@example.se")); got != "taken" {
		t.Errorf("%d bytes: %s", len(fits), got)
	}
	if got := code(mail(c, "eva@example.org", fits+fits, "kontaktpunkten@example.se")); got != "552 5.3.4" {
		t.Errorf("%d bytes: %s", 2*len(fits), got)
	}
	if err := c.Mail("eva@example.org", &client.MailOptions{Size: 2 << 20}); code(err) != "552 5.3.4" {
		t.Errorf("announced: %s", code(err))
	}
	if got := code(mail(c, "eva@example.org", text+strings.Repeat("y", 100_000)+"\r\n", "kontaktpunkten@example.se")); got != "taken" {
		t.Errorf("one long line: %s", got)
	}
	if len(b.took) != 2 || len(b.refused) != 1 || b.refused[0].Why != "too-large" || b.refused[0].Unit != 1 {
		t.Errorf("took %q, refused %+v", b.taken(), b.refused)
	}
}
