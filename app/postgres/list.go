package postgres

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/desk"
	"kontaktpunkten/tickets"
	"kontaktpunkten/tickets/problem"
)

// order is how a list is sorted: the column, its type, and which way.
type order struct {
	keys []string // columns, most important first; id comes after them
	cast []string
	desc bool
}

var orders = map[tickets.Sort]order{
	tickets.SortDue:      {keys: []string{"t.due_at"}, cast: []string{"timestamptz"}},
	tickets.SortOldest:   {keys: []string{"t.created_at"}, cast: []string{"timestamptz"}},
	tickets.SortNewest:   {keys: []string{"t.created_at"}, cast: []string{"timestamptz"}, desc: true},
	tickets.SortWaiting:  {keys: []string{"t.queued_at"}, cast: []string{"timestamptz"}},
	tickets.SortPriority: {keys: []string{"t.priority", "t.due_at"}, cast: []string{"smallint", "timestamptz"}},
	tickets.SortClosed:   {keys: []string{"t.closed_at"}, cast: []string{"timestamptz"}, desc: true},
}

// List reads a page of tickets that the person may see and logs the patients on
// it in the same statement (P-3). next is the cursor of the following page, or
// empty. A cursor of another list is Invalid with slug cursor-of-another-list.
func (db *DB) List(ctx context.Context, p *auth.Principal, f tickets.Filter) (rows []*desk.Row, next string, err error) {
	o, ok := orders[f.Sort]
	if !ok {
		return nil, "", problem.OfField("sort", "unknown")
	}
	now := db.now()
	w := newWhere()
	if !w.visible(p, f) {
		return nil, "", nil
	}
	w.filter(f, now)
	if err := w.after(f, o); err != nil {
		return nil, "", err
	}
	direction := ""
	if o.desc {
		direction = " desc"
	}
	sorting := strings.Join(o.keys, direction+", ") + direction + ", t.id" + direction
	// The keys are read as text, so that a cursor carries exactly what was sorted by.
	keys := "array_to_json(array[" + strings.Join(o.keys, "::text, ") + "::text])::text"
	args := append([]any{p.UserID}, w.args...)
	args = append(args, accessArgs(ctx, p, now, "list", "", "ticket-list", "")...)
	args = append(args, f.Limit)
	found, err := db.Gorm(ctx).Raw(`with page as materialized (select `+rowColumns+`, `+keys+` as keys, t.patient_id as patient, t.unit_id as unit, row_number() over (order by `+sorting+`) as nr
		from tickets t`+rowJoins+` where `+strings.Join(w.conditions, " and ")+` order by `+sorting+` limit `+strconv.Itoa(f.Limit+1)+`),
	logged as (insert into access_log (`+accessColumns+`, resource_unit_ids, patient_ids)
		select `+accessMarks+`, array_agg(distinct unit), array_agg(distinct patient) from page where nr <= ? and patient is not null having count(*) > 0)
	select * from page order by nr`, args...).Rows()
	if err != nil {
		return nil, "", fmt.Errorf("list tickets: %w", err)
	}
	defer found.Close()
	d := db.book.Directory()
	var lastKeys string
	for found.Next() {
		s := &scanned{}
		var keys string
		var patient *int64
		var unit, nr int
		if err := found.Scan(append(s.places(), &keys, &patient, &unit, &nr)...); err != nil {
			return nil, "", err
		}
		if len(rows) == f.Limit {
			next = makeCursor(f, lastKeys, rows[len(rows)-1].ID)
			break
		}
		r, err := s.finish(d)
		if err != nil {
			return nil, "", err
		}
		rows, lastKeys = append(rows, r), keys
	}
	return rows, next, found.Err()
}

// where gathers conditions with their arguments.
type where struct {
	conditions []string
	args       []any
}

func newWhere() *where { return &where{} }

func (w *where) add(condition string, args ...any) {
	w.conditions = append(w.conditions, condition)
	w.args = append(w.args, args...)
}

// visible limits the list to the person's units, by the queue's or the owner's;
// false where nothing could be seen.
func (w *where) visible(p *auth.Principal, f tickets.Filter) bool {
	units := p.Units("ticket", "list")
	if f.Unit != 0 {
		mine := false
		for _, u := range units {
			mine = mine || u == f.Unit
		}
		units = []int{f.Unit}
		if !mine {
			return false
		}
	}
	if len(units) == 0 {
		return false
	}
	if f.Owned {
		w.add("t.owner_unit_id in ?", units)
	} else {
		w.add("t.unit_id in ?", units)
	}
	return true
}

func (w *where) filter(f tickets.Filter, now time.Time) {
	switch {
	case len(f.Status) > 0:
		w.add("t.status in ?", f.Status)
		if !contains(f.Status, tickets.Closed) {
			w.add("t.status <> 'closed'")
		}
	case f.Text == "" && f.ClosedFrom.IsZero() && f.Solved == 0 && f.OccurredFrom.IsZero():
		w.add("t.status <> 'closed'")
	}
	if f.Text == "" {
		// It is found by its number, and shown with the one that it is part of.
		w.add("t.merged_into is null")
	}
	if f.Queue != 0 {
		w.add("t.queue_id = ?", f.Queue)
	}
	if f.Mine != nil {
		w.add("t.queue_id in ?", append(f.Mine, 0))
	}
	if f.Line != 0 {
		w.add("t.line = ?", f.Line)
	}
	if f.Owner != 0 {
		w.add("t.owner_user_id = ?", f.Owner)
	}
	switch {
	case f.Handler > 0:
		w.add("t.handler_id = ?", f.Handler)
	case f.Handler < 0:
		w.add("t.handler_id is null")
	}
	if f.Reason != "" {
		w.add("t.reason = ?", f.Reason)
	}
	if f.Channel != "" {
		w.add("t.channel = ?", f.Channel)
	}
	if f.Late {
		w.add("t.due_at < ?", now)
	}
	if f.Returned {
		w.add("t.returned")
	}
	if f.Alarm {
		w.add("t.alarm is not null")
	}
	switch f.Promise {
	case "kept":
		w.add("t.answered_at <= t.answer_by_at")
	case "broken":
		w.add("coalesce(t.answered_at, ?) > t.answer_by_at", now)
	case "pending":
		w.add("t.answered_at is null and t.answer_by_at >= ?", now)
	}
	w.instants(f)
	w.text(f.Text)
}

func (w *where) instants(f tickets.Filter) {
	for _, limit := range []struct {
		condition string
		at        time.Time
	}{
		{"t.occurred_at >= ?", f.OccurredFrom}, {"t.occurred_at < ?", f.OccurredTo},
		{"t.closed_at >= ?", f.ClosedFrom}, {"t.closed_at < ?", f.ClosedTo},
	} {
		if !limit.at.IsZero() {
			w.add(limit.condition, limit.at)
		}
	}
	const solvedHere = "t.status = 'closed' and not t.reopened and (select a.solved and not a.apart from actions a where a.code = t.action)"
	switch f.Solved {
	case 1, 2:
		w.add(solvedHere+" and t.max_line <= ?", f.Solved)
	case 3:
		w.add("t.status = 'closed' and not (select a.apart from actions a where a.code = t.action)")
	case 4:
		w.add("t.status = 'closed' and (select a.apart from actions a where a.code = t.action)")
	case 5:
		w.add(solvedHere)
	case 6, 7:
		w.add(solvedHere+" and t.max_line = ?", f.Solved-4)
	case 8:
		w.add("t.status = 'closed' and (select not a.apart and (t.reopened or not a.solved) from actions a where a.code = t.action)")
	}
}

// text looks for every word as a prefix in what was said and in who it is
// about, or for a ticket's number. Protected names are never searched (P-4).
func (w *where) text(q string) {
	if q = strings.TrimSpace(q); q == "" {
		return
	}
	if id, err := tickets.ParseNumber(q); err == nil {
		w.add("t.id = ?", id)
		return
	}
	query := prefixQuery(q)
	if query == "" {
		w.add("false")
		return
	}
	w.add(`t.id in (select f.id from tickets f left join patients fp on fp.id = f.patient_id
			where to_tsvector('simple', f.subject || ' ' || f.preview || ' ' || f.customer_name) @@ to_tsquery('simple', ?) and coalesce(fp.protection, 'none') = 'none'
		union select f.id from tickets f join patients fp on fp.id = f.patient_id
			where to_tsvector('simple', fp.name) @@ to_tsquery('simple', ?) and fp.protection = 'none')`, query, query)
}

// prefixQuery makes "anna sv" into "anna:* & sv:*"; empty where no word is left.
func prefixQuery(q string) string {
	words := strings.FieldsFunc(q, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	for i := range words {
		words[i] += ":*"
	}
	return strings.Join(words, " & ")
}

// cursor points behind the last row of a page. It is only good for the list that
// it came from.
type cursor struct {
	List string   `json:"l"`
	Keys []string `json:"k"`
	ID   int64    `json:"i"`
}

func makeCursor(f tickets.Filter, keys string, id int64) string {
	c := cursor{List: listHash(f), ID: id}
	_ = json.Unmarshal([]byte(keys), &c.Keys) // PostgreSQL wrote it
	text, _ := json.Marshal(c)
	return base64.RawURLEncoding.EncodeToString(text)
}

// listHash tells one list from another: everything but where the page begins.
func listHash(f tickets.Filter) string {
	f.Cursor, f.Limit = "", 0
	sum := sha256.Sum256(fmt.Appendf(nil, "%#v", f))
	return hex.EncodeToString(sum[:6])
}

func (w *where) after(f tickets.Filter, o order) error {
	if f.Cursor == "" {
		return nil
	}
	text, err := base64.RawURLEncoding.DecodeString(f.Cursor)
	var c cursor
	if err != nil || json.Unmarshal(text, &c) != nil || len(c.Keys) != len(o.keys) {
		return problem.OfField("cursor", "cursor-invalid")
	}
	if c.List != listHash(f) {
		return problem.OfField("cursor", "cursor-of-another-list")
	}
	marks := make([]string, 0, len(o.keys)+1)
	args := make([]any, 0, len(o.keys)+1)
	for i, cast := range o.cast {
		marks = append(marks, "?::"+cast)
		args = append(args, c.Keys[i])
	}
	compare := " > "
	if o.desc {
		compare = " < "
	}
	w.add("("+strings.Join(o.keys, ", ")+", t.id)"+compare+"("+strings.Join(marks, ", ")+", ?)", append(args, c.ID)...)
	return nil
}

func contains(all []tickets.Status, s tickets.Status) bool {
	for _, x := range all {
		if x == s {
			return true
		}
	}
	return false
}
