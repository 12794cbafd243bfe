package desk

import (
	"time"
)

// The outcomes of a mail: what became of it.
const (
	MailNew        = "new"        // a ticket of its own
	MailJoined     = "joined"     // a message on its ticket
	MailQuarantine = "quarantine" // waits for a person to say where it belongs
	MailParked     = "parked"     // kept with what it concerns; nobody needs to act
	MailRefused    = "refused"    // told the sender so
)

// MailQuestion asks what is known of a mail before anybody decides on it.
type MailQuestion struct {
	Sender string // in lower case
	Unit   int
	// Thread are the ids that it answers, the nearest first; Numbers the tickets
	// that its subject names.
	Thread  []string
	Numbers []int64
	// Since is from when the sender's mails are counted.
	Since time.Time
}

// MailFacts are the answer.
type MailFacts struct {
	// Lately is how many mails the sender has sent to the unit since then.
	Lately int
	// Threads are the tickets that the mail may belong to, the surest first.
	Threads []MailThread
}

// MailThread is a ticket that a mail refers to.
type MailThread struct {
	Ticket int64
	// Reference is the delivery's that it answers; empty where it refers to the
	// ticket in another way.
	Reference string
	// Sender: it comes from the customer of the ticket, from where the delivery
	// went, or from who wrote the mail that it answers.
	Sender bool
	// Here: the ticket is the unit's own, or lies in one of its queues.
	Here bool
}

// Sorted is what is to become of a mail.
type Sorted struct {
	Outcome string
	// Why, as a slug; empty where the outcome says it all.
	Why string
	// Ticket is where it belongs, Likely where it may; 0 for none.
	Ticket, Likely int64
	// Bounce is the delivery that did not arrive; nil for none.
	Bounce *MailBounce
	// Receipt: the sender gets one, if none has left today.
	Receipt bool
}

// MailBounce says that a delivery came back.
type MailBounce struct {
	Reference string
	Permanent bool
	Fault     string // slug
}

// MailContent is the reading of a mail that waits: what it is placed from.
type MailContent struct {
	Text         string `json:"text"`
	Folded       string `json:"folded,omitempty"`
	HTML         string `json:"html,omitempty"`
	RemoteImages bool   `json:"remote_images,omitempty"`
	// Alarm are the words that suggest an emergency (KP-7a).
	Alarm []string `json:"alarm,omitempty"`
}

// MailRefusal is a mail that was not taken in. Equal ones within an hour are one
// row that counts them.
type MailRefusal struct {
	At           time.Time
	Why          string // slug
	EnvelopeFrom string
	Recipient    string
	Unit         int   // 0: the address is no unit's
	Size         int64 // 0: not known
}
