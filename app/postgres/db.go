// Package postgres is the only room that knows the database: GORM, rows, stores,
// the one transaction helper and the migrations. Hot paths (register, take next,
// lists) are one SQL statement each through GORM's Raw; verbs go through Change.
//
// No SQL here asks the database for the time in a domain table: instants come
// from the caller's clock.
package postgres

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
	gormpg "gorm.io/driver/postgres"
	"gorm.io/gorm"
	"gorm.io/gorm/logger"

	"kontaktpunkten/app/desk"
)

// DB is the serving role's connection pool and what every store here needs.
type DB struct {
	gorm *gorm.DB
	sql  *sql.DB
	url  string
	now  func() time.Time
	book *desk.Book
	// committed is told after each commit that wrote an event.
	committed func()
}

// sessionSettings hold for each connection of the serving role.
var sessionSettings = map[string]string{
	"application_name": "kontaktpunkten",
	// A statement is planned once and not at each call: planning a list takes
	// twice as long as reading it. What would change the plan (filters, order,
	// limit) is in the text, so each has a plan of its own.
	"plan_cache_mode": "force_generic_plan",
	// Nobody waits for ever, and no forgotten transaction holds the readers of
	// events back.
	"statement_timeout":                   "20s",
	"lock_timeout":                        "5s",
	"idle_in_transaction_session_timeout": "10s",
}

// Open connects as the serving role; at most maxConns connections. The clock
// gives every instant that is stored. The directory is loaded before it returns.
func Open(ctx context.Context, url string, maxConns int, now func() time.Time) (*DB, error) {
	config, err := pgx.ParseConfig(url)
	if err != nil {
		return nil, fmt.Errorf("open database: %w", err)
	}
	for name, value := range sessionSettings {
		config.RuntimeParams[name] = value
	}
	pool := stdlib.OpenDB(*config)
	pool.SetMaxOpenConns(maxConns)
	pool.SetMaxIdleConns(maxConns)
	pool.SetConnMaxIdleTime(5 * time.Minute)
	g, err := gorm.Open(gormpg.New(gormpg.Config{Conn: pool}), &gorm.Config{
		SkipDefaultTransaction: true,
		Logger:                 logger.Discard, // values in statements are personal data
	})
	if err != nil {
		_ = pool.Close()
		return nil, fmt.Errorf("open database: %w", err)
	}
	db := &DB{gorm: g, sql: pool, url: url, now: now, committed: func() {}}
	db.book = desk.NewBook(db.LoadDirectory)
	if err := db.book.Refresh(ctx); err != nil {
		_ = pool.Close()
		return nil, fmt.Errorf("load directory: %w", err)
	}
	return db, nil
}

// Gorm is the pool under a context, for the stores of this room.
func (db *DB) Gorm(ctx context.Context) *gorm.DB { return db.gorm.WithContext(ctx) }

// Book holds the directory as it is now.
func (db *DB) Book() *desk.Book { return db.book }

// URL is what the pool connects to, for the listener that needs its own line.
func (db *DB) URL() string { return db.url }

// OnCommit sets what is told after each commit that wrote an event.
func (db *DB) OnCommit(f func()) { db.committed = f }

// Ping answers whether the database answers.
func (db *DB) Ping(ctx context.Context) error { return db.sql.PingContext(ctx) }

// Close ends the pool.
func (db *DB) Close() error { return db.sql.Close() }
