package app_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"kontaktpunkten/app/apptest"
	"kontaktpunkten/app/postgres/pgtest"
	"kontaktpunkten/app/wire"
)

// present reads on to the next message about who looks.
func present(t *testing.T, conn *websocket.Conn) (p wire.Presence) {
	t.Helper()
	if err := conn.SetReadDeadline(time.Now().Add(20 * time.Second)); err != nil {
		t.Fatal(err)
	}
	for {
		var raw json.RawMessage
		if err := conn.ReadJSON(&raw); err != nil {
			t.Fatalf("waiting for who looks: %v", err)
		}
		if strings.Contains(string(raw), `"type":"presence"`) {
			if err := json.Unmarshal(raw, &p); err != nil {
				t.Fatal(err)
			}
			return p
		}
	}
}

func looks(t *testing.T, conn *websocket.Conn, ticket string, open, writing bool) {
	t.Helper()
	if err := conn.WriteJSON(wire.LookingAt{Type: "looking", Ticket: ticket, Open: open, Writing: writing}); err != nil {
		t.Fatal(err)
	}
}

// Through the whole desk: who looks at a ticket at one replica is seen by name at
// the other, by those who may see the ticket (P-2), and by nobody else.
func TestColleaguesSeeWhoLooksAndWrites(t *testing.T) {
	db := pgtest.New(t)
	one, two := apptest.On(t, db), apptest.On(t, db)
	anna, amir, vera := one.SignIn(t, "forsta"), two.SignIn(t, "forsta2"), two.SignIn(t, "vardgaranti")
	var ticket wire.Ticket
	anna.Do("POST", "/api/v1/tickets", booking()).Into(t, &ticket)
	list, _ := listen(t, two, amir, "", "unit:hjarta-karl")
	outside, _ := listen(t, two, vera, "", "ticket:"+ticket.Number, "unit:hjarta-karl", "unit:vardgaranti")
	open, _ := listen(t, one, anna, "", "ticket:"+ticket.Number)
	looks(t, outside, ticket.Number, true, true)
	looks(t, open, ticket.Number, true, true)
	if p := present(t, list); p.Ticket != ticket.Number || len(p.People) != 1 || p.People[0].Name != "Anna Lindqvist" || !p.People[0].Writing {
		t.Errorf("%+v", p)
	}
	looks(t, list, ticket.Number, true, false)
	if p := present(t, open); len(p.People) != 1 || p.People[0].Name != "Amir Haddad" || p.People[0].Writing {
		t.Errorf("%+v", p)
	}
	if err := list.Close(); err != nil {
		t.Fatal(err)
	}
	if p := present(t, open); len(p.People) != 0 {
		t.Errorf("%+v", p)
	}
	// Vera asked to hear of it and says that she looks; neither is granted. The
	// counts come behind whatever she was told when Amir was.
	if err := outside.WriteJSON(wire.Subscribe{Type: "subscribe", Topics: []string{"queues"}}); err != nil {
		t.Fatal(err)
	}
	for {
		var m map[string]any
		if err := outside.ReadJSON(&m); err != nil {
			t.Fatal(err)
		}
		if m["type"] == "presence" {
			t.Errorf("told %v", m)
		}
		if m["topic"] == "queues" {
			break
		}
	}
}
