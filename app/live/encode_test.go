package live

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kontaktpunkten/app/live/feed"
	"kontaktpunkten/app/wire"
)

func TestMessagesAreThoseOfWire(t *testing.T) {
	cursor, prev := feed.Cursor{Tx: 9, ID: 8}, feed.Cursor{Tx: 7}
	ticket := wire.Ticket{Number: "100042-7", Subject: `"Åsa" <b>`, Watches: []wire.Watch{}}
	queues := []wire.Queue{{ID: 1, Name: "Första linjen", Open: 3}}
	for _, c := range []struct {
		field string
		body  any
		topic string
		want  wire.LiveEvent
	}{
		{"ticket", ticket, `"ticket:100 042-7"`, wire.LiveEvent{Topic: "ticket:100 042-7", Kind: "ticket.taken", Ticket: &ticket}},
		{"number", "100042-7", `"unit:\u00e5"`, wire.LiveEvent{Topic: "unit:å", Kind: "ticket.taken", Number: "100042-7"}},
		{"queues", queues, countsTopic, wire.LiveEvent{Topic: "queues", Kind: countsKind, Queues: queues}},
	} {
		body, err := json.Marshal(c.body)
		if err != nil {
			t.Fatal(err)
		}
		decoder := json.NewDecoder(bytes.NewReader(event(cursor, prev, c.topic, c.want.Kind, c.field, body)))
		decoder.DisallowUnknownFields()
		var got wire.LiveEvent
		if err := decoder.Decode(&got); err != nil {
			t.Fatal(err)
		}
		c.want.Type, c.want.Cursor, c.want.Prev = "event", cursor.String(), prev.String()
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s:\n%s", c.field, diff)
		}
	}
}
