package live

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/gorilla/websocket"
)

// BenchmarkLastSocket is the time from when a change is committed until the
// last of n sockets has it, with the access log written for each. Clients,
// server and database share the machine.
func BenchmarkLastSocket(b *testing.B) {
	for _, n := range []int{1, 100, 1000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) { lastSocket(b, n) })
	}
}

func lastSocket(b *testing.B, n int) {
	d, staff := newDesk(b), newPeople()
	r := d.replica(b, staff, func(d *Deps) { d.Limits.PerSession = n })
	var missing atomic.Int64
	arrived := make(chan struct{}, 1)
	for i := range n {
		v := staff.signIn(1+i%100, 1)
		conn, _, err := websocket.DefaultDialer.Dial("ws://"+r.addr+"/live", http.Header{"X-Session": {fmt.Sprint(v.Session)}})
		if err != nil {
			b.Fatal(err)
		}
		b.Cleanup(func() { _ = conn.Close() })
		if err := conn.WriteJSON(map[string]any{"type": "subscribe", "topics": []string{"queue:1", "mine"}}); err != nil {
			b.Fatal(err)
		}
		go func() {
			for {
				_, text, err := conn.ReadMessage()
				if err != nil {
					return
				}
				if strings.Contains(string(text), `"event"`) && missing.Add(-1) == 0 {
					arrived <- struct{}{}
				}
			}
		}()
	}
	subscribed(b, r, n)
	var took []time.Duration
	for b.Loop() {
		missing.Store(int64(n))
		w := d.begin(b)
		w.register(firstLine, nil, strings.Repeat("x", 1000))
		if err := w.tx.Commit(b.Context()); err != nil {
			b.Fatal(err)
		}
		begun := time.Now()
		d.committed()
		<-arrived
		took = append(took, time.Since(begun))
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "p50-ms")
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
}

// BenchmarkOnlookers is what one look at the onlookers costs the hub with 1 000
// sockets in one queue and 50 people at tickets of it: when nothing changed, when
// one of them did, and when all did. What is queued is thrown away.
func BenchmarkOnlookers(b *testing.B) {
	for _, changes := range []int{0, 1, 50} {
		b.Run(fmt.Sprint(changes), func(b *testing.B) {
			w := &town{rows: make(map[int64]Row)}
			h := New(Deps{Tickets: w, Viewers: newPeople()})
			h.life = b.Context()
			var sockets []*socket
			for user := 1; user <= 1000; user++ {
				s := newSocket(h, nil, nil, Viewer{UserID: user, Units: []int{1}})
				s.topics.queues, s.live = []topic{{id: firstLine, said: `"queue:1"`}}, true
				h.sockets[s] = struct{}{}
				sockets = append(sockets, s)
			}
			now := time.Now()
			until := now.Add(time.Hour)
			for i := range 50 {
				w.rows[int64(1+i)] = Row{Queue: firstLine, Unit: 1, OwnerUnit: 1}
				h.onlookers.look(sockets[i], int64(1+i), false, until)
			}
			writing := false
			look := func() {
				h.showOnlookers(now)
				for _, s := range sockets {
					for text, _ := s.out.next(); text != nil; text, _ = s.out.next() {
						continue
					}
				}
			}
			look()
			for b.Loop() {
				writing = !writing
				for i := range changes {
					h.onlookers.look(sockets[i], int64(1+i), writing, until)
				}
				look()
			}
		})
	}
}
