package api

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"time"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/desk"
	"kontaktpunkten/app/wire"
	"kontaktpunkten/routing"
	"kontaktpunkten/tickets/problem"
	"kontaktpunkten/tickets/workday"
)

func (a *API) addDesk() {
	add(a, Route{ID: "me", Method: http.MethodGet, Path: "/api/v1/me", Resource: "me", Action: "read", Summary: "Who is signed in"}, a.me)
	add(a, Route{ID: "settings", Method: http.MethodPatch, Path: "/api/v1/me/settings", Resource: "me", Action: "edit", Summary: "What a person chose for their own screen"}, a.settings)
	add(a, Route{ID: "directory", Method: http.MethodGet, Path: "/api/v1/directory", Resource: "catalogue", Action: "read", Summary: "Units, queues, people, groups"}, a.directory)
	add(a, Route{ID: "reasons", Method: http.MethodGet, Path: "/api/v1/reasons", Resource: "catalogue", Action: "read", Summary: "Contact reasons (KP-6)"}, a.reasons)
	add(a, Route{ID: "actions", Method: http.MethodGet, Path: "/api/v1/actions", Resource: "catalogue", Action: "read", Summary: "Actions (KP-6a)"}, a.actions)
	add(a, Route{ID: "queues", Method: http.MethodGet, Path: "/api/v1/queues", Resource: "queue", Action: "list", Summary: "Queues with live counts"}, a.queues)
	add(a, Route{ID: "views", Method: http.MethodGet, Path: "/api/v1/views", Resource: "queue", Action: "list", Summary: "Counts of the left column's views"}, a.views)
	add(a, Route{ID: "next", Method: http.MethodPost, Path: "/api/v1/queues/{id}/next", Resource: "ticket", Action: "next", Summary: "Take the most urgent waiting ticket; 204 where nothing waits"}, a.next)
}

func (a *API) me(_ context.Context, p *auth.Principal, _ *none) (*body[wire.Me], error) {
	return answer(a.meOf(p)), nil
}

func (a *API) meOf(p *auth.Principal) wire.Me {
	me := wire.Me{ID: p.UserID, Username: p.Username, Name: p.Name, Title: p.Title, Profession: p.Profession, Licensed: p.Licensed,
		Roles: []wire.RoleAt{}, Home: p.Home(), Can: slices.Clone(p.CanList()), Queues: slices.Clone(p.Queues), Language: "sv", Demo: a.Demo != nil, Now: a.Now()}
	if me.Queues == nil {
		me.Queues = []int{}
	}
	for _, r := range p.Roles {
		me.Roles = append(me.Roles, wire.RoleAt{Role: r.Role, Unit: r.UnitCode})
	}
	if len(p.Settings) > 0 && json.Unmarshal(p.Settings, &me.Settings) == nil && me.Settings.Language != "" {
		me.Language = me.Settings.Language
	}
	return me
}

type settingsIn struct{ Body wire.Settings }

// settings lays what is sent over what was chosen before.
func (a *API) settings(ctx context.Context, p *auth.Principal, in *settingsIn) (*body[wire.Settings], error) {
	merged := wire.Settings{}
	if len(p.Settings) > 0 {
		if err := json.Unmarshal(p.Settings, &merged); err != nil {
			return nil, fmt.Errorf("read settings: %w", err)
		}
	}
	sent, err := json.Marshal(in.Body)
	if err != nil {
		return nil, err
	}
	if err := json.Unmarshal(sent, &merged); err != nil {
		return nil, err
	}
	text, err := json.Marshal(merged)
	if err != nil {
		return nil, err
	}
	return answer(merged), a.Sessions.SaveSettings(ctx, p.UserID, text)
}

func (a *API) directory(_ context.Context, p *auth.Principal, _ *none) (*body[wire.Directory], error) {
	d := a.Book.Directory()
	w := wire.Directory{Units: []wire.Unit{}, Groups: page(d.Groups, "").Items, Queues: []wire.QueueInfo{}, People: []wire.Colleague{},
		EscalationReasons: page(d.EscalationReasons, "").Items, Levels: d.LevelNames(), AlarmWords: []wire.AlarmWord{}}
	for _, id := range d.UnitOrder {
		u := d.Units[id]
		w.Units = append(w.Units, wire.Unit{Code: u.Code, Name: u.Name, HSAID: u.HSAID, Week: week(u), Open: u.Calendar().Open(a.Now())})
	}
	for _, id := range d.QueueOrder {
		w.Queues = append(w.Queues, showQueue(d.Queues[id], p))
	}
	mine := p.Units("ticket", "read")
	for _, id := range d.PeopleOrder {
		who := d.People[id]
		if slices.ContainsFunc(who.Units, func(u int) bool { return slices.Contains(mine, u) }) {
			w.People = append(w.People, who.Colleague)
		}
	}
	for _, x := range routing.AlarmList() {
		w.AlarmWords = append(w.AlarmWords, wire.AlarmWord{Word: x.Word, Pattern: x.Pattern})
	}
	return answer(w), nil
}

// week is a unit's opening hours, Monday first.
func week(u *desk.Unit) []wire.OpenDay {
	hours := u.Hours().Week
	if !slices.ContainsFunc(hours[:], func(spans []workday.Span) bool { return len(spans) > 0 }) {
		hours = workday.OfficeHours()
	}
	days := []wire.OpenDay{}
	for i := range 7 {
		at := time.Weekday((i + 1) % 7)
		if len(hours[at]) == 0 {
			continue
		}
		d := wire.OpenDay{Day: workday.WeekdayCode(at)}
		for _, span := range hours[at] {
			d.Spans = append(d.Spans, span.From.String()+"-"+span.To.String())
		}
		days = append(days, d)
	}
	return days
}

func (a *API) reasons(context.Context, *auth.Principal, *none) (*body[wire.List[wire.Reason]], error) {
	d := a.Book.Directory()
	all := make([]wire.Reason, 0, len(d.ReasonOrder))
	for _, code := range d.ReasonOrder {
		all = append(all, d.Reasons[code])
	}
	return answer(page(all, "")), nil
}

func (a *API) actions(_ context.Context, p *auth.Principal, _ *none) (*body[wire.List[wire.ActionInfo]], error) {
	d := a.Book.Directory()
	all := make([]wire.ActionInfo, 0, len(d.ActionOrder))
	for _, code := range d.ActionOrder {
		x := d.Actions[code]
		allowed := x.Requires == "" || x.Requires == "licensed" && p.Licensed || x.Requires == "prescriber" && p.Prescriber
		all = append(all, wire.ActionInfo{Code: code, Name: x.Name, NameEN: x.NameEN, Solved: x.Solved, Medical: x.Medical, NeedsNote: x.NeedsNote, Requires: x.Requires, Allowed: allowed})
	}
	return answer(page(all, "")), nil
}

func (a *API) queues(_ context.Context, p *auth.Principal, _ *none) (*body[wire.List[wire.Queue]], error) {
	return answer(page(a.Counts.Queues(p), "")), nil
}

func (a *API) views(ctx context.Context, p *auth.Principal, _ *none) (*body[wire.Views], error) {
	v := a.Counts.Views(p)
	var err error
	v.Mail, err = a.Mails.Waiting(ctx, p)
	return answer(v), err
}

type nextIn struct {
	ID string `path:"id" maxLength:"20" doc:"A queue's id, or 'mine' for every queue that this person works in"`
}

type nextOut struct {
	Status int
	Body   *wire.Ticket
}

func (a *API) next(ctx context.Context, p *auth.Principal, in *nextIn) (*nextOut, error) {
	queues := slices.Clone(p.Queues)
	if in.ID != "mine" {
		id, err := who(p, in.ID, "id")
		q := a.Book.Directory().Queues[id]
		if err != nil || q == nil || !p.May("ticket", "list", q.Unit) {
			return nil, problem.New(problem.NotFound, "queue-not-found")
		}
		if !slices.Contains(p.Queues, id) && !p.Actor().Leads(q.Unit) {
			return nil, problem.New(problem.Forbidden, "not-your-queue")
		}
		queues = []int{id}
	}
	if len(queues) == 0 {
		return &nextOut{Status: http.StatusNoContent}, nil
	}
	r, err := a.Tickets.Next(ctx, p, queues)
	if before := desk.AsReplayed(err); err == nil && r == nil || before != nil && before.Ticket == 0 {
		return &nextOut{Status: http.StatusNoContent}, nil
	}
	t, err := a.settled(ctx, p, r, err, http.StatusOK)
	if err != nil {
		return nil, err
	}
	return &nextOut{Status: http.StatusOK, Body: &t.Body}, nil
}

type patientIn struct{ Body wire.PatientQuery }

func (a *API) addPatients() {
	add(a, Route{ID: "search-patients", Method: http.MethodPost, Path: "/api/v1/patients/search", Resource: "patient", Action: "search",
		Summary: "Find a patient by one of three; never in a URL (KP-9)", Reads: true}, a.searchPatients)
}

func (a *API) searchPatients(ctx context.Context, p *auth.Principal, in *patientIn) (*body[wire.PatientSearch], error) {
	q, number, err := a.patientQuery(&in.Body)
	if err != nil {
		return nil, err
	}
	found, err := a.Patients.SearchPatients(ctx, p, q)
	if err != nil {
		return nil, err
	}
	out := wire.PatientSearch{Items: []wire.PatientHit{}, Callers: []wire.Caller{}, Number: number}
	ids := make([]int64, 0, len(found))
	for _, r := range found {
		ids = append(ids, r.ID)
	}
	earlier, err := a.Reading.Earlier(ctx, p, ids, 0)
	if err != nil {
		return nil, err
	}
	for _, r := range found {
		hit := wire.PatientHit{Patient: desk.ShowPatient(r), Earlier: a.presentAll(ctx, earlier[r.ID])}
		if !r.Protected {
			hit.Age = age(r.IdentityNumber, a.Now())
		}
		out.Items = append(out.Items, hit)
	}
	if q.Phone != "" {
		callers, err := a.Patients.Callers(ctx, p, q.Phone)
		if err != nil {
			return nil, err
		}
		out.Callers = append(out.Callers, callers...)
	}
	return answer(out), nil
}

func (a *API) patientQuery(b *wire.PatientQuery) (desk.PatientSearch, *wire.NumberCheck, error) {
	given := 0
	for _, s := range []string{b.IdentityNumber, b.Phone, b.Name} {
		if s != "" {
			given++
		}
	}
	if given != 1 {
		return desk.PatientSearch{}, nil, problem.New(problem.Invalid, "one-of")
	}
	if b.IdentityNumber == "" {
		return desk.PatientSearch{Phone: desk.NormalPhone(b.Phone), Name: b.Name}, nil, nil
	}
	return a.byNumber(b.IdentityNumber)
}

type demoOut = body[wire.Demo]

func (a *API) addPublic() {
	add(a, Route{ID: "demo", Method: http.MethodGet, Path: "/api/v1/demo", Summary: "Whether this is the demonstration, and its accounts"},
		func(context.Context, *auth.Principal, *none) (*demoOut, error) {
			return answer(wire.Demo{Demo: a.Demo != nil, Accounts: page(a.Demo, "").Items}), nil
		})
}

type periodIn struct {
	From time.Time `query:"from" doc:"Default: the beginning of today in Europe/Stockholm"`
	To   time.Time `query:"to" doc:"Default: now"`
}
