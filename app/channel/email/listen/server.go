package listen

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/emersion/go-smtp"

	"kontaktpunkten/app/channel/email/letterbox"
	"kontaktpunkten/app/desk"
)

// Taker keeps mails; package letterbox is one.
type Taker interface {
	// Take keeps a mail for one unit and gives the outcome. Without an error it is
	// in the database.
	Take(ctx context.Context, e letterbox.Envelope, raw []byte) (outcome string, err error)
}

// Refusals lists what was not taken in.
type Refusals interface {
	Refused(ctx context.Context, r desk.MailRefusal) error
}

// Config says where to listen and how much to take.
type Config struct {
	// Address is host:port, or lmtp: before host:port or the path of a socket.
	Address string
	// Domain is what the server calls itself.
	Domain string
	// TLS is for STARTTLS; nil: none is offered. RequireTLS takes mail over it alone.
	TLS        *tls.Config
	RequireTLS bool
	MaxBytes   int64 // of one mail
	MaxConns   int
	PerMinute  int // mails from one machine that connects
	PerSender  int // mails a minute from one sender
}

// Deps are what the server works with.
type Deps struct {
	Box      Taker
	Refusals Refusals
	Book     *desk.Book
	Now      func() time.Time
	Log      *slog.Logger
	// Observe is told of each outcome, for the metrics: an outcome of package desk,
	// "copy", or "later" for what the sender was asked to send again.
	Observe func(outcome string)
}

const (
	// idle is how long a client may be silent, and how long a mail may take.
	idle = 5 * time.Minute
	// keepWithin is how long keeping a mail may take.
	keepWithin = 60 * time.Second
	// longestLine is what a line of a mail may have: more than the standard says,
	// since programs that write mails do not keep to it.
	longestLine = 256 << 10
	// mostRecipients is for those with several of our units.
	mostRecipients = 50
)

// Server listens. Make it with Listen.
type Server struct {
	Config
	Deps
	smtp     *smtp.Server
	listener net.Listener
	spool    spool
	machines limiter
	senders  limiter
	open     atomic.Int64
	stopping atomic.Bool
	work     context.Context
	cut      context.CancelFunc
	mu       sync.Mutex
	lines    map[*line]struct{}
}

// Listen opens the address; Serve takes mail on it.
func Listen(c Config, d Deps) (*Server, error) {
	s := &Server{Config: c, Deps: d, lines: map[*line]struct{}{}, spool: newSpool(c.MaxBytes),
		machines: limiter{most: c.PerMinute}, senders: limiter{most: c.PerSender}}
	s.work, s.cut = context.WithCancel(context.Background())
	address, lmtp := strings.CutPrefix(c.Address, "lmtp:")
	network := "tcp"
	if lmtp && strings.ContainsRune(address, '/') {
		network = "unix"
	}
	s.smtp = smtp.NewServer(smtp.BackendFunc(s.session))
	s.smtp.LMTP, s.smtp.Domain, s.smtp.TLSConfig = lmtp, c.Domain, c.TLS
	s.smtp.MaxMessageBytes, s.smtp.MaxRecipients, s.smtp.MaxLineLength = c.MaxBytes, mostRecipients, longestLine
	s.smtp.ReadTimeout, s.smtp.WriteTimeout = idle, time.Minute
	s.smtp.EnableSMTPUTF8, s.smtp.EnableDSN = true, false
	s.smtp.ErrorLog = quiet{d.Log}
	if network == "unix" {
		// A socket that a killed program left behind is in the way of the next.
		if left, err := os.Lstat(address); err == nil && left.Mode().Type() == os.ModeSocket {
			_ = os.Remove(address) // what stands in the way is told below
		}
	}
	l, err := net.Listen(network, address)
	if err != nil {
		return nil, fmt.Errorf("listen for mail: %w", err)
	}
	s.listener = l
	return s, nil
}

// Addr is where the server listens.
func (s *Server) Addr() net.Addr { return s.listener.Addr() }

// Serve takes mail until Stop.
func (s *Server) Serve() error {
	err := s.smtp.Serve(&door{s.listener, s})
	if s.stopping.Load() {
		return nil
	}
	return err
}

// Stop takes no new mail: who is silent is sent away (421), a mail that is on
// its way in is kept and acknowledged first. What is left when the context ends
// is cut off, and its sender tries again.
func (s *Server) Stop(ctx context.Context) error {
	s.stopping.Store(true)
	s.mu.Lock()
	for l := range s.lines {
		if !l.busy.Load() {
			_ = l.Conn.SetReadDeadline(time.Unix(1, 0)) // whoever reads goes on, and says goodbye
		}
	}
	s.mu.Unlock()
	err := s.smtp.Shutdown(ctx)
	s.cut()
	if err != nil && !errors.Is(err, smtp.ErrServerClosed) && !errors.Is(err, net.ErrClosed) {
		_ = s.smtp.Close()
		s.mu.Lock()
		for l := range s.lines {
			_ = l.Conn.Close()
		}
		s.mu.Unlock()
		return fmt.Errorf("stop taking mail: %w", err)
	}
	return nil
}

// Close lets go of the address, of a server that never served too.
func (s *Server) Close() error {
	s.cut()
	if err := s.listener.Close(); !errors.Is(err, net.ErrClosed) {
		return err
	}
	return nil
}

// quiet is go-smtp's log: what went wrong, without the address of who was there.
type quiet struct{ log *slog.Logger }

// Printf implements smtp.Logger.
func (q quiet) Printf(_ string, args ...any) {
	for _, a := range args {
		if err, is := a.(error); is {
			q.log.Debug("a mail connection broke", "error", fmt.Sprintf("%T", err))
			return
		}
	}
	q.log.Error("a mail connection failed")
}

// Println implements smtp.Logger.
func (q quiet) Println(...any) { q.log.Error("a mail connection failed") }
