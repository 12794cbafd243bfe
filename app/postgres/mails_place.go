package postgres

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"gorm.io/gorm"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/delivery"
	"kontaktpunkten/app/desk"
	"kontaktpunkten/tickets"
	"kontaktpunkten/tickets/problem"
)

// Place is a person's word of where a mail belongs: it joins a ticket, becomes
// one, or is parked for good. Conflict with slug mail-already-placed where
// somebody was first; NotFound with slug mail-not-found, or ticket-not-found
// where the person may not see the ticket. A ticket of another customer is not
// asked about: that is what a person is there for.
func (s *Mails) Place(ctx context.Context, p *auth.Principal, id int64, to desk.MailPlace) error {
	err := s.db.tx(ctx, p, 0, func(tx *gorm.DB) error {
		w, err := s.lockWaiting(tx, p, id)
		if err != nil {
			return err
		}
		taken, outcome, err := s.placed(ctx, tx, p, w, to)
		if err != nil {
			return err
		}
		now := s.db.now()
		why := ""
		if to.Park {
			why = "by-person"
		}
		if err := tx.Exec(`update mails set outcome = ?, why = ?, ticket_id = coalesce(nullif(?::bigint, 0), ticket_id), kept_message_id = nullif(?::bigint, 0), settled_at = ?, settled_by = ? where id = ?`,
			outcome, why, taken.Ticket, taken.Message, now, p.UserID, id).Error; err != nil {
			return err
		}
		if err := tx.Exec(`update attachments set ticket_id = ?, message_id = ? where mail_id = ? and ?::bigint <> 0`, taken.Ticket, taken.Message, id, taken.Message).Error; err != nil {
			return err
		}
		return mailEvent(tx, mailTold{id: id, unit: w.mail.Unit, ticket: taken.Ticket, by: p.Actor(), kind: tickets.MailSettled, outcome: outcome}, now)
	})
	if err != nil {
		return fmt.Errorf("place mail: %w", err)
	}
	return nil
}

// placed does what the person says, and gives the outcome.
func (s *Mails) placed(ctx context.Context, tx *gorm.DB, p *auth.Principal, w *waitingMail, to desk.MailPlace) (taken desk.Taken, outcome string, err error) {
	switch {
	case to.Park:
		return taken, desk.MailParked, s.parked(ctx, tx, p, w)
	case to.New:
		taken, err = s.intake.newOf(ctx, tx, p, w.incoming(s.db.book.Directory()))
		return taken, desk.MailNew, err
	}
	in := w.incoming(s.db.book.Directory())
	before, err := s.intake.standing(tx, to.Ticket)
	if err != nil {
		return taken, "", err
	}
	if !before.VisibleTo(p) {
		return taken, "", problem.New(problem.NotFound, "ticket-not-found")
	}
	taken, err = s.intake.join(ctx, tx, p, before, in)
	return taken, desk.MailJoined, err
}

// parked logs that a person has read it and found that it concerns nobody.
func (s *Mails) parked(ctx context.Context, tx *gorm.DB, p *auth.Principal, w *waitingMail) error {
	args := accessArgs(ctx, p, s.db.now(), "write", string(tickets.MailSettled), "mail", "")
	return tx.Exec(`insert into access_log (`+accessColumns+`, ticket_id, resource_unit_ids, patient_ids)
		select `+accessMarks+`, t.id, ?::int[], array_remove(array[t.patient_id], null) from (values (1)) one left join tickets t on t.id = ?`,
		append(args, intList([]int{w.mail.Unit}), w.likely)...).Error
}

// waitingMail is a mail that a person places, locked.
type waitingMail struct {
	mail    desk.Mail
	content desk.MailContent
	likely  int64
}

// lockWaiting reads a mail that is to be placed.
func (s *Mails) lockWaiting(tx *gorm.DB, p *auth.Principal, id int64) (*waitingMail, error) {
	units := p.Units("mail", "place")
	if len(units) == 0 {
		return nil, problem.New(problem.NotFound, "mail-not-found")
	}
	w := &waitingMail{}
	var outcome, content string
	var settled *time.Time
	err := tx.Raw(`select outcome, settled_at, coalesce(content::text, '{}'), coalesce(likely_id, ticket_id, 0), received_at, unit_id, header_from, from_name, subject
		from mails where id = ? and unit_id in ? for update`, id, units).
		Row().Scan(&outcome, &settled, &content, &w.likely, &w.mail.ReceivedAt, &w.mail.Unit, &w.mail.HeaderFrom, &w.mail.FromName, &w.mail.Subject)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return nil, problem.New(problem.NotFound, "mail-not-found")
	case err != nil:
		return nil, err
	case !placeable(outcome, settled != nil):
		return nil, problem.New(problem.Conflict, "mail-already-placed")
	}
	return w, json.Unmarshal([]byte(content), &w.content)
}

// incoming makes the kept reading a contact again, of when it came.
func (w *waitingMail) incoming(d *desk.Directory) *desk.Incoming {
	contact := d.MailContact(w.mail, w.content.Text)
	return &desk.Incoming{Contact: contact, By: tickets.BySystem, Via: delivery.Email, Mail: &w.mail,
		Text: desk.IncomingText{Folded: w.content.Folded, HTML: w.content.HTML, RemoteImages: w.content.RemoteImages}}
}

// newOf makes a ticket of a message that is kept already, for a person.
func (s *Intake) newOf(ctx context.Context, tx *gorm.DB, p *auth.Principal, in *desk.Incoming) (desk.Taken, error) {
	c, err := s.db.consider(ctx, nil, in.Contact)
	if err != nil {
		return desk.Taken{}, err
	}
	c.by, c.text = in.By, textsOf(in)
	kept, err := c.kept()
	if err != nil {
		return desk.Taken{}, err
	}
	var taken desk.Taken
	args := append(kept, accessArgs(ctx, p, c.now, "write", string(tickets.Registered), "ticket", "")...)
	err = tx.Raw(placedSQL, append(args, intList(c.units()))...).Row().Scan(&taken.Ticket, &taken.Message)
	return taken, err
}
