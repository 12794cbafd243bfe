package app

import (
	"kontaktpunkten/app/api"
	"kontaktpunkten/app/auth"
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
	if a.cfg.Demo {
		for _, p := range seed.Citizens() {
			deps.Identities = append(deps.Identities, api.Identity{Number: p.Number, Name: p.Name()})
		}
	}
	return deps, nil
}
