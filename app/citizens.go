package app

import (
	"strings"

	"kontaktpunkten/app/api"
	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/auth/oidc"
	"kontaktpunkten/app/delivery"
	"kontaktpunkten/app/jobs"
	"kontaktpunkten/app/postgres"
	"kontaktpunkten/app/seed"
)

// citizenPages puts together what the citizen's pages need.
func (a *App) citizenPages() (api.CitizenDeps, error) {
	policy, err := auth.LoadPolicy()
	if err != nil {
		return api.CitizenDeps{}, err
	}
	deps := api.CitizenDeps{
		Sessions: auth.NewCitizens(policy, postgres.NewCitizens(a.store), a.clock.Now),
		Settings: a.store, Threads: a.store, Forms: a.store, Files: a.store, Intake: postgres.NewIntake(a.store),
	}
	if o := a.cfg.OIDC; o.Issuer != "" {
		deps.EID = oidc.New(oidc.Config{Issuer: o.Issuer, ClientID: o.ClientID, ClientSecret: o.ClientSecret, Claim: o.Claim, NameClaim: o.NameClaim,
			PublicURL: a.cfg.PublicURL.String(), Now: a.clock.Now, Log: a.log})
	}
	if a.cfg.Demo {
		for _, p := range seed.Citizens() {
			deps.Identities = append(deps.Identities, api.Identity{Number: p.Number, Name: p.Name()})
		}
	}
	return deps, nil
}

// inboxes lays what is written to citizens into their inboxes, and tells them by
// mail where they have asked for it.
func (a *App) inboxes(outbox *postgres.Deliveries) jobs.Dispatcher {
	notice := postgres.InboxNotice{From: a.noticesFrom(), Link: a.cfg.PublicURL.String() + "/invanare/inkorg"}
	return delivery.NewDispatcher(delivery.Inbox, postgres.NewInbox(a.store, notice), outbox, a.log)
}

// noticesFrom is an address that names no clinic (CG-20): the one that is set,
// else no-reply in the domain of the first unit that has an address; empty where
// there is none, and then no notices leave.
func (a *App) noticesFrom() string {
	if a.cfg.MailFrom != "" {
		return a.cfg.MailFrom
	}
	d := a.store.Book().Directory()
	for _, id := range d.UnitOrder {
		if _, domain, ok := strings.Cut(d.Units[id].MailAddress, "@"); ok {
			return "no-reply@" + domain
		}
	}
	return ""
}
