package wire

// Subscribe is what a client sends on the socket: the whole set of topics it
// wants from now on ("queues", "queue:ID", "ticket:NUMBER", "mine", "unit:CODE",
// "notices", "mail", "deliveries", "routing") and, after a lost line, the last cursor it was sent.
type Subscribe struct {
	Type   string   `json:"type" enum:"subscribe"`
	Topics []string `json:"topics" maxItems:"50"`
	Since  string   `json:"since,omitempty" required:"false"`
}

// Hello opens the stream: what follows is newer than Cursor.
type Hello struct {
	Type   string `json:"type" enum:"hello"`
	Cursor string `json:"cursor"`
}

// LiveEvent is one change. Prev is the cursor of the message before it on this
// socket; a client that holds another one has missed something.
type LiveEvent struct {
	Type   string  `json:"type" enum:"event"`
	Cursor string  `json:"cursor"`
	Prev   string  `json:"prev"`
	Topic  string  `json:"topic"`
	Kind   string  `json:"kind"`
	Ticket *Ticket `json:"ticket,omitempty" doc:"The row as this person may see it"`
	Number string  `json:"number,omitempty" doc:"Set without Ticket when the ticket left the topic"`
	Queues []Queue `json:"queues,omitempty" doc:"With topic 'queues': the queues whose counts changed"`
}

// Resync tells the client to fetch its list and open ticket again.
type Resync struct {
	Type   string `json:"type" enum:"resync"`
	Cursor string `json:"cursor"`
}

// Goodbye is sent before the server closes: 'stopping', 'slow', 'signed-out', 'rights-changed'.
type Goodbye struct {
	Type   string `json:"type" enum:"goodbye"`
	Reason string `json:"reason"`
}
