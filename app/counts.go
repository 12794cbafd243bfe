package app

import (
	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/live"
	"kontaktpunkten/app/wire"
)

// counts answers from the replica's memory, for whom it concerns.
type counts struct{ live *live.Counts }

// Queues gives the queues whose tickets the person may list.
func (c counts) Queues(p *auth.Principal) []wire.Queue { return c.live.Queues(viewer(p)) }

// Views counts the person's own views.
func (c counts) Views(p *auth.Principal) wire.Views { return c.live.Views(viewer(p)) }
