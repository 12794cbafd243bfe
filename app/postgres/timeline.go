package postgres

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"
	"time"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/desk"
	"kontaktpunkten/app/wire"
	"kontaktpunkten/tickets"
	"kontaktpunkten/tickets/problem"
)

// Timeline reads what happened to a ticket, oldest first, from the event with
// the cursor's id on; it logs the reading. NotFound where the person may not see
// the ticket.
func (db *DB) Timeline(ctx context.Context, p *auth.Principal, id int64, cursor string, limit int) (items []wire.TimelineItem, next string, err error) {
	after := int64(0)
	if cursor != "" {
		if after, err = strconv.ParseInt(cursor, 10, 64); err != nil || after < 0 {
			return nil, "", problem.OfField("cursor", "cursor-invalid")
		}
	}
	units := p.Units("ticket", "read")
	if len(units) == 0 {
		return nil, "", problem.New(problem.NotFound, "ticket-not-found")
	}
	args := append([]any{id, units, units}, accessArgs(ctx, p, db.now(), "read", "", "ticket-timeline", "")...)
	args = append(args, after, limit+1)
	rows, err := db.Gorm(ctx).Raw(`with x as (select t.id, t.patient_id, array[t.unit_id, t.owner_unit_id] as units from tickets t where t.id = ? and (t.unit_id in ? or t.owner_unit_id in ?)),
	logged as (insert into access_log (`+accessColumns+`, ticket_id, resource_unit_ids, patient_ids) select `+accessMarks+`, x.id, x.units, array_remove(array[x.patient_id], null) from x),
	page as (select e.id, e.at, e.kind, coalesce(e.actor_id, 0) as actor, e.actor_kind, e.data::text as data, coalesce(m.body, '') as body, m.occurred_at
		from events e left join messages m on m.id = e.message_id where e.ticket_id = (select id from x) and e.id > ? order by e.id limit ?)
	select (select count(*) from x), page.* from (values (1)) one left join page on true order by page.id`, args...).Rows()
	if err != nil {
		return nil, "", fmt.Errorf("timeline: %w", err)
	}
	defer rows.Close()
	d := db.book.Directory()
	for rows.Next() {
		var seen int
		var eventID, actor *int64
		var at, occurred *time.Time
		var kind, actorKind, data, body *string
		if err := rows.Scan(&seen, &eventID, &at, &kind, &actor, &actorKind, &data, &body, &occurred); err != nil {
			return nil, "", err
		}
		if seen == 0 {
			return nil, "", problem.New(problem.NotFound, "ticket-not-found")
		}
		if eventID == nil {
			continue
		}
		if len(items) == limit {
			next = items[limit-1].ID
			break
		}
		item := wire.TimelineItem{ID: strconv.FormatInt(*eventID, 10), At: *at, Kind: *kind, Actor: d.PersonRef(int(*actor)), Text: *body}
		if occurred != nil && at.Sub(*occurred) > time.Minute {
			item.At, item.RegisteredAt = *occurred, at
		}
		if err := fillData(d, &item, []byte(*data)); err != nil {
			return nil, "", err
		}
		items = append(items, item)
	}
	return items, next, rows.Err()
}

// fillData puts an event's codes on the item, with names from the directory.
func fillData(d *desk.Directory, item *wire.TimelineItem, raw []byte) error {
	var data tickets.Data
	if err := json.Unmarshal(raw, &data); err != nil {
		return err
	}
	item.From, item.To = place(d, data.From), place(d, data.To)
	item.Data = map[string]string{}
	for key, value := range map[string]string{"reason": data.Reason, "channel": data.Channel, "rule": data.Rule, "action": data.Action, "on": string(data.On)} {
		if value != "" {
			item.Data[key] = value
		}
	}
	if data.Urgent {
		item.Data["urgent"] = "true"
	}
	if len(data.Fields) > 0 {
		text, _ := json.Marshal(data.Fields)
		item.Data["fields"] = string(text)
	}
	return nil
}

func place(d *desk.Directory, p *tickets.Place) *wire.Place {
	if p == nil {
		return nil
	}
	w := &wire.Place{Status: string(p.Status), Line: p.Line, Handler: d.PersonRef(p.Handler)}
	if p.Queue != 0 {
		ref := d.QueueRef(p.Queue)
		w.Queue = &ref
	}
	return w
}
