package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strconv"
	"time"

	"gorm.io/gorm"

	"kontaktpunkten/app/delivery"
	"kontaktpunkten/app/desk"
	"kontaktpunkten/app/words"
)

// Inbox is the channel inbox: a message comes to lie in the patient's inbox, and
// who has asked for it is told by mail that something does.
type Inbox struct {
	db     *DB
	notice InboxNotice
}

// InboxNotice is what the notices are made with.
type InboxNotice struct {
	// From is an address that names no clinic (CG-20); empty: no notices leave.
	From string
	// Link is where the inbox is read.
	Link string
}

var (
	_ delivery.Channel       = (*Inbox)(nil)
	_ delivery.Deduplicating = (*Inbox)(nil)
)

// NewInbox makes the channel over a database.
func NewInbox(db *DB, notice InboxNotice) *Inbox { return &Inbox{db: db, notice: notice} }

// Deduplicates implements delivery.Deduplicating: a message lies in one inbox once.
func (*Inbox) Deduplicates() bool { return true }

// Send implements delivery.Channel. A message whose ticket has been found to
// concern somebody else meanwhile (P-14), or whose patient has since got another
// agreed way (P-4), does not arrive. That it has arrived is the delivery's state,
// as for every channel; that it was opened is an event (see OpenThread).
func (b *Inbox) Send(ctx context.Context, d delivery.Delivery) (ref string, err error) {
	if d.To.Kind != "patient" || d.Message == 0 {
		return "", &delivery.Fault{Slug: "content-invalid", Permanent: true}
	}
	err = b.db.tx(ctx, nil, 0, func(tx *gorm.DB) error {
		to, err := b.receiver(tx, d)
		if err != nil {
			return err
		}
		now := b.db.now()
		done := tx.Exec(`insert into inbox_messages (message_id, patient_id, ticket_id, outgoing, at) values (?, ?, ?, true, ?) on conflict (message_id) do nothing`,
			d.Message, d.To.ID, to.row.ID, now)
		if done.Error != nil || done.RowsAffected == 0 {
			return done.Error
		}
		return b.tell(tx, d, to, now)
	})
	var fault *delivery.Fault
	switch {
	case errors.As(err, &fault):
		return "", fault
	case err != nil:
		return "", fmt.Errorf("lay into inbox: %w", err)
	}
	return "inbox-" + strconv.FormatInt(d.Message, 10), nil
}

// receiver is whom a message goes to, with its ticket locked.
type receiver struct {
	row             *desk.Row
	email, language string
}

func (b *Inbox) receiver(tx *gorm.DB, d delivery.Delivery) (to receiver, err error) {
	var ticket int64
	err = tx.Raw(`select ticket_id from messages where id = ?`, d.Message).Row().Scan(&ticket)
	if errors.Is(err, sql.ErrNoRows) {
		return to, &delivery.Fault{Slug: "content-invalid", Permanent: true}
	}
	if err != nil {
		return to, err
	}
	if to.row, err = b.db.forChange(tx, nil, ticket); err != nil {
		return to, err
	}
	switch p := to.row.Patient; {
	case p == nil || p.ID != d.To.ID:
		return to, &delivery.Fault{Slug: "patient-corrected", Permanent: true}
	case p.Protected && p.Reach != delivery.Inbox:
		return to, &delivery.Fault{Slug: "way-not-allowed", Permanent: true}
	}
	err = tx.Raw(`select notify_email, language from patients where id = ?`, d.To.ID).Row().Scan(&to.email, &to.language)
	return to, err
}

// noticesAnHour is how many notices one address gets in an hour: the first says
// all there is to say.
const noticesAnHour = 3

// tell enqueues the notice where the patient has asked for it. It holds no word
// of health and no clinic's name (CG-20), and a protected person is reached by
// the agreed way alone (P-4).
func (b *Inbox) tell(tx *gorm.DB, d delivery.Delivery, to receiver, now time.Time) error {
	if to.email == "" || b.notice.From == "" || to.row.Patient.Protected {
		return nil
	}
	var lately int
	err := tx.Raw(`select count(*) from deliveries where channel = 'email' and content ->> 'automatic' <> '' and lower(address) = lower(?)
		and updated_at > ? and unique_key like 'inbox-notice:%'`, to.email, now.Add(-time.Hour)).Row().Scan(&lately)
	if err != nil || lately >= noticesAnHour {
		return err
	}
	say := func(key string) string {
		return words.Say(to.language, key, map[string]string{"link": b.notice.Link})
	}
	n := delivery.By(delivery.Email, delivery.Mail{From: b.notice.From, FromName: say("inbox-notice.from"), Subject: say("inbox-notice.subject"),
		Text: say("inbox-notice.text"), Automatic: "auto-generated"})
	n.Key, n.Ticket = "inbox-notice:"+strconv.FormatInt(d.Message, 10), to.row.ID
	n.To = delivery.Recipient{Kind: "address", Address: to.email}
	_, err = enqueue(tx, n, now)
	return err
}
