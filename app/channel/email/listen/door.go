package listen

import (
	"crypto/tls"
	"net"
	"sync"
	"sync/atomic"
	"time"
)

// door lets in as many connections as there may be, and sends the others away
// with the word to come again.
type door struct {
	net.Listener
	server *Server
}

// Accept implements net.Listener.
func (d *door) Accept() (net.Conn, error) {
	for {
		c, err := d.Listener.Accept()
		if err != nil {
			return nil, err
		}
		s := d.server
		if s.open.Add(1) <= int64(s.MaxConns) && !s.stopping.Load() {
			return s.enter(c), nil
		}
		s.open.Add(-1)
		go refuse(c, s.Domain)
	}
}

func refuse(c net.Conn, domain string) {
	_ = c.SetDeadline(time.Now().Add(5 * time.Second))
	_, _ = c.Write([]byte("421 4.3.2 " + domain + " Too many connections, try again later\r\n"))
	_ = c.Close()
}

// line is a connection that the server can end between two commands.
type line struct {
	net.Conn
	server *Server
	busy   atomic.Bool // a mail is on its way in
	once   sync.Once
}

func (s *Server) enter(c net.Conn) *line {
	l := &line{Conn: c, server: s}
	s.mu.Lock()
	s.lines[l] = struct{}{}
	s.mu.Unlock()
	return l
}

// SetReadDeadline is what go-smtp calls before it waits for a command: while the
// server stops, no command is waited for.
func (l *line) SetReadDeadline(t time.Time) error {
	if l.server.stopping.Load() {
		t = time.Unix(1, 0)
	}
	return l.Conn.SetReadDeadline(t)
}

// Close implements net.Conn.
func (l *line) Close() error {
	l.once.Do(func() {
		l.server.open.Add(-1)
		l.server.mu.Lock()
		delete(l.server.lines, l)
		l.server.mu.Unlock()
	})
	return l.Conn.Close()
}

// lineOf finds the line under a connection, with TLS or without.
func lineOf(c net.Conn) *line {
	if secure, is := c.(*tls.Conn); is {
		c = secure.NetConn()
	}
	l, _ := c.(*line)
	return l
}
