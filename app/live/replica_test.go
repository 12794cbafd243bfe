package live

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/gofiber/fiber/v2"
	"github.com/gorilla/websocket"

	"kontaktpunkten/app/postgres"
	"kontaktpunkten/app/wire"
	"kontaktpunkten/tickets/problem"
)

// patience is how long these tests wait for what must come; none of them
// asserts a time.
const patience = 30 * time.Second

// people are the sessions; a session's key is its user's id.
type people struct {
	mu       sync.Mutex
	sessions map[int64]Viewer
}

func newPeople() *people { return &people{sessions: make(map[int64]Viewer)} }

func (p *people) signIn(user int, units ...int) Viewer {
	p.mu.Lock()
	defer p.mu.Unlock()
	class, _ := json.Marshal(units)
	v := Viewer{UserID: user, Session: int64(user), Units: units, Mail: units, Deliveries: units, Routing: units, Class: string(class)}
	p.sessions[v.Session] = v
	return v
}

func (p *people) signOut(session int64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.sessions, session)
}

// Reload implements Viewers.
func (p *people) Reload(_ context.Context, v Viewer) (Viewer, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	now, ok := p.sessions[v.Session]
	if !ok {
		return now, problem.New(problem.Unauthenticated, "session-ended")
	}
	return now, nil
}

func (p *people) Invalidate(...int)       {}
func (p *people) InvalidateSession(int64) {}

// Name implements Viewers.
func (p *people) Name(userID int) string { return fmt.Sprintf("U%d", userID) }

// source is another program's reader of the desk's events.
func (d *desk) source(t testing.TB) *postgres.Events {
	t.Helper()
	db, err := postgres.Open(t.Context(), d.url, 8, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return postgres.NewEvents(db.Gorm(context.Background()), d.url, slog.New(slog.DiscardHandler))
}

// replica is one program serving the desk.
type replica struct {
	hub    *Hub
	events *postgres.Events
	addr   string
}

// replica starts another program on the desk; with changes its settings.
func (d *desk) replica(t testing.TB, staff *people, with ...func(*Deps)) *replica {
	t.Helper()
	events := d.source(t)
	d.committed = events.Notify
	deps := Deps{Source: events, Peers: events, Tickets: d, Viewers: staff, Times: Times{Queues: 20 * time.Millisecond}}
	for _, change := range with {
		change(&deps)
	}
	r := &replica{hub: New(deps), events: events}
	ctx, cancel := context.WithCancel(context.Background())
	var running sync.WaitGroup
	running.Go(func() { _ = events.Run(ctx) })
	running.Go(func() { _ = r.hub.Run(ctx) })
	app := r.site(staff)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	r.addr = listener.Addr().String()
	running.Go(func() { _ = app.Listener(listener) })
	t.Cleanup(func() {
		closing, done := context.WithTimeout(context.Background(), patience)
		defer done()
		if err := r.hub.Shutdown(closing); err != nil {
			t.Errorf("shutdown: %v", err)
		}
		_ = app.ShutdownWithContext(closing)
		cancel()
		running.Wait()
	})
	select {
	case <-r.hub.Ready():
	case <-time.After(patience):
		t.Fatal("the hub is not ready")
	}
	return r
}

func (r *replica) site(staff *people) *fiber.App {
	app := fiber.New(fiber.Config{Immutable: true, DisableStartupMessage: true, ErrorHandler: func(c *fiber.Ctx, err error) error {
		status := map[problem.Kind]int{problem.Invalid: 422, problem.Unauthenticated: 401, problem.Forbidden: 403, problem.Busy: 503, problem.TooMany: 429}
		p := problem.As(err)
		if p == nil {
			return fiber.DefaultErrorHandler(c, err)
		}
		return c.Status(status[p.Kind]).JSON(fiber.Map{"slug": p.Slug}, "application/problem+json")
	}})
	app.Get("/hello", func(c *fiber.Ctx) error { return c.SendString("hello") })
	app.Get("/live", func(c *fiber.Ctx) error {
		session, _ := strconv.ParseInt(c.Get("X-Session"), 10, 64)
		v, err := staff.Reload(c.UserContext(), Viewer{Session: session})
		if err != nil {
			return err
		}
		return r.hub.Serve(c, v)
	})
	return app
}

// eventually waits until something holds.
func eventually(t fatal, what string, holds func() bool) {
	t.Helper()
	for end := time.Now().Add(patience); !holds(); {
		if time.Now().After(end) {
			t.Fatalf("waited in vain until %s", what)
		}
	}
}

// message is any message of the server.
type message struct {
	Type, Cursor, Prev, Topic, Kind, Number, Reason string
	Ticket                                          *seenTicket
	Queues                                          []struct{ ID, Open, Late int }
	People                                          []wire.Looking
}

// seenTicket is a ticket in a message; who looks comes with its number alone.
type seenTicket struct {
	Number  string
	Version int
	Status  string
	Queue   struct{ ID int }
	Unread  bool
	Can     struct{ Take bool }
}

func (s *seenTicket) UnmarshalJSON(text []byte) error {
	if text[0] == '"' {
		return json.Unmarshal(text, &s.Number)
	}
	type plain seenTicket
	return json.Unmarshal(text, (*plain)(s))
}

// about is the number of the ticket that the message is about.
func (m *message) about() string {
	if m.Ticket != nil {
		return m.Ticket.Number
	}
	return m.Number
}

// client is a browser.
type client struct {
	t    fatal
	conn *websocket.Conn
	all  chan message
	end  error  // why all was closed
	held string // the last cursor that was read
}

func (r *replica) dial(t fatal, v Viewer) *client {
	t.Helper()
	conn, response, err := websocket.DefaultDialer.Dial("ws://"+r.addr+"/live", http.Header{"X-Session": {strconv.FormatInt(v.Session, 10)}})
	if err != nil {
		t.Fatalf("dial: %v %v", err, response)
	}
	c := &client{t: t, conn: conn, all: make(chan message, 4096)}
	go func() {
		defer close(c.all)
		for {
			var m message
			if c.end = conn.ReadJSON(&m); c.end != nil {
				return
			}
			c.all <- m
		}
	}()
	m := c.next()
	if m.Type != "hello" || m.Cursor == "" {
		t.Fatalf("not hello: %+v", m)
	}
	c.held = m.Cursor
	return c
}

// listen dials and subscribes.
func (r *replica) listen(t fatal, v Viewer, topics ...string) *client {
	t.Helper()
	c := r.dial(t, v)
	c.subscribe("", topics...)
	return c
}

func (c *client) subscribe(since string, topics ...string) {
	c.t.Helper()
	m := map[string]any{"type": "subscribe", "topics": topics}
	if since != "" {
		m["since"] = since
	}
	if err := c.conn.WriteJSON(m); err != nil {
		c.t.Fatal(err)
	}
}

// next is the next message.
func (c *client) next() message {
	c.t.Helper()
	select {
	case m, ok := <-c.all:
		if !ok {
			c.t.Fatalf("the line ended: %v", c.end)
		}
		return m
	case <-time.After(patience):
		c.t.Fatal("nothing came")
	}
	panic("unreachable")
}

// until reads on to a message that holds, and gives those before it.
func (c *client) until(holds func(message) bool) (m message, before []message) {
	c.t.Helper()
	for {
		m = c.next()
		if holds(m) {
			return m, before
		}
		before = append(before, m)
	}
}

// closed reads to the end and gives what came before it and how it ended.
func (c *client) closed() (before []message, code int, text string) {
	c.t.Helper()
	after := time.After(patience)
	for {
		select {
		case m, ok := <-c.all:
			if ok {
				before = append(before, m)
				continue
			}
			var end *websocket.CloseError
			if !errors.As(c.end, &end) {
				return before, 0, c.end.Error()
			}
			return before, end.Code, end.Text
		case <-after:
			c.t.Fatal("the line does not end")
		}
	}
}

func (c *client) close() { _ = c.conn.Close() }
