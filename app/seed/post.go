package seed

import (
	"context"
	"log/slog"
	"strconv"
	"sync/atomic"

	"kontaktpunkten/app/delivery"
	"kontaktpunkten/app/postgres"
)

// post is the way out of the demonstration: the inbox is the real one, and mail
// leaves for nowhere.
type post struct {
	channels []*delivery.Dispatcher
	lost     map[string]bool // addresses that nothing arrives at
	refused  atomic.Bool     // something was, since it was asked
}

func newPost(db *postgres.DB) *post {
	p, outbox := &post{lost: map[string]bool{}}, postgres.NewDeliveries(db)
	log := slog.New(slog.DiscardHandler)
	p.channels = []*delivery.Dispatcher{delivery.NewDispatcher(delivery.Email, p, outbox, log),
		delivery.NewDispatcher(delivery.Inbox, postgres.NewInbox(db, postgres.InboxNotice{}), outbox, log),
		delivery.NewDispatcher(delivery.Desk, postgres.NewNoticeboard(db), outbox, log)}
	return p
}

// Send implements delivery.Channel.
func (p *post) Send(_ context.Context, d delivery.Delivery) (string, error) {
	if d.Message != 0 && p.lost[d.To.Address] {
		p.refused.Store(true)
		return "", &delivery.Fault{Slug: "address-refused", Permanent: true}
	}
	return "demo-" + strconv.FormatInt(d.ID, 10), nil
}

// deliver sends what may leave now, and says whether something came back.
func (p *post) deliver(ctx context.Context) (lost bool, err error) {
	for _, c := range p.channels {
		if err := c.Dispatch(ctx); err != nil {
			return false, err
		}
	}
	return p.refused.Swap(false), nil
}
