package postgres

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"gorm.io/gorm"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/delivery"
	"kontaktpunkten/app/desk"
	"kontaktpunkten/tickets"
	"kontaktpunkten/tickets/problem"
)

// Send writes an answer or a question to the customer of a ticket, and with
// closing closes it, in one transaction: the text, its files and the delivery
// that waits until it can no longer be taken back. The way is one of
// Directory.ReplyBy, else Invalid with slug way-not-allowed (P-4); a mail with an
// identity number in it is Invalid with slug identity-number-in-mail (P-9). A
// stale version is desk.Stale.
func (db *DB) Send(ctx context.Context, p *auth.Principal, id int64, version int, o *desk.Outgoing, closing Verb) (*desk.Row, error) {
	var after *desk.Row
	err := db.tx(ctx, p, id, func(tx *gorm.DB) error {
		before, err := db.fresh(tx, p, id, version)
		if err != nil {
			return err
		}
		via, err := db.way(before, o)
		if err != nil {
			return err
		}
		if err := knownTemplate(tx, o.Template); err != nil {
			return err
		}
		s := sending{db: db, tx: tx, p: p, row: before, out: o, via: via}
		if err := s.write(ctx); err != nil {
			return err
		}
		if after, err = db.forChange(tx, p, id); err != nil || closing == nil {
			return err
		}
		after, err = db.apply(ctx, tx, p, after, closing)
		return err
	})
	return after, err
}

// fresh locks a ticket and refuses a stale version.
func (db *DB) fresh(tx *gorm.DB, p *auth.Principal, id int64, version int) (*desk.Row, error) {
	r, err := db.forChange(tx, p, id)
	if err != nil {
		return nil, err
	}
	if r.Version != version {
		return nil, &desk.Stale{Row: r}
	}
	return r, nil
}

// way is how what is written leaves (P-4).
func (db *DB) way(r *desk.Row, o *desk.Outgoing) (string, error) {
	ways := db.book.Directory().ReplyBy(r)
	switch {
	case o.Via == "" && len(ways) > 0:
		return ways[0], nil
	case !slices.Contains(ways, o.Via):
		return "", problem.OfField("via", "way-not-allowed")
	}
	return o.Via, nil
}

func knownTemplate(tx *gorm.DB, id int) (err error) {
	known := id == 0
	if !known {
		err = tx.Raw(`select exists (select 1 from template_versions where id = ?)`, id).Row().Scan(&known)
	}
	if err == nil && !known {
		err = problem.OfField("template", "unknown")
	}
	return err
}

// sending is one answer or question on its way out.
type sending struct {
	db  *DB
	tx  *gorm.DB
	p   *auth.Principal
	row *desk.Row
	out *desk.Outgoing
	via string
}

func (s *sending) write(ctx context.Context) error {
	var letter delivery.Mail
	if s.via == delivery.Email {
		c, err := s.correspondence()
		if err != nil {
			return err
		}
		letter = s.db.book.Directory().Letter(s.row, s.out, s.p.UserID, c)
	}
	message, err := s.db.write(ctx, s.tx, s.p, s.p.Actor(), s.row, s.verb(letter.Subject))
	if err != nil {
		return err
	}
	files, err := s.bind(message)
	if err != nil {
		return err
	}
	if s.via == delivery.Email {
		if err := checkMail(s.out, files); err != nil {
			return err
		}
	}
	n := s.inbox()
	if s.via == delivery.Email {
		letter.Files = files
		n = delivery.By(delivery.Email, letter)
		n.To = delivery.Recipient{Kind: "address", Address: s.row.Customer.Email}
	}
	now := s.db.now()
	n.Key = deliveryKey(message)
	n.Ticket, n.Message, n.Template, n.NotBefore = s.row.ID, message, s.out.Template, now.Add(desk.UndoWithin)
	_, err = enqueue(s.tx, n, now)
	return err
}

// deliveryKey is that of the one delivery by which a message leaves.
func deliveryKey(message int64) string { return "message:" + strconv.FormatInt(message, 10) }

func (s *sending) verb(subject string) Verb {
	text := tickets.Message{Body: s.out.Text, Via: s.via, Subject: subject, HTML: s.out.HTML, Template: s.out.Template}
	return func(t *tickets.Ticket, by tickets.Actor, m tickets.Moment) (tickets.Outcome, error) {
		if s.out.Ask {
			return t.Request(by, m, text, s.out.Until)
		}
		return t.Reply(by, m, text)
	}
}

// inbox is the delivery of a message that comes to lie in the patient's inbox.
func (s *sending) inbox() delivery.New {
	n := delivery.By(delivery.Inbox, delivery.InboxItem{})
	if s.row.Patient != nil {
		n.To = delivery.Recipient{Kind: "patient", ID: s.row.Patient.ID}
	}
	return n
}

// checkMail stops an identity number from leaving by open mail (P-9).
func checkMail(o *desk.Outgoing, files []delivery.MailFile) error {
	if desk.HoldsIdentityNumber(o.HTML, o.Text) {
		return problem.OfField("text", "identity-number-in-mail")
	}
	for _, f := range files {
		if desk.HoldsIdentityNumber("", f.Name) {
			return problem.OfField("attachments", "identity-number-in-mail")
		}
	}
	return nil
}

// bind puts the person's uploaded files on the message, in the order asked for.
// One that is somebody else's, or on a message already, is Invalid with slug
// file-not-found.
func (s *sending) bind(message int64) ([]delivery.MailFile, error) {
	if len(s.out.Files) == 0 {
		return nil, nil
	}
	rows, err := s.tx.Raw(`update attachments set message_id = ?, ticket_id = ? where id in ? and uploaded_by = ? and message_id is null and mail_id is null
		and (ticket_id is null or ticket_id = ?) returning id, blob_id, name, content_type`, message, s.row.ID, s.out.Files, s.p.UserID, s.row.ID).Rows()
	if err != nil {
		return nil, fmt.Errorf("bind attachments: %w", err)
	}
	defer rows.Close()
	bound := map[int64]delivery.MailFile{}
	for rows.Next() {
		var id int64
		var f delivery.MailFile
		if err := rows.Scan(&id, &f.Blob, &f.Name, &f.Type); err != nil {
			return nil, fmt.Errorf("bind attachments: %w", err)
		}
		bound[id] = f
	}
	var files []delivery.MailFile
	for i, id := range s.out.Files {
		f, ok := bound[id]
		if !ok {
			return nil, problem.OfField("attachments", "file-not-found")
		}
		if !slices.Contains(s.out.Files[:i], id) {
			files = append(files, f)
		}
	}
	return files, rows.Err()
}
