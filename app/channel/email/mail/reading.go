package mail

import (
	"crypto/sha256"
	"errors"
	"hash"
	"io"
	"strings"
	"time"
)

// The kinds of mail: what a person wrote, what says that another mail did not
// arrive, what answers by itself, and what else was sent by a machine.
const (
	Written   = "mail"
	Bounced   = "bounce"
	AutoReply = "auto-reply"
	Automatic = "automatic"
)

// OwnHeader marks the mails that this desk sends, so that one that comes back
// is known.
const OwnHeader = "X-Kontaktpunkten"

// ErrEmpty says that there was nothing to read.
var ErrEmpty = errors.New("the mail is empty")

// Limits is how far a mail is read. Zero fields mean the default.
type Limits struct {
	Header int // bytes of the header of a mail or a part; 256 kB
	Value  int // bytes of one header field; 16 kB
	Depth  int // parts within parts; 20
	Parts  int // in all; 500
	Files  int // 100
	Text   int // bytes of decoded text, and as many of markup; 1 MB
}

func (l Limits) orDefaults() Limits {
	for _, f := range []struct {
		at    *int
		usual int
	}{{&l.Header, 256 << 10}, {&l.Value, 16 << 10}, {&l.Depth, 20}, {&l.Parts, 500}, {&l.Files, 100}, {&l.Text, 1 << 20}} {
		if *f.at <= 0 {
			*f.at = f.usual
		}
	}
	return l
}

// Address is a mailbox; Mail is in lower case, empty where there is none.
type Address struct{ Name, Mail string }

// File is a file that came with a mail. Type is what the sender says it is: who
// keeps it finds out by its bytes.
type File struct {
	Name     string
	Type     string
	InlineID string // Content-ID without its brackets; empty for none
	Content  []byte
}

// Bounce is what a mail about another mail says (RFC 3464).
type Bounce struct {
	// MessageID is the other mail's, with its brackets; empty where it is not told.
	MessageID string
	Recipient string // who was not reached; lower case
	Action    string // failed, delayed, delivered, relayed, expanded
	Status    string // as 5.1.1
	// Permanent: it will not arrive.
	Permanent bool
}

// Reading is what a mail says. All of its texts are valid UTF-8 without NUL and
// other control characters, lines end with \n.
type Reading struct {
	Kind string
	// Own: the mail is one of ours that came back.
	Own     bool
	From    Address
	ReplyTo []Address
	To, Cc  []Address
	Subject string
	Date    time.Time // zero: none, or none that can be read
	// MessageID has its brackets; empty: missing, empty, or no id.
	MessageID string
	// Thread are the ids that it answers, the nearest first.
	Thread []string
	// Text is what is new, Folded the quotes and the signature.
	Text, Folded string
	// HTML is safe to show, see Safe; empty where there was only text.
	HTML         string
	RemoteImages bool
	Files        []File
	// Bounce is set where Kind is Bounced.
	Bounce *Bounce
	// Truncated: it went beyond the limits and was read as far as they go.
	Truncated bool

	whole string // decoded text before it is folded
}

// Read reads a mail. It answers with a Reading, as full as can be had, for all
// that has a byte, and with ErrEmpty for nothing.
func Read(raw []byte, limits Limits) (*Reading, error) {
	if len(raw) == 0 {
		return nil, ErrEmpty
	}
	w := &walk{limits: limits.orDefaults()}
	root := w.part(mbox(raw), 0)
	r := &Reading{Files: w.files}
	r.envelope(root.header)
	w.compose(root, r)
	r.classify(root, w)
	if r.Kind == Bounced { // what it cites is what it says
		r.Text, r.Folded = strings.Trim(r.whole, "\n"), ""
	}
	r.Truncated = w.truncated
	return r, nil
}

// mbox takes away the line before the header that mailbox files have.
func mbox(raw []byte) []byte {
	if len(raw) > 5 && string(raw[:5]) == "From " {
		if _, rest, found := cutLine(raw); found {
			return rest
		}
	}
	return raw
}

func (r *Reading) envelope(h header) {
	if from := addresses(h.get("From")); len(from) > 0 {
		r.From = from[0]
	} else if sender := addresses(h.get("Sender")); len(sender) > 0 {
		r.From = sender[0]
	}
	r.ReplyTo = addresses(h.get("Reply-To"))
	r.To, r.Cc = addresses(strings.Join(h["to"], ",")), addresses(strings.Join(h["cc"], ","))
	r.Subject = cut(line(words(h.get("Subject"))), 500)
	r.Date = date(h.get("Date"))
	if ids := messageIDs(h.get("Message-ID")); len(ids) > 0 {
		r.MessageID = ids[0]
	}
	r.Thread = thread(h)
	r.Own = h.get(OwnHeader) != ""
}

// DedupKey is the same for the same mail, whatever way it came and however
// often: it is made of what was written, not of what carried it. A mail with
// neither id nor date is the same only on the day that it was received.
func (r *Reading) DedupKey(received time.Time) []byte {
	sum := sha256.New()
	field := func(s string) {
		_, _ = io.WriteString(sum, s)
		_, _ = sum.Write([]byte{0}) // no text has one
	}
	field(r.MessageID)
	field(r.From.Mail)
	if !r.Date.IsZero() {
		field(r.Date.UTC().Format(time.RFC3339))
	} else {
		field("")
	}
	if r.MessageID == "" && r.Date.IsZero() {
		field(received.Format(time.DateOnly))
	}
	field(strings.Join(strings.Fields(r.Subject), " "))
	field(strings.Join(strings.Fields(r.whole), " "))
	for i := range r.Files {
		addFile(sum, r.Files[i].Content)
	}
	return sum.Sum(nil)
}

func addFile(sum hash.Hash, content []byte) {
	one := sha256.Sum256(content)
	_, _ = sum.Write(one[:]) // a hash takes everything
}
