package live

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"
	"github.com/prometheus/client_golang/prometheus"

	"kontaktpunkten/tickets"
)

func TestASlowClientIsCutOffAndHoldsUpNobody(t *testing.T) {
	d, staff := newDesk(t), newPeople()
	r := d.replica(t, staff, func(d *Deps) {
		d.Limits.QueueBytes = 100_000
		d.Times.Linger = 50 * time.Millisecond
	})
	anna, bo := staff.signIn(1, 1), staff.signIn(2, 1)
	quick := r.listen(t, bo, "queue:1")
	// This one subscribes and then reads nothing; the kernel's buffers are small.
	small := websocket.Dialer{NetDialContext: func(ctx context.Context, network, address string) (net.Conn, error) {
		conn, err := (&net.Dialer{}).DialContext(ctx, network, address)
		if tcp, ok := conn.(*net.TCPConn); ok {
			_ = tcp.SetReadBuffer(4096)
		}
		return conn, err
	}}
	slow, _, err := small.Dial("ws://"+r.addr+"/live", http.Header{"X-Session": {fmt.Sprint(anna.Session)}})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = slow.Close() }()
	if err := slow.WriteJSON(map[string]any{"type": "subscribe", "topics": []string{"queue:1"}}); err != nil {
		t.Fatal(err)
	}
	subscribed(t, r, 2)
	long := strings.Repeat("x", 50_000)
	eventually(t, "the slow one is cut off", func() bool {
		w := d.begin(t)
		s := w.register(firstLine, nil, long)
		w.commit()
		if m := quick.next(); m.about() != tickets.FormatNumber(s.id) {
			t.Fatalf("got %+v", m)
		}
		return r.sockets(t) == 1
	})
	if got := gauge(t, r.hub, "kontaktpunkten_live_closed_total"); got != 1 {
		t.Errorf("%v were closed", got)
	}
}

// subscribed waits until n sockets listen.
func subscribed(t testing.TB, r *replica, n int) {
	t.Helper()
	eventually(t, "all sockets listen", func() bool {
		listening := 0
		r.hub.do(func() {
			for s := range r.hub.sockets {
				if s.live {
					listening++
				}
			}
		})
		return listening == n
	})
}

// sockets is how many are open.
func (r *replica) sockets(t *testing.T) int {
	t.Helper()
	return int(gauge(t, r.hub, "kontaktpunkten_live_sockets"))
}

// gauge sums a metric over its labels.
func gauge(t *testing.T, h *Hub, name string) (sum float64) {
	t.Helper()
	registry := prometheus.NewRegistry()
	registry.MustRegister(h.Collectors()...)
	families, err := registry.Gather()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range families {
		if f.GetName() != name {
			continue
		}
		for _, m := range f.GetMetric() {
			sum += m.GetGauge().GetValue() + m.GetCounter().GetValue()
		}
	}
	return sum
}

func TestASlowClientThatStillReadsIsToldSo(t *testing.T) {
	d, staff := newDesk(t), newPeople()
	r := d.replica(t, staff, func(d *Deps) { d.Limits.Queue = 2 })
	anna := staff.signIn(1, 1)
	c := r.listen(t, anna, "queue:1")
	r.settle(t)
	w := d.begin(t)
	for range 60 { // one batch: more at once than the queue holds
		w.register(firstLine, nil, "")
	}
	w.commit()
	before, code, why := c.closed()
	if n := len(before); n == 0 || before[n-1].Reason != "slow" || code != websocket.CloseTryAgainLater || why != "slow: resume" {
		t.Fatalf("closed with %d %q after %d messages", code, why, len(before))
	}
	// It resumes and gets them all, at its own pace.
	held := c.held
	if n := len(before); n > 1 {
		held = before[n-2].Cursor
	}
	again := r.dial(t, anna)
	again.subscribe(held, "queue:1")
	for range 60 - (len(before) - 1) {
		if m := again.next(); m.Ticket == nil {
			t.Fatalf("got %+v", m)
		}
	}
}

func TestShutdownTellsToResumeElsewhere(t *testing.T) {
	d, staff := newDesk(t), newPeople()
	a, b := d.replica(t, staff), d.replica(t, staff)
	anna := staff.signIn(1, 1)
	c := a.listen(t, anna, "queue:1")
	a.settle(t)
	d.committed = a.events.Notify
	s := d.register(t, firstLine)
	if m := c.next(); m.about() != tickets.FormatNumber(s.id) {
		t.Fatalf("got %+v", m)
	} else {
		c.held = m.Cursor
	}
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	if err := a.hub.Shutdown(ctx); err != nil {
		t.Fatal(err)
	}
	before, code, _ := c.closed()
	if len(before) != 1 || before[0].Reason != "stopping" || code != websocket.CloseGoingAway {
		t.Errorf("closed with %d after %+v", code, before)
	}
	if _, response, err := websocket.DefaultDialer.Dial("ws://"+a.addr+"/live", http.Header{"X-Session": {"1"}}); err == nil || response.StatusCode != http.StatusServiceUnavailable {
		t.Errorf("a new socket: %v %v", response, err)
	}
	s = d.register(t, firstLine)
	back := b.dial(t, anna)
	back.subscribe(c.held, "queue:1")
	if m := back.next(); m.about() != tickets.FormatNumber(s.id) {
		t.Errorf("got %+v", m)
	}
}

func TestShutdownCutsThoseWhoDoNotAnswer(t *testing.T) {
	d, staff := newDesk(t), newPeople()
	r := d.replica(t, staff, func(d *Deps) { d.Times.Linger = time.Hour })
	staff.signIn(1, 1)
	conn, err := net.Dial("tcp", r.addr)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = conn.Close() }()
	if _, err := fmt.Fprintf(conn, "GET /live HTTP/1.1\r\nHost: x\r\nX-Session: 1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"); err != nil {
		t.Fatal(err)
	}
	eventually(t, "the socket is open", func() bool { return r.sockets(t) == 1 })
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := r.hub.Shutdown(ctx); err == nil {
		t.Error("nobody was cut")
	}
	if n := r.sockets(t); n != 0 {
		t.Errorf("%d sockets are left", n)
	}
}

func TestASilentClientIsGone(t *testing.T) {
	d, staff := newDesk(t), newPeople()
	r := d.replica(t, staff, func(d *Deps) { d.Times.Ping, d.Times.Pong = 20*time.Millisecond, 300*time.Millisecond })
	anna := staff.signIn(1, 1)
	living := r.listen(t, anna, "queue:1")                                                                  // its reader answers pings
	silent, _, err := websocket.DefaultDialer.Dial("ws://"+r.addr+"/live", http.Header{"X-Session": {"1"}}) // never reads
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = silent.Close() }()
	eventually(t, "both are open", func() bool { return r.sockets(t) == 2 })
	eventually(t, "one is gone", func() bool { return r.sockets(t) == 1 })
	s := d.register(t, firstLine)
	if m := living.next(); m.about() != tickets.FormatNumber(s.id) {
		t.Errorf("got %+v", m)
	}
}

func TestATalkativeClientWaits(t *testing.T) {
	var p pace
	over := make(chan struct{})
	for range paceMessages - 1 {
		if !p.wait(over) {
			t.Fatal("stopped too early")
		}
	}
	close(over)
	if p.wait(over) {
		t.Error("not made to wait")
	}
}
