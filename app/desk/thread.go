package desk

import (
	"time"

	"kontaktpunkten/app/wire"
	"kontaktpunkten/app/words"
	"kontaktpunkten/tickets"
)

// Thread is a ticket as the citizen's inbox shows it.
type Thread struct {
	Ticket   int64
	Unit     int // the owner's
	Status   tickets.Status
	ClosedAt time.Time // zero: open
	Newest   int64     // its newest message
	LastAt   time.Time
	Preview  string
	Kind     string // of the newest message
	// Subject is what its first message says that it is about; Form, where that
	// one was a form. Never the ticket's own, which staff write for each other.
	Subject string
	Form    *Form
	Unread  bool
}

// ThreadMessage is one text of a thread.
type ThreadMessage struct {
	ID       int64
	Outgoing bool
	At       time.Time
	Unread   bool // ours, and not opened before now
	Kind     string
	Text     string
	Author   int
	Unit     int
	Files    []wire.Attachment
}

// SentMessage is a text of a citizen that has been kept.
type SentMessage struct {
	Ticket int64
	Unit   int
	At     time.Time
	Text   string
	Form   int // the version that it answered; 0: none
}

// ReplyFor is how long a closed thread can be written in again; after that a new
// contact is the better way, since nobody remembers the old one.
const ReplyFor = 30 * 24 * time.Hour

// Open says whether the citizen can write in the thread.
func (t *Thread) Open(now time.Time) bool {
	return t.ClosedAt.IsZero() || now.Sub(t.ClosedAt) < ReplyFor
}

// PresentThread shows a thread to its citizen; about is what its form says that
// it is about, empty where it has none.
func (d *Directory) PresentThread(t *Thread, about, language string) wire.CitizenThread {
	unit := d.unitName(t.Unit)
	subject := t.Subject
	if about != "" {
		subject = about
	}
	if subject == "" {
		subject = words.Say(language, "inbox.subject", map[string]string{"unit": unit})
	}
	return wire.CitizenThread{Number: tickets.FormatNumber(t.Ticket), Unit: unit, Subject: subject, Preview: t.Preview, LastAt: t.LastAt,
		Unread: t.Unread, Question: t.Status == tickets.Waiting && t.Kind == "request", Closed: t.Status == tickets.Closed}
}

// PresentMessage shows a message to its citizen: ours with the unit and who wrote
// it, as a letter is signed (E-4).
func (d *Directory) PresentMessage(m *ThreadMessage, citizen string) wire.CitizenMessage {
	w := wire.CitizenMessage{ID: m.ID, Mine: !m.Outgoing, From: citizen, At: m.At, Text: m.Text, Question: m.Kind == "request", Unread: m.Unread, Attachments: m.Files}
	if !m.Outgoing {
		return w
	}
	w.From = d.unitName(m.Unit)
	if p := d.People[m.Author]; p != nil {
		w.From += " · " + p.Name
		if p.Title != "" {
			w.From += ", " + p.Title
		}
	}
	return w
}

func (d *Directory) unitName(id int) string {
	if u := d.Units[id]; u != nil {
		return u.Name
	}
	return ""
}
