package live

import (
	"bufio"
	"encoding/base64"
	"net"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/gofiber/fiber/v2"
	"github.com/gorilla/websocket"

	"kontaktpunkten/tickets/problem"
)

// handshakeTime is how long a client may take to take the answer to its upgrade.
const handshakeTime = 10 * time.Second

var upgrader = websocket.Upgrader{
	HandshakeTimeout: handshakeTime,
	ReadBufferSize:   1 << 10,
	WriteBufferSize:  4 << 10,
	WriteBufferPool:  &sync.Pool{},
	// Origin and session have been checked where fiber could still answer.
	CheckOrigin: func(*http.Request) bool { return true },
}

// upgradeRequest copies what gorilla needs of a request, because fiber reuses
// its memory once the handler has returned. Invalid websocket-expected where it
// is not a proper upgrade, so that gorilla finds nothing to refuse.
func upgradeRequest(c *fiber.Ctx) (*http.Request, error) {
	r := &http.Request{Method: strings.Clone(c.Method()), Host: strings.Clone(c.Hostname()), Header: make(http.Header)}
	for _, name := range []string{"Connection", "Upgrade", "Sec-Websocket-Version", "Sec-Websocket-Key"} {
		if value := c.Get(name); value != "" {
			r.Header.Set(name, strings.Clone(value))
		}
	}
	key, err := base64.StdEncoding.DecodeString(r.Header.Get("Sec-Websocket-Key"))
	if r.Method != http.MethodGet || !websocket.IsWebSocketUpgrade(r) || err != nil || len(key) != 16 || r.Header.Get("Sec-Websocket-Version") != "13" {
		return nil, problem.New(problem.Invalid, "websocket-expected")
	}
	return r, nil
}

// line is a hijacked connection. It reads through fasthttp's buffer, which may
// hold frames that came right behind the upgrade, and is otherwise the raw
// connection: the Close of fasthttp's own wrapper does nothing unless its server
// keeps hijacked connections.
type line struct {
	net.Conn          // raw
	buffered net.Conn // fasthttp's; good until the hijack handler returns
}

func newLine(hijacked net.Conn) *line {
	if wrapped, ok := hijacked.(interface{ UnsafeConn() net.Conn }); ok {
		return &line{Conn: wrapped.UnsafeConn(), buffered: hijacked}
	}
	return &line{Conn: hijacked, buffered: hijacked}
}

// Read implements net.Conn. Only the hijack handler's goroutine reads.
func (l *line) Read(p []byte) (int, error) { return l.buffered.Read(p) }

// takeover lets gorilla upgrade a line as if net/http had handed it over.
type takeover struct {
	line   *line
	header http.Header
}

func (t *takeover) Header() http.Header         { return t.header }
func (t *takeover) Write(p []byte) (int, error) { return t.line.Write(p) }
func (t *takeover) WriteHeader(int)             {}

// Hijack implements http.Hijacker. The reader is empty, because gorilla refuses
// a client that has sent something already; the line delivers it.
func (t *takeover) Hijack() (net.Conn, *bufio.ReadWriter, error) {
	return t.line, bufio.NewReadWriter(bufio.NewReaderSize(t.line, 16), bufio.NewWriterSize(t.line, 512)), nil
}

func upgrade(l *line, r *http.Request) (*websocket.Conn, error) {
	return upgrader.Upgrade(&takeover{line: l, header: make(http.Header)}, r, nil)
}
