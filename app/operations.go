package app

import (
	"context"
	"net"
	"time"

	"github.com/gofiber/fiber/v2"

	"kontaktpunkten/tickets/problem"
)

// operations adds the routes for those who run the desk.
func (a *App) operations(f *fiber.App) {
	f.Get("/healthz", func(c *fiber.Ctx) error { return c.SendString("ok\n") })
	f.Get("/readyz", a.ready)
	metrics := a.metrics.handler()
	f.Get("/metrics", func(c *fiber.Ctx) error {
		if !near(c) {
			return fiber.ErrNotFound
		}
		return metrics(c)
	})
	if a.cfg.TestClock {
		f.Post("/test/clock", a.setClock)
	}
}

// ready says whether to send people here: the database answers, the hub knows
// where it is, and nobody has asked the desk to stop.
func (a *App) ready(c *fiber.Ctx) error {
	ctx, cancel := context.WithTimeout(c.UserContext(), 2*time.Second)
	defer cancel()
	switch {
	case a.stopping.Load():
		return c.Status(fiber.StatusServiceUnavailable).SendString("stopping\n")
	case !closed(a.hub.Ready()):
		return c.Status(fiber.StatusServiceUnavailable).SendString("live updates are not ready\n")
	case a.store.Ping(ctx) != nil:
		return c.Status(fiber.StatusServiceUnavailable).SendString("the database does not answer\n")
	}
	return c.SendString("ready\n")
}

// near is true for programs on this machine or its private network that did not
// come through a proxy: figures of the desk are not for everybody who can reach it.
func near(c *fiber.Ctx) bool {
	addr, ok := c.Context().RemoteAddr().(*net.TCPAddr)
	return ok && (addr.IP.IsLoopback() || addr.IP.IsPrivate()) && c.Get(fiber.HeaderXForwardedFor) == ""
}

// setClock moves the clock of a demonstration; from this machine alone.
func (a *App) setClock(c *fiber.Ctx) error {
	addr, ok := c.Context().RemoteAddr().(*net.TCPAddr)
	if !ok || !addr.IP.IsLoopback() {
		return fiber.ErrNotFound
	}
	var in struct {
		At time.Time `json:"at"`
	}
	if err := c.BodyParser(&in); err != nil || in.At.IsZero() {
		return problem.OfField("at", "not-a-time")
	}
	a.clock.Set(in.At)
	return c.JSON(fiber.Map{"now": a.clock.Now()})
}

func closed(c <-chan struct{}) bool {
	select {
	case <-c:
		return true
	default:
		return false
	}
}
