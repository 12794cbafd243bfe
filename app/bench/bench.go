package bench

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"time"

	"kontaktpunkten/app"
	"kontaktpunkten/app/postgres"
	"kontaktpunkten/app/postgres/embedded"
	"kontaktpunkten/app/seed"
	"kontaktpunkten/migrations"
)

// Row is one line of the table and of bench.json.
type Row struct {
	Name      string  `json:"name"`
	Clients   int     `json:"clients"`
	PerSecond float64 `json:"per_second"`
	P50       float64 `json:"p50_ms"`
	P99       float64 `json:"p99_ms"`
	// Ratio is per_second to the limit's in the same run; for a row without a
	// limit of its own it is 0.
	Ratio float64 `json:"ratio"`
}

// Options say what to measure.
type Options struct {
	Rows []string      // names; empty: all
	For  time.Duration // each measurement; default 8 s
	Load int           // open tickets; default 100 000
	JSON string        // file to write; empty: none
}

// measure is a named measurement; it may give several rows.
type measure struct {
	name string
	run  func(ctx context.Context, b *bench) ([]Row, error)
}

var measures = []measure{
	{"list_1k", func(ctx context.Context, b *bench) ([]Row, error) { return b.list(ctx, "list_1k", b.small) }},
	{"list_100k", func(ctx context.Context, b *bench) ([]Row, error) { return b.list(ctx, "list_100k", b.large) }},
	{"open", func(ctx context.Context, b *bench) ([]Row, error) { return b.open(ctx) }},
	{"open_500", func(ctx context.Context, b *bench) ([]Row, error) { return b.open500(ctx) }},
	{"register", func(ctx context.Context, b *bench) ([]Row, error) { return b.register(ctx) }},
	{"mail_in", func(ctx context.Context, b *bench) ([]Row, error) { return b.mailIn(ctx) }},
	{"register_beside_mail", func(ctx context.Context, b *bench) ([]Row, error) { return b.registerBesideMail(ctx) }},
	{"take_next", func(ctx context.Context, b *bench) ([]Row, error) { return b.takeNext(ctx) }},
	{"timers_10k", func(ctx context.Context, b *bench) ([]Row, error) { return b.timers10k(ctx) }},
	{"decide_200", func(ctx context.Context, b *bench) ([]Row, error) { return b.decide200(ctx) }},
	{"rehearse_100k", func(ctx context.Context, b *bench) ([]Row, error) { return b.rehearse100k(ctx) }},
	{"live_100", func(ctx context.Context, b *bench) ([]Row, error) { return b.live(ctx, "live_100", 100) }},
	{"live_1000", func(ctx context.Context, b *bench) ([]Row, error) { return b.live(ctx, "live_1000", 1000) }},
}

// bench is a running desk with its database.
type bench struct {
	o            Options
	out          io.Writer
	url          string
	mail         string // where mail comes in
	server       *embedded.Server
	folder       string
	small, large int // queues with 1 000 and with most of the open tickets
	sessions     map[string]string
}

// Run measures and prints the table.
func Run(ctx context.Context, out io.Writer, o Options) (err error) {
	if o.For == 0 {
		o.For = 8 * time.Second
	}
	if o.Load == 0 {
		o.Load = 100_000
	}
	for _, name := range o.Rows {
		if !slices.ContainsFunc(measures, func(m measure) bool { return m.name == name }) {
			return fmt.Errorf("there is no row %q", name)
		}
	}
	b := &bench{o: o, out: out, sessions: map[string]string{}}
	if b.folder, err = os.MkdirTemp("", "kp-bench-"); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(b.folder)) }()
	if err := os.Chmod(b.folder, 0o755); err != nil { //nolint:gosec // the server's account must be able to go through it
		return err
	}
	stop, err := b.start(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, stop()) }()
	rows, err := b.measure(ctx)
	if err != nil || o.JSON == "" {
		return err
	}
	text, err := json.MarshalIndent(rows, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(o.JSON, append(text, '\n'), 0o600)
}

func (b *bench) measure(ctx context.Context) ([]Row, error) {
	var all []Row
	_, _ = fmt.Fprintf(b.out, "%-22s %8s %12s %10s %10s %8s\n", "row", "clients", "per second", "p50 ms", "p99 ms", "ratio")
	for _, m := range measures {
		if len(b.o.Rows) > 0 && !slices.Contains(b.o.Rows, m.name) {
			continue
		}
		rows, err := m.run(ctx, b)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", m.name, err)
		}
		for _, r := range rows {
			_, _ = fmt.Fprintf(b.out, "%-22s %8d %12.0f %10.2f %10.2f %8.2f\n", r.Name, r.Clients, r.PerSecond, r.P50, r.P99, r.Ratio)
		}
		all = append(all, rows...)
	}
	return all, nil
}

// start fills a database and runs a desk on it.
func (b *bench) start(ctx context.Context) (stop func() error, err error) {
	log := slog.New(slog.NewTextHandler(b.out, &slog.HandlerOptions{Level: slog.LevelWarn}))
	if b.server, err = embedded.Start(ctx, embedded.Config{DataDir: filepath.Join(b.folder, "data"), Fsync: true, Logger: log}); err != nil {
		return nil, err
	}
	undo := []func() error{func() error { return b.server.Stop(context.WithoutCancel(ctx)) }}
	stop = func() (err error) {
		for _, f := range slices.Backward(undo) {
			err = errors.Join(err, f())
		}
		return err
	}
	owner, serving := b.server.URL(embedded.Database, embedded.OwnerRole), b.server.URL(embedded.Database, embedded.AppRole)
	if err := b.fill(ctx, owner, serving); err != nil {
		return nil, errors.Join(err, stop())
	}
	cfg, err := app.Load(nil, func(name string) string {
		return map[string]string{"KP_ADDR": "127.0.0.1:0", "DATABASE_URL": serving, "KP_MIGRATE_URL": owner, "KP_DEMO": "true",
			"KP_SMTP_LISTEN": "127.0.0.1:0", "KP_SMTP_PER_MINUTE": "10000000", "KP_DATA_DIR": b.folder}[name]
	})
	if err != nil {
		return nil, errors.Join(err, stop())
	}
	cfg.QuietDemo = true
	desk, err := app.New(ctx, cfg, log, nil)
	if err != nil {
		return nil, errors.Join(err, stop())
	}
	b.url, b.mail = "http://"+desk.Addr(), desk.MailAddr()
	running, end := context.WithCancel(context.WithoutCancel(ctx))
	done := make(chan error, 1)
	go func() { done <- desk.Run(running) }()
	undo = append(undo, func() error { end(); return <-done })
	if err := waitReady(ctx, b.url); err != nil {
		return nil, errors.Join(err, stop())
	}
	return stop, b.queues(ctx)
}

func (b *bench) fill(ctx context.Context, owner, serving string) error {
	if err := postgres.Migrate(ctx, owner, migrations.FS); err != nil {
		return err
	}
	db, err := postgres.Open(ctx, serving, 4, time.Now)
	if err != nil {
		return err
	}
	defer func() { _ = db.Close() }()
	began := time.Now()
	if err := seed.Catalogue(ctx, db); err != nil {
		return err
	}
	if err := seed.Load(ctx, db, b.o.Load, time.Now()); err != nil {
		return err
	}
	_, _ = fmt.Fprintf(b.out, "loaded %d tickets in %.0f s\n", b.o.Load, time.Since(began).Seconds())
	_, err = b.sql(ctx, owner, `vacuum analyze`)
	return err
}
