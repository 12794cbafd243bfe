package postgres

import (
	"context"
	"database/sql"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"kontaktpunkten/app/desk"
	"kontaktpunkten/tickets"
	"kontaktpunkten/tickets/problem"
)

// Texts are the templates and articles that staff have at hand (E-3, KP-9).
// They hold nothing of a patient, so reading them is not in the access log.
type Texts struct {
	db       *DB
	versions *Versions
}

// NewTexts makes the texts of a database.
func NewTexts(db *DB) *Texts { return &Texts{db: db, versions: Templates(db)} }

const textColumns = `v.id, v.version, v.key, coalesce(v.unit_id, 0), v.language, v.body::text, v.published_at, coalesce(v.published_by, 0)`

// newest keeps the version of each series that counts.
const newest = `not exists (select from template_versions n where n.key = v.key and n.unit_id is not distinct from v.unit_id and n.language = v.language and n.version > v.version)`

// List reads a page of the texts that people of the units may use: everybody's
// and their units' own. Those with all the words in the title come first, then
// those that suit the reason, or with Review those that are to be looked through
// first, then by title.
func (s *Texts) List(ctx context.Context, units []int, q desk.TextQuery) (items []desk.TextRow, next string, err error) {
	after, err := textCursor(q.Cursor)
	if err != nil {
		return nil, "", err
	}
	conditions, args := []string{newest, `(v.unit_id is null or v.unit_id = any (?::int[]))`}, []any{intList(units)}
	narrow := func(condition string, values ...any) {
		conditions, args = append(conditions, condition), append(args, values...)
	}
	if !q.Retired {
		narrow(`v.body->>'retired' is distinct from 'true'`)
	}
	if q.Kind != "" {
		narrow(`v.body->>'kind' = ?`, q.Kind)
	}
	if q.Language != "" {
		narrow(`v.language = ?`, q.Language)
	}
	if q.Unit != 0 {
		narrow(`v.unit_id = ?`, q.Unit)
	}
	for _, word := range q.Words {
		narrow(`position(? in lower(v.body->>'title' || ' ' || (v.body->>'body'))) > 0`, strings.ToLower(word))
	}
	if after != nil {
		narrow(`(x.rank, v.body->>'title', v.id) > (?, ?, ?)`, after.Rank, after.Title, after.ID)
	}
	rank, ranked := textRank(q)
	rows, err := s.db.Gorm(ctx).Raw(`select `+textColumns+`, x.rank from template_versions v cross join lateral (select `+rank+` as rank) x
		where `+strings.Join(conditions, " and ")+` order by x.rank, v.body->>'title', v.id limit ?`,
		slices.Concat(ranked, args, []any{q.Limit + 1})...).Rows()
	if err != nil {
		return nil, "", fmt.Errorf("list texts: %w", err)
	}
	defer rows.Close()
	var ranks []string
	for rows.Next() {
		var rank string
		row, err := scanText(rows, &rank)
		if err != nil {
			return nil, "", err
		}
		items, ranks = append(items, *row), append(ranks, rank)
	}
	if len(items) > q.Limit {
		items = items[:q.Limit]
		last := items[q.Limit-1]
		raw, _ := json.Marshal(textPlace{ranks[q.Limit-1], last.Title, last.ID})
		next = base64.RawURLEncoding.EncodeToString(raw)
	}
	return items, next, rows.Err()
}

// textRank is what a list is ordered by, as text. What has all the words in its
// title comes before what has them in the text; jsonb_exists is the operator
// whose sign the driver takes for an argument.
func textRank(q desk.TextQuery) (expression string, args []any) {
	title := []string{"true"}
	for _, word := range q.Words {
		title, args = append(title, `position(? in lower(v.body->>'title')) > 0`), append(args, strings.ToLower(word))
	}
	expression = `case when ` + strings.Join(title, " and ") + ` then '0' else '1' end || `
	if q.Review {
		return expression + `coalesce(v.body->>'review_on', '9999')`, args
	}
	return expression + `case when coalesce(jsonb_exists(v.body->'reasons', ?), false) then '0' else '1' end ||
		case v.language when 'sv' then '0' else '1' end`, append(args, q.Reason)
}

// textPlace is where a list of texts goes on.
type textPlace struct {
	Rank, Title string
	ID          int
}

func textCursor(cursor string) (*textPlace, error) {
	if cursor == "" {
		return nil, nil
	}
	var place textPlace
	raw, err := base64.RawURLEncoding.DecodeString(cursor)
	if err == nil {
		err = json.Unmarshal(raw, &place)
	}
	if err != nil {
		return nil, problem.OfField("cursor", "cursor-invalid")
	}
	return &place, nil
}

func scanText(rows interface{ Scan(...any) error }, more ...any) (*desk.TextRow, error) {
	var r desk.TextRow
	var body string
	places := append([]any{&r.ID, &r.Version, &r.Key, &r.Unit, &r.Language, &body, &r.PublishedAt, &r.PublishedBy}, more...)
	if err := rows.Scan(places...); err != nil {
		return nil, err
	}
	return &r, json.Unmarshal([]byte(body), &r.Text)
}

// Read gives a text as it is now, or in version where that is not 0; NotFound
// with slug text-not-found.
func (s *Texts) Read(ctx context.Context, t desk.TextSeries, version int) (*desk.TextRow, error) {
	condition, args := newest, []any{t.Key, t.Unit, t.Language}
	if version != 0 {
		condition, args = `v.version = ?`, append(args, version)
	}
	return s.one(ctx, `v.key = ? and v.unit_id is not distinct from nullif(?::int, 0) and v.language = ? and `+condition, args...)
}

// Public gives an article that citizens may read, in the language or else in
// Swedish; NotFound with slug text-not-found.
func (s *Texts) Public(ctx context.Context, key, language string) (*desk.TextRow, error) {
	return s.one(ctx, `v.key = ? and v.language in (?, 'sv') and v.body->>'public' = 'true' and v.body->>'retired' is distinct from 'true' and `+newest+`
		order by v.language <> ?, v.unit_id nulls first limit 1`, key, language, language)
}

func (s *Texts) one(ctx context.Context, condition string, args ...any) (*desk.TextRow, error) {
	row, err := scanText(s.db.Gorm(ctx).Raw(`select `+textColumns+` from template_versions v where `+condition, args...).Row())
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return nil, problem.New(problem.NotFound, "text-not-found")
	case err != nil:
		return nil, fmt.Errorf("read text: %w", err)
	}
	return row, nil
}

// Versions are all of a text, the newest first, at most 200.
func (s *Texts) Versions(ctx context.Context, t desk.TextSeries) ([]desk.TextRow, error) {
	rows, err := s.db.Gorm(ctx).Raw(`select `+textColumns+` from template_versions v
		where v.key = ? and v.unit_id is not distinct from nullif(?::int, 0) and v.language = ? order by v.version desc limit 200`, t.Key, t.Unit, t.Language).Rows()
	if err != nil {
		return nil, fmt.Errorf("versions of a text: %w", err)
	}
	defer rows.Close()
	var all []desk.TextRow
	for rows.Next() {
		row, err := scanText(rows)
		if err != nil {
			return nil, err
		}
		all = append(all, *row)
	}
	return all, rows.Err()
}

// Publish keeps another version of a text; see Versions.Publish.
func (s *Texts) Publish(ctx context.Context, by tickets.Actor, t desk.TextSeries, after int, text desk.Text) (*desk.TextRow, error) {
	body, err := json.Marshal(text)
	if err != nil {
		return nil, err
	}
	made, err := s.versions.Publish(ctx, by, Series{Key: t.Key, Unit: t.Unit, Language: t.Language}, after, body)
	if err != nil {
		return nil, err
	}
	return &desk.TextRow{Text: text, ID: made.ID, Version: made.Number, Key: t.Key, Unit: t.Unit, Language: t.Language, PublishedAt: made.PublishedAt, PublishedBy: made.PublishedBy}, nil
}
