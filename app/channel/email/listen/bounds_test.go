package listen

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"math/big"
	"net"
	"net/smtp"
	"net/textproto"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	client "github.com/emersion/go-smtp"

	"kontaktpunkten/app/channel/email/letterbox"
)

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

func TestMachines(t *testing.T) {
	for remote, want := range map[string]string{"192.0.2.1:25": "192.0.2.1", "[::ffff:192.0.2.1]:25": "192.0.2.1", "[2001:db8:1:2:3::4]:25": "2001:db8:1:2::/64", "@": "local", "": "local"} {
		if got := machineOf(remote); got != want {
			t.Errorf("%q: %q, want %q", remote, got, want)
		}
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

// A socket that a killed program left behind is replaced; a file that is none is
// somebody's, and stays.
func TestASocketLeftBehind(t *testing.T) {
	path := filepath.Join(t.TempDir(), "lmtp")
	left, err := net.ListenUnix("unix", &net.UnixAddr{Name: path})
	if err != nil {
		t.Fatal(err)
	}
	left.SetUnlinkOnClose(false)
	_ = left.Close()
	s, err := Listen(Config{Address: "lmtp:" + path}, Deps{})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	if err := os.WriteFile(path, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	if s, err := Listen(Config{Address: "lmtp:" + path}, Deps{}); err == nil {
		t.Error("a file was taken away for a socket")
		_ = s.Close()
	}
	if text, err := os.ReadFile(path); err != nil || string(text) != "x" {
		t.Errorf("the file holds %q, %v", text, err)
	}
}
