package api

import (
	"context"
	"net/http"
	"strings"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/desk"
	"kontaktpunkten/app/wire"
	"kontaktpunkten/tickets"
	"kontaktpunkten/tickets/personnummer"
	"kontaktpunkten/tickets/problem"
	"kontaktpunkten/tickets/workday"
)

func (a *API) addTexts() {
	add(a, Route{ID: "list-texts", Method: http.MethodGet, Path: "/api/v1/texts", Resource: "text", Action: "read", Summary: "Templates and articles at hand (E-3, KP-9)"}, a.listTexts)
	add(a, Route{ID: "read-text", Method: http.MethodGet, Path: "/api/v1/texts/{key}", Resource: "text", Action: "read", Summary: "A text, as it is or was"}, a.readText)
	add(a, Route{ID: "text-versions", Method: http.MethodGet, Path: "/api/v1/texts/{key}/versions", Resource: "text", Action: "read", Summary: "All versions of a text, newest first"}, a.textVersions)
	add(a, Route{ID: "publish-text", Method: http.MethodPut, Path: "/api/v1/texts/{key}", Resource: "text", Action: "publish", Summary: "Publish another version of a unit's text"}, a.publishText)
	add(a, Route{ID: "publish-common-text", Method: http.MethodPut, Path: "/api/v1/common-texts/{key}", Resource: "text", Action: "publish-common", Summary: "Publish another version of everybody's text"}, a.publishCommonText)
	add(a, Route{ID: "fill-text", Method: http.MethodPost, Path: "/api/v1/tickets/{number}/texts/{key}/fill", Resource: "ticket", Action: "read", Summary: "A template with its fields filled in from a ticket", Reads: true}, a.fillText)
	add(a, Route{ID: "public-text", Method: http.MethodGet, Path: "/api/v1/citizen/texts/{key}", Summary: "An article for citizens"}, a.publicText)
}

type textsIn struct {
	Q        string `query:"q" maxLength:"100" doc:"Words; identity numbers and phone numbers are refused"`
	Kind     string `query:"kind" enum:"template,information,faq,routine"`
	Language string `query:"language" enum:"sv,en"`
	Unit     string `query:"unit" maxLength:"60"`
	Reason   string `query:"reason" maxLength:"60" doc:"Texts that suit this contact reason come first"`
	Retired  bool   `query:"retired" doc:"With those no longer in use"`
	Review   bool   `query:"review" doc:"Those to be reviewed first come first"`
	Limit    int    `query:"limit" minimum:"1" maximum:"200" default:"50"`
	Cursor   string `query:"cursor" maxLength:"1000"`
}

func (a *API) listTexts(ctx context.Context, p *auth.Principal, in *textsIn) (*body[wire.List[wire.Text]], error) {
	if personnummer.Looks(in.Q) || personnummer.LooksPhone(in.Q) {
		return nil, problem.OfField("q", "number-in-search")
	}
	q := desk.TextQuery{Words: strings.Fields(in.Q), Kind: in.Kind, Language: in.Language, Reason: in.Reason, Retired: in.Retired, Review: in.Review, Limit: in.Limit, Cursor: in.Cursor}
	if in.Unit != "" {
		u := a.Book.Directory().UnitByCode(in.Unit)
		if u == nil {
			return nil, problem.OfField("unit", "unknown")
		}
		q.Unit = u.ID
	}
	rows, next, err := a.Texts.List(ctx, p.Units("text", "read"), q)
	items := make([]wire.Text, 0, len(rows))
	for i := range rows {
		t := a.showText(&rows[i])
		t.Body = beginning(t.Body)
		items = append(items, t)
	}
	return answer(page(items, next)), err
}

// beginning is what a list shows of a text.
func beginning(text string) string {
	if runes := []rune(text); len(runes) > 300 {
		return string(runes[:299]) + "…"
	}
	return text
}

// TextPath names a text: its key, and by query the unit whose own it is and the
// language.
type TextPath struct {
	Key      string `path:"key" maxLength:"80"`
	Unit     string `query:"unit" maxLength:"60" doc:"Empty: everybody's"`
	Language string `query:"language" enum:"sv,en" default:"sv"`
}

// series finds what is named among what the person may read.
func (a *API) series(p *auth.Principal, in TextPath) (desk.TextSeries, error) {
	s := desk.TextSeries{Key: in.Key, Language: in.Language}
	if in.Unit == "" {
		return s, nil
	}
	u := a.Book.Directory().UnitByCode(in.Unit)
	if u == nil || !p.May("text", "read", u.ID) {
		return s, problem.New(problem.NotFound, "text-not-found")
	}
	s.Unit = u.ID
	return s, nil
}

type textIn struct {
	TextPath
	Version int `query:"version" minimum:"0" doc:"0: the newest"`
}

func (a *API) readText(ctx context.Context, p *auth.Principal, in *textIn) (*body[wire.Text], error) {
	s, err := a.series(p, in.TextPath)
	if err != nil {
		return nil, err
	}
	return a.shownText(a.Texts.Read(ctx, s, in.Version))
}

func (a *API) shownText(row *desk.TextRow, err error) (*body[wire.Text], error) {
	if err != nil {
		return nil, err
	}
	return answer(a.showText(row)), nil
}

func (a *API) textVersions(ctx context.Context, p *auth.Principal, in *TextPath) (*body[wire.List[wire.Text]], error) {
	s, err := a.series(p, *in)
	if err != nil {
		return nil, err
	}
	rows, err := a.Texts.Versions(ctx, s)
	if err == nil && len(rows) == 0 {
		err = problem.New(problem.NotFound, "text-not-found")
	}
	items := make([]wire.Text, 0, len(rows))
	for i := range rows {
		items = append(items, a.showText(&rows[i]))
	}
	return answer(page(items, "")), err
}

type publishTextIn struct {
	Key  string `path:"key" maxLength:"80"`
	Body wire.PublishText
}

func (a *API) publishText(ctx context.Context, p *auth.Principal, in *publishTextIn) (*body[wire.Text], error) {
	u := a.Book.Directory().UnitByCode(in.Body.Unit)
	if u == nil || !p.May("text", "publish", u.ID) {
		return nil, problem.OfField("unit", "unknown")
	}
	return a.publish(ctx, p, u.ID, in)
}

func (a *API) publishCommonText(ctx context.Context, p *auth.Principal, in *publishTextIn) (*body[wire.Text], error) {
	if in.Body.Unit != "" {
		return nil, problem.OfField("unit", "common-has-none")
	}
	return a.publish(ctx, p, 0, in)
}

func (a *API) publish(ctx context.Context, p *auth.Principal, unit int, in *publishTextIn) (*body[wire.Text], error) {
	b := &in.Body
	text := desk.Text{Kind: b.Kind, Title: b.Title, Body: b.Body, Reasons: b.Reasons, Public: b.Public, Retired: b.Retired, ReviewOn: b.ReviewOn}
	d := a.Book.Directory()
	bad := text.Check(func(code string) bool { _, ok := d.Reasons[code]; return ok })
	if !desk.TextKey.MatchString(in.Key) {
		bad = append(bad, problem.Field{Path: "key", Slug: "key-invalid"})
	}
	if bad != nil {
		return nil, problem.OfFields(bad)
	}
	return a.shownText(a.Texts.Publish(ctx, p.Actor(), desk.TextSeries{Key: in.Key, Unit: unit, Language: b.Language}, b.After, text))
}

type fillIn struct {
	NumberPath
	TextPath
}

func (a *API) fillText(ctx context.Context, p *auth.Principal, in *fillIn) (*body[wire.FilledText], error) {
	id, err := tickets.ParseNumber(in.Number)
	if err != nil {
		return nil, err
	}
	s, err := a.series(p, in.TextPath)
	if err != nil {
		return nil, err
	}
	text, err := a.Texts.Read(ctx, s, 0)
	if err != nil {
		return nil, err
	}
	r, err := a.Reading.Open(ctx, p, id)
	if err != nil {
		return nil, err
	}
	filled, missing := a.Book.Directory().FillText(text.Body, s.Language, r, p.UserID, a.Now())
	return answer(wire.FilledText{VersionID: text.ID, Text: filled, Missing: missing}), nil
}

type publicTextIn struct {
	Key      string `path:"key" maxLength:"80"`
	Language string `query:"language" enum:"sv,en" default:"sv"`
}

// publicText shows nothing of who wrote it.
func (a *API) publicText(ctx context.Context, _ *auth.Principal, in *publicTextIn) (*body[wire.Text], error) {
	out, err := a.shownText(a.Texts.Public(ctx, in.Key, in.Language))
	if err == nil {
		out.Body.PublishedBy = nil
	}
	return out, err
}

func (a *API) showText(r *desk.TextRow) wire.Text {
	d := a.Book.Directory()
	t := wire.Text{Key: r.Key, VersionID: r.ID, Version: r.Version, Kind: r.Kind, Unit: d.UnitCode(r.Unit), Language: r.Language, Title: r.Title, Body: r.Body,
		Reasons: append([]string{}, r.Reasons...), Public: r.Public, Retired: r.Retired, ReviewOn: r.ReviewOn, PublishedAt: r.PublishedAt, PublishedBy: d.PersonRef(r.PublishedBy)}
	t.ReviewLate = r.ReviewOn != "" && !r.Retired && r.ReviewOn < workday.DateOf(a.Now()).String()
	if r.Public {
		t.Link = strings.TrimSuffix(a.PublicURL, "/") + "/invanare/information/" + r.Key
		if r.Language != "sv" {
			t.Link += "/" + r.Language
		}
	}
	return t
}
