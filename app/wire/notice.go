package wire

import "time"

// Notice is something that one of the staff should know. It holds no patient's
// data.
type Notice struct {
	ID     int64     `json:"id"`
	Kind   string    `json:"kind" enum:"revealed,delivery-failed" doc:"revealed: protected details were shown (P-4); delivery-failed: an answer of yours did not arrive"`
	Ticket string    `json:"ticket" doc:"Number of the ticket"`
	Actor  *Person   `json:"actor" doc:"Who did it; null: not a person"`
	At     time.Time `json:"at" doc:"When it was done"`
	Read   bool      `json:"read"`
}

// Notices is a page of a person's own notices, newest first.
type Notices struct {
	Items      []Notice `json:"items"`
	NextCursor string   `json:"next_cursor,omitempty"`
	Unread     int      `json:"unread" doc:"Of all, not of this page alone"`
}
