package live

import (
	"net"
	"net/http"
	"net/url"
	"strings"

	"github.com/gofiber/fiber/v2"

	"kontaktpunkten/tickets/problem"
)

// Serve makes the request a socket of a signed-in person. Before anything is
// hijacked it refuses with Forbidden origin-not-allowed, Invalid
// websocket-expected, Busy live-not-ready or live-full, TooMany
// too-many-sockets.
func (h *Hub) Serve(c *fiber.Ctx, v Viewer) error {
	if origin := c.Get(fiber.HeaderOrigin); origin != "" && !h.deps.Origin(strings.Clone(origin), strings.Clone(c.Hostname())) {
		return problem.New(problem.Forbidden, "origin-not-allowed")
	}
	request, err := upgradeRequest(c)
	if err != nil {
		return err
	}
	if err := h.room(v); err != nil {
		return err
	}
	c.Context().HijackSetNoResponse(true) // gorilla answers
	c.Context().Hijack(func(conn net.Conn) { h.hijacked(conn, request, v) })
	return nil
}

// sameHost allows pages of the host that the socket is asked of.
func sameHost(origin, host string) bool {
	u, err := url.Parse(origin)
	return err == nil && u.Host != "" && strings.EqualFold(u.Host, host)
}

func (h *Hub) room(v Viewer) error {
	select {
	case <-h.ready:
	default:
		return problem.New(problem.Busy, "live-not-ready")
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	switch {
	case h.stopping:
		return problem.New(problem.Busy, "live-not-ready")
	case len(h.open) >= h.deps.Limits.Sockets:
		return problem.New(problem.Busy, "live-full")
	case h.perSession[v.Session] >= h.deps.Limits.PerSession:
		return problem.New(problem.TooMany, "too-many-sockets")
	}
	return nil
}

// hijacked is a socket's life. A panic ends this socket, not the program.
func (h *Hub) hijacked(conn net.Conn, r *http.Request, v Viewer) {
	l := newLine(conn)
	defer func() { _ = l.Close() }()
	h.guard(func() {
		ws, err := upgrade(l, r)
		if err != nil {
			return // the client went away
		}
		s := newSocket(h, ws, l, v)
		if !h.enter(s) {
			s.farewell(stopping)
			return
		}
		defer h.leave(s)
		s.run()
	})
}
