package delivery

import (
	"encoding/json"
	"fmt"
	"time"
)

// Desk is the channel whose other side is the desk itself: a notice for one of
// the staff.
const Desk = "desk"

// The kinds of notice.
const (
	Revealed    = "revealed"        // protected details were shown (P-4)
	Undelivered = "delivery-failed" // what one wrote to a customer did not arrive
	Late        = "step"            // a ticket has used so much of the time that was promised
	Looping     = "loop"            // time would move a ticket in a circle, and it stays where it is
)

// Notice is the content of a delivery by Desk: ids alone, no personal data.
type Notice struct {
	Kind  string `json:"kind"`
	Actor int    `json:"actor,omitempty"`
	// Queue is where the ticket lay, and Share how much of a promise was used, in
	// percent, of a Late or Looping one.
	Queue int       `json:"queue,omitempty"`
	Share int       `json:"share,omitempty"`
	At    time.Time `json:"at"`
}

// To makes the notice a delivery to one of the staff about a ticket. key tells
// the deed from others of its kind.
func (n Notice) To(user int, ticket int64, key string) New {
	content, _ := json.Marshal(n) // strings, numbers and an instant
	return New{Key: fmt.Sprintf("%s:%s:%d", n.Kind, key, user), Channel: Desk, To: Recipient{Kind: "user", ID: int64(user)}, Ticket: ticket, Content: content}
}
