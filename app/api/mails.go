package api

import (
	"context"
	"net/http"

	"github.com/gofiber/fiber/v2"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/desk"
	"kontaktpunkten/app/wire"
	"kontaktpunkten/tickets"
	"kontaktpunkten/tickets/problem"
)

var rawMailRoute = Route{ID: "raw-mail", Method: http.MethodGet, Path: "/api/v1/mail/{id}/raw", Resource: "mail", Action: "read", Summary: "A mail as it came, as a file"}

func (a *API) addMails() {
	add(a, Route{ID: "mails", Method: http.MethodGet, Path: "/api/v1/mail", Resource: "mail", Action: "list", Summary: "Every mail that was taken in, with what became of it, newest first"}, a.mails)
	add(a, Route{ID: "mail", Method: http.MethodGet, Path: "/api/v1/mail/{id}", Resource: "mail", Action: "read", Summary: "One mail, with its text while it waits or is parked"}, a.mail)
	add(a, Route{ID: "place-mail", Method: http.MethodPost, Path: "/api/v1/mail/{id}/place", Resource: "mail", Action: "place", Summary: "Say where a mail belongs"}, a.placeMail)
	a.plain(rawMailRoute, a.rawMail)
}

type mailsIn struct {
	Outcome string `query:"outcome" enum:"new,joined,quarantine,parked,refused"`
	Kind    string `query:"kind" enum:"mail,bounce,auto-reply,automatic"`
	Waiting bool   `query:"waiting" doc:"In quarantine; those that suggest an emergency come first (KP-7a)"`
	Unit    string `query:"unit" maxLength:"60"`
	Limit   int    `query:"limit" minimum:"1" maximum:"200" default:"50"`
	Cursor  string `query:"cursor" maxLength:"200"`
}

func (a *API) mails(ctx context.Context, p *auth.Principal, in *mailsIn) (*body[wire.List[wire.MailEntry]], error) {
	f := desk.MailFilter{Outcome: in.Outcome, Kind: in.Kind, Waiting: in.Waiting, Limit: in.Limit, Cursor: in.Cursor}
	if in.Unit != "" {
		u := a.Book.Directory().UnitByCode(in.Unit)
		if u == nil {
			return nil, problem.OfField("unit", "unknown")
		}
		f.Unit = u.ID
	}
	items, next, err := a.Mails.List(ctx, p, f)
	return answer(page(items, next)), err
}

type mailIn struct {
	ID int64 `path:"id" minimum:"1"`
}

func (a *API) mail(ctx context.Context, p *auth.Principal, in *mailIn) (*body[wire.MailEntry], error) {
	m, err := a.Mails.Open(ctx, p, in.ID)
	return answer(m), err
}

type placeMailIn struct {
	ID   int64 `path:"id" minimum:"1"`
	Body wire.PlaceMail
}

func (a *API) placeMail(ctx context.Context, p *auth.Principal, in *placeMailIn) (*body[wire.MailEntry], error) {
	to, err := mailPlace(in.Body)
	if err != nil {
		return nil, err
	}
	if err := a.Mails.Place(ctx, p, in.ID, to); err != nil && desk.AsReplayed(err) == nil {
		return nil, err
	}
	m, err := a.Mails.Open(ctx, p, in.ID)
	return answer(m), err
}

// mailPlace is exactly one of the three.
func mailPlace(b wire.PlaceMail) (to desk.MailPlace, err error) {
	given := 0
	for _, yes := range []bool{b.Ticket != "", b.New, b.Park} {
		if yes {
			given++
		}
	}
	if given != 1 {
		return to, problem.New(problem.Invalid, "one-of")
	}
	to = desk.MailPlace{New: b.New, Park: b.Park}
	if b.Ticket != "" {
		to.Ticket, err = tickets.ParseNumber(b.Ticket)
	}
	return to, err
}

func (a *API) rawMail(c *fiber.Ctx, p *auth.Principal) error {
	id, err := pathID(c, "mail-not-found")
	if err != nil {
		return err
	}
	f, err := a.Mails.Raw(c.UserContext(), p, id)
	if err != nil {
		return err
	}
	return a.sendFile(c, f)
}
