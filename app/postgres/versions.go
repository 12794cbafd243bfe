package postgres

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"gorm.io/gorm"

	"kontaktpunkten/tickets"
	"kontaktpunkten/tickets/problem"
)

// Series is one thing whose versions follow each other.
type Series struct {
	Key string
	// Unit 0 is everybody's; a service always has a unit.
	Unit int
	// Language is a template's; a service's translations are inside it.
	Language string
}

// Version is one published state of a series. It never changes; what was made
// with it keeps its ID.
type Version struct {
	ID          int
	Number      int // from 1, without gaps
	Body        json.RawMessage
	PublishedAt time.Time
	PublishedBy int // 0: not a person
}

// Versions keeps what people change and others refer to: templates (E-3) or
// services (E-1).
type Versions struct {
	db                   *DB
	table, body, subject string
	kind                 tickets.Kind
	language             bool
}

// Templates are the texts that staff send; a body is a template's.
func Templates(db *DB) *Versions {
	return &Versions{db: db, table: "template_versions", body: "body", subject: "template", kind: tickets.TemplatePublished, language: true}
}

// Services are the forms that units offer; a body is a form's questions.
func Services(db *DB) *Versions {
	return &Versions{db: db, table: "service_versions", body: "questions", subject: "service", kind: tickets.ServicePublished}
}

// Publish adds the version after the one that the editor began from (0: the
// first) and tells of it in an event. Conflict with slug
// version-published-meanwhile where somebody else has published since; nothing
// is kept then. The caller has checked that by may.
func (v *Versions) Publish(ctx context.Context, by tickets.Actor, s Series, after int, body json.RawMessage) (*Version, error) {
	if !json.Valid(body) {
		return nil, problem.OfField("body", "json-invalid")
	}
	made := &Version{Number: after + 1, Body: body, PublishedAt: v.db.now(), PublishedBy: by.ID}
	err := v.db.tx(ctx, nil, 0, func(tx *gorm.DB) error {
		columns, marks, values := v.columns(s)
		where, is := v.where(s)
		args := append(append(values, made.Number, string(body), made.PublishedAt, by.ID), is...)
		// Two at once take the same number: the second waits here for the first.
		row := tx.Raw(`insert into `+v.table+` (`+columns+`, version, `+v.body+`, published_at, published_by)
			select `+marks+`, ?::int, ?::jsonb, ?::timestamptz, nullif(?::int, 0)
			where (select coalesce(max(version), 0) from `+v.table+` where `+where+`) = ?
			on conflict do nothing returning id`, append(args, after)...).Row()
		switch err := row.Scan(&made.ID); {
		case errors.Is(err, sql.ErrNoRows):
			return problem.New(problem.Conflict, "version-published-meanwhile")
		case err != nil:
			return err
		}
		units := []int{}
		if s.Unit != 0 {
			units = append(units, s.Unit)
		}
		return tx.Exec(`insert into events (at, subject_type, subject_id, unit_ids, actor_kind, actor_id, kind, version, data) values (?, ?, ?, ?, ?, nullif(?, 0), ?, ?, '{}')`,
			made.PublishedAt, v.subject, made.ID, intList(units), by.Kind, by.ID, v.kind, made.Number).Error
	})
	if err != nil {
		return nil, fmt.Errorf("publish %s: %w", v.subject, err)
	}
	return made, nil
}

// Current is the newest version of exactly this series; NotFound with slug
// version-not-found where there is none.
func (v *Versions) Current(ctx context.Context, s Series) (*Version, error) {
	where, args := v.where(s)
	return v.read(ctx, where+` order by version desc limit 1`, args)
}

// Version is one by its number, as it was published.
func (v *Versions) Version(ctx context.Context, s Series, number int) (*Version, error) {
	where, args := v.where(s)
	return v.read(ctx, where+` and version = ?`, append(args, number))
}

func (v *Versions) read(ctx context.Context, where string, args []any) (*Version, error) {
	var r Version
	var body string
	err := v.db.Gorm(ctx).Raw(`select id, version, `+v.body+`::text, published_at, coalesce(published_by, 0) from `+v.table+` where `+where, args...).
		Row().Scan(&r.ID, &r.Number, &body, &r.PublishedAt, &r.PublishedBy)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return nil, problem.New(problem.NotFound, "version-not-found")
	case err != nil:
		return nil, fmt.Errorf("read %s: %w", v.subject, err)
	}
	r.Body = json.RawMessage(body)
	return &r, nil
}

// columns are those that name a series, with their marks and values.
func (v *Versions) columns(s Series) (columns, marks string, values []any) {
	columns, marks, values = "key, unit_id", "?::text, nullif(?::int, 0)", []any{s.Key, s.Unit}
	if v.language {
		columns, marks, values = columns+", language", marks+", ?::text", append(values, s.Language)
	}
	return columns, marks, values
}

// where finds the rows of a series.
func (v *Versions) where(s Series) (condition string, values []any) {
	condition, values = "key = ? and unit_id is not distinct from nullif(?::int, 0)", []any{s.Key, s.Unit}
	if v.language {
		condition, values = condition+" and language = ?", append(values, s.Language)
	}
	return condition, values
}
