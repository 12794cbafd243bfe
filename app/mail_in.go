package app

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"strconv"
	"strings"

	"kontaktpunkten/app/channel/email/letterbox"
	"kontaktpunkten/app/channel/email/listen"
	"kontaktpunkten/app/postgres"
)

// MailIn is where mail comes in, and how much of it.
type MailIn struct {
	Listen     string // host:port, or lmtp: before host:port or a path; empty: nowhere
	Cert, Key  string // files
	RequireTLS bool
	MaxConns   int
	PerMinute  int // mails from one machine
	PerSender  int // mails a minute
	MaxMB      int
}

// check looks at what depends on each other.
func (m MailIn) check() []error {
	var wrong []error
	if (m.Cert == "") != (m.Key == "") {
		wrong = append(wrong, errors.New("KP_SMTP_CERT and KP_SMTP_KEY go together: set both or neither"))
	}
	if m.RequireTLS && m.Cert == "" {
		wrong = append(wrong, errors.New("KP_SMTP_REQUIRE_TLS needs KP_SMTP_CERT and KP_SMTP_KEY: without them nobody could send"))
	}
	return wrong
}

func setListen(target *string, value string) error {
	address, lmtp := strings.CutPrefix(value, "lmtp:")
	if value == "" || lmtp && strings.HasPrefix(address, "/") {
		*target = value
		return nil
	}
	_, port, err := net.SplitHostPort(address)
	if err == nil {
		_, err = strconv.ParseUint(port, 10, 16)
	}
	if err != nil {
		return errors.New("write host:port, lmtp:host:port or lmtp:/path/of/socket, for example 127.0.0.1:2525")
	}
	*target = value
	return nil
}

// mailIn opens the address at which mail comes in; nil where there is none.
func (a *App) mailIn() (*listen.Server, error) {
	m := a.cfg.MailIn
	if m.Listen == "" {
		return nil, nil
	}
	var secure *tls.Config
	if m.Cert != "" {
		pair, err := tls.LoadX509KeyPair(m.Cert, m.Key)
		if err != nil {
			return nil, fmt.Errorf("KP_SMTP_CERT, KP_SMTP_KEY: %w", err)
		}
		secure = &tls.Config{Certificates: []tls.Certificate{pair}, MinVersion: tls.VersionTLS12}
	}
	box := &letterbox.Box{Store: postgres.NewMails(a.store), Intake: postgres.NewIntake(a.store), Blobs: postgres.NewBlobs(a.store), Book: a.store.Book(), Now: a.clock.Now}
	s, err := listen.Listen(listen.Config{Address: m.Listen, Domain: a.cfg.PublicURL.Hostname(), TLS: secure, RequireTLS: m.RequireTLS,
		MaxBytes: int64(m.MaxMB) << 20, MaxConns: m.MaxConns, PerMinute: m.PerMinute, PerSender: m.PerSender},
		listen.Deps{Box: box, Refusals: postgres.NewMails(a.store), Book: a.store.Book(), Now: a.clock.Now, Log: a.log, Observe: a.metrics.mail})
	if err != nil {
		return nil, fmt.Errorf("KP_SMTP_LISTEN: %w", err)
	}
	a.log.Info("taking mail", "at", s.Addr().String())
	return s, nil
}

// MailAddr is where mail comes in; empty for nowhere.
func (a *App) MailAddr() string {
	if a.mail == nil {
		return ""
	}
	return a.mail.Addr().String()
}

// stopMail ends the taking of mail before the database goes.
func (a *App) stopMail(ctx context.Context) error {
	if a.mail == nil {
		return nil
	}
	return a.mail.Stop(ctx)
}
