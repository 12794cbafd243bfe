package api

import (
	"context"
	"net/http"
	"slices"
	"strconv"
	"time"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/desk"
	"kontaktpunkten/app/wire"
	"kontaktpunkten/tickets"
	"kontaktpunkten/tickets/personnummer"
	"kontaktpunkten/tickets/problem"
)

// ticketAnswer carries a ticket with the status of what was done.
type ticketAnswer struct {
	Status int
	Body   wire.Ticket
}

// NumberPath is the ticket of the path.
type NumberPath struct {
	Number string `path:"number" maxLength:"24"`
}

func (a *API) addTickets() {
	add(a, Route{ID: "list-tickets", Method: http.MethodGet, Path: "/api/v1/tickets", Resource: "ticket", Action: "list", Summary: "A page of tickets"}, a.list)
	add(a, Route{ID: "register", Method: http.MethodPost, Path: "/api/v1/tickets", Resource: "ticket", Action: "register", Summary: "Register a contact (KP-4)", Status: http.StatusCreated}, a.register)
	add(a, Route{ID: "open-ticket", Method: http.MethodGet, Path: "/api/v1/tickets/{number}", Resource: "ticket", Action: "read", Summary: "Open a ticket"}, a.open)
	add(a, Route{ID: "timeline", Method: http.MethodGet, Path: "/api/v1/tickets/{number}/timeline", Resource: "ticket", Action: "read", Summary: "What happened, with what was merged into it"}, a.timeline)
	add(a, Route{ID: "earlier", Method: http.MethodGet, Path: "/api/v1/tickets/{number}/earlier", Resource: "ticket", Action: "read", Summary: "The patient's other tickets, newest first"}, a.earlier)
	add(a, Route{ID: "reveal", Method: http.MethodPost, Path: "/api/v1/tickets/{number}/reveal", Resource: "ticket", Action: "reveal", Summary: "Show protected details, with a reason (P-4)", Reads: true}, a.reveal)
}

// present shows a row to who asks.
func (a *API) present(ctx context.Context, r *desk.Row) wire.Ticket {
	return a.Book.Directory().Present(r, auth.PrincipalFrom(ctx), a.Now())
}

func (a *API) presentAll(ctx context.Context, rows []*desk.Row) []wire.Ticket {
	all := make([]wire.Ticket, 0, len(rows))
	for _, r := range rows {
		all = append(all, a.present(ctx, r))
	}
	return all
}

// settled answers with the ticket, or with what a deed done before came to.
func (a *API) settled(ctx context.Context, p *auth.Principal, r *desk.Row, err error, status int) (*ticketAnswer, error) {
	if before := desk.AsReplayed(err); before != nil && before.Ticket != 0 {
		status = before.Status
		r, err = a.Reading.Open(ctx, p, before.Ticket)
	}
	if err != nil {
		return nil, err
	}
	return &ticketAnswer{Status: status, Body: a.present(ctx, r)}, nil
}

func (a *API) open(ctx context.Context, p *auth.Principal, in *NumberPath) (*body[wire.Ticket], error) {
	id, err := tickets.ParseNumber(in.Number)
	if err != nil {
		return nil, err
	}
	r, err := a.Reading.Open(ctx, p, id)
	if err != nil {
		return nil, err
	}
	r.SeenVersion = r.Version
	return answer(a.present(ctx, r)), nil
}

type timelineIn struct {
	NumberPath
	Order  string `query:"order" enum:"oldest,newest" default:"oldest" doc:"Which come first"`
	Limit  int    `query:"limit" minimum:"1" maximum:"200" default:"100"`
	Cursor string `query:"cursor" maxLength:"200"`
}

func (a *API) timeline(ctx context.Context, p *auth.Principal, in *timelineIn) (*body[wire.List[wire.TimelineItem]], error) {
	id, err := tickets.ParseNumber(in.Number)
	if err != nil {
		return nil, err
	}
	items, next, err := a.Reading.Timeline(ctx, p, id, desk.Page{Cursor: in.Cursor, Limit: in.Limit, Newest: in.Order == "newest"})
	return answer(page(items, next)), err
}

func (a *API) earlier(ctx context.Context, p *auth.Principal, in *NumberPath) (*body[wire.List[wire.Ticket]], error) {
	id, err := tickets.ParseNumber(in.Number)
	if err != nil {
		return nil, err
	}
	r, err := a.Reading.Open(ctx, p, id)
	if err != nil || r.Patient == nil {
		return answer(page[wire.Ticket](nil, "")), err
	}
	byPatient, err := a.Reading.Earlier(ctx, p, []int64{r.Patient.ID}, id)
	return answer(page(a.presentAll(ctx, byPatient[r.Patient.ID]), "")), err
}

type revealIn struct {
	NumberPath
	Body wire.Reveal
}

func (a *API) reveal(ctx context.Context, p *auth.Principal, in *revealIn) (*body[wire.Revealed], error) {
	id, err := tickets.ParseNumber(in.Number)
	if err != nil {
		return nil, err
	}
	patient, agreed, err := a.Tickets.Reveal(ctx, p, id, in.Body.Why)
	if err != nil {
		return nil, err
	}
	return answer(wire.Revealed{AgreedWay: agreed, Patient: wire.Patient{ID: int(patient.ID), IdentityNumber: patient.IdentityNumber,
		Name: patient.Name, Phone: patient.Phone, Email: patient.Email, Protected: true}}), nil
}

// page is a list that is never null.
func page[T any](items []T, next string) wire.List[T] {
	if items == nil {
		items = []T{}
	}
	return wire.List[T]{Items: items, NextCursor: next}
}

type listIn struct {
	Queue        int       `query:"queue"`
	Line         int       `query:"line" minimum:"0" maximum:"3"`
	Status       []string  `query:"status" enum:"new,queued,active,waiting,watching,closed"`
	Unit         string    `query:"unit" maxLength:"60"`
	Owner        string    `query:"owner" maxLength:"20" doc:"'me', a user id, or 'unit': list by the owner's unit"`
	Handler      string    `query:"handler" maxLength:"20" doc:"'me', 'none' or a user id"`
	Reason       string    `query:"reason" maxLength:"60"`
	Channel      string    `query:"channel" maxLength:"20"`
	View         string    `query:"view" enum:"mine,to-answer,returned,watching,late,all,alarm" doc:"A view of the left column"`
	Q            string    `query:"q" maxLength:"100" doc:"Words or a ticket number; identity numbers and phone numbers are refused"`
	Late         bool      `query:"late"`
	Solved       string    `query:"solved" enum:"first-line,lines-one-and-two,solved,counted,apart,second-line,third-line,unsolved" doc:"Closed tickets by KP-8's definitions"`
	Promise      string    `query:"promise" enum:"kept,broken,pending" doc:"Written contacts by E-2's two working days"`
	OccurredFrom time.Time `query:"occurred_from"`
	OccurredTo   time.Time `query:"occurred_to"`
	ClosedFrom   time.Time `query:"closed_from"`
	ClosedTo     time.Time `query:"closed_to"`
	Sort         string    `query:"sort" enum:"due,oldest,newest,waiting,priority,closed" default:"due"`
	Limit        int       `query:"limit" minimum:"1" maximum:"200" default:"50"`
	Cursor       string    `query:"cursor" maxLength:"500"`
}

var solved = map[string]int{"first-line": 1, "lines-one-and-two": 2, "counted": 3, "apart": 4, "solved": 5, "second-line": 6, "third-line": 7, "unsolved": 8}

func (a *API) list(ctx context.Context, p *auth.Principal, in *listIn) (*body[wire.List[wire.Ticket]], error) {
	f, err := a.filter(p, in)
	if err != nil {
		return nil, err
	}
	rows, next, err := a.Reading.List(ctx, p, f)
	return answer(page(a.presentAll(ctx, rows), next)), err
}

func (a *API) filter(p *auth.Principal, in *listIn) (tickets.Filter, error) {
	f := tickets.Filter{Queue: in.Queue, Line: in.Line, Reason: in.Reason, Channel: in.Channel, Text: in.Q, Late: in.Late,
		Promise: in.Promise, Solved: solved[in.Solved], OccurredFrom: in.OccurredFrom, OccurredTo: in.OccurredTo, ClosedFrom: in.ClosedFrom, ClosedTo: in.ClosedTo,
		Sort: tickets.Sort(in.Sort), Limit: in.Limit, Cursor: in.Cursor}
	// An address is written to logs on its way here, so it may not hold a person's number (KP-9).
	if _, err := tickets.ParseNumber(in.Q); err != nil && (personnummer.Looks(in.Q) || personnummer.LooksPhone(in.Q)) {
		return f, problem.OfField("q", "number-in-search")
	}
	for _, s := range in.Status {
		f.Status = append(f.Status, tickets.Status(s))
	}
	if in.Unit != "" {
		u := a.Book.Directory().UnitByCode(in.Unit)
		if u == nil {
			return f, problem.OfField("unit", "unknown")
		}
		f.Unit = u.ID
	}
	var err error
	switch in.Owner {
	case "", "unit":
		f.Owned = in.Owner != ""
	default:
		f.Owned = true
		if f.Owner, err = who(p, in.Owner, "owner"); err != nil {
			return f, err
		}
	}
	if in.Handler != "" {
		if f.Handler, err = who(p, in.Handler, "handler"); err != nil {
			return f, err
		}
	}
	a.view(p, in.View, &f)
	return f, nil
}

// view narrows a filter to one of the left column's views.
func (a *API) view(p *auth.Principal, view string, f *tickets.Filter) {
	switch view {
	case "mine":
		f.Handler = p.UserID
	case "to-answer":
		f.Mine, f.Status = slices.Clone(p.Queues), []tickets.Status{tickets.New, tickets.Queued}
	case "returned":
		f.Mine, f.Returned = slices.Clone(p.Queues), true
	case "watching":
		f.Status = []tickets.Status{tickets.Watching, tickets.Waiting}
	case "late":
		f.Late = true
	case "alarm":
		f.Alarm = true
	}
}

func who(p *auth.Principal, s, field string) (int, error) {
	switch s {
	case "me":
		return p.UserID, nil
	case "none":
		return -1, nil
	}
	id, err := strconv.Atoi(s)
	if err != nil || id < 1 {
		return 0, problem.OfField(field, "unknown")
	}
	return id, nil
}
