package listen

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/netip"
	"strings"

	"github.com/emersion/go-smtp"

	"kontaktpunkten/app/channel/email/letterbox"
	"kontaktpunkten/app/desk"
)

// What the sender is told. None of our own failures is a 5xx.
var (
	errLater    = &smtp.SMTPError{Code: 451, EnhancedCode: smtp.EnhancedCode{4, 3, 0}, Message: "Not kept, try again later"}
	errStopping = &smtp.SMTPError{Code: 421, EnhancedCode: smtp.EnhancedCode{4, 3, 2}, Message: "Stopping, try again later"}
	errFast     = &smtp.SMTPError{Code: 452, EnhancedCode: smtp.EnhancedCode{4, 7, 1}, Message: "Too many mails, try again later"}
	errMachine  = &smtp.SMTPError{Code: 421, EnhancedCode: smtp.EnhancedCode{4, 7, 0}, Message: "Too many mails from here, try again later"}
	errUnknown  = &smtp.SMTPError{Code: 550, EnhancedCode: smtp.EnhancedCode{5, 1, 1}, Message: "No such mailbox here"}
	errPlain    = &smtp.SMTPError{Code: 530, EnhancedCode: smtp.EnhancedCode{5, 7, 0}, Message: "Use STARTTLS first"}
	errBroken   = &smtp.SMTPError{Code: 451, EnhancedCode: smtp.EnhancedCode{4, 4, 2}, Message: "The mail broke off, try again"}
)

// session is one connection's mail on its way in.
type session struct {
	server  *Server
	line    *line
	machine string
	secure  bool
	from    string
	to      []recipient
}

// recipient is one of our addresses, as it was written, with its unit.
type recipient struct {
	written string
	address string
	unit    int
}

func (s *Server) session(c *smtp.Conn) (smtp.Session, error) {
	if s.stopping.Load() {
		return nil, errStopping
	}
	_, secure := c.TLSConnectionState()
	return &session{server: s, line: lineOf(c.Conn()), machine: machineOf(c.Conn().RemoteAddr().String()), secure: secure}, nil
}

// machineOf is whom mails a minute are counted for: an address, or the network
// that one IPv6 customer has to choose addresses from.
func machineOf(remote string) string {
	from, err := netip.ParseAddrPort(remote)
	if err != nil {
		return "local"
	}
	address := from.Addr().Unmap().WithZone("")
	if address.Is6() {
		return netip.PrefixFrom(address, 64).Masked().String()
	}
	return address.String()
}

// Mail implements smtp.Session.
func (x *session) Mail(from string, _ *smtp.MailOptions) error {
	s, now := x.server, x.server.Now()
	from = address(from)
	switch {
	case s.stopping.Load():
		return errStopping
	case s.RequireTLS && !x.secure:
		return errPlain
	case !s.machines.allow(x.machine, now):
		s.Observe("later")
		return errMachine
	case from != "" && !s.senders.allow(from, now):
		x.refused(desk.MailRefusal{At: now, Why: "too-fast", EnvelopeFrom: from})
		return errFast
	}
	x.from, x.to = from, nil
	return nil
}

// Rcpt implements smtp.Session.
func (x *session) Rcpt(to string, _ *smtp.RcptOptions) error {
	r, ok := x.server.ours(to)
	if ok {
		x.to = append(x.to, r)
		return nil
	}
	if !x.refused(desk.MailRefusal{At: x.server.Now(), Why: "unknown-address", EnvelopeFrom: x.from, Recipient: r.address}) {
		return errLater
	}
	return errUnknown
}

// ours finds the unit of an address; what stands behind a plus sign is the
// sender's own.
func (s *Server) ours(written string) (r recipient, ok bool) {
	r = recipient{written: written, address: address(written)}
	local, domain, _ := strings.Cut(r.address, "@")
	local, _, _ = strings.Cut(local, "+")
	for _, u := range s.Book.Directory().Units {
		if u.MailAddress != "" && u.MailAddress == local+"@"+domain {
			r.unit = u.ID
			return r, true
		}
	}
	return r, false
}

// address is one as it is compared and kept: in lower case, of letters that a
// text may have.
func address(written string) string {
	clean := strings.Map(func(c rune) rune {
		if c < ' ' || c == 0x7f {
			return -1
		}
		return c
	}, strings.ToValidUTF8(written, "?"))
	return strings.ToLower(strings.TrimSpace(clean))
}

// refused lists a refusal; false where that could not be done.
func (x *session) refused(r desk.MailRefusal) bool {
	s := x.server
	ctx, cancel := context.WithTimeout(s.work, keepWithin)
	defer cancel()
	if err := s.Refusals.Refused(ctx, r); err != nil {
		s.Log.Error("a refused mail is not listed", "error", err)
		s.Observe("later")
		return false
	}
	s.Observe(desk.MailRefused)
	return true
}

// Data implements smtp.Session: one answer for all recipients, so that all are
// kept, or the sender sends to all again and the copies are known.
func (x *session) Data(r io.Reader) error {
	raw, done, err := x.receive(r)
	if err != nil {
		return err
	}
	defer done()
	for _, to := range x.units() {
		if err := x.keep(to, raw); err != nil {
			return err
		}
	}
	return nil
}

// LMTPData implements smtp.LMTPSession: an answer for each recipient.
func (x *session) LMTPData(r io.Reader, status smtp.StatusCollector) error {
	raw, done, err := x.receive(r)
	if err != nil {
		return err
	}
	defer done()
	kept := map[int]error{}
	for _, to := range x.to {
		answer, again := kept[to.unit]
		if !again {
			answer = x.keep(to, raw)
			kept[to.unit] = answer
		}
		status.SetStatus(to.written, answer)
	}
	return nil
}

// units are the recipients, one for each unit.
func (x *session) units() (all []recipient) {
	seen := map[int]bool{}
	for _, to := range x.to {
		if !seen[to.unit] {
			all = append(all, to)
		}
		seen[to.unit] = true
	}
	return all
}

// receive reads the mail. While it is busy, a stop waits for it.
func (x *session) receive(r io.Reader) (raw []byte, done func(), err error) {
	s := x.server
	if x.line != nil {
		x.line.busy.Store(true)
	}
	idle := func() {
		if x.line != nil {
			x.line.busy.Store(false)
		}
	}
	if s.stopping.Load() {
		idle()
		return nil, nil, errStopping
	}
	raw, release, err := s.spool.read(s.work, r)
	if err != nil {
		idle()
		var told *smtp.SMTPError
		if errors.As(err, &told) && told.Code == smtp.ErrDataTooLarge.Code {
			x.refused(desk.MailRefusal{At: s.Now(), Why: "too-large", EnvelopeFrom: x.from, Recipient: x.to[0].address, Unit: x.to[0].unit, Size: s.MaxBytes})
			return nil, nil, told
		}
		return nil, nil, errBroken
	}
	return raw, func() { release(); idle() }, nil
}

// keep has the mail kept for one unit. An error is for the sender.
func (x *session) keep(to recipient, raw []byte) (told error) {
	s := x.server
	ctx, cancel := context.WithTimeout(s.work, keepWithin)
	defer cancel()
	defer func() {
		if p := recover(); p != nil {
			// The type alone: a value might hold personal data.
			s.Log.Error("a mail made the desk stumble", "panic", fmt.Sprintf("%T", p), "bytes", len(raw))
			s.Observe("later")
			told = errLater
		}
	}()
	outcome, err := s.Box.Take(ctx, letterbox.Envelope{From: x.from, Recipient: to.address, Unit: to.unit}, raw)
	if err != nil {
		s.Log.Error("a mail is not kept, its sender has to try again", "error", err, "bytes", len(raw))
		s.Observe("later")
		return errLater
	}
	s.Observe(outcome)
	return nil
}

// Reset implements smtp.Session.
func (x *session) Reset() { x.from, x.to = "", nil }

// Logout implements smtp.Session.
func (x *session) Logout() error { return nil }
