package app

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/gofiber/fiber/v2"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/desk"
	"kontaktpunkten/app/live"
	"kontaktpunkten/app/postgres"
	"kontaktpunkten/app/wire"
)

// socketRoom gives the hub its tickets and its people.
type socketRoom struct {
	db       *postgres.DB
	sessions *auth.Service
	clock    *Clock
}

var (
	_ live.Tickets = (*socketRoom)(nil)
	_ live.Viewers = (*socketRoom)(nil)
)

// Rows implements live.Tickets.
func (s *socketRoom) Rows(ctx context.Context, ids []int64) (map[int64]live.Row, error) {
	found, err := s.db.Rows(ctx, ids)
	rows := make(map[int64]live.Row, len(found))
	for id, r := range found {
		rows[id] = live.Row{Queue: r.Queue, Unit: r.Unit, OwnerUnit: r.OwnerUnit, Handler: r.Handler, Ticket: r}
	}
	return rows, err
}

// Present implements live.Tickets: the ticket is unread for all but who changed it.
func (s *socketRoom) Present(r live.Row, v live.Viewer, actorID int) (wire.Ticket, bool) {
	row, p := r.Ticket.(*desk.Row), v.Who.(*auth.Principal)
	if !row.VisibleTo(p) {
		return wire.Ticket{}, false
	}
	t := s.db.Book().Directory().Present(row, p, s.clock.Now())
	t.Unread = actorID != p.UserID
	return t, true
}

// Visible implements live.Tickets.
func (s *socketRoom) Visible(r live.Row, v live.Viewer) bool {
	return r.Ticket.(*desk.Row).VisibleTo(v.Who.(*auth.Principal))
}

// LogPush implements live.Tickets.
func (s *socketRoom) LogPush(ctx context.Context, pushes []live.Push) error {
	shown := make([]postgres.Shown, 0, len(pushes))
	for _, x := range pushes {
		shown = append(shown, postgres.Shown{To: x.Viewer.Who.(*auth.Principal), Ticket: x.TicketID, Patient: x.PatientID})
	}
	return s.db.LogPushes(ctx, shown)
}

// Reload implements live.Viewers.
func (s *socketRoom) Reload(ctx context.Context, v live.Viewer) (live.Viewer, error) {
	p, err := s.sessions.Refresh(ctx, v.Who.(*auth.Principal))
	if err != nil {
		return live.Viewer{}, err
	}
	return viewer(p), nil
}

// Invalidate implements live.Viewers.
func (s *socketRoom) Invalidate(userIDs ...int) { s.sessions.Invalidate(userIDs...) }

// InvalidateSession implements live.Viewers.
func (s *socketRoom) InvalidateSession(key int64) { s.sessions.InvalidateSession(key) }

// Name implements live.Viewers.
func (s *socketRoom) Name(userID int) string { return s.db.Book().Directory().PersonRef(userID).Name }

// viewer is a principal as the hub knows it. People of one class see the same of
// a ticket unless they handle it.
func viewer(p *auth.Principal) live.Viewer {
	roles := make([]string, 0, len(p.Roles))
	for _, r := range p.Roles {
		roles = append(roles, fmt.Sprint(r.Role, "@", r.Unit))
	}
	slices.Sort(roles)
	queues := slices.Sorted(slices.Values(p.Queues))
	return live.Viewer{UserID: p.UserID, Session: p.SessionKey, Units: p.Units("ticket", "list"), Queues: p.Queues,
		Mail: p.Units("mail", "list"), Deliveries: p.Units("delivery", "list"), Routing: p.Units("routing", "read"),
		Class: fmt.Sprint(strings.Join(roles, ","), queues, p.Licensed, p.Prescriber), Who: p}
}

func serveSocket(hub *live.Hub) fiber.Handler {
	return func(c *fiber.Ctx) error { return hub.Serve(c, viewer(auth.PrincipalFrom(c.UserContext()))) }
}
