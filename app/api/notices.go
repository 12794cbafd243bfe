package api

import (
	"context"
	"net/http"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/wire"
)

func (a *API) addNotices() {
	add(a, Route{ID: "notices", Method: http.MethodGet, Path: "/api/v1/notices", Resource: "notice", Action: "list", Summary: "What I should know, newest first (P-4)"}, a.notices)
	// Marking again changes nothing, so nothing has to be remembered of it.
	add(a, Route{ID: "read-notice", Method: http.MethodPost, Path: "/api/v1/notices/{id}/read", Resource: "notice", Action: "read", Summary: "I have read it", Status: http.StatusNoContent, Reads: true}, a.readNotice)
}

type noticesIn struct {
	Limit  int    `query:"limit" minimum:"1" maximum:"200" default:"50"`
	Cursor string `query:"cursor" maxLength:"200"`
}

func (a *API) notices(ctx context.Context, p *auth.Principal, in *noticesIn) (*body[wire.Notices], error) {
	page, err := a.Notices.Notices(ctx, p, in.Cursor, in.Limit)
	return answer(page), err
}

type noticeIn struct {
	ID int64 `path:"id" minimum:"1"`
}

func (a *API) readNotice(ctx context.Context, p *auth.Principal, in *noticeIn) (*struct{}, error) {
	return nil, a.Notices.ReadNotice(ctx, p, in.ID)
}
