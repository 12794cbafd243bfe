package api

import (
	"net/http"
	"net/url"

	"github.com/gofiber/fiber/v2"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/tickets/problem"
)

// The two ends of signing in by e-id are visited by the browser itself, which
// shows pages and no problems: they answer by sending it on, with the slug of
// what went wrong.
var (
	eidRoute       = Route{ID: "citizen-eid", Method: http.MethodGet, Path: "/api/v1/citizen/sign-in", Summary: "Go to the e-id"}
	eidReturnRoute = Route{ID: "citizen-eid-return", Method: http.MethodGet, Path: auth.EIDReturn, Summary: "Come back from the e-id"}
)

func (a *API) addEID() {
	a.routes.all = append(a.routes.all, eidRoute, eidReturnRoute)
	a.Fiber.Get(eidRoute.Path, a.eidBegin)
	a.Fiber.Get(eidReturnRoute.Path, a.eidReturn)
}

func (a *API) eidBegin(c *fiber.Ctx) error {
	if a.Citizen.EID == nil {
		return fiber.ErrNotFound
	}
	if err := a.Citizen.Sessions.Begin(auth.Meta{IP: clientIP(c.UserContext())}); err != nil {
		return a.eidFailed(c, err)
	}
	address, kept, err := a.Citizen.EID.Begin(c.UserContext())
	if err != nil {
		return a.eidFailed(c, err)
	}
	setCookie(c, auth.EIDCookie(kept, a.PublicURL))
	return c.Redirect(address, fiber.StatusSeeOther)
}

func (a *API) eidReturn(c *fiber.Ctx) error {
	if a.Citizen.EID == nil {
		return fiber.ErrNotFound
	}
	ctx, kept := c.UserContext(), c.Cookies(auth.EIDCookieName)
	setCookie(c, auth.EIDCookie("", a.PublicURL)) // used once
	if c.Query("error") != "" {
		return a.eidFailed(c, problem.New(problem.Unauthenticated, "eid-declined"))
	}
	number, name, err := a.Citizen.EID.Finish(ctx, kept, c.Query("state"), c.Query("code"))
	if err != nil {
		return a.eidFailed(c, err)
	}
	token, _, err := a.Citizen.Sessions.SignIn(ctx, number, name, auth.Meta{IP: clientIP(ctx)})
	if err != nil {
		return a.eidFailed(c, err)
	}
	setCookie(c, auth.CitizenCookie(token, a.PublicURL))
	return c.Redirect("/"+citizenPath+"/inkorg", fiber.StatusSeeOther)
}

// eidFailed sends the browser to the start of the citizen's pages, which says
// what happened.
func (a *API) eidFailed(c *fiber.Ctx, err error) error {
	slug := a.refuse(c.UserContext(), err).Slug
	return c.Redirect("/"+citizenPath+"?problem="+url.QueryEscape(slug), fiber.StatusSeeOther)
}

// setCookie adds one of possibly several cookies.
func setCookie(c *fiber.Ctx, cookie *http.Cookie) {
	c.Response().Header.Add(fiber.HeaderSetCookie, cookie.String())
}
