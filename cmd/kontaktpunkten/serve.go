package main

import (
	"context"
	"errors"
	"io/fs"
	"log/slog"

	"kontaktpunkten/app"
	"kontaktpunkten/frontend"
)

func init() {
	register(command{name: "serve", arguments: "[flags]", summary: "run the desk until it is told to stop", run: serve})
}

func serve(ctx context.Context, args []string, w world) error {
	cfg, err := app.Load(args, w.env)
	if err != nil {
		return err
	}
	log := cfg.Logger(w.err)
	slog.SetDefault(log)
	var site fs.FS
	if frontend.Built() {
		site = frontend.Pages()
	} else {
		log.Warn("this program was built without its pages; it serves the API alone (make build builds both)")
	}
	desk, err := app.New(ctx, cfg, log, site)
	if err != nil {
		return err
	}
	if err := desk.Run(ctx); err != nil && !errors.Is(err, context.Canceled) {
		return err
	}
	return nil
}
