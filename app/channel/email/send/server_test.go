package send

import (
	"bufio"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"kontaktpunkten/app/delivery"
)

// played is a mail server that follows a script: what it answers to a word, by
// the word; "-" ends the line instead.
type played struct {
	net.Listener
	script map[string]string
	tls    *tls.Config // offered by STARTTLS
	texts  atomic.Int32
	heard  chan string
}

func play(t *testing.T, script map[string]string) *played {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	p := &played{Listener: l, script: script, heard: make(chan string, 200)}
	t.Cleanup(func() { _ = l.Close() })
	go p.serve()
	return p
}

func (p *played) serve() {
	for {
		conn, err := p.Accept()
		if err != nil {
			return
		}
		go p.talk(conn)
	}
}

var usual = map[string]string{"HELLO": "220 ready", "EHLO": "250 here", "MAIL": "250 2.1.0 Ok", "RCPT": "250 2.1.5 Ok", "DATA": "354 go on", "TEXT": "250 2.0.0 Ok: queued as 4ABC", "QUIT": "221 bye", "STARTTLS": "220 go on"}

func (p *played) talk(conn net.Conn) {
	defer conn.Close()
	say := func(word string) bool {
		answer, ok := p.script[word]
		if !ok {
			if answer, ok = usual[word]; !ok {
				answer = "502 what"
			}
		}
		if answer == "-" {
			return false
		}
		_, err := conn.Write([]byte(strings.ReplaceAll(answer, "\n", "\r\n") + "\r\n"))
		return err == nil
	}
	in := bufio.NewReader(conn)
	for ok := say("HELLO"); ok; {
		line, err := in.ReadString('\n')
		if err != nil {
			return
		}
		word, _, _ := strings.Cut(strings.TrimSpace(line), " ")
		p.heard <- strings.TrimSpace(line)
		if ok = say(word); word == "STARTTLS" && ok {
			secure := tls.Server(conn, p.tls)
			conn, in = secure, bufio.NewReader(secure)
		}
		if word == "DATA" && ok && p.script["DATA"] == "" {
			for line != ".\r\n" {
				if line, err = in.ReadString('\n'); err != nil {
					return
				}
			}
			p.texts.Add(1)
			ok = say("TEXT")
		}
	}
}

func (p *played) relay() Relay {
	host, port, _ := net.SplitHostPort(p.Addr().String())
	return Relay{Host: host, Port: port, Plain: true}
}

func (p *played) channel() *Channel {
	s := &shelf{blobs: map[int64][]byte{1: []byte("abc")}}
	return New(p.relay(), s, s, func() time.Time { return tuesday })
}

// What each answer of a relay means for a mail.
func TestWhatARelayAnswers(t *testing.T) {
	for _, c := range []struct {
		word, answer, slug string
		permanent, unclear bool
	}{
		{"HELLO", "554 5.3.2 not today asa@example.org", "relay-refused-for-now", false, false},
		{"HELLO", "421 4.3.2 busy", "relay-refused-for-now", false, false},
		{"HELLO", "-", "relay-unreachable", false, false},
		{"MAIL", "451 4.3.0 later", "relay-refused-for-now", false, false},
		{"MAIL", "550 5.7.1 asa@example.org may not send", "relay-refused", true, false},
		{"MAIL", "552 5.3.4 too big", "too-large", true, false},
		{"MAIL", "-", "relay-unreachable", false, false},
		{"RCPT", "450 4.2.1 greylisted", "relay-refused-for-now", false, false},
		{"RCPT", "550 5.1.1 <asa@example.org>: unknown", "address-refused", true, false},
		{"RCPT", "552 5.2.2 <asa@example.org>: mailbox full", "address-refused", true, false},
		{"RCPT", "553 no such place", "address-refused", true, false},
		{"RCPT", "554 5.7.1 relay access denied", "relay-refused", true, false},
		{"DATA", "451 4.3.0 later", "relay-refused-for-now", false, false},
		{"DATA", "554 5.5.1 no", "relay-refused", true, false},
		{"TEXT", "451 4.3.0 later", "relay-refused-for-now", false, false},
		{"TEXT", "554 5.6.0 looks like spam", "relay-refused", true, false},
		{"TEXT", "552 message too big", "too-large", true, false},
		{"TEXT", "-", "broke-off", false, true},
	} {
		t.Run(c.word+" "+c.answer, func(t *testing.T) {
			p := play(t, map[string]string{c.word: c.answer})
			_, err := p.channel().Send(t.Context(), deliver(answerMail(), "asa@example.org"))
			var f *delivery.Fault
			if !errors.As(err, &f) || f.Slug != c.slug || f.Permanent != c.permanent || f.Unclear != c.unclear {
				t.Fatalf("%v, want %s", err, c.slug)
			}
			if strings.Contains(err.Error(), "@") || strings.Contains(err.Error(), "later") {
				t.Errorf("repeats what the relay said: %v", err)
			}
		})
	}
}

func TestARelayTakesAMail(t *testing.T) {
	for answer, want := range map[string]string{"250 2.0.0 Ok: queued as 4ABC": "4ABC", "250 tack asa@example.org": "accepted"} {
		p := play(t, map[string]string{"TEXT": answer, "QUIT": "-"})
		c := p.channel()
		ref, err := c.Send(t.Context(), deliver(answerMail(), "asa@example.org"))
		if err != nil || ref != want || c.Deduplicates() {
			t.Fatalf("%q, %v", ref, err)
		}
		var said []string
		for range 4 {
			said = append(said, <-p.heard)
		}
		if !strings.HasPrefix(said[0], "EHLO ") || said[1] != "MAIL FROM:<kontaktpunkten@example.se>" || said[2] != "RCPT TO:<asa@example.org>" {
			t.Errorf("said %q", said)
		}
	}
}

// A mail whose file cannot be read is broken off before its end, and the relay
// has nothing of it.
func TestHalfAMailIsNotSent(t *testing.T) {
	p := play(t, nil)
	s := &shelf{blobs: map[int64][]byte{1: []byte("abc")}, fails: errors.New("no database")}
	m := answerMail()
	m.Files = []delivery.MailFile{{Blob: 1, Name: "x.txt", Type: "text/plain"}}
	fails(t, New(p.relay(), s, s, time.Now), deliver(m, "asa@example.org"), "attachment-unreadable", false)
	if n := p.texts.Load(); n != 0 {
		t.Errorf("%d texts were ended", n)
	}
}

func TestNobodyThere(t *testing.T) {
	p := play(t, nil)
	_ = p.Close()
	fails(t, p.channel(), deliver(answerMail(), "asa@example.org"), "relay-unreachable", false)
}

// Off this machine a mail goes by TLS, to whom the certificate names, or waits.
func TestMailGoesByTLS(t *testing.T) {
	web := httptest.NewTLSServer(nil)
	defer web.Close()
	trusted := x509.NewCertPool()
	trusted.AddCert(web.Certificate())
	for _, c := range []struct {
		what, slug string
		ehlo       string
		roots      *x509.CertPool
	}{
		{"none offered", "relay-not-secure", "250 here", trusted},
		{"unknown certificate", "relay-not-secure", "250-here\n250 STARTTLS", x509.NewCertPool()},
		{"as it should be", "", "250-here\n250 STARTTLS", trusted},
	} {
		t.Run(c.what, func(t *testing.T) {
			p := play(t, map[string]string{"EHLO": c.ehlo})
			p.tls = web.TLS
			relay := p.relay()
			relay.Plain = false
			channel := p.channel()
			channel.way = &server{relay: relay, tls: &tls.Config{RootCAs: c.roots, ServerName: "example.com", MinVersion: tls.VersionTLS12}}
			if c.slug != "" {
				fails(t, channel, deliver(answerMail(), "asa@example.org"), c.slug, false)
			} else if _, err := channel.Send(t.Context(), deliver(answerMail(), "asa@example.org")); err != nil {
				t.Error(err)
			}
			if n := p.texts.Load(); (n == 1) != (c.slug == "") {
				t.Errorf("%d texts", n)
			}
		})
	}
}

// A wrong password is ours to mend: the mail waits.
func TestSigningIn(t *testing.T) {
	for answer, slug := range map[string]string{"535 5.7.8 no": "relay-sign-in", "235 2.7.0 yes": ""} {
		p := play(t, map[string]string{"EHLO": "250-here\n250 AUTH PLAIN", "AUTH": answer})
		relay := p.relay()
		relay.Username, relay.Password = "kontaktpunkten", "hemligt"
		c := p.channel()
		c.way = &server{relay: relay}
		if slug != "" {
			fails(t, c, deliver(answerMail(), "asa@example.org"), slug, false)
		} else if _, err := c.Send(t.Context(), deliver(answerMail(), "asa@example.org")); err != nil {
			t.Error(err)
		}
	}
}

func TestParseRelay(t *testing.T) {
	for value, want := range map[string]Relay{
		"":                                    {},
		"folder:/var/mail/../out":             {Folder: "/var/out"},
		"smtp://mail.example.se":              {Host: "mail.example.se", Port: "587"},
		"smtps://u:p%40ss@mail.example.se":    {Host: "mail.example.se", Port: "465", TLS: true, Username: "u", Password: "p@ss"},
		"smtp://127.0.0.1:2525":               {Host: "127.0.0.1", Port: "2525", Plain: true},
		"smtp://[::1]:25/":                    {Host: "::1", Port: "25", Plain: true},
		"smtp://mail:1025?tls=none":           {Host: "mail", Port: "1025", Plain: true},
		"smtp://u:p@mail.example.se:587":      {Host: "mail.example.se", Port: "587", Username: "u", Password: "p"},
		"smtp://kontaktpunkten@localhost:587": {Host: "localhost", Port: "587", Plain: true, Username: "kontaktpunkten"},
	} {
		if got, err := ParseRelay(value); err != nil || got != want {
			t.Errorf("%s: %+v, %v", value, got, err)
		} else if strings.Contains(got.String(), "p@ss") {
			t.Errorf("%s tells the password", got)
		}
	}
	for _, value := range []string{"folder:", "mail.example.se:25", "http://mail.example.se", "smtp://", "smtp://u:hemligt@host:port", "smtp://host/path", "smtp://host?tls=some", "smtps://host?tls=none", "smtp://u:hemligt@host?tls=none"} {
		if got, err := ParseRelay(value); err == nil {
			t.Errorf("%s: %+v", value, got)
		} else if strings.Contains(err.Error(), "hemligt") {
			t.Errorf("%s: tells the password: %v", value, err)
		}
	}
}
