package letterbox

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"strconv"
	"time"

	"kontaktpunkten/app/channel/email/mail"
	"kontaktpunkten/app/delivery"
	"kontaktpunkten/app/desk"
	"kontaktpunkten/routing"
	"kontaktpunkten/tickets"
)

// Store keeps mails that become no message now; app/postgres fills it.
type Store interface {
	Facts(ctx context.Context, q desk.MailQuestion) (desk.MailFacts, error)
	Keep(ctx context.Context, in *desk.Incoming, as desk.Sorted, alarm []string) (desk.Taken, error)
}

// Box takes mails in.
type Box struct {
	Store  Store
	Intake desk.Intake
	Blobs  desk.Blobs
	Book   *desk.Book
	Now    func() time.Time
}

// Envelope is how a mail was handed over: by whom, for which of our units, at
// which address. From is empty for a null sender.
type Envelope struct {
	From, Recipient string
	Unit            int
}

// limits of the reader: what goes beyond them stays in the raw mail.
var limits = mail.Limits{}

// Take keeps a mail for one unit, and says what became of it. When it returns
// without an error the mail is in the database; with one, nothing is, and the
// sender has to try again. A mail that the desk stumbles over waits in quarantine
// as it came: trying again would not help.
func (b *Box) Take(ctx context.Context, e Envelope, raw []byte) (outcome string, err error) {
	outcome, err = b.take(ctx, e, raw)
	if !errors.Is(err, desk.ErrUnkeepable) {
		return outcome, err
	}
	in := b.incoming(e, &mail.Reading{Kind: mail.Written, From: mail.Address{Mail: e.From}}, raw)
	sum := sha256.Sum256(append(raw[:len(raw):len(raw)], strconv.Itoa(e.Unit)...))
	in.Mail.DedupKey = sum[:]
	taken, kept := b.Store.Keep(ctx, in, desk.Sorted{Outcome: desk.MailQuarantine, Why: "unreadable"}, nil)
	if kept != nil {
		return "", errors.Join(err, kept)
	}
	return said(desk.MailQuarantine, taken), nil
}

func (b *Box) take(ctx context.Context, e Envelope, raw []byte) (outcome string, err error) {
	r, err := read(raw)
	if err != nil {
		return "", err
	}
	if r.From.Mail == "" {
		r.From.Mail = e.From
	}
	in := b.incoming(e, r, raw)
	alarm := routing.FindAlarm(r.Subject + "\n" + r.Text)
	facts, err := b.Store.Facts(ctx, desk.MailQuestion{Sender: in.Mail.HeaderFrom, Unit: e.Unit, Thread: in.Mail.Thread, Numbers: in.Mail.Numbers, Since: in.Mail.ReceivedAt.Add(-time.Hour)})
	if err != nil {
		return "", err
	}
	as := Sort(r, facts, alarm != nil, e.From == "")
	if as.Receipt && e.From != "" {
		in.Receipt = receipt(b.Book.Directory().Units[e.Unit], r, in.Mail.ReceivedAt)
	}
	if err := b.files(ctx, in, r); err != nil {
		return "", err
	}
	taken, err := b.keep(ctx, in, as, alarm)
	return said(as.Outcome, taken), err
}

// read reads a mail; an empty one says nothing.
func read(raw []byte) (r *mail.Reading, err error) {
	defer func() {
		if p := recover(); p != nil {
			// The type alone: a value might hold personal data.
			err = fmt.Errorf("%w: the reader stumbled: %T", desk.ErrUnkeepable, p)
		}
	}()
	r, err = mail.Read(raw, limits)
	if errors.Is(err, mail.ErrEmpty) {
		return &mail.Reading{Kind: mail.Written}, nil
	}
	return r, err
}

func said(outcome string, taken desk.Taken) string {
	if taken.Again {
		return Copy
	}
	return outcome
}

// Copy is the outcome of a mail that had come before.
const Copy = "copy"

func (b *Box) keep(ctx context.Context, in *desk.Incoming, as desk.Sorted, alarm *routing.Alarm) (desk.Taken, error) {
	switch as.Outcome {
	case desk.MailNew:
		in.Related = as.Likely
		return b.Intake.New(ctx, in)
	case desk.MailJoined:
		return b.Intake.Join(ctx, as.Ticket, in)
	}
	var found []string
	if alarm != nil {
		found = alarm.Words
	}
	return b.Store.Keep(ctx, in, as, found)
}

// incoming makes what a mail says a contact.
func (b *Box) incoming(e Envelope, r *mail.Reading, raw []byte) *desk.Incoming {
	now := b.Now()
	kind, thread := r.Kind, r.Thread
	if e.From == "" && kind == mail.Written {
		kind = mail.Automatic
	}
	if r.Bounce != nil && r.Bounce.MessageID != "" {
		thread = append([]string{r.Bounce.MessageID}, thread...)
	}
	m := &desk.Mail{Raw: raw, ReceivedAt: now, DedupKey: dedupKey(r, now, e.Unit), Unit: e.Unit, Recipient: e.Recipient, EnvelopeFrom: e.From,
		HeaderFrom: r.From.Mail, FromName: r.From.Name, Subject: r.Subject, MessageID: r.MessageID, SentAt: r.Date, Kind: kind,
		Thread: thread, Numbers: tickets.FindNumbers(r.Subject)}
	return &desk.Incoming{Contact: b.Book.Directory().MailContact(*m, r.Text), By: tickets.BySystem, Via: delivery.Email,
		Text: desk.IncomingText{Folded: r.Folded, HTML: r.HTML, RemoteImages: r.RemoteImages}, Mail: m}
}

// dedupKey is the same for the same mail to the same unit: one that is for two
// units becomes a ticket of each.
func dedupKey(r *mail.Reading, at time.Time, unit int) []byte {
	sum := sha256.Sum256(append(r.DedupKey(at), strconv.Itoa(unit)...))
	return sum[:]
}

// files keeps what came with the mail. What they are is found in their bytes.
func (b *Box) files(ctx context.Context, in *desk.Incoming, r *mail.Reading) error {
	for _, f := range r.Files {
		blob, err := b.Blobs.Put(ctx, bytes.NewReader(f.Content), int64(len(f.Content)))
		if err != nil {
			return err
		}
		in.Files = append(in.Files, desk.File{Blob: blob.ID, Name: f.Name, ContentType: blob.ContentType, Size: blob.Size, InlineID: f.InlineID})
	}
	return nil
}
