package live

import "sync"

// ending is why and how the server closes a socket.
type ending struct {
	goodbye string // wire.Goodbye's reason; empty: none is sent
	code    int    // of the websocket's close frame
	text    string
	// flush sends what is queued first; otherwise the client will ask for it
	// again, or must not have it any more.
	flush bool
}

// outbox is what waits to be written to one socket.
type outbox struct {
	maxMessages, maxBytes int

	mu       sync.Mutex
	messages [][]byte
	bytes    int
	end      *ending
	signal   chan struct{} // something to write
	drained  chan struct{} // nothing is left to write
}

func newOutbox(messages, bytes int) *outbox {
	return &outbox{maxMessages: messages, maxBytes: bytes, signal: make(chan struct{}, 1), drained: make(chan struct{}, 1)}
}

// push queues a message and does not wait; false where there is no room. One
// message is taken whatever its size. After end it is dropped.
func (o *outbox) push(message []byte) bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.end != nil {
		return true
	}
	if n := len(o.messages); n > 0 && (n >= o.maxMessages || o.bytes+len(message) > o.maxBytes) {
		return false
	}
	o.messages = append(o.messages, message)
	o.bytes += len(message)
	poke(o.signal)
	return true
}

// finish is the last thing that is written; the first ending counts, and it is
// false for later ones.
func (o *outbox) finish(e ending) bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.end != nil {
		return false
	}
	o.end = &e
	if !e.flush {
		o.messages, o.bytes = nil, 0
	}
	poke(o.signal)
	return true
}

func (o *outbox) finished() bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.end != nil
}

// next gives one message, or nil with the ending where it is time for that, or
// nil and nil where there is nothing to write.
func (o *outbox) next() ([]byte, *ending) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if len(o.messages) == 0 {
		poke(o.drained)
		return nil, o.end
	}
	message := o.messages[0]
	o.messages[0] = nil
	if o.messages = o.messages[1:]; len(o.messages) == 0 {
		o.messages = nil
	}
	o.bytes -= len(message)
	return message, nil
}

// crowded tells whether a replay should wait before it queues more.
func (o *outbox) crowded() bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.end == nil && (len(o.messages) > o.maxMessages/2 || o.bytes > o.maxBytes/2)
}

func poke(c chan struct{}) {
	select {
	case c <- struct{}{}:
	default:
	}
}
