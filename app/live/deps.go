package live

import (
	"cmp"
	"context"
	"log/slog"
	"time"

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

// Peers are the other replicas. What they are told is forgotten at once: whoever
// does not listen just then never hears it.
type Peers interface {
	// Tell says a text of less than 8000 bytes to every other replica, outside
	// any transaction.
	Tell(ctx context.Context, text string) error
	// Told is what other replicas say. It has one reader; what is not read in
	// time is thrown away.
	Told() <-chan feed.Word
}

// Viewer is whom a socket belongs to, as it was when the socket came.
type Viewer struct {
	UserID int
	// Session is the session's key, the subject of session.ended.
	Session int64
	// Units are those whose tickets the person may list.
	Units []int
	// Queues are those that the person works in; only Counts.Views asks.
	Queues []int
	// Mail, Deliveries and Routing are the units whose incoming mail, whose failed
	// deliveries, and whose routing the person may read.
	Mail, Deliveries, Routing []int
	// Class is the same for all who see the same of a ticket, unless they
	// handle it or did the deed: roles with their units, queues and licence,
	// but not the name.
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
	// Reload, and maybe more than once.
	Invalidate(userIDs ...int)
	InvalidateSession(key int64)
	// Name is what colleagues call a person; empty where there is no such
	// person, or not yet.
	Name(userID int) string
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
	// Visible tells the same without making the ticket. Sockets ask at once.
	Visible(r Row, v Viewer) bool
	// LogPush writes the access log, all or nothing (P-3).
	LogPush(ctx context.Context, pushes []Push) error
}

// Deps is what a hub needs.
type Deps struct {
	Source  Source
	Peers   Peers
	Tickets Tickets
	Viewers Viewers
	// Clock says what is late; it does not drive timers.
	Clock func() time.Time
	// Heard is told of each event that is not about a ticket, before anything
	// behind it is sent, and maybe more than once; it must not wait for
	// anybody. nil: nobody listens.
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
	Look    time.Duration // between two looks at who looks at tickets; 250 ms
	Tell    time.Duration // between two tellings of the same to other replicas; 1 s
	TellAll time.Duration // between two tellings of everybody; 5 s
	// Gone is how long somebody looks at a ticket without saying so again. With
	// what it takes to tell everybody it stays below 15 s, and it is longer than
	// a client's five seconds and TellAll together; 13 s.
	Gone time.Duration
}

// Limits are how much; zero values are the defaults.
type Limits struct {
	Sockets    int // on this replica; 4096
	PerSession int // 16
	Queue      int // messages that wait for a slow client; 256
	QueueBytes int // bytes of the same; 1 MiB
	Behind     int // events that a client may resume; 1000
}

func (d *Deps) defaults() {
	t, l := &d.Times, &d.Limits
	t.Ping = cmp.Or(t.Ping, 20*time.Second)
	t.Pong = cmp.Or(t.Pong, 50*time.Second)
	t.Write = cmp.Or(t.Write, 10*time.Second)
	t.Linger = cmp.Or(t.Linger, time.Second)
	t.Idle = cmp.Or(t.Idle, time.Second)
	t.Waiting = cmp.Or(t.Waiting, 50*time.Millisecond)
	t.Queues = cmp.Or(t.Queues, 250*time.Millisecond)
	t.Recheck = cmp.Or(t.Recheck, 12*time.Second)
	t.Recount = cmp.Or(t.Recount, time.Hour)
	t.Look = cmp.Or(t.Look, 250*time.Millisecond)
	t.Tell = cmp.Or(t.Tell, time.Second)
	t.TellAll = cmp.Or(t.TellAll, 5*time.Second)
	t.Gone = cmp.Or(t.Gone, 13*time.Second)
	l.Sockets = cmp.Or(l.Sockets, 4096)
	l.PerSession = cmp.Or(l.PerSession, 16)
	l.Queue = cmp.Or(l.Queue, 256)
	l.QueueBytes = cmp.Or(l.QueueBytes, 1<<20)
	l.Behind = cmp.Or(l.Behind, 1000)
	if d.Clock == nil {
		d.Clock = time.Now
	}
	if d.Heard == nil {
		d.Heard = func(feed.Event) {}
	}
	if d.Origin == nil {
		d.Origin = sameHost
	}
	if d.Log == nil {
		d.Log = slog.New(slog.DiscardHandler)
	}
}
