package api

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"net/mail"
	"strings"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/wire"
	"kontaktpunkten/tickets/problem"
)

func (a *API) addCitizen() {
	add(a, Route{ID: "citizen-start", Method: http.MethodGet, Path: "/api/v1/citizen/start", Summary: "How one signs in on the citizen's pages"}, a.citizenStart)
	add(a, Route{ID: "citizen-sign-in", Method: http.MethodPost, Path: "/api/v1/citizen/session", Summary: "Choose a test identity; demonstration only"}, a.citizenSignIn)
	addCitizen(a, Route{ID: "citizen-sign-out", Method: http.MethodDelete, Path: "/api/v1/citizen/session", Resource: "citizen", Action: "read", Summary: "Sign out", Status: http.StatusNoContent}, a.citizenSignOut)
	addCitizen(a, Route{ID: "citizen-me", Method: http.MethodGet, Path: "/api/v1/citizen/me", Resource: "citizen", Action: "read", Summary: "Which citizen is signed in"}, a.citizenMe)
	addCitizen(a, Route{ID: "citizen-settings", Method: http.MethodPut, Path: "/api/v1/citizen/settings", Resource: "citizen", Action: "edit", Summary: "Language, and where notices go (CG-20)"}, a.citizenSettings)
	addCitizen(a, Route{ID: "citizen-services", Method: http.MethodGet, Path: "/api/v1/citizen/services", Resource: "citizen", Action: "read", Summary: "The forms that units offer (E-1)"}, a.citizenServices)
	addCitizen(a, Route{ID: "citizen-contact", Method: http.MethodPost, Path: "/api/v1/citizen/contacts", Resource: "citizen", Action: "write", Summary: "Send an answered form (KP-4)", Status: http.StatusCreated}, a.citizenContact)
	addCitizen(a, Route{ID: "citizen-threads", Method: http.MethodGet, Path: "/api/v1/citizen/threads", Resource: "citizen", Action: "read", Summary: "A page of the inbox, newest first"}, a.citizenThreads)
	addCitizen(a, Route{ID: "citizen-thread", Method: http.MethodGet, Path: "/api/v1/citizen/threads/{number}", Resource: "citizen", Action: "read", Summary: "Open a thread"}, a.citizenThread)
	addCitizen(a, Route{ID: "citizen-message", Method: http.MethodPost, Path: "/api/v1/citizen/threads/{number}/messages", Resource: "citizen", Action: "write", Summary: "Write in a thread", Status: http.StatusCreated}, a.citizenMessage)
	a.addCitizenFiles()
	a.addEID()
}

func (a *API) citizenStart(context.Context, *auth.Principal, *none) (*body[wire.CitizenStart], error) {
	w := wire.CitizenStart{Demo: []wire.CitizenIdentity{}}
	for i, x := range a.Citizen.Identities {
		w.Demo = append(w.Demo, wire.CitizenIdentity{ID: i + 1, Name: x.Name})
	}
	if a.Citizen.EID != nil {
		w.SignIn = eidRoute.Path
	}
	return answer(w), nil
}

type citizenSignInIn struct{ Body wire.CitizenSignIn }

type citizenSignedIn struct {
	SetCookie *http.Cookie `header:"Set-Cookie"`
	Body      wire.Citizen
}

func (a *API) citizenSignIn(ctx context.Context, _ *auth.Principal, in *citizenSignInIn) (*citizenSignedIn, error) {
	if a.Citizen.Identities == nil {
		return nil, problem.New(problem.NotFound, "not-found")
	}
	if in.Body.ID < 1 || in.Body.ID > len(a.Citizen.Identities) {
		return nil, problem.OfField("id", "unknown")
	}
	from := auth.Meta{IP: clientIP(ctx)}
	if err := a.Citizen.Sessions.Begin(from); err != nil {
		return nil, err
	}
	chosen := a.Citizen.Identities[in.Body.ID-1]
	token, c, err := a.Citizen.Sessions.SignIn(ctx, chosen.Number, chosen.Name, from)
	if err != nil {
		return nil, err
	}
	w, err := a.citizen(ctx, c)
	return &citizenSignedIn{SetCookie: auth.CitizenCookie(token, a.PublicURL), Body: w}, err
}

type citizenSignOutIn struct {
	Session string `cookie:"kp_citizen"`
}

func (a *API) citizenSignOut(ctx context.Context, _ *auth.Citizen, in *citizenSignOutIn) (*signedOut, error) {
	return &signedOut{SetCookie: auth.CitizenCookie("", a.PublicURL)}, a.Citizen.Sessions.SignOut(ctx, in.Session)
}

func (a *API) citizenMe(ctx context.Context, c *auth.Citizen, _ *none) (*body[wire.Citizen], error) {
	w, err := a.citizen(ctx, c)
	return answer(w), err
}

func (a *API) citizen(ctx context.Context, c *auth.Citizen) (wire.Citizen, error) {
	unread, err := a.Citizen.Threads.UnreadThreads(ctx, c)
	return wire.Citizen{Name: c.Name, Drafts: draftsOf(c), IdleSeconds: int(auth.CitizenIdle.Seconds()), Language: c.Language,
		NotifyEmail: c.NotifyEmail, Unread: unread}, err
}

// draftsOf names whose texts a browser keeps, and tells nobody who that is.
func draftsOf(c *auth.Citizen) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "drafts\x00%d\x00%d", c.Patient, c.KnownSince.UnixMicro()))
	return hex.EncodeToString(sum[:9])
}

type citizenSettingsIn struct{ Body wire.CitizenSettings }

// citizenSettings keeps what the citizen chose. A protected person is reached by
// the agreed way alone, so that no address is kept for notices (P-4).
func (a *API) citizenSettings(ctx context.Context, c *auth.Citizen, in *citizenSettingsIn) (*body[wire.CitizenSettings], error) {
	chosen := wire.CitizenSettings{Language: in.Body.Language, NotifyEmail: strings.TrimSpace(in.Body.NotifyEmail)}
	if chosen.NotifyEmail != "" {
		address, err := mail.ParseAddress(chosen.NotifyEmail)
		switch {
		case err != nil || address.Name != "" || address.Address != chosen.NotifyEmail || !strings.Contains(address.Address, "."):
			return nil, problem.OfField("notify_email", "email-invalid")
		case c.Protected:
			return nil, problem.OfField("notify_email", "not-for-protected")
		}
	}
	return answer(chosen), a.Citizen.Settings.SaveCitizen(ctx, c, chosen.Language, chosen.NotifyEmail)
}
