package main

import (
	"context"
	"fmt"

	"kontaktpunkten/app"
)

func init() {
	register(command{name: "seed", arguments: "[-tickets N]", run: fill,
		summary: "put the demonstration into an empty database, and N open tickets besides"})
}

func fill(ctx context.Context, args []string, w world) error {
	flags := quietFlags("seed")
	load := flags.Int("tickets", 0, "")
	cfg, rest, err := app.LoadWith(flags, args, w.env)
	if err != nil {
		return err
	}
	if len(rest) > 0 || *load < 0 {
		return usageError("takes only a number of tickets")
	}
	if err := app.Fill(ctx, cfg, cfg.Logger(w.err), *load); err != nil {
		return err
	}
	_, err = fmt.Fprintln(w.out, "the demonstration is in the database; serve it with -demo")
	return err
}
