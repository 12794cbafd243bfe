package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/tickets/personnummer"
)

// Citizens keeps the sessions of the citizen's pages for package auth, and what
// citizens chose for themselves.
type Citizens struct{ db *DB }

var _ auth.CitizenSessions = (*Citizens)(nil)

// NewCitizens makes the store.
func NewCitizens(db *DB) *Citizens { return &Citizens{db: db} }

// Admit finds the patient with an identity number, or adds one (P-5). The e-id's
// name is kept where none was known: what staff have noted stays.
func (s *Citizens) Admit(ctx context.Context, number personnummer.Number, name string, at time.Time) (patient int64, err error) {
	tx := s.db.Gorm(ctx)
	find := func() error {
		return tx.Raw(`select id from patients where identity_number = ?`, number.String()).Row().Scan(&patient)
	}
	err = tx.Exec(`insert into patients (identity_number, identity_kind, name, created_at, updated_at) values (?, ?, ?, ?, ?)
		on conflict (identity_number) do update set name = excluded.name, updated_at = excluded.updated_at
			where patients.name = '' and patients.protection = 'none' and excluded.name <> ''`,
		number.String(), string(number.Kind()), name, at, at).Error
	return patient, errors.Join(err, find())
}

// Open adds a session.
func (s *Citizens) Open(ctx context.Context, hash auth.TokenHash, patient int64, at, expires time.Time) error {
	return s.db.Gorm(ctx).Exec(`insert into citizen_sessions (patient_id, token_hash, created_at, seen_at, expires_at) values (?, ?, ?, ?, ?)`,
		patient, hash[:], at, at, expires).Error
}

// Read finds a session with the patient it belongs to.
func (s *Citizens) Read(ctx context.Context, hash auth.TokenHash) (auth.CitizenSession, bool, error) {
	var r auth.CitizenSession
	c := &r.Citizen
	err := s.db.Gorm(ctx).Raw(`select s.seen_at, s.expires_at, p.id, p.name, p.language, p.notify_email, p.protection <> 'none', p.created_at
		from citizen_sessions s join patients p on p.id = s.patient_id where s.token_hash = ?`, hash[:]).
		Row().Scan(&r.SeenAt, &r.ExpiresAt, &c.Patient, &c.Name, &c.Language, &c.NotifyEmail, &c.Protected, &c.KnownSince)
	if errors.Is(err, sql.ErrNoRows) {
		return r, false, nil
	}
	return r, err == nil, err
}

// Touch moves a session's last activity forward.
func (s *Citizens) Touch(ctx context.Context, hash auth.TokenHash, at time.Time) error {
	return s.db.Gorm(ctx).Exec(`update citizen_sessions set seen_at = ? where token_hash = ? and seen_at < ?`, at, hash[:], at).Error
}

// End removes a session.
func (s *Citizens) End(ctx context.Context, hash auth.TokenHash) error {
	return s.db.Gorm(ctx).Exec(`delete from citizen_sessions where token_hash = ?`, hash[:]).Error
}

// SaveCitizen keeps what a citizen chose: the language of the pages and the
// address for notices (CG-20), empty for none.
func (db *DB) SaveCitizen(ctx context.Context, c *auth.Citizen, language, notifyEmail string) error {
	err := db.Gorm(ctx).Exec(`update patients set language = ?, notify_email = ?, updated_at = ? where id = ?`,
		language, notifyEmail, db.now(), c.Patient).Error
	if err != nil {
		return fmt.Errorf("save citizen's settings: %w", err)
	}
	return nil
}
