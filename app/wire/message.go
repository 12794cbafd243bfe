package wire

import "time"

// Message is a text on a ticket that came from outside or leaves it, on its
// item of the timeline; the new part of the text is the item's own Text.
type Message struct {
	ID           int64          `json:"id"`
	Outgoing     bool           `json:"outgoing"`
	Via          string         `json:"via,omitempty" enum:"email,inbox"`
	From         string         `json:"from,omitempty" doc:"Who wrote, as the mail said; empty for a protected patient"`
	To           string         `json:"to,omitempty" doc:"Where it went; empty for a protected patient"`
	Subject      string         `json:"subject,omitempty"`
	Folded       string         `json:"folded,omitempty" doc:"Quoted text and signature"`
	HTML         bool           `json:"html,omitempty" doc:"There is markup: GET /messages/{id}/page in a sandboxed frame"`
	RemoteImages bool           `json:"remote_images,omitempty" doc:"The markup has images elsewhere, blocked until asked for"`
	Attachments  []Attachment   `json:"attachments,omitempty"`
	Delivery     *DeliveryState `json:"delivery,omitempty"`
	OpenedAt     *time.Time     `json:"opened_at,omitempty" doc:"When the citizen opened it in the inbox"`
	Withdrawn    bool           `json:"withdrawn,omitempty" doc:"Taken back before it left"`
	MergedFrom   string         `json:"merged_from,omitempty" doc:"Number of the merged ticket that it came with"`
}

// DeliveryState is how the sending of a message goes.
type DeliveryState struct {
	ID    int64     `json:"id"`
	State string    `json:"state" enum:"queued,sending,sent,failed,uncertain,withdrawn"`
	At    time.Time `json:"at" doc:"Since when"`
	// Undo is until when it can be taken back.
	UndoUntil *time.Time `json:"undo_until,omitempty"`
	NextAt    *time.Time `json:"next_at,omitempty" doc:"When a failed attempt is tried again"`
	Attempts  int        `json:"attempts,omitempty"`
	Fault     string     `json:"fault,omitempty" doc:"Slug of why the last attempt failed"`
}

// Attachment is a file on a message.
type Attachment struct {
	ID      int64  `json:"id"`
	Name    string `json:"name"`
	Type    string `json:"type" doc:"Found in the bytes"`
	Size    int64  `json:"size"`
	Preview bool   `json:"preview" doc:"Can be shown in the sandboxed frame"`
	Inline  bool   `json:"inline,omitempty" doc:"Shown inside the markup"`
}

// Reply is an answer to the customer. It leaves after ten seconds, until when
// it can be taken back.
type Reply struct {
	Versioned
	Text        string     `json:"text" maxLength:"20000"`
	HTML        string     `json:"html,omitempty" required:"false" maxLength:"60000" doc:"The same with markup; made safe by the server"`
	Via         string     `json:"via,omitempty" required:"false" enum:"email,inbox" doc:"One of the ticket's reply_by; the first where it is left out"`
	Attachments []int64    `json:"attachments,omitempty" required:"false" maxItems:"10" doc:"Ids of uploaded files"`
	Template    int        `json:"template,omitempty" required:"false" doc:"Id of the template version that it began with"`
	Close       *CloseBody `json:"close,omitempty" required:"false" doc:"Send and close in the same act"`
}

// Request is a question to the customer (motfråga): the clock stands still.
type Request struct {
	Versioned
	Text     string     `json:"text" maxLength:"20000"`
	HTML     string     `json:"html,omitempty" required:"false" maxLength:"60000"`
	Via      string     `json:"via,omitempty" required:"false" enum:"email,inbox"`
	Until    *time.Time `json:"until,omitempty" required:"false" doc:"Look again then, answered or not"`
	Template int        `json:"template,omitempty" required:"false"`
}

// LinkBody says that tickets belong together.
type LinkBody struct {
	Versioned
	To   string `json:"to" maxLength:"24" doc:"Number of the other ticket"`
	Kind string `json:"kind" enum:"related,follow-up,duplicate"`
}

// MergeBody makes a ticket part of another; undone within a day by unmerge.
type MergeBody struct {
	Versioned
	Into string `json:"into" maxLength:"24" doc:"Number of the ticket that stays"`
}

// Unmerge undoes a merge within a day.
type Unmerge struct{ Versioned }

// Unsend takes a reply or a question back before it has left.
type Unsend struct {
	Versioned
	Message int64 `json:"message"`
}

// TicketLink is a ticket that belongs with this one, as far as this person may see it.
type TicketLink struct {
	Number  string `json:"number"`
	Kind    string `json:"kind" enum:"related,follow-up,duplicate,merged-into,merged-from"`
	Subject string `json:"subject,omitempty" doc:"Empty where this person may not see it"`
	Status  string `json:"status,omitempty"`
	Undo    bool   `json:"undo,omitempty" doc:"The merge can still be undone"`
}

// MailEntry is a mail that was taken in, with what became of it.
type MailEntry struct {
	ID          int64      `json:"id"`
	ReceivedAt  time.Time  `json:"received_at"`
	Unit        string     `json:"unit,omitempty"`
	From        string     `json:"from" doc:"Empty for a protected patient"`
	FromName    string     `json:"from_name,omitempty"`
	To          string     `json:"to"`
	Subject     string     `json:"subject"`
	Kind        string     `json:"kind" enum:"mail,bounce,auto-reply,automatic"`
	Outcome     string     `json:"outcome" enum:"new,joined,quarantine,parked,refused"`
	Why         string     `json:"why,omitempty"`
	Copies      int        `json:"copies" doc:"How often the same mail came"`
	Size        int64      `json:"size"`
	Attachments int        `json:"attachments"`
	Ticket      string     `json:"ticket,omitempty" doc:"Where it lies"`
	Likely      *Ticket    `json:"likely,omitempty" doc:"In quarantine: the ticket that it probably belongs to, where this person may see it"`
	Alarm       []string   `json:"alarm,omitempty" doc:"Words that suggest an emergency, while it waits (KP-7a)"`
	Placeable   bool       `json:"placeable" doc:"This person may say now where it belongs"`
	Text        string     `json:"text,omitempty" doc:"When one mail is opened"`
	Files       []string   `json:"files,omitempty" doc:"Names, when one mail is opened"`
	SettledAt   *time.Time `json:"settled_at,omitempty"`
	SettledBy   *Person    `json:"settled_by,omitempty"`
}

// PlaceMail says where a mail in quarantine belongs: exactly one of the three.
type PlaceMail struct {
	Ticket string `json:"ticket,omitempty" required:"false" maxLength:"24" doc:"Joins this ticket"`
	New    bool   `json:"new,omitempty" required:"false" doc:"Becomes a ticket of its own"`
	Park   bool   `json:"park,omitempty" required:"false" doc:"Concerns nobody: advertising and the like"`
}

// Looking is who has a ticket open and who writes in it; it warns and never locks.
type Looking struct {
	Person
	Writing bool `json:"writing"`
}

// Presence is a live message: everybody who has the ticket open now, but not
// the receiver. It has no cursor; a lost one is made good within seconds.
type Presence struct {
	Type   string    `json:"type" enum:"presence"`
	Ticket string    `json:"ticket"`
	People []Looking `json:"people"`
}

// LookingAt is what a client sends every five seconds while a ticket is open,
// and once with Open false when it is left.
type LookingAt struct {
	Type    string `json:"type" enum:"looking"`
	Ticket  string `json:"ticket"`
	Open    bool   `json:"open"`
	Writing bool   `json:"writing,omitempty" required:"false"`
}
