package delivery

import "context"

// Holding marks what waits on a channel that leads nowhere.
type Holding interface {
	// Hold gives what waits, and whose time has come, a fault; no attempt counts.
	Hold(ctx context.Context, channel, slug string) error
}

// Held stands in for the dispatcher of a channel that nobody has set up: its
// deliveries wait, and say why, until there is one.
type Held struct {
	name, slug string
	outbox     Holding
}

// Hold makes it; slug is the fault.
func Hold(name, slug string, outbox Holding) *Held { return &Held{name, slug, outbox} }

// Name is the channel's.
func (h *Held) Name() string { return h.name }

// Dispatch marks what waits.
func (h *Held) Dispatch(ctx context.Context) error { return h.outbox.Hold(ctx, h.name, h.slug) }
