package postgres

import (
	"context"
	"fmt"
	"math"
	"strconv"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/desk"
	"kontaktpunkten/app/wire"
	"kontaktpunkten/tickets/problem"
)

// timelineColumns are an event with its text and all that belongs to a message
// that came from outside or leaves: files, delivery, mail, when it was opened.
const timelineColumns = `e.id, e.ticket_id, e.at, e.kind, coalesce(e.actor_id, 0), e.data::text,
	m.id, coalesce(m.body, ''), m.occurred_at, coalesce(m.kind, ''), coalesce(m.author_id, 0), coalesce(m.via, ''), coalesce(m.subject, ''), coalesce(m.folded, ''),
	m.html is not null, coalesce(m.remote_images, false), m.withdrawn_at is not null,
	(select json_agg(json_build_object('id', a.id, 'name', a.name, 'type', a.content_type, 'size', a.size, 'inline', a.inline_id <> '') order by a.id)::text
		from attachments a where a.message_id = m.id),
	d.id, coalesce(d.state, ''), d.updated_at, d.not_before, coalesce(d.attempts, 0), coalesce(d.fault, ''), coalesce(d.address, ''),
	coalesce(i.header_from, ''), coalesce(i.from_name, c.name, ''), b.read_at`

// timelineJoins: what was written leaves by one delivery, see deliveryKey; a
// receipt or a notice that refers to a message is another.
const timelineJoins = ` left join messages m on m.id = e.message_id
	left join deliveries d on m.kind in ('reply', 'request') and d.unique_key = 'message:' || m.id
	left join lateral (select header_from, from_name from mails where kept_message_id = m.id limit 1) i on m.via = 'email'
	left join inbox_messages b on b.message_id = m.id and m.via = 'inbox'
	left join patients c on c.id = b.patient_id and not b.outgoing`

// timelineSQL reads a page of the events of a ticket and of those that were
// merged into it, and logs the reading. Each ticket gives its own page from the
// index, so that a long timeline costs no more than a short one.
func timelineSQL(newest bool) string {
	beyond, direction := ">", "asc"
	if newest {
		beyond, direction = "<", "desc"
	}
	return `with recursive x as (select t.id, t.patient_id, array[t.unit_id, t.owner_unit_id] as units, coalesce(p.protection <> 'none', false) as protected
		from tickets t left join patients p on p.id = t.patient_id where t.id = ? and (t.unit_id in ? or t.owner_unit_id in ?)),
	whole (id) as (select id from x union select g.id from tickets g join whole w on g.merged_into = w.id),
	logged as (insert into access_log (` + accessColumns + `, ticket_id, resource_unit_ids, patient_ids) select ` + accessMarks + `, x.id, x.units, array_remove(array[x.patient_id], null) from x),
	page as (select e.* from whole w cross join lateral (select * from events where ticket_id = w.id and id ` + beyond + ` ? order by id ` + direction + ` limit ?) e order by e.id ` + direction + ` limit ?)
	select x.protected, ` + timelineColumns + ` from x left join page e on true` + timelineJoins + ` order by e.id ` + direction
}

// Timeline reads what happened to a ticket, with what was merged into it, from
// the event with the cursor's id on, which is left out; it logs the reading.
// NotFound where the person may not see the ticket.
func (db *DB) Timeline(ctx context.Context, p *auth.Principal, id int64, page desk.Page) (items []wire.TimelineItem, next string, err error) {
	from, err := after(page)
	if err != nil {
		return nil, "", err
	}
	units := p.Units("ticket", "read")
	if len(units) == 0 {
		return nil, "", problem.New(problem.NotFound, "ticket-not-found")
	}
	now := db.now()
	args := append([]any{id, units, units}, accessArgs(ctx, p, now, "read", "", "ticket-timeline", "")...)
	args = append(args, from, page.Limit+1, page.Limit+1)
	rows, err := db.Gorm(ctx).Raw(timelineSQL(page.Newest), args...).Rows()
	if err != nil {
		return nil, "", fmt.Errorf("timeline: %w", err)
	}
	defer rows.Close()
	d := db.book.Directory()
	seen := false
	for rows.Next() {
		seen = true
		var s happened
		if err := rows.Scan(s.places()...); err != nil {
			return nil, "", fmt.Errorf("timeline: %w", err)
		}
		if s.id == nil {
			continue // a ticket without events
		}
		if len(items) == page.Limit {
			next = items[page.Limit-1].ID
			break
		}
		item, err := s.item(d, id, p.UserID, now)
		if err != nil {
			return nil, "", err
		}
		items = append(items, item)
	}
	if err := rows.Err(); err != nil {
		return nil, "", fmt.Errorf("timeline: %w", err)
	}
	if !seen {
		return nil, "", problem.New(problem.NotFound, "ticket-not-found")
	}
	return items, next, nil
}

// after is the id that the page goes on from.
func after(page desk.Page) (int64, error) {
	switch {
	case page.Cursor == "" && page.Newest:
		return math.MaxInt64, nil
	case page.Cursor == "":
		return 0, nil
	}
	id, err := strconv.ParseInt(page.Cursor, 10, 64)
	if err != nil || id < 0 {
		return 0, problem.OfField("cursor", "cursor-invalid")
	}
	return id, nil
}
