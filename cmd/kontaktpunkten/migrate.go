package main

import (
	"context"
	"errors"
	"fmt"

	"kontaktpunkten/app"
	"kontaktpunkten/app/postgres/schema"
)

func init() {
	register(command{name: "migrate", summary: "bring the database up to date, and end", run: migrate})
}

func migrate(ctx context.Context, args []string, w world) (err error) {
	cfg, err := app.Load(args, w.env)
	if err != nil {
		return err
	}
	if !cfg.PrivateDatabase() && cfg.MigrateURL == "" {
		return errors.New("KP_MIGRATE_URL is not set: give the owner role's connection to the database in DATABASE_URL")
	}
	db, err := app.OpenDatabase(ctx, cfg, cfg.Logger(w.err))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close(context.WithoutCancel(ctx))) }()
	reached, err := schema.Version(ctx, db.AppURL)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(w.out, "the database is up to date (version %d)\n", reached)
	return err
}
