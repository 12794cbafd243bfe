package live

import (
	"time"

	"github.com/gorilla/websocket"
)

// write sends what is queued, and pings, until the socket ends.
func (s *socket) write() {
	defer func() {
		if p := recover(); p != nil {
			s.hub.panicked(p)
			s.cut()
		}
	}()
	ping := time.NewTicker(s.hub.deps.Times.Ping)
	defer ping.Stop()
	for {
		select {
		case <-s.done:
			return
		case <-ping.C:
			if s.conn.WriteControl(websocket.PingMessage, nil, s.writeBy()) != nil {
				s.cut()
				return
			}
		case <-s.out.signal:
			if !s.drain() {
				return
			}
		}
	}
}

// drain writes all that is queued; false where the socket has ended.
func (s *socket) drain() bool {
	for {
		message, end := s.out.next()
		switch {
		case message != nil:
			_ = s.conn.SetWriteDeadline(s.writeBy())
			if s.conn.WriteMessage(websocket.TextMessage, message) != nil {
				s.cut()
				return false
			}
		case end != nil:
			s.farewell(*end)
			return false
		default:
			return true
		}
	}
}

func (s *socket) writeBy() time.Time { return time.Now().Add(s.hub.deps.Times.Write) }

// farewell says why, closes, and gives the client a moment to answer: closing
// at once while it still sends would throw away what we have just said.
func (s *socket) farewell(e ending) {
	by := time.Now().Add(s.hub.deps.Times.Linger)
	if e.goodbye != "" {
		_ = s.conn.SetWriteDeadline(by)
		_ = s.conn.WriteMessage(websocket.TextMessage, goodbye(e.goodbye))
	}
	if s.conn.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(e.code, e.text), by) != nil {
		s.cut()
		return
	}
	s.deadlines.Lock()
	defer s.deadlines.Unlock()
	_ = s.line.SetReadDeadline(by)
}

// paceMessages is how many messages a client may send in a second before it is
// made to wait; nobody changes topics faster.
const paceMessages = 20

// pace keeps a client that talks all the time from taking the hub's time.
type pace struct {
	since time.Time
	count int
}

// wait returns at once until the client has had its messages of this second;
// false where the hub ended meanwhile.
func (p *pace) wait(over <-chan struct{}) bool {
	now := time.Now()
	if now.Sub(p.since) > time.Second {
		p.since, p.count = now, 0
	}
	if p.count++; p.count < paceMessages {
		return true
	}
	timer := time.NewTimer(time.Second - now.Sub(p.since))
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-over:
		return false
	}
}
