package api

import (
	"context"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/desk"
)

// looseFiles are files that the citizen has put here and not sent yet.
func (a *API) looseFiles(ctx context.Context, c *auth.Citizen, ids []int64) ([]desk.File, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	return a.Citizen.Files.LooseFiles(ctx, c, ids)
}
