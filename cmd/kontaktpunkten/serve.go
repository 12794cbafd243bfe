package main

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"log/slog"

	"kontaktpunkten/app"
	"kontaktpunkten/frontend"
)

func init() {
	register(command{name: "serve", arguments: "[flags]", summary: "serve the desk until asked to stop", run: serve})
}

func serve(ctx context.Context, args []string, w world) error {
	cfg, err := app.Load(args, w.env)
	if err != nil {
		return err
	}
	log := cfg.Logger(w.err)
	slog.SetDefault(log)
	var pages fs.FS
	if frontend.Built() {
		pages = frontend.Pages()
	}
	desk, err := app.New(ctx, cfg, log, pages)
	if err != nil {
		return err
	}
	greet(w.out, cfg, desk, pages != nil)
	return desk.Run(ctx)
}

// greet tells where the desk is and, in a demonstration, who can sign in.
func greet(out io.Writer, cfg app.Config, desk *app.App, pages bool) {
	_, _ = fmt.Fprintf(out, "\n  Kontaktpunkten: %s\n", cfg.PublicURL)
	if !pages {
		_, _ = fmt.Fprintln(out, "  This program was built without its pages (make build); it serves the API alone.")
	}
	if accounts := desk.DemoAccounts(); accounts != nil {
		_, _ = fmt.Fprintln(out, "  Demonstration; every password is demo:")
		for _, a := range accounts {
			_, _ = fmt.Fprintf(out, "    %-12s %s, %s\n", a.Username, a.Name, a.Title)
		}
	}
	_, _ = fmt.Fprintln(out, "  Ctrl-C stops everything; data stays.")
}
