package api

import (
	"context"
	"net/http"
	"time"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/wire"
	"kontaktpunkten/tickets/problem"
	"kontaktpunkten/tickets/workday"
)

func (a *API) addFigures() {
	add(a, Route{ID: "ways", Method: http.MethodGet, Path: "/api/v1/statistics/ways", Resource: "statistics", Action: "read", Summary: "Contacts by way, hour and unit, and E-2's promise (KP-11)"}, a.ways)
	add(a, Route{ID: "routing-figures", Method: http.MethodGet, Path: "/api/v1/statistics/routing", Resource: "statistics", Action: "read", Summary: "Where each contact reason is solved and which rules placed it (KP-8)"}, a.routingFigures)
	add(a, Route{ID: "attention", Method: http.MethodGet, Path: "/api/v1/statistics/attention", Resource: "statistics", Action: "read", Summary: "Mail that waits and what did not arrive"}, a.attention)
	add(a, Route{ID: "person-day", Method: http.MethodGet, Path: "/api/v1/statistics/people/{id}/day", Resource: "statistics", Action: "person", Summary: "One colleague's day, without patients (P-13)"}, a.personDay)
	add(a, Route{ID: "my-day", Method: http.MethodGet, Path: "/api/v1/me/day", Resource: "me", Action: "read", Summary: "My day"}, a.myDay)
	add(a, Route{ID: "print", Method: http.MethodPost, Path: "/api/v1/units/{code}/print", Resource: "ticket", Action: "print", Summary: "A unit's open tickets for paper", Reads: true}, a.print)
}

func (a *API) ways(ctx context.Context, p *auth.Principal, in *periodIn) (*body[wire.Ways], error) {
	from, to, err := a.period(in)
	if err != nil {
		return nil, err
	}
	w, err := a.Figures.Ways(ctx, p, from, to)
	return answer(w), err
}

func (a *API) routingFigures(ctx context.Context, p *auth.Principal, in *periodIn) (*body[wire.RoutingFigures], error) {
	from, to, err := a.period(in)
	if err != nil {
		return nil, err
	}
	f, err := a.Reports.RoutingFigures(ctx, p, from, to)
	return answer(f), err
}

// period is what was asked for, today where nothing was; at most 800 days.
func (a *API) period(in *periodIn) (from, to time.Time, err error) {
	from, to = in.From, in.To
	if to.IsZero() {
		to = a.Now()
	}
	if from.IsZero() {
		day := workday.DateOf(to)
		from = time.Date(day.Year, day.Month, day.Day, 0, 0, 0, 0, workday.Stockholm())
	}
	switch {
	case !from.Before(to):
		err = problem.OfField("from", "not-before-to")
	case to.Sub(from) > 800*24*time.Hour:
		err = problem.OfField("from", "too-long-ago")
	}
	return from, to, err
}

func (a *API) attention(ctx context.Context, p *auth.Principal, _ *none) (*body[wire.Attention], error) {
	w, err := a.Figures.Attention(ctx, p)
	return answer(w), err
}

// DayQuery is a day in Sweden; today where it is left out.
type DayQuery struct {
	On string `query:"on" format:"date"`
}

func (a *API) day(q DayQuery) (workday.Date, error) {
	if q.On == "" {
		return workday.DateOf(a.Now()), nil
	}
	on, err := workday.ParseDate(q.On)
	if err != nil {
		return on, problem.OfField("on", "not-a-date")
	}
	return on, nil
}

type personDayIn struct {
	DayQuery
	ID int `path:"id" minimum:"1"`
}

func (a *API) personDay(ctx context.Context, p *auth.Principal, in *personDayIn) (*body[wire.PersonDay], error) {
	on, err := a.day(in.DayQuery)
	if err != nil {
		return nil, err
	}
	d, err := a.Figures.PersonDay(ctx, p, in.ID, on)
	return answer(d), err
}

func (a *API) myDay(ctx context.Context, p *auth.Principal, in *DayQuery) (*body[wire.PersonDay], error) {
	on, err := a.day(*in)
	if err != nil {
		return nil, err
	}
	d, err := a.Figures.OwnDay(ctx, p, on)
	return answer(d), err
}

type unitIn struct {
	Code string `path:"code" maxLength:"60"`
}

func (a *API) print(ctx context.Context, p *auth.Principal, in *unitIn) (*body[wire.PrintedList], error) {
	u := a.Book.Directory().UnitByCode(in.Code)
	if u == nil {
		return nil, problem.New(problem.NotFound, "unit-not-found")
	}
	rows, more, err := a.Figures.Print(ctx, p, u.ID)
	if err != nil {
		return nil, err
	}
	return answer(wire.PrintedList{Unit: u.Code, At: a.Now(), By: wire.Person{ID: p.UserID, Name: p.Name, Title: p.Title}, Items: a.presentAll(ctx, rows), More: more}), nil
}
