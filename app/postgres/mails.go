package postgres

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"time"

	"gorm.io/gorm"

	"kontaktpunkten/app/desk"
	"kontaktpunkten/tickets"
)

// Mails keeps every mail that reached the desk with what became of it.
type Mails struct {
	db     *DB
	intake *Intake
}

// NewMails makes the store over a database.
func NewMails(db *DB) *Mails { return &Mails{db: db, intake: NewIntake(db)} }

// factsSQL finds the tickets that a mail refers to: by our deliveries, by mails
// that belong to tickets, by ticket numbers, in this order.
const factsSQL = `with
hits as (
	select d.ticket_id as id, 1 as how, x.nr, d.address as address, d.reference::text as reference
		from unnest(?::uuid[]) with ordinality x (ref, nr) join deliveries d on d.reference = x.ref where d.ticket_id is not null
	union all select m.ticket_id, 2, x.nr, case when m.outcome in ('new', 'joined') then m.header_from else '' end, ''
		from unnest(?::text[]) with ordinality x (ref, nr) join mails m on m.message_id = x.ref and m.message_id <> '' where m.ticket_id is not null
	union all select t.id, 3, x.nr, '', '' from unnest(?::bigint[]) with ordinality x (ref, nr) join tickets t on t.id = x.ref)
select t.id, h.reference, s.sender <> '' and s.sender in (lower(t.customer_email), lower(h.address)), s.unit in (t.unit_id, t.owner_unit_id)
	from (select ?::text as sender, ?::int as unit) s, hits h join tickets t on t.id = h.id order by h.how, h.nr, t.id limit 50`

// Facts reads what is known of a mail's sender and thread.
func (s *Mails) Facts(ctx context.Context, q desk.MailQuestion) (f desk.MailFacts, err error) {
	tx := s.db.Gorm(ctx)
	if err := tx.Raw(`select count(*) from mails where header_from = ? and received_at > ? and unit_id = ? and outcome <> 'refused'`, q.Sender, q.Since, q.Unit).Row().Scan(&f.Lately); err != nil {
		return f, fmt.Errorf("facts of a mail: %w", unkeepable(err))
	}
	if len(q.Thread) == 0 && len(q.Numbers) == 0 {
		return f, nil
	}
	rows, err := tx.Raw(factsSQL, list(references(q.Thread)), list(q.Thread), intList(q.Numbers), q.Sender, q.Unit).Rows()
	if err != nil {
		return f, fmt.Errorf("facts of a mail: %w", unkeepable(err))
	}
	defer rows.Close()
	for rows.Next() {
		var t desk.MailThread
		if err := rows.Scan(&t.Ticket, &t.Reference, &t.Sender, &t.Here); err != nil {
			return f, fmt.Errorf("facts of a mail: %w", unkeepable(err))
		}
		f.Threads = append(f.Threads, t)
	}
	return f, rows.Err()
}

var ourID = regexp.MustCompile(`^<([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})@`)

// references are those of message ids that look like our deliveries'.
func references(thread []string) (all []string) {
	for _, id := range thread {
		if found := ourID.FindStringSubmatch(strings.ToLower(id)); found != nil {
			all = append(all, found[1])
		}
	}
	return all
}

// list is textList, with an empty list for none.
func list(words []string) any {
	if l := textList(words); l != nil {
		return l
	}
	return "{}"
}

// Keep keeps a mail that becomes no message now: it waits in quarantine, or is
// parked on what it concerns, which is told (mail.taken); a delivery that came
// back is noted in the same transaction. A copy is only counted.
func (s *Mails) Keep(ctx context.Context, in *desk.Incoming, as desk.Sorted, alarm []string) (desk.Taken, error) {
	raw, err := s.intake.raw(ctx, in.Mail)
	if err != nil {
		return desk.Taken{}, err
	}
	content, err := json.Marshal(desk.MailContent{Text: in.Contact.Text, Folded: in.Text.Folded, HTML: in.Text.HTML, RemoteImages: in.Text.RemoteImages, Alarm: alarm})
	if err != nil {
		return desk.Taken{}, err
	}
	taken := desk.Taken{Ticket: as.Ticket}
	err = s.db.tx(ctx, nil, 0, func(tx *gorm.DB) error {
		if b := as.Bounce; b != nil {
			// It locks the ticket before the delivery, so it comes first.
			if _, err := s.db.bounced(ctx, tx, b.Reference, b.Permanent, b.Fault); err != nil {
				return err
			}
		}
		blob, err := s.intake.keepRaw(tx, raw)
		if err != nil {
			return err
		}
		args := append(mailArgs(in, as.Outcome, as.Why), blob, as.Ticket, as.Likely, string(content))
		if err := tx.Raw(`insert into mails (`+mailColumns+`, raw_blob_id, ticket_id, likely_id, content) values (`+mailMarks+`, ?, nullif(?::bigint, 0), nullif(?::bigint, 0), ?::jsonb) returning id`,
			args...).Row().Scan(&taken.Mail); err != nil {
			return err
		}
		return s.keepWith(tx, in, as, taken.Mail)
	})
	switch {
	case violates(err, "mails_dedup_key_key"):
		return s.intake.again(ctx, in.Mail)
	case err != nil:
		return desk.Taken{}, fmt.Errorf("keep a mail: %w", unkeepable(err))
	}
	return taken, nil
}

// keepWith keeps the files of a mail that waits, tells of it, and puts its
// receipt into the outbox.
func (s *Mails) keepWith(tx *gorm.DB, in *desk.Incoming, as desk.Sorted, id int64) error {
	now := s.db.now()
	if len(in.Files) > 0 {
		if err := tx.Exec(`insert into attachments (blob_id, name, content_type, size, inline_id, created_at, mail_id)
			select x.blob, x.name, x.type, x.size, x.inline, f.at, ?::bigint
			from (select ?::boolean as inbox, ?::timestamptz as at, ?::jsonb as list) f, jsonb_to_recordset(f.list) x (blob bigint, name text, type text, size bigint, inline text)`,
			append([]any{id}, filesArgs(in, now)...)...).Error; err != nil {
			return err
		}
	}
	if in.Receipt != nil {
		if _, err := enqueue(tx, *in.Receipt, now); err != nil {
			return err
		}
	}
	return mailEvent(tx, mailTold{id: id, unit: in.Mail.Unit, ticket: as.Ticket, by: tickets.Actor{Kind: tickets.BySystem}, kind: tickets.MailTaken, outcome: as.Outcome}, now)
}

// mailTold is an event about a mail; ticket 0: about no ticket.
type mailTold struct {
	id      int64
	unit    int
	ticket  int64
	by      tickets.Actor
	kind    tickets.Kind
	outcome string
}

// mailEvent tells of a mail, with the version of its ticket as it is.
func mailEvent(tx *gorm.DB, e mailTold, at time.Time) error {
	data, err := json.Marshal(tickets.Data{Outcome: e.outcome})
	if err != nil {
		return err
	}
	return tx.Exec(`insert into events (at, subject_type, subject_id, ticket_id, unit_ids, actor_kind, actor_id, kind, version, data)
		select ?::timestamptz, 'mail', ?::bigint, t.id, ?::int[], ?, nullif(?::int, 0), ?, coalesce(t.version, 0), ?::jsonb
		from (values (1)) one left join tickets t on t.id = ?::bigint`,
		at, e.id, intList([]int{e.unit}), e.by.Kind, e.by.ID, e.kind, string(data), e.ticket).Error
}

// Refused lists a mail that was not taken in, so that a sender who asks can be
// told why; the same again within an hour is counted.
func (s *Mails) Refused(ctx context.Context, r desk.MailRefusal) error {
	key := sha256.Sum256(bytes.Join([][]byte{[]byte("refused"), []byte(r.EnvelopeFrom), []byte(r.Why), []byte(r.At.UTC().Format("2006-01-02T15"))}, []byte{0}))
	return s.db.Gorm(ctx).Exec(`insert into mails (received_at, dedup_key, unit_id, recipient, envelope_from, header_from, from_name, subject, message_id, size, kind, outcome, why)
		values (?, ?, nullif(?::int, 0), ?, ?, ?, '', '', '', ?, 'mail', 'refused', ?) on conflict (dedup_key) do update set copies = mails.copies + 1`,
		r.At, key[:], r.Unit, r.Recipient, r.EnvelopeFrom, r.EnvelopeFrom, r.Size, r.Why).Error
}
