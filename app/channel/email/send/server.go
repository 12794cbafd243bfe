package send

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/mail"
	"net/textproto"
	"regexp"
	"strconv"
	"strings"
	"time"

	gomail "github.com/wneessen/go-mail"
	"github.com/wneessen/go-mail/smtp"

	"kontaktpunkten/app/delivery"
)

// dialWithin is how long connecting, TLS and signing in may take together; the
// rest is the delivery's own time.
const dialWithin = 12 * time.Second

// server is a mail server that relays for us. Each mail has its own connection:
// one that a server has grown tired of cannot take another's mail down with it.
type server struct {
	relay Relay
	tls   *tls.Config // nil: the machine's certificates
}

func (s *server) client(l *letter) (*gomail.Client, error) {
	port, err := strconv.Atoi(s.relay.Port)
	if err != nil {
		return nil, err
	}
	options := []gomail.Option{gomail.WithPort(port), gomail.WithTimeout(dialWithin), gomail.WithTLSPolicy(gomail.TLSMandatory)}
	switch {
	case s.relay.TLS:
		options = append(options, gomail.WithSSL())
	case s.relay.Plain:
		options = append(options, gomail.WithTLSPolicy(gomail.NoTLS))
	}
	if s.tls != nil {
		options = append(options, gomail.WithTLSConfig(s.tls))
	}
	if s.relay.Username != "" {
		how := gomail.SMTPAuthAutoDiscover
		if s.relay.Plain {
			how = gomail.SMTPAuthPlainNoEnc // on this machine alone, see ParseRelay
		}
		options = append(options, gomail.WithSMTPAuth(how), gomail.WithUsername(s.relay.Username), gomail.WithPassword(s.relay.Password))
	}
	if ascii(l.from) && ascii(l.to) {
		// Asked for, every server on the way would have to know it.
		options = append(options, gomail.WithoutSMTPUTF8())
	}
	return gomail.NewClient(s.relay.Host, options...)
}

// take speaks SMTP. Until the end of the text nothing has been sent; after it,
// only the server's answer tells.
func (s *server) take(ctx context.Context, l *letter) (string, error) {
	c, err := s.client(l)
	if err != nil {
		return "", &delivery.Fault{Slug: "relay-unreachable", Err: err}
	}
	line, err := c.DialToSMTPClientWithContext(ctx)
	if err != nil {
		return "", dialFault(err)
	}
	defer func() { _ = line.Close() }()
	defer context.AfterFunc(ctx, func() { _ = line.Close() })()
	if err := line.UpdateDeadline(delivery.SendWithin); err != nil {
		return "", &delivery.Fault{Slug: "relay-unreachable", Err: err}
	}
	ref, err := talk(line, l)
	if err == nil {
		_ = line.Quit() // it has the mail either way
	}
	return ref, err
}

func talk(line *smtp.Client, l *letter) (string, error) {
	if err := line.Mail((&mail.Address{Address: l.from}).String()); err != nil {
		return "", refusal("MAIL", err)
	}
	if err := line.Rcpt((&mail.Address{Address: l.to}).String()); err != nil {
		return "", refusal("RCPT", err)
	}
	text, err := line.Data()
	if err != nil {
		return "", refusal("DATA", err)
	}
	if err := l.write(text); err != nil {
		// Without the end of the text the server throws away what it has.
		var known *delivery.Fault
		if errors.As(err, &known) {
			return "", err
		}
		return "", &delivery.Fault{Slug: "relay-unreachable", Err: cause("text", err)}
	}
	if err := text.Close(); err != nil {
		var answered *textproto.Error
		if errors.As(err, &answered) {
			return "", refusal("end of text", err)
		}
		return "", &delivery.Fault{Slug: "broke-off", Unclear: true, Err: cause("end of text", err)}
	}
	if closer, ok := text.(*smtp.DataCloser); ok {
		if found := queued.FindStringSubmatch(closer.ServerResponse()); found != nil {
			return found[1], nil
		}
	}
	return "accepted", nil
}

// queued finds what the server calls the mail; the rest of its words is its own.
var queued = regexp.MustCompile(`(?i)queued as ([a-z0-9._-]{1,100})`)

// dialFault is of before there was a mail to speak of: whatever it is, it says
// nothing against this one, which waits.
func dialFault(err error) error {
	var answered *textproto.Error
	var certificate *tls.CertificateVerificationError
	var reached *net.OpError
	switch {
	case errors.As(err, &answered) && (answered.Code == 535 || answered.Code == 530 || answered.Code == 534):
		return &delivery.Fault{Slug: "relay-sign-in", Err: cause("sign-in", err)}
	case errors.As(err, &answered):
		return &delivery.Fault{Slug: "relay-refused-for-now", Err: cause("greeting", err)}
	case errors.As(err, &certificate), !errors.As(err, &reached) && strings.Contains(err.Error(), "STARTTLS"):
		return &delivery.Fault{Slug: "relay-not-secure", Err: cause("TLS", err)}
	}
	return &delivery.Fault{Slug: "relay-unreachable", Err: cause("connecting", err)}
}

var enhanced = regexp.MustCompile(`^([245]\.\d{1,3}\.\d{1,3})\b`)

// refusal says what the server's answer means for this mail.
func refusal(step string, err error) error {
	var answered *textproto.Error
	if !errors.As(err, &answered) {
		return &delivery.Fault{Slug: "relay-unreachable", Err: cause(step, err)}
	}
	f := &delivery.Fault{Slug: "relay-refused", Permanent: true, Err: cause(step, err)}
	code := enhanced.FindString(answered.Msg)
	switch {
	case answered.Code < 500:
		f.Slug, f.Permanent = "relay-refused-for-now", false
	case answered.Code == 552 && !strings.HasPrefix(code, "5.2."), answered.Code == 523, code == "5.3.4", code == "5.2.3":
		f.Slug = "too-large"
	case strings.HasPrefix(code, "5.7."):
	case step == "RCPT", strings.HasPrefix(code, "5.1."), strings.HasPrefix(code, "5.2."):
		f.Slug = "address-refused"
	}
	return f
}

// cause is an error for the log: the step and the code, and what the network
// said, never what the server wrote.
func cause(step string, err error) error {
	var answered *textproto.Error
	if errors.As(err, &answered) {
		return fmt.Errorf("%s: %d %s", step, answered.Code, enhanced.FindString(answered.Msg))
	}
	return fmt.Errorf("%s: %w", step, err)
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}
