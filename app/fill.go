package app

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"kontaktpunkten/app/postgres"
	"kontaktpunkten/app/seed"
)

// Fill puts the demonstration into a database that nobody has worked in, and so
// many open tickets besides, for measurements. Its accounts sign in only while
// the desk runs in demo mode.
func Fill(ctx context.Context, cfg Config, log *slog.Logger, load int) (err error) {
	database, err := JoinDatabase(ctx, cfg, log)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, database.Close(context.WithoutCancel(ctx))) }()
	store, err := postgres.Open(ctx, database.AppURL, 4, time.Now)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	if err := seed.Demo(ctx, store, time.Now); err != nil {
		return fmt.Errorf("demonstration: %w", err)
	}
	if load == 0 {
		return nil
	}
	return seed.Load(ctx, store, load, time.Now())
}
