package app

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net"
	"sync"
	"sync/atomic"

	"kontaktpunkten/app/api"
	"kontaktpunkten/app/auth"
	"kontaktpunkten/app/channel/email/listen"
	"kontaktpunkten/app/delivery"
	"kontaktpunkten/app/desk"
	"kontaktpunkten/app/jobs"
	"kontaktpunkten/app/live"
	"kontaktpunkten/app/live/feed"
	"kontaktpunkten/app/postgres"
	"kontaktpunkten/app/rehearsal"
	"kontaktpunkten/app/seed"
	"kontaktpunkten/app/wire"
	"kontaktpunkten/tickets"
)

// App is a built desk. Run serves it until the context ends.
type App struct {
	cfg      Config
	log      *slog.Logger
	clock    *Clock
	database *Database
	store    *postgres.DB
	events   *postgres.Events
	sessions *auth.Service
	hub      *live.Hub
	jobs     *jobs.Runner
	api      *api.API
	metrics  *metrics
	listener net.Listener
	mail     *listen.Server // nil: no mail comes in
	stopping atomic.Bool
}

// New builds the desk: database, stores, sign-in, live updates, jobs, API, in
// that order. What was started is stopped again where a later part fails. site
// is the built front end; nil serves the API alone.
func New(ctx context.Context, cfg Config, log *slog.Logger, site fs.FS) (a *App, err error) {
	a = &App{cfg: cfg, log: log, clock: &Clock{}, metrics: newMetrics()}
	begun := a // a failing return has made a nil when the deferred function runs
	defer func() {
		if err != nil {
			err = errors.Join(err, begun.release(context.WithoutCancel(ctx)))
		}
	}()
	// The address first: a second desk on the same one is told at once.
	if a.listener, err = net.Listen("tcp", cfg.Addr); err != nil {
		return nil, fmt.Errorf("KP_ADDR: cannot listen on %s (%w): stop what is there, or choose another address", cfg.Addr, err)
	}
	if a.database, err = OpenDatabase(ctx, cfg, log); err != nil {
		return nil, err
	}
	if a.store, err = postgres.Open(ctx, a.database.AppURL, cfg.DBMaxConns, a.clock.Now); err != nil {
		return nil, err
	}
	accounts, err := a.furnish(ctx)
	if err != nil {
		return nil, err
	}
	a.store.Book().OnFaults(func(unit string, version int, faults string) {
		a.log.Warn("a live plan no longer fits the desk: what does not is left out", "unit", unit, "version", version, "faults", faults)
	})
	if err := a.people(); err != nil {
		return nil, err
	}
	a.liveUpdates()
	if a.jobs, err = a.background(); err != nil {
		return nil, err
	}
	if err := a.build(site, accounts); err != nil {
		return nil, err
	}
	if a.mail, err = a.mailIn(); err != nil {
		return nil, err
	}
	a.metrics.registry.MustRegister(append(a.hub.Collectors(), a.jobs.Collectors()...)...)
	return a, nil
}

// furnish puts the catalogue into an empty database and, in a demonstration,
// the people and their Tuesday.
func (a *App) furnish(ctx context.Context) ([]wire.DemoAccount, error) {
	if err := seed.Catalogue(ctx, a.store); err != nil {
		return nil, fmt.Errorf("catalogue: %w", err)
	}
	if !a.cfg.Demo {
		return nil, nil
	}
	fill := func() error {
		if err := a.setDemoClock(ctx); err != nil {
			return err
		}
		return seed.Demo(ctx, a.store, a.clock.Now)
	}
	if a.cfg.QuietDemo {
		fill = func() error { return seed.People(ctx, a.store, auth.NewHasher(auth.DemoParams), a.clock.Now()) }
	}
	err := fill()
	if err == nil {
		err = seed.AddCitizens(ctx, a.store, a.clock.Now())
	}
	if err == nil {
		err = seed.AddTexts(ctx, a.store, a.clock.Now())
	}
	if err != nil {
		return nil, fmt.Errorf("demonstration: %w", err)
	}
	return seed.Accounts(), a.store.Book().Refresh(ctx)
}

func (a *App) people() error {
	policy, err := auth.LoadPolicy()
	if err != nil {
		return err
	}
	cost := auth.DefaultParams
	if a.cfg.Demo {
		cost = auth.DemoParams
	}
	hasher := auth.NewHasher(cost)
	a.sessions = auth.NewService(policy, hasher, postgres.NewUsers(a.store), postgres.NewSessions(a.store), a.clock.Now,
		auth.Options{Idle: a.cfg.SessionIdle, Absolute: a.cfg.SessionMax, Demo: a.cfg.Demo})
	return nil
}

func (a *App) liveUpdates() {
	a.events = postgres.NewEvents(a.store.Gorm(context.Background()), a.store.URL(), a.log)
	a.store.OnCommit(a.events.Notify)
	room := &socketRoom{db: a.store, sessions: a.sessions, clock: a.clock}
	a.hub = live.New(live.Deps{Source: a.events, Peers: a.events, Tickets: room, Viewers: room, Clock: a.clock.Now, Log: a.log, Heard: a.heard,
		Origin: func(origin, host string) bool {
			return auth.CheckOrigin(origin, "", host, a.cfg.PublicURL.String()) == nil
		}})
}

// heard keeps the directory up to date with what other replicas changed.
func (a *App) heard(e feed.Event) {
	switch e.Kind {
	case tickets.RightsChanged, tickets.RulesPublished, tickets.QueueClosed, tickets.QueueOpened:
		go func() {
			if err := a.store.Book().Refresh(context.Background()); err != nil {
				a.log.Error("directory not loaded anew", "error", err)
			}
		}()
	}
}

func (a *App) build(site fs.FS, accounts []wire.DemoAccount) error {
	citizens, err := a.citizenPages()
	if err != nil {
		return err
	}
	proxies := make([]string, 0, len(a.cfg.TrustedProxies))
	for _, p := range a.cfg.TrustedProxies {
		proxies = append(proxies, p.String())
	}
	plans := postgres.NewPlans(a.store)
	a.api = api.New(api.Deps{Tickets: a.store, Answers: a.store, Joins: a.store, Reading: a.store, Patients: a.store, Keys: a.store, Sessions: a.sessions,
		Drafts: a.store, Notices: a.store, Mails: postgres.NewMails(a.store), Texts: postgres.NewTexts(a.store), Deliveries: postgres.NewDeliveries(a.store), Files: a.store, Blobs: postgres.NewBlobs(a.store), Reports: a.store, Figures: a.store, Plans: plans, PlanDrafts: plans, Doors: plans, Rehearsals: postgres.NewRehearsals(a.store), Reasons: a.store, AccessLog: a.store, Counts: counts{a.hub.Counts()}, Book: a.store.Book(), Now: a.clock.Now,
		Logger: a.log, PublicURL: a.cfg.PublicURL.String(), TrustedProxies: proxies, Demo: accounts, Citizen: citizens,
		Socket: serveSocket(a.hub), Extra: a.operations, Site: site, Observe: a.metrics.observe})
	return nil
}

// Directory is the configuration that counts on this replica now.
func (a *App) Directory() *desk.Directory { return a.store.Book().Directory() }

// DemoAccounts are those that anybody may use; nil outside a demonstration.
func (a *App) DemoAccounts() []wire.DemoAccount { return a.api.Demo }

// background makes the runner of timers and jobs, the outbox's channels among
// them.
func (a *App) background() (*jobs.Runner, error) {
	outbox := postgres.NewDeliveries(a.store)
	return jobs.New(jobs.Deps{URL: a.store.URL(), Store: a.store, Book: a.store.Book(), Clock: a.clock.Now, Logger: a.log, SessionIdle: a.cfg.SessionIdle,
		Rehearsals:  rehearsal.New(postgres.NewRehearsals(a.store), a.store.Book(), a.log),
		Dispatchers: []jobs.Dispatcher{delivery.NewDispatcher(delivery.Desk, postgres.NewNoticeboard(a.store), outbox, a.log), a.mailOut(outbox), a.inboxes(outbox)}})
}

// Addr is where the desk listens.
func (a *App) Addr() string { return a.listener.Addr().String() }

// Run serves until the context ends, then stops gracefully: sockets are told to
// resume elsewhere, requests finish, jobs are handed back, and last the private
// PostgreSQL stops.
func (a *App) Run(ctx context.Context) error {
	hubCtx, stopHub := context.WithCancel(context.WithoutCancel(ctx))
	defer stopHub()
	var parts sync.WaitGroup
	failed := make(chan error, 4)
	parts.Go(func() { failed <- a.events.Run(hubCtx) })
	parts.Go(func() { failed <- a.hub.Run(hubCtx) })
	if err := a.jobs.Start(hubCtx); err != nil {
		return errors.Join(err, a.release(context.WithoutCancel(ctx)))
	}
	parts.Go(func() { failed <- a.api.Fiber.Listener(a.listener) })
	if a.mail != nil {
		parts.Go(func() { failed <- a.mail.Serve() })
	}
	var cause error
	select {
	case <-ctx.Done():
	case cause = <-failed:
	case <-a.database.Lost():
		cause = errors.New("the private PostgreSQL is gone")
	}
	return errors.Join(cause, a.stop(context.WithoutCancel(ctx), stopHub, &parts))
}

func (a *App) stop(ctx context.Context, stopHub func(), parts *sync.WaitGroup) error {
	a.stopping.Store(true)
	ctx, cancel := context.WithTimeout(ctx, a.cfg.StopWithin)
	defer cancel()
	a.log.Info("stopping")
	// fiber does not count the sockets, so they go first.
	err := errors.Join(a.stopMail(ctx), a.hub.Shutdown(ctx), a.api.Fiber.ShutdownWithContext(ctx), a.jobs.Stop(ctx))
	stopHub()
	parts.Wait()
	return errors.Join(err, a.release(ctx))
}

// release lets go of what New took, in the opposite order.
func (a *App) release(ctx context.Context) (err error) {
	if a.mail != nil {
		err = errors.Join(err, a.mail.Close())
	}
	if a.store != nil {
		err = errors.Join(err, a.store.Close())
	}
	if a.database != nil {
		err = errors.Join(err, a.database.Close(ctx))
	}
	if a.listener != nil {
		if closing := a.listener.Close(); closing != nil && !errors.Is(closing, net.ErrClosed) {
			err = errors.Join(err, closing)
		}
	}
	return err
}
