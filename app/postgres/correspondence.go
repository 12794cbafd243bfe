package postgres

import (
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"

	"kontaktpunkten/app/delivery"
	"kontaktpunkten/app/desk"
)

// threadAtMost bounds the references that are kept with a mail; the newest count.
const threadAtMost = 50

// withMerged is a ticket, ?, and all that has become part of it.
const withMerged = `with recursive whole (id) as (select ?::bigint union select m.id from tickets m join whole w on m.merged_into = w.id)`

// correspondence reads the thread between the desk and the ticket's customer:
// the mails that came from that address and those that left for it. Another
// writer's subject on a merged ticket is not the customer's to see (P-14).
func (s *sending) correspondence() (c desk.Correspondence, err error) {
	c.Language = "sv"
	if s.row.Patient != nil {
		if err := s.tx.Raw(`select language from patients where id = ?`, s.row.Patient.ID).Row().Scan(&c.Language); err != nil {
			return c, fmt.Errorf("correspondence: %w", err)
		}
	}
	address := strings.ToLower(s.row.Customer.Email)
	err = s.tx.Raw(withMerged+` select m.subject, m.message_id from mails m where m.ticket_id in (select id from whole) and m.kept_message_id is not null and lower(m.header_from) = ?
		order by m.id desc limit 1`, s.row.ID, address).Row().Scan(&c.Subject, &c.InReplyTo)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return c, fmt.Errorf("correspondence: %w", err)
	}
	c.InReplyTo = angled(c.InReplyTo)
	c.References, err = s.references(address)
	return c, err
}

func (s *sending) references(address string) ([]string, error) {
	domain := ""
	if u := s.db.book.Directory().Units[s.row.OwnerUnit]; u != nil {
		_, domain, _ = strings.Cut(u.MailAddress, "@")
	}
	var ids []string
	err := s.tx.Raw(withMerged+` select id from (
			select false as ours, m.message_id as id, m.received_at as at, m.id as nr from mails m where m.ticket_id in (select id from whole) and m.kept_message_id is not null and m.message_id <> '' and lower(m.header_from) = ?
			union all
			select true, d.reference::text || '@' || ?, d.created_at, d.id from deliveries d where d.ticket_id in (select id from whole) and d.channel = ? and d.unique_key like 'message:%' and d.state <> 'withdrawn' and lower(d.address) = ?
		) thread order by at desc, ours desc, nr desc limit ?`, s.row.ID, address, domain, delivery.Email, address, threadAtMost).Scan(&ids).Error
	if err != nil {
		return nil, fmt.Errorf("correspondence: %w", err)
	}
	slices.Reverse(ids)
	for i := range ids {
		ids[i] = angled(ids[i])
	}
	return ids, nil
}

// angled is a message id as it stands in a header.
func angled(id string) string {
	if id = strings.Trim(id, "<> "); id == "" {
		return ""
	}
	return "<" + id + ">"
}
