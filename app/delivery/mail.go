package delivery

import (
	"encoding/json"
)

// The channels that reach people outside.
const (
	Email = "email"
	Inbox = "inbox"
)

// Mail is the content of a delivery by Email, frozen when it is made. The
// recipient's address is the delivery's own.
type Mail struct {
	// From is the unit's address, FromName its name.
	From     string `json:"from"`
	FromName string `json:"from_name"`
	Subject  string `json:"subject"`
	Text     string `json:"text"`
	HTML     string `json:"html,omitempty"`
	// InReplyTo and References are message ids with their angle brackets.
	InReplyTo  string     `json:"in_reply_to,omitempty"`
	References []string   `json:"references,omitempty"`
	Files      []MailFile `json:"files,omitempty"`
	// Automatic is the value of Auto-Submitted; empty for what a person wrote.
	Automatic string `json:"automatic,omitempty"`
}

// MailFile is an attachment by its blob.
type MailFile struct {
	Blob int64  `json:"blob"`
	Name string `json:"name"`
	Type string `json:"type"`
}

// InboxItem is the content of a delivery by Inbox: nothing, since the message of
// the delivery comes to lie in the patient's inbox. The notice that it does is a
// delivery of its own, made there and then, without a word of what it is (CG-20).
type InboxItem struct{}

// By makes content a delivery's.
func By(channel string, content any) New {
	raw, _ := json.Marshal(content) // strings and numbers alone
	return New{Channel: channel, Content: raw}
}
