package api

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/desk"
	"kontaktpunkten/tickets/problem"
)

type ipKey struct{}

func clientIP(ctx context.Context) string {
	ip, _ := ctx.Value(ipKey{}).(string)
	return ip
}

// observe gives each request an id and logs it without its query, its body or
// anything else that could be about a person.
func (a *API) observe(c *fiber.Ctx) error {
	started := time.Now()
	id := newRequestID()
	ctx := desk.WithRequestID(c.UserContext(), id)
	c.SetUserContext(context.WithValue(ctx, ipKey{}, c.IP()))
	c.Set("X-Request-ID", id)
	err := c.Next()
	if err != nil {
		if err = a.onError(c, err); err != nil {
			return err
		}
	}
	took, route, status := time.Since(started), c.Route().Path, c.Response().StatusCode()
	if a.Observe != nil {
		a.Observe(c.Method(), route, status, took)
	}
	level := slog.LevelInfo
	switch {
	case status >= 500 && status != http.StatusServiceUnavailable:
		level = slog.LevelError
	case status < 400 && c.Method() == http.MethodGet:
		level = slog.LevelDebug // reading is most of the traffic; the access log has who read what
	}
	user := 0
	if p := auth.PrincipalFrom(c.UserContext()); p != nil {
		user = p.UserID
	}
	a.Logger.LogAttrs(c.UserContext(), level, "request", slog.String("method", c.Method()), slog.String("route", route),
		slog.Int("status", status), slog.Duration("took", took), slog.String("request_id", id), slog.Int("user", user))
	return nil
}

func newRequestID() string {
	var b [9]byte
	_, _ = rand.Read(b[:])
	return hex.EncodeToString(b[:])
}

func (a *API) headers(c *fiber.Ctx) error {
	for name, value := range auth.Headers(a.PublicURL, strings.HasPrefix(c.Path(), "/api/")) {
		c.Set(name, value)
	}
	return c.Next()
}

// guard checks where a request comes from, whose session it carries, and which
// intent. A request without a session goes on: each route says whether it needs one.
func (a *API) guard(c *fiber.Ctx) error {
	if c.Method() != http.MethodGet && c.Method() != http.MethodHead || c.Path() == liveRoute.Path {
		if err := auth.CheckOrigin(c.Get("Origin"), c.Get("Sec-Fetch-Site"), c.Hostname(), a.PublicURL); err != nil {
			return err
		}
	}
	if len(c.Body()) > largestOf(c) {
		if takesFiles(c.Path()) {
			return problem.New(problem.TooLarge, "file-too-large")
		}
		return fiber.ErrRequestEntityTooLarge
	}
	ctx, err := a.whose(c)
	if err != nil {
		return err
	}
	if key := c.Get("Idempotency-Key"); key != "" && c.Method() == http.MethodPost {
		if len(key) > 200 {
			return problem.OfField("Idempotency-Key", "too-long")
		}
		sum := sha256.New()
		sum.Write([]byte(c.Path()))
		sum.Write([]byte{0})
		sum.Write(c.Body())
		status := http.StatusOK
		if c.Path() == "/api/v1/tickets" {
			status = http.StatusCreated
		}
		ctx = desk.WithIntent(ctx, &desk.Intent{Key: key, Hash: sum.Sum(nil), Status: status})
	}
	c.SetUserContext(ctx)
	return c.Next()
}

// liveRoute is not huma's: the socket takes the connection over.
var liveRoute = Route{ID: "live", Method: http.MethodGet, Path: "/api/v1/live", Resource: "live", Action: "connect", Summary: "The websocket"}

var openapiRoute = Route{ID: "openapi", Method: http.MethodGet, Path: "/api/openapi.json", Summary: "This document"}

// live asks who it is before the connection is taken over, so that a refusal is
// an ordinary answer.
func (a *API) live(c *fiber.Ctx) error {
	p := auth.PrincipalFrom(c.UserContext())
	switch {
	case p == nil:
		return auth.ErrSessionEnded
	case !p.May(liveRoute.Resource, liveRoute.Action):
		return problem.New(problem.Forbidden, "not-allowed")
	}
	return a.Socket(c)
}
