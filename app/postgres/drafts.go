package postgres

import (
	"context"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"kontaktpunkten/app/desk"
	"kontaktpunkten/app/wire"
	"kontaktpunkten/tickets"
	"kontaktpunkten/tickets/problem"
)

// What a person may keep of texts that are not sent yet.
const (
	draftLimit = 60_000 // characters
	draftCount = 200    // a person's; the one left longest goes first
)

// ticketDraft is ticket:NUMBER:tab, such as ticket:100042-7:note.
var ticketDraft = regexp.MustCompile(`^ticket:([0-9]+-[0-9]):[a-z][a-z-]{0,29}$`)

// checkDraftKey refuses, with slug draft-key-invalid, what is neither register,
// nor a tab of a ticket, nor a text at hand (text:KEY).
func checkDraftKey(key string) error {
	if key == "register" {
		return nil
	}
	if text, ok := strings.CutPrefix(key, "text:"); ok && len(key) <= 100 && desk.TextKey.MatchString(text) {
		return nil
	}
	if m := ticketDraft.FindStringSubmatch(key); m != nil {
		if _, err := tickets.ParseNumber(m[1]); err == nil {
			return nil
		}
	}
	return problem.OfField("key", "draft-key-invalid")
}

// PutDraft keeps a person's draft in place of the one with the same key, and
// drops the one left longest where there are more than 200. TooLarge with slug
// draft-too-long above 60 000 characters.
func (db *DB) PutDraft(ctx context.Context, user int, key, body string) (wire.Draft, error) {
	draft := wire.Draft{Key: key, Body: body, UpdatedAt: db.now()}
	if err := checkDraftKey(key); err != nil {
		return wire.Draft{}, err
	}
	if utf8.RuneCountInString(body) > draftLimit {
		return wire.Draft{}, problem.New(problem.TooLarge, "draft-too-long")
	}
	if strings.ContainsRune(body, 0) || !utf8.ValidString(body) {
		return wire.Draft{}, problem.OfField("body", "not-text")
	}
	err := db.Gorm(ctx).Exec(`with dropped as (
			delete from drafts where user_id = ? and key in (
				select key from drafts where user_id = ? and key <> ? order by updated_at desc, key offset ?))
		insert into drafts (user_id, key, body, updated_at) values (?, ?, ?, ?)
		on conflict (user_id, key) do update set body = excluded.body, updated_at = excluded.updated_at`,
		user, user, key, draftCount-1, user, key, body, draft.UpdatedAt).Error
	if err != nil {
		return wire.Draft{}, fmt.Errorf("keep draft: %w", err)
	}
	return draft, nil
}

// GetDraft reads one; NotFound with slug draft-not-found.
func (db *DB) GetDraft(ctx context.Context, user int, key string) (wire.Draft, error) {
	if err := checkDraftKey(key); err != nil {
		return wire.Draft{}, err
	}
	found, err := db.drafts(ctx, `user_id = ? and key = ?`, user, key)
	if err != nil || len(found) == 0 {
		if err == nil {
			err = problem.New(problem.NotFound, "draft-not-found")
		}
		return wire.Draft{}, err
	}
	return found[0], nil
}

// ListDrafts reads all of a person's, newest first.
func (db *DB) ListDrafts(ctx context.Context, user int) ([]wire.Draft, error) {
	return db.drafts(ctx, `user_id = ?`, user)
}

func (db *DB) drafts(ctx context.Context, condition string, args ...any) ([]wire.Draft, error) {
	all := []wire.Draft{}
	err := db.Gorm(ctx).Raw(`select key, body, updated_at from drafts where `+condition+` order by updated_at desc, key`, args...).Scan(&all).Error
	if err != nil {
		return nil, fmt.Errorf("read drafts: %w", err)
	}
	return all, nil
}

// DeleteDraft throws one away; one that is gone is no error.
func (db *DB) DeleteDraft(ctx context.Context, user int, key string) error {
	if err := checkDraftKey(key); err != nil {
		return err
	}
	return db.Gorm(ctx).Exec(`delete from drafts where user_id = ? and key = ?`, user, key).Error
}
