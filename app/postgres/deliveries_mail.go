package postgres

import (
	"context"
	"fmt"
	"time"

	"kontaktpunkten/app/delivery"
)

var _ delivery.Holding = (*Deliveries)(nil)

// Hold gives what waits on a channel, and whose time has come, a fault without
// an attempt: there is nobody to send it.
func (s *Deliveries) Hold(ctx context.Context, channel, slug string) error {
	now := s.db.now()
	done := s.db.Gorm(ctx).Exec(`update deliveries set fault = ?, updated_at = ? where id in
		(select id from deliveries where channel = ? and state = 'queued' and not_before <= ? and fault <> ? for update skip locked)`, slug, now, channel, now, slug)
	if done.Error != nil {
		return fmt.Errorf("hold deliveries: %w", done.Error)
	}
	return nil
}

// AutomaticMails counts the automatic mails to an address, whatever its case,
// that have left, or may have, since an instant.
func (s *Deliveries) AutomaticMails(ctx context.Context, address string, since time.Time) (n int, err error) {
	err = s.db.Gorm(ctx).Raw(`select count(*) from deliveries where channel = 'email' and content ->> 'automatic' <> '' and lower(address) = lower(?)
		and updated_at > ? and state in ('sent', 'uncertain')`, address, since).Row().Scan(&n)
	if err != nil {
		return 0, fmt.Errorf("count automatic mails: %w", err)
	}
	return n, nil
}
