package desk

import (
	"errors"
	"time"
	"unicode/utf8"

	"kontaktpunkten/tickets"
)

// The outcomes of a mail: what became of it.
const (
	MailNew        = "new"        // a ticket of its own
	MailJoined     = "joined"     // a message on its ticket
	MailQuarantine = "quarantine" // waits for a person to say where it belongs
	MailParked     = "parked"     // kept with what it concerns; nobody needs to act
	MailRefused    = "refused"    // told the sender so
)

// ErrUnkeepable says that the database will never take what was read from a
// mail; its bytes can be kept all the same.
var ErrUnkeepable = errors.New("what was read cannot be kept")

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

// MailFilter says which mails a list holds; zero values do not filter. Waiting
// are those in quarantine.
type MailFilter struct {
	Outcome, Kind string
	Waiting       bool
	Unit          int
	Limit         int
	Cursor        string
}

// MailPlace is where a person says that a mail belongs: on a ticket, on a new
// one, or nowhere.
type MailPlace struct {
	Ticket int64
	New    bool
	Park   bool
}

// longestSubject is how long a ticket's may be, in characters.
const longestSubject = 200

// MailContact is the contact that a mail is: of nobody known, about nobody
// known, since an address says neither (P-11), for a reason that is to be
// stated.
func (d *Directory) MailContact(m Mail, text string) tickets.Registration {
	c := tickets.Registration{Channel: "email", Customer: tickets.Customer{Kind: "other", Name: m.FromName, Email: m.HeaderFrom},
		IdentifiedBy: "not-identified", OccurredAt: m.ReceivedAt, Subject: m.Subject, Text: text, Unit: m.Unit}
	if c.Customer.Name == "" {
		c.Customer.Name = m.HeaderFrom
	}
	if utf8.RuneCountInString(c.Subject) > longestSubject {
		c.Subject = string([]rune(c.Subject)[:longestSubject-1]) + "…"
	}
	for _, code := range d.ReasonOrder {
		if r := d.Reasons[code]; r.Unstated {
			c.Reason, c.Medical = code, r.Medical
			break
		}
	}
	return c
}
