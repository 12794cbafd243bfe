package postgres

import (
	"cmp"
	"database/sql"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"

	"kontaktpunkten/app/desk"
	"kontaktpunkten/app/wire"
	"kontaktpunkten/tickets"
)

// happened are the places that one row of a timeline is read into.
type happened struct {
	protected          bool
	id, ticket         *int64
	at                 sql.NullTime
	kind, data         sql.NullString
	actor              int
	message            *int64
	body               string
	occurred           sql.NullTime
	textKind           string
	author             int
	via, subject, fold string
	html, remote, back bool
	files              sql.NullString
	delivery           struct {
		id                    *int64
		state, fault, address string
		since, notBefore      sql.NullTime
		attempts              int
	}
	from, fromName string
	opened         sql.NullTime
}

func (s *happened) places() []any {
	d := &s.delivery
	return []any{&s.protected, &s.id, &s.ticket, &s.at, &s.kind, &s.actor, &s.data,
		&s.message, &s.body, &s.occurred, &s.textKind, &s.author, &s.via, &s.subject, &s.fold, &s.html, &s.remote, &s.back,
		&s.files, &d.id, &d.state, &d.since, &d.notBefore, &d.attempts, &d.fault, &d.address, &s.from, &s.fromName, &s.opened}
}

// item is what the row shows to a reader of a ticket, who may be the writer of
// what can still be taken back.
func (s *happened) item(d *desk.Directory, ticket int64, reader int, now time.Time) (wire.TimelineItem, error) {
	item := wire.TimelineItem{ID: strconv.FormatInt(*s.id, 10), At: s.at.Time, Kind: s.kind.String, Actor: d.PersonRef(s.actor), Text: s.body}
	if s.occurred.Valid && s.at.Time.Sub(s.occurred.Time) > time.Minute {
		at := s.at.Time
		item.At, item.RegisteredAt = s.occurred.Time, &at
	}
	if err := fillData(d, &item, []byte(s.data.String)); err != nil {
		return item, fmt.Errorf("data of event %d: %w", *s.id, err)
	}
	if *s.ticket != ticket {
		item.Data["merged_from"] = tickets.FormatNumber(*s.ticket)
	}
	if tickets.Kind(s.kind.String) == tickets.InboxOpened {
		item.Text = "" // it tells of a message that has an item of its own
		return item, nil
	}
	var err error
	if s.message != nil && (s.via != "" || s.textKind == "incoming") {
		item.Message, err = s.text(ticket, reader, now)
	}
	return item, err
}

// text is what is told of a text that came from outside or leaves. Where it came
// from and went to would lead to a protected patient (P-4).
func (s *happened) text(ticket int64, reader int, now time.Time) (*wire.Message, error) {
	m := &wire.Message{ID: *s.message, Outgoing: s.textKind == "reply" || s.textKind == "request", Via: s.via, Subject: s.subject,
		Folded: s.fold, HTML: s.html, RemoteImages: s.remote, Withdrawn: s.back}
	if !s.protected {
		m.To, m.From = s.delivery.address, s.from
		switch {
		case s.from == "":
			m.From = s.fromName
		case s.fromName != "":
			m.From = s.fromName + " <" + s.from + ">"
		}
	}
	if *s.ticket != ticket {
		m.MergedFrom = tickets.FormatNumber(*s.ticket)
	}
	if s.opened.Valid && m.Outgoing {
		m.OpenedAt = &s.opened.Time
	}
	if s.delivery.id != nil {
		m.Delivery = s.state(reader, now)
	}
	if !s.files.Valid {
		return m, nil
	}
	if err := json.Unmarshal([]byte(s.files.String), &m.Attachments); err != nil {
		return nil, fmt.Errorf("attachments of message %d: %w", *s.message, err)
	}
	for i := range m.Attachments {
		m.Attachments[i].Preview = desk.Previewed(m.Attachments[i].Type)
	}
	return m, nil
}

// state is how the sending goes. Its writer can take it back until it leaves.
func (s *happened) state(reader int, now time.Time) *wire.DeliveryState {
	d := &s.delivery
	w := &wire.DeliveryState{ID: *d.id, State: d.state, At: d.since.Time, Attempts: d.attempts, Fault: d.fault}
	switch {
	case d.state == "queued" && d.attempts > 0:
		w.NextAt = &d.notBefore.Time
	case d.state == "queued" && s.author == reader && now.Before(d.notBefore.Time):
		w.UndoUntil = &d.notBefore.Time
	}
	return w
}

// fillData puts an event's codes on the item, with names from the directory.
func fillData(d *desk.Directory, item *wire.TimelineItem, raw []byte) error {
	var data tickets.Data
	if err := json.Unmarshal(raw, &data); err != nil {
		return err
	}
	item.From, item.To = place(d, data.From), place(d, data.To)
	item.Data = map[string]string{}
	for key, value := range map[string]string{"reason": data.Reason, "channel": data.Channel, "rule": data.Rule, "action": data.Action, "on": string(data.On),
		"link": data.Link, "fault": data.Fault, "outcome": data.Outcome, "promise": data.Promise, "alarm_choice": data.AlarmChoice} {
		if value != "" {
			item.Data[key] = value
		}
	}
	if tickets.Kind(item.Kind) == tickets.StepTaken && data.From != nil {
		// What the step is called now; by its code where the plan has it no more.
		item.Data["step"] = cmp.Or(d.StepName(data.From.Unit, data.Rule), data.Rule)
	}
	if data.PatientFrom == 0 && data.PatientTo != 0 {
		item.Data["patient"] = "first" // nobody had said whom it concerns
	}
	if data.Other != 0 {
		item.Data["other"] = tickets.FormatNumber(data.Other)
	}
	if data.Delivery != 0 {
		item.Data["delivery"] = strconv.FormatInt(data.Delivery, 10)
	}
	if data.Urgent {
		item.Data["urgent"] = "true"
	}
	if len(data.Fields) > 0 {
		item.Data["fields"] = strings.Join(data.Fields, ",")
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
