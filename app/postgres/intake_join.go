package postgres

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"gorm.io/gorm"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/delivery"
	"kontaktpunkten/app/desk"
	"kontaktpunkten/routing"
	"kontaktpunkten/tickets"
	"kontaktpunkten/tickets/problem"
)

// Join adds a message to a ticket by the verb receive: what waited goes on, what
// was closed opens again, and words that suggest an emergency raise it (KP-7a).
// A ticket that was merged passes it on to the one that it is part of now. The
// key of the mail, or the citizen's, makes it once.
func (s *Intake) Join(ctx context.Context, ticket int64, in *desk.Incoming) (desk.Taken, error) {
	var raw rawMail
	if in.Mail != nil {
		var err error
		if raw, err = s.raw(ctx, in.Mail); err != nil {
			return desk.Taken{}, err
		}
	}
	var taken desk.Taken
	err := s.db.tx(ctx, nil, ticket, func(tx *gorm.DB) (err error) {
		before, err := s.standing(tx, ticket)
		if err != nil {
			return err
		}
		if taken, err = s.join(ctx, tx, nil, before, in); err != nil {
			return err
		}
		return s.keepJoined(tx, &taken, in, raw)
	})
	switch {
	case violates(err, "mails_dedup_key_key"):
		return s.again(ctx, in.Mail)
	case violates(err, "citizen_keys_pkey"):
		return citizenReplay(s.db.Gorm(ctx), in.Contact.Patient.ID, in)
	case err != nil:
		return desk.Taken{}, fmt.Errorf("join ticket %d: %w", ticket, unkeepable(err))
	}
	return taken, nil
}

// join runs the verb and gives the ticket that took the message, with its id.
// It is logged as the deed of the person who placed the message, if one did.
func (s *Intake) join(ctx context.Context, tx *gorm.DB, p *auth.Principal, before *desk.Row, in *desk.Incoming) (desk.Taken, error) {
	// Whose ticket it is may have been corrected since the citizen was shown it (P-14).
	if writer := in.Contact.Patient; in.By == tickets.ByCitizen && (before.Patient == nil || writer == nil || before.Patient.ID != writer.ID) {
		return desk.Taken{}, problem.New(problem.NotFound, "thread-not-found")
	}
	by := tickets.ClockActor()
	by.Kind = in.By
	if _, err := s.db.applyBy(ctx, tx, p, by, before, s.received(before, in)); err != nil {
		return desk.Taken{}, err
	}
	taken := desk.Taken{Ticket: before.ID}
	err := tx.Raw(`select message_id from events where ticket_id = ? and kind = ? order by id desc limit 1`, before.ID, tickets.Received).Row().Scan(&taken.Message)
	return taken, err
}

// mergesAtMost bounds a chain of merges; a longer one is a fault in the data.
const mergesAtMost = 20

// standing locks a ticket, or the one that it has become part of.
func (s *Intake) standing(tx *gorm.DB, ticket int64) (*desk.Row, error) {
	for range mergesAtMost {
		r, err := s.db.forChange(tx, nil, ticket)
		if err != nil || r.MergedInto == 0 {
			return r, err
		}
		ticket = r.MergedInto
	}
	return nil, errors.New("merged in a circle")
}

func (s *Intake) received(before *desk.Row, in *desk.Incoming) Verb {
	d := s.db.book.Directory()
	var owner tickets.Queue
	if q := d.Taking(before.OwnerQueue); q != nil {
		owner = q.Queue
	}
	var nurses *tickets.Queue
	if u := d.Units[before.OwnerUnit]; u != nil && u.Plan != nil {
		// Nurses of another unit would not see the ticket.
		if q := d.QueueByCode(u.Plan.Source().AlarmQueue); q != nil && q.Unit == before.OwnerUnit && !q.Closed {
			nurses = &q.Queue
		}
	}
	words := alarmWords(before.Subject, in)
	text := tickets.Message{Body: in.Contact.Text, Via: in.Via, Subject: textsOf(in).subject, Folded: in.Text.Folded, HTML: in.Text.HTML, RemoteImages: in.Text.RemoteImages}
	return func(t *tickets.Ticket, by tickets.Actor, m tickets.Moment) (tickets.Outcome, error) {
		return t.Receive(by, m, text, words, owner, nurses)
	}
}

// alarmWords are the words that suggest an emergency in what is new: the
// ticket's own subject, repeated, was looked at when it came.
func alarmWords(subject string, in *desk.Incoming) []string {
	own := in.Contact.Subject
	if subject != "" {
		own = strings.Replace(own, subject, "", 1)
	}
	if alarm := routing.FindAlarm(own + "\n" + in.Contact.Text); alarm != nil {
		return alarm.Words
	}
	return nil
}

// keepJoined keeps what a message came with: its mail, files, form, the
// citizen's key, and the place in the inbox.
func (s *Intake) keepJoined(tx *gorm.DB, taken *desk.Taken, in *desk.Incoming, raw rawMail) error {
	now := s.db.now()
	if in.Mail != nil {
		blob, err := s.keepRaw(tx, raw)
		if err != nil {
			return err
		}
		if err := tx.Raw(`insert into mails (`+mailColumns+`, raw_blob_id, ticket_id, kept_message_id) values (`+mailMarks+`, ?, ?, ?) returning id`,
			append(mailArgs(in, "joined", ""), blob, taken.Ticket, taken.Message)...).Row().Scan(&taken.Mail); err != nil {
			return err
		}
	}
	args := []any{taken.Ticket, taken.Message, taken.Mail}
	if in.Contact.Patient != nil {
		args = append(args, in.Contact.Patient.ID)
	} else {
		args = append(args, 0)
	}
	args = append(args, in.Key, in.KeyHash, now, in.Key, in.Via == delivery.Inbox, in.Contact.OccurredAt)
	args = append(args, formArgs(in.Form)...)
	args = append(args, filesArgs(in, now)...)
	args = append(args, receiptArgs(in.Receipt, now)...)
	return tx.Exec(joinedSQL, args...).Error
}

// keepRaw keeps a mail's bytes within a transaction; two at once wait for each
// other.
func (s *Intake) keepRaw(tx *gorm.DB, raw rawMail) (blob int64, err error) {
	if raw.blob != 0 {
		return raw.blob, nil
	}
	for range 2 {
		var ids []int64
		err := tx.Raw(`with `+rawSQL+` select id from raw limit 1`, rawArgs(raw, s.db.now())...).Scan(&ids).Error
		if err != nil || len(ids) == 1 {
			return append(ids, 0)[0], err
		}
	}
	return 0, errors.New("the bytes of a mail are neither here nor new")
}
