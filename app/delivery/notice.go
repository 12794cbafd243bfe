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
)

// Notice is the content of a delivery by Desk: ids alone, no personal data.
type Notice struct {
	Kind  string    `json:"kind"`
	Actor int       `json:"actor,omitempty"`
	At    time.Time `json:"at"`
}

// To makes the notice a delivery to one of the staff about a ticket. key tells
// the deed from others of its kind.
func (n Notice) To(user int, ticket int64, key string) New {
	content, _ := json.Marshal(n) // strings, numbers and an instant
	return New{Key: fmt.Sprintf("%s:%s:%d", n.Kind, key, user), Channel: Desk, To: Recipient{Kind: "user", ID: int64(user)}, Ticket: ticket, Content: content}
}
