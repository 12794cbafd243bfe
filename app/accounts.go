package app

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/postgres"
	"kontaktpunkten/app/seed"
)

// Accounts looks after people from the command line, beside a running desk or
// without one. The running desk hears of each change by its event.
type Accounts struct {
	*auth.Users

	database *Database
	store    *postgres.DB
}

// OpenAccounts opens the database, with the catalogue of units that roles are
// given in. Close it.
func OpenAccounts(ctx context.Context, cfg Config, log *slog.Logger) (a *Accounts, err error) {
	a = &Accounts{}
	defer func() {
		if err != nil {
			err = errors.Join(err, a.Close(context.WithoutCancel(ctx)))
		}
	}()
	if a.database, err = JoinDatabase(ctx, cfg, log); err != nil {
		return nil, err
	}
	if a.store, err = postgres.Open(ctx, a.database.AppURL, 4, time.Now); err != nil {
		return nil, err
	}
	if err = seed.Catalogue(ctx, a.store); err != nil {
		return nil, fmt.Errorf("catalogue: %w", err)
	}
	a.Users = auth.NewUsers(auth.NewHasher(auth.DefaultParams), postgres.NewUsers(a.store), time.Now)
	return a, nil
}

// Close lets go of the database.
func (a *Accounts) Close(ctx context.Context) (err error) {
	if a.store != nil {
		err = a.store.Close()
	}
	if a.database != nil {
		err = errors.Join(err, a.database.Close(ctx))
	}
	return err
}
