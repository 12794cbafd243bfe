package app_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"kontaktpunkten/app/apptest"
	"kontaktpunkten/app/postgres/pgtest"
	"kontaktpunkten/app/wire"
)

// message is any live message.
type message struct {
	Type, Cursor, Prev, Topic, Kind, Number, Reason string
	Ticket                                          *wire.Ticket
}

// listen opens a live socket as a client with topics, and waits for its hello.
func listen(t *testing.T, desk *apptest.Desk, c *apptest.Client, since string, topics ...string) (*websocket.Conn, message) {
	t.Helper()
	conn, response, err := websocket.DefaultDialer.DialContext(t.Context(), strings.Replace(desk.URL, "http", "ws", 1)+"/api/v1/live", http.Header{"Cookie": {c.Cookie}})
	if err != nil {
		t.Fatalf("%v %v", err, response)
	}
	_ = response.Body.Close()
	t.Cleanup(func() { _ = conn.Close() })
	if err := conn.WriteJSON(wire.Subscribe{Type: "subscribe", Topics: topics, Since: since}); err != nil {
		t.Fatal(err)
	}
	return conn, next(t, conn, "hello")
}

// next reads until a message of a type comes; ten seconds are an error.
func next(t *testing.T, conn *websocket.Conn, kind string) message {
	t.Helper()
	if err := conn.SetReadDeadline(time.Now().Add(10 * time.Second)); err != nil {
		t.Fatal(err)
	}
	for {
		var m message
		if err := conn.ReadJSON(&m); err != nil {
			t.Fatalf("waiting for %s: %v", kind, err)
		}
		if m.Type == kind {
			return m
		}
	}
}

// Two replicas on one database serve one desk: what is done on one is seen on
// the other, and a socket that loses its replica goes on at the other.
func TestTwoReplicasServeOneDesk(t *testing.T) {
	db := pgtest.New(t)
	one, two := apptest.On(t, db), apptest.On(t, db)
	anna, bo := one.SignIn(t, "forsta"), two.SignIn(t, "forsta2")
	conn, _ := listen(t, two, bo, "", "unit:hjarta-karl")
	var ticket wire.Ticket
	anna.Do("POST", "/api/v1/tickets", booking()).Into(t, &ticket)
	seen := next(t, conn, "event")
	if seen.Ticket == nil || seen.Ticket.Number != ticket.Number {
		t.Fatalf("%+v", seen)
	}
	// The same session and the same cursor are good on the other replica.
	_ = conn.Close()
	anna.Do("POST", "/api/v1/tickets/"+ticket.Number+"/take", map[string]int{"version": 1})
	again, _ := listen(t, one, bo, seen.Cursor, "unit:hjarta-karl")
	missed := next(t, again, "event")
	if missed.Kind != "ticket.taken" || missed.Ticket.Handler == nil || missed.Prev == "" {
		t.Errorf("%+v", missed)
	}
	var queues wire.List[wire.Queue]
	for _, c := range []*apptest.Client{anna, bo} {
		c.Do("GET", "/api/v1/queues", nil).Into(t, &queues)
		if queues.Items[0].Open != 1 {
			t.Errorf("%+v", queues.Items[0])
		}
	}
}

// A session that ends closes its sockets, on every replica.
func TestSigningOutEverywhereClosesSockets(t *testing.T) {
	db := pgtest.New(t)
	one, two := apptest.On(t, db), apptest.On(t, db)
	anna, elsewhere := one.SignIn(t, "forsta"), two.SignIn(t, "forsta")
	conn, _ := listen(t, one, anna, "", "queues")
	if a := elsewhere.Do("DELETE", "/api/v1/session?everywhere=true", nil); a.Status != 204 {
		t.Fatalf("%d %s", a.Status, a.Body)
	}
	if bye := next(t, conn, "goodbye"); bye.Reason != "signed-out" {
		t.Errorf("%+v", bye)
	}
	if a := anna.Do("GET", "/api/v1/me", nil); a.Status != 401 {
		t.Errorf("%d", a.Status)
	}
}

// Another unit's people are sent nothing of a ticket, and who has no session no
// socket.
func TestASocketShowsWhatItsPersonMaySee(t *testing.T) {
	desk := apptest.Start(t)
	anna, vera := desk.SignIn(t, "forsta"), desk.SignIn(t, "vardgaranti")
	conn, _ := listen(t, desk, vera, "", "unit:hjarta-karl", "queue:1", "unit:vardgaranti")
	anna.Do("POST", "/api/v1/tickets", booking())
	own := booking()
	own["reason"], own["subject"] = "care-guarantee", "Egen fråga"
	var mine wire.Ticket
	vera.Do("POST", "/api/v1/tickets", own).Into(t, &mine)
	if first := next(t, conn, "event"); first.Ticket == nil || first.Ticket.Number != mine.Number {
		t.Errorf("%+v", first)
	}
	_, response, err := websocket.DefaultDialer.DialContext(t.Context(), strings.Replace(desk.URL, "http", "ws", 1)+"/api/v1/live", nil)
	if err == nil || response.StatusCode != http.StatusUnauthorized {
		t.Errorf("%v %v", err, response)
	}
	_ = response.Body.Close()
}
