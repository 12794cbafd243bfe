package live

import (
	"context"
	"log/slog"
	"time"

	"github.com/gofiber/fiber/v2"
	"github.com/prometheus/client_golang/prometheus"

	"kontaktpunkten/app/live/feed"
	"kontaktpunkten/app/wire"
)

// Source is the table of events.
type Source interface {
	// ReadAfter gives at most limit events behind a cursor, oldest first.
	ReadAfter(ctx context.Context, after feed.Cursor, limit int) (feed.Batch, error)
	// Tail is the newest event that ReadAfter would give.
	Tail(ctx context.Context) (feed.Cursor, error)
	// Wake fires when events may have been added, here or by another replica.
	// It has one reader.
	Wake() <-chan struct{}
	// Open gives the open tickets with all queues and units; with ids, those
	// tickets, open or closed, alone.
	Open(ctx context.Context, ids ...int64) (feed.Snapshot, error)
}

// Viewer is whom a socket belongs to, as it was when the socket came.
type Viewer struct {
	UserID int
	// Session is the session's key, the subject of session.ended.
	Session int64
	// Units are those whose tickets the person may list.
	Units []int
	// Class is the same for all who see the same of a ticket, unless they
	// handle it or did the deed: roles, queues and licence, but not the name.
	// When it changes, the socket is closed and the client starts anew.
	Class string
	// Who is for Tickets and Viewers; the hub does not look at it.
	Who any
}

// Viewers is who sockets belong to.
type Viewers interface {
	// Reload gives the viewer's session as it is now, and does not count as
	// activity; Unauthenticated where it has ended.
	Reload(ctx context.Context, v Viewer) (Viewer, error)
	// Invalidate and InvalidateSession drop what is remembered of people and
	// of a session. They are called for each event of their kind, before
	// Reload.
	Invalidate(userIDs ...int)
	InvalidateSession(key int64)
}

// Row is a ticket as it is now, and where it stands.
type Row struct {
	Queue, Unit, OwnerUnit, Handler int
	// Ticket is for Tickets.Present; the hub does not look at it.
	Ticket any
}

// Push is a ticket that is about to be sent to somebody and shows a patient.
type Push struct {
	Viewer    Viewer
	TicketID  int64
	PatientID int64
}

// Tickets is where the tickets come from.
type Tickets interface {
	// Rows reads tickets, whoever may see them; unknown ids are left out.
	Rows(ctx context.Context, ids []int64) (map[int64]Row, error)
	// Present gives what the viewer may see of a ticket that actorID (0: not a
	// person) has just changed; false where the viewer may not see it at all.
	Present(r Row, v Viewer, actorID int) (wire.Ticket, bool)
	// LogPush writes the access log, all or nothing (P-3).
	LogPush(ctx context.Context, pushes []Push) error
}

// Deps is what a hub needs.
type Deps struct {
	Source  Source
	Tickets Tickets
	Viewers Viewers
	// Clock says what is late; it does not drive timers.
	Clock func() time.Time
	// Heard is told of each event that is not about a ticket, before anything
	// behind it is sent; it must not wait for anybody. nil: nobody listens.
	Heard func(feed.Event)
	// Origin tells whether a browser page from origin ("https://desk.example")
	// may open a socket on host; nil allows the same host alone. It is not
	// asked where a client sends no Origin.
	Origin func(origin, host string) bool
	// Log gets no personal data.
	Log *slog.Logger
	// Times and Limits; zero values are the defaults.
	Times  Times
	Limits Limits
}

// Hub serves the sockets of one replica.
type Hub struct {
	deps Deps
}

// New makes a hub; it serves once Run has begun.
func New(d Deps) *Hub { return &Hub{deps: d} }

// Run follows the events and sends them until the context ends; then sockets
// are told 'stopping'. It is called once.
func (h *Hub) Run(ctx context.Context) error { <-ctx.Done(); return nil }

// Serve makes the request a socket of a signed-in person. Before anything is
// hijacked it refuses with Forbidden origin-not-allowed, Invalid
// websocket-expected, Busy live-not-ready or live-full, TooMany
// too-many-sockets.
func (h *Hub) Serve(c *fiber.Ctx, v Viewer) error { return nil }

// Shutdown refuses new sockets, tells those that are open 'stopping', and
// returns when all are closed; when the context ends they are cut.
func (h *Hub) Shutdown(ctx context.Context) error { return nil }

// Counts are the counts of queues, kept by Run.
func (h *Hub) Counts() *Counts { return nil }

// Collectors are the hub's metrics.
func (h *Hub) Collectors() []prometheus.Collector { return nil }

// Counts are the open tickets of the whole desk in memory.
type Counts struct{}

// Queues gives the counts of the queues of these units, in the order of their
// ids.
func (c *Counts) Queues(units []int) []wire.Queue { return nil }

// Views counts what a person has to do, as the lists with the same names:
// handled by them; come back with an answer, put aside, and late in their queues.
func (c *Counts) Views(userID int, queues []int) wire.Views { return wire.Views{} }

// Times are how often and how long; zero values are the defaults.
type Times struct {
	Ping    time.Duration // between pings; 20 s
	Pong    time.Duration // silence after which a client is gone; 50 s
	Write   time.Duration // for one message to be taken by the network; 10 s
	Linger  time.Duration // for a client to answer a close; 1 s
	Idle    time.Duration // between looks at the events when nothing wakes; 1 s
	Waiting time.Duration // the same while committed events wait; 50 ms
	Queues  time.Duration // between two messages of counts; 250 ms
	Recheck time.Duration // between two looks at every session; 12 s
	Recount time.Duration // between two recounts; 1 h
}

// Limits are how much; zero values are the defaults.
type Limits struct {
	Sockets    int // on this replica; 4096
	PerSession int // 16
	Message    int // bytes that a client may send at once; 16 KiB
	Queue      int // messages that wait for a slow client; 256
	QueueBytes int // bytes of the same; 1 MiB
	Behind     int // events that a client may resume; 1000
}
