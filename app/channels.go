package app

import (
	"kontaktpunkten/app/channel/email/send"
	"kontaktpunkten/app/delivery"
	"kontaktpunkten/app/jobs"
	"kontaktpunkten/app/postgres"
)

// mailOut sends what leaves by mail; without a relay it waits, and says so.
func (a *App) mailOut(outbox *postgres.Deliveries) jobs.Dispatcher {
	if a.cfg.Relay.None() {
		a.log.Warn("mail does not leave: KP_SMTP_RELAY is not set")
		return delivery.Hold(delivery.Email, "no-relay", outbox)
	}
	a.log.Info("mail leaves", "relay", a.cfg.Relay.String())
	return delivery.NewDispatcher(delivery.Email, send.New(a.cfg.Relay, postgres.NewBlobs(a.store), outbox, a.clock.Now), outbox, a.log)
}
