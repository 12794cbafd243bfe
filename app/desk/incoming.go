package desk

import (
	"context"
	"encoding/json"
	"time"

	"kontaktpunkten/app/delivery"
	"kontaktpunkten/tickets"
)

// Incoming is what a customer wrote by a way on which nobody of the staff takes
// it down: a mail, or the citizen's pages. Everything that comes in so goes
// through Intake, and with it through the one routing.Decide.
type Incoming struct {
	// Contact is the ticket that a new one becomes; joining one, its texts count.
	Contact tickets.Registration
	By      tickets.ActorKind // BySystem for a mail, ByCitizen
	Via     string            // email or inbox
	Text    IncomingText
	Files   []File
	// Related is a ticket that a new one may belong to; 0: none.
	Related int64
	// Mail is the mail that it came as; nil for none.
	Mail *Mail
	// Form is what was answered in which version of a form; nil for none.
	Form *Form
	// Key is the citizen's idempotency key; empty for none. A mail has its own.
	Key     string
	KeyHash []byte
	// Receipt leaves in the same transaction, with the ticket that it is about;
	// nil for none. One whose key is there already is not made again.
	Receipt *delivery.New
}

// IncomingText is a text as it is shown: what is new in it, what is folded away
// (quotes, signature), and the markup made safe where there was any. The new
// text is also in Contact.Text.
type IncomingText struct {
	Folded       string
	HTML         string
	RemoteImages bool
}

// File is bytes that are kept, with the name that the sender gave.
type File struct {
	Blob        int64
	Name        string
	ContentType string // found in the bytes
	Size        int64
	InlineID    string // Content-ID of an inline image
}

// Form is an answered form.
type Form struct {
	Version int // id of the service version
	Answers json.RawMessage
}

// Mail is a mail on its way in, as the reader found it; see the table mails.
type Mail struct {
	Raw          []byte
	ReceivedAt   time.Time
	DedupKey     []byte
	Unit         int
	Recipient    string
	EnvelopeFrom string
	HeaderFrom   string
	FromName     string
	Subject      string
	MessageID    string
	SentAt       time.Time // zero: it does not say
	Kind         string    // mail, bounce, auto-reply, automatic
	// Thread are the ids that it answers, the nearest first, and Numbers the
	// tickets that its subject names.
	Thread  []string
	Numbers []int64
}

// Taken is what became of something that came in.
type Taken struct {
	Ticket  int64
	Message int64
	// Again: it had come before; nothing was done.
	Again bool
	// Mail is the row of the mail that it came as; 0 for none.
	Mail int64
}

// Intake makes tickets of what comes in.
type Intake interface {
	// New makes a ticket and routes it. A citizen's key that came with another
	// request is Invalid with slug idempotency-key-reused.
	New(ctx context.Context, in *Incoming) (Taken, error)
	// Join adds a message to a ticket: what waited goes on, what was closed opens
	// again, and words that suggest an emergency raise it (KP-7a). A ticket that
	// was merged passes it on.
	Join(ctx context.Context, ticket int64, in *Incoming) (Taken, error)
}
