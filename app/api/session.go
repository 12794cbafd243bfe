package api

import (
	"context"
	"net/http"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/desk"
	"kontaktpunkten/app/wire"
)

func (a *API) addSession() {
	add(a, Route{ID: "sign-in", Method: http.MethodPost, Path: "/api/v1/session", Summary: "Sign in"}, a.signIn)
	add(a, Route{ID: "sign-out", Method: http.MethodDelete, Path: "/api/v1/session", Resource: "me", Action: "read", Summary: "Sign out, here or everywhere", Status: http.StatusNoContent}, a.signOut)
}

type signInIn struct{ Body wire.SignIn }

type signedIn struct {
	SetCookie *http.Cookie `header:"Set-Cookie"`
	Body      wire.Me
}

// signIn honours an idempotency key as far as it can: the same request signs in
// again, another one with the same key is refused.
func (a *API) signIn(ctx context.Context, _ *auth.Principal, in *signInIn) (*signedIn, error) {
	token, p, err := a.Sessions.SignIn(ctx, in.Body.Username, in.Body.Password, auth.Meta{IP: clientIP(ctx)})
	if err != nil {
		return nil, err
	}
	if desk.IntentOf(ctx) != nil {
		if err := a.Keys.ClaimKey(ctx, p.UserID); err != nil {
			return nil, err
		}
	}
	return &signedIn{SetCookie: auth.SessionCookie(token, a.PublicURL), Body: a.meOf(p)}, nil
}

type signOutIn struct {
	Everywhere bool   `query:"everywhere" doc:"End every session of this person"`
	Session    string `cookie:"kp_session"`
}

type signedOut struct {
	SetCookie *http.Cookie `header:"Set-Cookie"`
}

func (a *API) signOut(ctx context.Context, p *auth.Principal, in *signOutIn) (*signedOut, error) {
	out := &signedOut{SetCookie: auth.SessionCookie("", a.PublicURL)}
	if in.Everywhere {
		return out, a.Sessions.SignOutEverywhere(ctx, p.UserID)
	}
	return out, a.Sessions.SignOut(ctx, in.Session)
}
