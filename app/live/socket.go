package live

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"sync"
	"time"

	"github.com/gorilla/websocket"

	"kontaktpunkten/app/live/feed"
	"kontaktpunkten/app/wire"
)

// maxMessage is how many bytes a client may send at once; tooBig names it.
const maxMessage = 16 << 10

// The ways in which the server ends a socket.
var (
	stopping      = ending{goodbye: "stopping", code: websocket.CloseGoingAway, text: "stopping: resume elsewhere", flush: true}
	slow          = ending{goodbye: "slow", code: websocket.CloseTryAgainLater, text: "slow: resume"}
	signedOut     = ending{goodbye: "signed-out", code: websocket.ClosePolicyViolation, text: "signed out"}
	rightsChanged = ending{goodbye: "rights-changed", code: websocket.ClosePolicyViolation, text: "rights changed: start anew"}
	unavailable   = ending{code: websocket.CloseTryAgainLater, text: "cannot read: resume later"}
	tooBig        = ending{code: websocket.CloseMessageTooBig, text: "message too big: at most 16 KiB"}
	notText       = ending{code: websocket.CloseUnsupportedData, text: "messages are JSON text"}
	notUnderstood = ending{code: websocket.ClosePolicyViolation, text: "not a message that is known"}
	badTopics     = ending{code: websocket.ClosePolicyViolation, text: "topics: at most 50, of the known forms"}
	badTicket     = ending{code: websocket.ClosePolicyViolation, text: "ticket: not a ticket's number"}
)

// socket is one client. Its goroutine reads (run); another writes (write).
type socket struct {
	hub    *Hub
	viewer Viewer
	conn   *websocket.Conn
	line   *line
	out    *outbox
	done   chan struct{} // closed when run returns

	deadlines sync.Mutex // makes an ending's read deadline the last one

	untold, shown bool // Run's: who looks has to be told from scratch; has ever been told

	// What follows belongs to Run's goroutine while live is set, else to the
	// socket's own; live itself is Run's.
	live       bool
	subscribed bool
	topics     topics
	sent       feed.Cursor // of the last message queued: the next one's prev
	passed     feed.Cursor // events up to here have been judged for this socket
	logged     map[shown]struct{}
	told       map[int64][]byte // who looks at tickets, as this socket was told last
}

// shown is a patient that the access log says this socket was shown.
type shown struct{ ticket, patient int64 }

func newSocket(h *Hub, conn *websocket.Conn, l *line, v Viewer) *socket {
	return &socket{
		hub: h, viewer: v, conn: conn, line: l,
		out:    newOutbox(h.deps.Limits.Queue, h.deps.Limits.QueueBytes),
		done:   make(chan struct{}),
		untold: true,
		logged: make(map[shown]struct{}),
	}
}

// run says hello and reads until the client or the server closes.
func (s *socket) run() {
	defer close(s.done)
	go s.write()
	joined := s.hub.do(func() {
		s.hub.sockets[s] = struct{}{}
		s.sent, s.passed = s.hub.at, s.hub.at
		s.push(hello(s.hub.at))
	})
	if !joined {
		s.end(stopping)
	}
	s.alive()
	s.conn.SetPongHandler(func(string) error { s.alive(); return nil })
	answer := s.conn.PingHandler()
	s.conn.SetPingHandler(func(data string) error { s.alive(); return answer(data) })
	var pace pace
	for {
		data, ok, err := s.read()
		if err != nil {
			return
		}
		if !ok || s.out.finished() {
			continue // reads on until the close is answered
		}
		s.alive()
		s.heard(data)
		if !pace.wait(s.hub.over) {
			s.end(stopping)
		}
	}
}

// alive puts off the moment when the client counts as gone.
func (s *socket) alive() {
	s.deadlines.Lock()
	defer s.deadlines.Unlock()
	if !s.out.finished() {
		_ = s.line.SetReadDeadline(time.Now().Add(s.hub.deps.Times.Pong))
	}
}

// read gives one text message; not ok where it was refused, which ends the
// socket.
func (s *socket) read() (data []byte, ok bool, err error) {
	kind, r, err := s.conn.NextReader()
	if err != nil {
		return nil, false, err
	}
	if s.out.finished() {
		return nil, false, nil
	}
	if kind != websocket.TextMessage {
		s.end(notText)
		return nil, false, nil
	}
	data, err = io.ReadAll(io.LimitReader(r, maxMessage+1))
	if err != nil {
		return nil, false, err
	}
	if len(data) > maxMessage {
		s.end(tooBig)
		return nil, false, nil
	}
	return data, true, nil
}

// heard does what one message asks; one that is not understood ends the socket.
func (s *socket) heard(data []byte) {
	var subscribe wire.Subscribe
	var looking wire.LookingAt
	switch {
	case strictly(data, &subscribe) && subscribe.Type == "subscribe" && subscribe.Topics != nil:
		s.subscribes(subscribe)
	case strictly(data, &looking) && looking.Type == "looking":
		if err := s.hub.looking(s, looking, time.Now()); err != nil {
			s.end(badTicket)
		}
	default:
		s.end(notUnderstood)
	}
}

// strictly reads one JSON value without fields that nobody knows.
func strictly(data []byte, into any) bool {
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	if decoder.Decode(into) != nil {
		return false
	}
	_, err := decoder.Token()
	return errors.Is(err, io.EOF)
}

func (s *socket) subscribes(message wire.Subscribe) {
	topics, err := parseTopics(message.Topics, s.hub.counts.unit)
	if err != nil {
		s.end(badTopics)
		return
	}
	if err := s.hub.subscribe(s, topics, message.Since); err != nil {
		if s.hub.life.Err() == nil {
			s.hub.deps.Log.Warn("live: cannot resume a socket", "error", err)
		}
		s.end(unavailable)
	}
}

// push queues a message; a client that does not take what it is sent is cut
// off and told to resume.
func (s *socket) push(message []byte) {
	if s.out.push(message) {
		s.hub.metrics.messages.Inc()
		return
	}
	s.end(slow)
}

// end lets the writer say why and close. Any goroutine may call it.
func (s *socket) end(e ending) {
	if !s.out.finish(e) {
		return
	}
	s.hub.metrics.closed(e)
	// Whatever is being written to a client that does not read has had its time.
	_ = s.line.SetWriteDeadline(time.Now().Add(s.hub.deps.Times.Linger))
}

// cut ends a socket without a word: nobody is there to read it.
func (s *socket) cut() {
	s.out.finish(ending{})
	_ = s.line.Close()
}
