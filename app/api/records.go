package api

import (
	"context"
	"net/http"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/wire"
)

func (a *API) addReports() {
	add(a, Route{ID: "resolution", Method: http.MethodGet, Path: "/api/v1/statistics/resolution", Resource: "statistics", Action: "read", Summary: "Resolution rate by KP-8's two definitions"}, a.resolution)
	add(a, Route{ID: "today", Method: http.MethodGet, Path: "/api/v1/statistics/today", Resource: "statistics", Action: "read", Summary: "Today per line and queue"}, a.today)
	add(a, Route{ID: "access-log", Method: http.MethodPost, Path: "/api/v1/access-log/search", Resource: "access-log", Action: "search", Summary: "Who read and changed what (P-3)", Reads: true}, a.accessLog)
}

func (a *API) resolution(ctx context.Context, p *auth.Principal, in *periodIn) (*body[wire.Resolution], error) {
	from, to, err := a.period(in)
	if err != nil {
		return nil, err
	}
	r, err := a.Reports.Resolution(ctx, p, from, to)
	return answer(r), err
}

func (a *API) today(ctx context.Context, p *auth.Principal, _ *none) (*body[wire.Today], error) {
	t, err := a.Reports.Today(ctx, p)
	return answer(t), err
}

type accessIn struct{ Body wire.AccessQuery }

func (a *API) accessLog(ctx context.Context, p *auth.Principal, in *accessIn) (*body[wire.List[wire.AccessEntry]], error) {
	items, next, err := a.AccessLog.SearchAccessLog(ctx, p, in.Body)
	return answer(page(items, next)), err
}

type putDraftIn struct {
	DraftPath
	Body wire.DraftBody
}

// DraftPath is the draft of the path.
type DraftPath struct {
	Key string `path:"key" maxLength:"120"`
}

func (a *API) addDrafts() {
	add(a, Route{ID: "drafts", Method: http.MethodGet, Path: "/api/v1/drafts", Resource: "draft", Action: "use", Summary: "My drafts, newest first"},
		func(ctx context.Context, p *auth.Principal, _ *none) (*body[wire.List[wire.Draft]], error) {
			all, err := a.Drafts.ListDrafts(ctx, p.UserID)
			return answer(page(all, "")), err
		})
	add(a, Route{ID: "draft", Method: http.MethodGet, Path: "/api/v1/drafts/{key}", Resource: "draft", Action: "use", Summary: "One of my drafts"},
		func(ctx context.Context, p *auth.Principal, in *DraftPath) (*body[wire.Draft], error) {
			d, err := a.Drafts.GetDraft(ctx, p.UserID, in.Key)
			return answer(d), err
		})
	add(a, Route{ID: "put-draft", Method: http.MethodPut, Path: "/api/v1/drafts/{key}", Resource: "draft", Action: "use", Summary: "Keep what is not sent yet"},
		func(ctx context.Context, p *auth.Principal, in *putDraftIn) (*body[wire.Draft], error) {
			d, err := a.Drafts.PutDraft(ctx, p.UserID, in.Key, in.Body.Body)
			return answer(d), err
		})
	add(a, Route{ID: "delete-draft", Method: http.MethodDelete, Path: "/api/v1/drafts/{key}", Resource: "draft", Action: "use", Summary: "Throw a draft away", Status: http.StatusNoContent},
		func(ctx context.Context, p *auth.Principal, in *DraftPath) (*struct{}, error) {
			return nil, a.Drafts.DeleteDraft(ctx, p.UserID, in.Key)
		})
}
