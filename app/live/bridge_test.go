package live

import (
	"bufio"
	"context"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"kontaktpunkten/app/live/feed"
)

func TestRefusalsComeBeforeTheLineIsTaken(t *testing.T) {
	d, staff := newDesk(t), newPeople()
	r := d.replica(t, staff, func(d *Deps) { d.Limits.PerSession = 1 })
	anna := staff.signIn(1, 1)
	r.listen(t, anna, "mine")
	upgrade := map[string]string{"Connection": "keep-alive, Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13", "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ=="}
	for _, c := range []struct {
		name   string
		change map[string]string
		status int
		slug   string
	}{
		{"no session", map[string]string{"X-Session": "99"}, 401, "session-ended"},
		{"another site", map[string]string{"Origin": "https://evil.example"}, 403, "origin-not-allowed"},
		{"no origin at all", map[string]string{"Origin": "null"}, 403, "origin-not-allowed"},
		{"no upgrade", map[string]string{"Upgrade": ""}, 422, "websocket-expected"},
		{"an old version", map[string]string{"Sec-WebSocket-Version": "8"}, 422, "websocket-expected"},
		{"no key", map[string]string{"Sec-WebSocket-Key": "short"}, 422, "websocket-expected"},
		{"too many", nil, 429, "too-many-sockets"},
	} {
		t.Run(c.name, func(t *testing.T) {
			request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "http://"+r.addr+"/live", nil)
			if err != nil {
				t.Fatal(err)
			}
			request.Header.Set("X-Session", "1")
			request.Header.Set("Origin", "http://"+r.addr)
			for name, value := range upgrade {
				request.Header.Set(name, value)
			}
			for name, value := range c.change {
				request.Header.Set(name, value)
			}
			response, err := http.DefaultClient.Do(request)
			if err != nil {
				t.Fatal(err)
			}
			defer func() { _ = response.Body.Close() }()
			var answer struct{ Slug string }
			if err := json.NewDecoder(response.Body).Decode(&answer); err != nil {
				t.Fatal(err)
			}
			if response.StatusCode != c.status || answer.Slug != c.slug || response.Header.Get("Content-Type") != "application/problem+json" {
				t.Errorf("answered %d %q as %q", response.StatusCode, answer.Slug, response.Header.Get("Content-Type"))
			}
		})
	}
}

// masked is a text frame as a client sends it.
func masked(text string) []byte {
	frame := []byte{0x81, 0x80 | 126, 0, 0, 0, 0, 0, 0}
	binary.BigEndian.PutUint16(frame[2:], uint16(len(text)))
	return append(frame, text...) // the mask is zero
}

func TestFramesRightBehindTheUpgradeAreHeard(t *testing.T) {
	d, staff := newDesk(t), newPeople()
	r := d.replica(t, staff)
	staff.signIn(1, 1)
	conn, err := net.Dial("tcp", r.addr)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = conn.Close() }()
	_ = conn.SetDeadline(time.Now().Add(patience))
	// The connection has been used before, and all else comes in one packet.
	reader := bufio.NewReader(conn)
	if _, err := fmt.Fprintf(conn, "GET /hello HTTP/1.1\r\nHost: %s\r\n\r\n", r.addr); err != nil {
		t.Fatal(err)
	}
	response, err := http.ReadResponse(reader, nil)
	if err != nil {
		t.Fatal(err)
	}
	_, _ = io.Copy(io.Discard, response.Body)
	_ = response.Body.Close()
	packet := fmt.Sprintf("GET /live HTTP/1.1\r\nHost: %s\r\nX-Session: 1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n", r.addr) +
		string(masked(`{"type":"subscribe","topics":["mine"]}`)) + string(masked(`{"type":"subscribe","topics":["queues"]}`+strings.Repeat(" ", 5000)))
	if _, err := io.WriteString(conn, packet); err != nil {
		t.Fatal(err)
	}
	if response, err = http.ReadResponse(reader, nil); err != nil || response.StatusCode != http.StatusSwitchingProtocols {
		t.Fatalf("not switched: %v %v", response, err)
	}
	for _, want := range []string{`"hello"`, `"open":0`} {
		if frame := readFrame(t, reader); !strings.Contains(frame, want) {
			t.Errorf("%s is not in %s", want, frame)
		}
	}
}

func readFrame(t *testing.T, from io.Reader) string {
	t.Helper()
	head := make([]byte, 2)
	if _, err := io.ReadFull(from, head); err != nil {
		t.Fatal(err)
	}
	length := int(head[1])
	if length == 126 {
		if _, err := io.ReadFull(from, head); err != nil {
			t.Fatal(err)
		}
		length = int(binary.BigEndian.Uint16(head))
	}
	body := make([]byte, length)
	if _, err := io.ReadFull(from, body); err != nil {
		t.Fatal(err)
	}
	return string(body)
}

func TestMessagesThatAreRefusedSayWhy(t *testing.T) {
	d, staff := newDesk(t), newPeople()
	r := d.replica(t, staff)
	anna, bo := staff.signIn(1, 1), staff.signIn(2, 1)
	other := r.listen(t, bo, "queue:1")
	topics := func(n int) string { return `"` + strings.Repeat(`mine","`, n-1) + `mine"` }
	for _, c := range []struct {
		name, text string
		kind, code int
		why        string
	}{
		{"a frame of 1 MB", `{"type":"subscribe","topics":["` + strings.Repeat("x", 1<<20) + `"]}`, websocket.TextMessage, websocket.CloseMessageTooBig, "message too big: at most 16 KiB"},
		{"bytes", "\x00\x01", websocket.BinaryMessage, websocket.CloseUnsupportedData, "messages are JSON text"},
		{"not JSON", "hej", websocket.TextMessage, websocket.ClosePolicyViolation, "not a message that is known"},
		{"two at once", `{"type":"subscribe","topics":[]}{}`, websocket.TextMessage, websocket.ClosePolicyViolation, "not a message that is known"},
		{"another type", `{"type":"hello","topics":[]}`, websocket.TextMessage, websocket.ClosePolicyViolation, "not a message that is known"},
		{"a field too many", `{"type":"subscribe","topics":[],"x":1}`, websocket.TextMessage, websocket.ClosePolicyViolation, "not a message that is known"},
		{"no topics", `{"type":"subscribe"}`, websocket.TextMessage, websocket.ClosePolicyViolation, "not a message that is known"},
		{"too many topics", `{"type":"subscribe","topics":[` + topics(51) + `]}`, websocket.TextMessage, websocket.ClosePolicyViolation, "topics: at most 50, of the known forms"},
		{"an unknown topic", `{"type":"subscribe","topics":["everything"]}`, websocket.TextMessage, websocket.ClosePolicyViolation, "topics: at most 50, of the known forms"},
		{"a look with a field too many", `{"type":"looking","ticket":"100042-7","open":true,"who":2}`, websocket.TextMessage, websocket.ClosePolicyViolation, "not a message that is known"},
		{"a look with a subscription", `{"type":"looking","ticket":"100042-7","open":true,"topics":[]}`, websocket.TextMessage, websocket.ClosePolicyViolation, "not a message that is known"},
		{"a look at no ticket", `{"type":"looking","open":true}`, websocket.TextMessage, websocket.ClosePolicyViolation, "ticket: not a ticket's number"},
		{"a look with a slip in the number", `{"type":"looking","ticket":"100042-1","open":true}`, websocket.TextMessage, websocket.ClosePolicyViolation, "ticket: not a ticket's number"},
		{"a slip in a number", `{"type":"subscribe","topics":["ticket:100001-1"]}`, websocket.TextMessage, websocket.ClosePolicyViolation, "topics: at most 50, of the known forms"},
	} {
		t.Run(c.name, func(t *testing.T) {
			mine := r.dial(t, anna)
			defer mine.close()
			// The server may close while a long frame is still being written.
			_ = mine.conn.WriteMessage(c.kind, []byte(c.text))
			if _, code, why := mine.closed(); code != c.code || why != c.why {
				t.Errorf("closed with %d %q", code, why)
			}
		})
	}
	s := d.register(t, firstLine)
	if m := other.next(); m.Ticket == nil || m.Ticket.Version != s.version {
		t.Errorf("the other socket got %+v", m)
	}
}

// panics is a source that panics when asked for the newest event.
type panics struct{ Source }

func (panics) Tail(context.Context) (feed.Cursor, error) { panic("tail") }

func TestPanicsEndNobodyElse(t *testing.T) {
	d, staff := newDesk(t), newPeople()
	r := d.replica(t, staff, func(d *Deps) { d.Source = panics{d.Source} })
	anna, bo := staff.signIn(1, 1), staff.signIn(2, 1)
	other := r.listen(t, bo, "queue:1")

	// In the goroutine of a hijacked connection.
	mine := r.dial(t, anna)
	mine.subscribe(feed.Cursor{Tx: 1 << 60, ID: 1}.String(), "mine")
	mine.closed()

	// While a batch is sent: everybody fetches anew, and the next one comes.
	w := d.begin(t)
	bad := w.register(firstLine, nil, "")
	d.presentPanics.Store(bad.id)
	w.commit()
	if m := other.next(); m.Type != "resync" {
		t.Fatalf("got %+v", m)
	}
	after := d.register(t, firstLine)
	m := other.next()
	if m.Ticket == nil || m.Ticket.Version != after.version {
		t.Fatalf("got %+v", m)
	}

	// While a client resumes over the same event.
	again := r.dial(t, bo)
	again.subscribe(feed.Cursor{}.String(), "queue:1")
	if m := again.next(); m.Type != "resync" {
		t.Fatalf("got %+v", m)
	}
}
