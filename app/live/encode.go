package live

import (
	"encoding/json"

	"kontaktpunkten/app/live/feed"
	"kontaktpunkten/app/wire"
)

// The messages are put together from parts, because one ticket's JSON goes to
// many sockets with other cursors around it. A test holds them against wire.

func hello(at feed.Cursor) []byte {
	return must(wire.Hello{Type: "hello", Cursor: at.String()})
}

func resync(at feed.Cursor) []byte {
	return must(wire.Resync{Type: "resync", Cursor: at.String()})
}

func goodbye(reason string) []byte {
	return must(wire.Goodbye{Type: "goodbye", Reason: reason})
}

// must encodes structs of strings, which cannot fail.
func must(v any) []byte {
	text, _ := json.Marshal(v)
	return text
}

// countsTopic and countsKind are those of messages with counts.
const (
	countsTopic = `"queues"`
	countsKind  = "queue.counts"
)

// event writes a wire.LiveEvent. topic is JSON; field and body are the rest:
// ticket, number or queues, and its JSON.
func event(cursor, prev feed.Cursor, topic, kind, field string, body []byte) []byte {
	message := make([]byte, 0, len(body)+192)
	message = append(message, `{"type":"event","cursor":"`...)
	message = append(message, cursor.String()...)
	message = append(message, `","prev":"`...)
	message = append(message, prev.String()...)
	message = append(message, `","topic":`...)
	message = append(message, topic...)
	message = append(message, `,"kind":"`...)
	message = append(message, kind...)
	message = append(message, `","`...)
	message = append(message, field...)
	message = append(message, `":`...)
	message = append(message, body...)
	return append(message, '}')
}
