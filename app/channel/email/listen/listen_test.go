package listen

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"math/big"
	"net"
	"net/smtp"
	"net/textproto"
	"path/filepath"
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

// A sender and a machine have so many mails a minute; a null sender is held to
// the machine's alone.
func TestMailsAMinute(t *testing.T) {
	b := &box{}
	c := dial(t, serve(t, b, func(c *Config) { c.PerSender, c.PerMinute = 2, 5 }))
	for i, want := range []string{"taken", "taken", "452 4.7.1"} {
		if got := code(mail(c, "eva@example.org", text, "kontaktpunkten@example.se")); got != want {
			t.Errorf("mail %d of one sender: %s, want %s", i+1, got, want)
		}
	}
	for i, want := range []string{"taken", "taken", "421 4.7.0"} {
		if got := code(mail(c, "", text, "kontaktpunkten@example.se")); got != want {
			t.Errorf("mail %d of the machine: %s, want %s", i+4, got, want)
		}
	}
	if len(b.refused) != 1 || b.refused[0].Why != "too-fast" {
		t.Errorf("refused %+v", b.refused)
	}
}

func TestMinutesAreForgotten(t *testing.T) {
	l := limiter{most: 1}
	if !l.allow("a", tuesday) || l.allow("a", tuesday) || !l.allow("b", tuesday) || !l.allow("a", tuesday.Add(time.Minute)) || len(l.counts) != 1 {
		t.Errorf("%+v", l.counts)
	}
}

// Who is one connection too many is told to come again.
func TestConnectionsAtOnce(t *testing.T) {
	s := serve(t, &box{}, func(c *Config) { c.MaxConns = 1 })
	first := dial(t, s)
	c, err := net.Dial("tcp", s.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = c.Close() }()
	if line, err := textproto.NewConn(c).ReadLine(); err != nil || !strings.HasPrefix(line, "421 4.3.2 ") {
		t.Errorf("%q, %v", line, err)
	}
	if err := first.Quit(); err != nil {
		t.Fatal(err)
	}
	empty(t, s)
	if err := dial(t, s).Noop(); err != nil {
		t.Error(err)
	}
}

// empty waits until the server has seen that all are gone.
func empty(t *testing.T, s *Server) {
	t.Helper()
	tick := time.NewTicker(time.Millisecond)
	defer tick.Stop()
	for s.open.Load() != 0 {
		select {
		case <-tick.C:
		case <-t.Context().Done():
			t.Fatal("somebody is there still")
		}
	}
}

// certificate is one for this machine that the client trusts.
func certificate(t *testing.T) (server, trusting *tls.Config) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{SerialNumber: big.NewInt(1), DNSNames: []string{"desk.example.se"}, NotAfter: time.Now().Add(time.Hour)}
	der, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	roots := x509.NewCertPool()
	roots.AddCert(parsed)
	return &tls.Config{Certificates: []tls.Certificate{{Certificate: [][]byte{der}, PrivateKey: key}}, MinVersion: tls.VersionTLS12},
		&tls.Config{RootCAs: roots, ServerName: "desk.example.se", MinVersion: tls.VersionTLS12}
}

func TestTLS(t *testing.T) {
	secure, trusting := certificate(t)
	b := &box{}
	s := serve(t, b, func(c *Config) { c.TLS, c.RequireTLS = secure, true })
	if got := code(mail(dial(t, s), "eva@example.org", text, "kontaktpunkten@example.se")); got != "530 5.7.0" {
		t.Errorf("in the clear: %s", got)
	}
	c, err := smtp.Dial(s.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = c.Close() }()
	if err := c.StartTLS(trusting); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(c.Mail("eva@example.org"), c.Rcpt("kontaktpunkten@example.se")); err != nil {
		t.Fatal(err)
	}
	w, err := c.Data()
	if err != nil {
		t.Fatal(err)
	}
	_, err = io.WriteString(w, text)
	if err = errors.Join(err, w.Close(), c.Quit()); err != nil || len(b.taken()) != 1 {
		t.Errorf("over TLS: %v, took %q", err, b.taken())
	}
}

// LMTP answers for each recipient: one that fails is sent again alone.
func TestLMTP(t *testing.T) {
	b := &box{fail: func(e letterbox.Envelope) error {
		if e.Unit == 2 {
			return errors.New("not now")
		}
		return nil
	}}
	path := filepath.Join(t.TempDir(), "lmtp")
	s := serve(t, b, func(c *Config) { c.Address = "lmtp:" + path })
	conn, err := net.Dial("unix", s.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	c := client.NewClientLMTP(conn)
	defer func() { _ = c.Close() }()
	if err := c.Mail("eva@example.org", nil); err != nil {
		t.Fatal(err)
	}
	to := []string{"kontaktpunkten@example.se", "ortopeden@example.se", "kontaktpunkten+x@example.se"}
	for _, r := range to {
		if err := c.Rcpt(r, nil); err != nil {
			t.Fatal(err)
		}
	}
	w, err := c.Data()
	if err != nil {
		t.Fatal(err)
	}
	_, err = io.WriteString(w, text)
	answers, closing := w.CloseWithLMTPResponse()
	if err != nil {
		t.Fatal(err)
	}
	var failed client.LMTPDataError
	if !errors.As(closing, &failed) || len(failed) != 1 || failed[to[1]] == nil || failed[to[1]].Code != 451 || len(answers) != 2 {
		t.Errorf("answers %+v, %+v", answers, closing)
	}
	if got := b.taken(); len(got) != 1 {
		t.Errorf("took %q", got)
	}
}

// A stop sends the silent away and finishes the mail that is on its way in.
func TestStop(t *testing.T) {
	b := &box{entered: make(chan struct{}), leave: make(chan struct{})}
	s := serve(t, b)
	silent, err := net.Dial("tcp", s.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = silent.Close() }()
	lines := textproto.NewConn(silent)
	if _, err := lines.ReadLine(); err != nil {
		t.Fatal(err)
	}
	c := dial(t, s)
	answered := make(chan error, 1)
	go func() { answered <- mail(c, "eva@example.org", text, "kontaktpunkten@example.se") }()
	<-b.entered
	stopped := make(chan error, 1)
	go func() { stopped <- s.Stop(t.Context()) }()
	if line, err := lines.ReadLine(); err != nil || !strings.HasPrefix(line, "421 ") {
		t.Errorf("the silent one is told %q, %v", line, err)
	}
	if _, err := net.DialTimeout("tcp", s.Addr().String(), time.Second); err == nil {
		t.Error("it still takes connections")
	}
	close(b.leave)
	if err := <-answered; err != nil {
		t.Errorf("the mail on its way in: %s", code(err))
	}
	if err := <-stopped; err != nil {
		t.Error(err)
	}
	if got := code(c.Mail("eva@example.org", nil)); !strings.HasPrefix(got, "421 ") {
		t.Errorf("the next mail on that line: %s", got)
	}
}

// A stop that has no more time cuts off; the sender has no 250 and tries again.
func TestStopWithoutTime(t *testing.T) {
	b := &box{entered: make(chan struct{}), leave: make(chan struct{})}
	s := serve(t, b)
	c := dial(t, s)
	answered := make(chan error, 1)
	go func() { answered <- mail(c, "eva@example.org", text, "kontaktpunkten@example.se") }()
	<-b.entered
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := s.Stop(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped with %v", err)
	}
	if err := <-answered; err == nil {
		t.Error("the mail that was cut off has its 250")
	}
	close(b.leave)
}

// A mail that breaks off is not taken.
func TestABrokenMailIsNotTaken(t *testing.T) {
	b := &box{}
	s := serve(t, b)
	c, err := net.Dial("tcp", s.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	lines := textproto.NewConn(c)
	for _, say := range []string{"", "EHLO x", "MAIL FROM:<eva@example.org>", "RCPT TO:<kontaktpunkten@example.se>", "DATA"} {
		if say != "" {
			if err := lines.PrintfLine("%s", say); err != nil {
				t.Fatal(err)
			}
		}
		if _, _, err := lines.ReadResponse(0); err != nil {
			t.Fatal(err)
		}
	}
	if err := lines.PrintfLine("From: eva@example.org\r\n\r\nHej"); err != nil {
		t.Fatal(err)
	}
	_ = c.Close()
	empty(t, s)
	if got := b.taken(); len(got) != 0 {
		t.Errorf("took %q", got)
	}
}
