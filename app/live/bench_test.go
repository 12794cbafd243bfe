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
