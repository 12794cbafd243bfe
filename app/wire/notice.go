package wire

import "time"

// Notice is something that one of the staff should know. It holds no patient's
// data.
type Notice struct {
	ID     int64     `json:"id"`
	Kind   string    `json:"kind" enum:"revealed,delivery-failed,step,loop" doc:"revealed: protected details were shown (P-4); delivery-failed: an answer of yours did not arrive; step: so much of a ticket's time is used; loop: time would move a ticket in a circle, and it stays"`
	Ticket string    `json:"ticket" doc:"Number of the ticket"`
	Actor  *Person   `json:"actor" doc:"Who did it; null: not a person"`
	Queue  *Ref      `json:"queue,omitempty" doc:"Of step and loop: where the ticket lay"`
	Share  int       `json:"share,omitempty" doc:"Of step and loop: how much of the promised time was used, in percent; from 100 on it is late"`
	At     time.Time `json:"at" doc:"When it was done"`
	Read   bool      `json:"read"`
}

// Notices is a page of a person's own notices, newest first.
type Notices struct {
	Items      []Notice `json:"items"`
	NextCursor string   `json:"next_cursor,omitempty"`
	Unread     int      `json:"unread" doc:"Of all, not of this page alone"`
}
