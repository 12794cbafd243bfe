package bench

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/gorilla/websocket"

	"kontaktpunkten/app/wire"
)

// arrival is when one socket was sent a version of the ticket.
type arrival struct {
	version int
	at      time.Time
}

// live changes a ticket of a queue that n sockets look at, and measures from
// sending the change until the last socket has it.
func (b *bench) live(ctx context.Context, name string, n int) ([]Row, error) {
	c, err := b.client(ctx, "chef")
	if err != nil {
		return nil, err
	}
	ticket, err := b.subject(c)
	if err != nil {
		return nil, err
	}
	arrivals := make(chan arrival, 4*n)
	close, err := b.sockets(ctx, c, n, "queue:"+strconv.Itoa(ticket.Queue.ID), ticket.Number, arrivals)
	if err != nil {
		return nil, err
	}
	defer close()
	var took []time.Duration
	began := time.Now()
	for time.Since(began) < b.o.For && ctx.Err() == nil {
		sent := time.Now()
		body := fmt.Appendf(nil, `{"version":%d,"text":"Ringde igen."}`, ticket.Version)
		if _, err := c.do("POST", "/api/v1/tickets/"+ticket.Number+"/notes", body, "", 200, &ticket); err != nil {
			return nil, err
		}
		last, err := lastArrival(ctx, arrivals, n, ticket.Version)
		if err != nil {
			return nil, err
		}
		took = append(took, last.Sub(sent))
	}
	return []Row{summary(took, time.Since(began)).row(name, n, 0)}, nil
}

// subject registers the ticket that is changed.
func (b *bench) subject(c *client) (t wire.Ticket, err error) {
	body := []byte(`{"channel":"phone","customer":{"kind":"other"},"reason":"general-information","subject":"Öppettider","text":"Undrar när ni har öppet."}`)
	_, err = c.do("POST", "/api/v1/tickets", body, "", 201, &t)
	return t, err
}

func lastArrival(ctx context.Context, arrivals <-chan arrival, n, version int) (last time.Time, err error) {
	late := time.NewTimer(20 * time.Second)
	defer late.Stop()
	for range n {
		for got := false; !got; {
			select {
			case a := <-arrivals:
				if got = a.version == version; got && a.at.After(last) {
					last = a.at
				}
			case <-late.C:
				return last, fmt.Errorf("not every socket had version %d within 20 s", version)
			case <-ctx.Done():
				return last, ctx.Err()
			}
		}
	}
	return last, nil
}

// sockets opens n sockets, spread over sessions, and waits until all follow.
func (b *bench) sockets(ctx context.Context, c *client, n int, topic, number string, arrivals chan<- arrival) (closeAll func(), err error) {
	var open []*websocket.Conn
	var readers sync.WaitGroup
	closeAll = func() {
		for _, conn := range open {
			_ = conn.Close()
		}
		readers.Wait()
	}
	cookie := c.cookie
	for i := range n {
		if i%10 == 0 && i > 0 { // ten sockets a session, as no one has more windows
			delete(b.sessions, "chef")
			fresh, err := b.client(ctx, "chef")
			if err != nil {
				closeAll()
				return nil, err
			}
			cookie = fresh.cookie
		}
		conn, response, err := websocket.DefaultDialer.DialContext(ctx, strings.Replace(b.url, "http", "ws", 1)+"/api/v1/live", http.Header{"Cookie": {"kp_session=" + cookie}})
		if err != nil {
			closeAll()
			return nil, fmt.Errorf("socket %d: %w", i, err)
		}
		_ = response.Body.Close()
		open = append(open, conn)
		if err := conn.WriteJSON(wire.Subscribe{Type: "subscribe", Topics: []string{topic}}); err != nil {
			closeAll()
			return nil, err
		}
		var hello wire.Hello
		if err := conn.ReadJSON(&hello); err != nil || hello.Type != "hello" {
			closeAll()
			return nil, fmt.Errorf("socket %d said %q: %w", i, hello.Type, err)
		}
		readers.Go(func() { read(conn, number, arrivals) })
	}
	return closeAll, nil
}

func read(conn *websocket.Conn, number string, arrivals chan<- arrival) {
	for {
		_, text, err := conn.ReadMessage()
		if err != nil {
			return
		}
		at := time.Now()
		var e struct {
			Ticket *struct {
				Number  string
				Version int
			}
		}
		if json.Unmarshal(text, &e) == nil && e.Ticket != nil && e.Ticket.Number == number {
			arrivals <- arrival{e.Ticket.Version, at}
		}
	}
}
