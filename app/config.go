// Package app is the composition root: it reads the configuration, opens the
// database, builds the rooms of the desk, starts them and stops them in the
// opposite order. It has no globals.
package app

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/netip"
	"net/url"
	"path/filepath"
	"time"

	"kontaktpunkten/app/channel/email/send"
)

// Config is everything that the desk is told from outside. Load fills it from
// the table in settings.go.
type Config struct {
	Addr           string         // host:port to listen on
	PublicURL      *url.URL       // what people type; scheme and host only
	TrustedProxies []netip.Prefix // whose X-Forwarded-For is believed

	DataDir     string // the private PostgreSQL's folder
	DatabaseURL string // serving role; empty means the private PostgreSQL
	MigrateURL  string // owner role; empty means that this program does not migrate
	DBMaxConns  int    // connections of one replica

	SessionIdle time.Duration // a session ends when unused for this long
	SessionMax  time.Duration // and at the latest after this long

	Relay  send.Relay // where mail goes out; none: it waits
	MailIn MailIn     // where it comes in

	MailFrom string // what notices to citizens come from; empty: found by the units' domain

	// OIDC is where citizens sign in by e-id; without an issuer they cannot.
	OIDC struct{ Issuer, ClientID, ClientSecret, Claim, NameClaim string }

	LogLevel   slog.Level
	LogJSON    bool
	StopWithin time.Duration // for a graceful stop

	Demo      bool // demo data and accounts
	QuietDemo bool // the demonstration's people without their day: for tests, no setting
	TestClock bool // a loopback endpoint that sets the clock; demo only
}

// SecureCookies says whether browsers reach the desk by TLS, so that its
// cookies may be sent by TLS only.
func (c Config) SecureCookies() bool { return c.PublicURL != nil && c.PublicURL.Scheme == "https" }

// PrivateDatabase says that the desk runs its own PostgreSQL.
func (c Config) PrivateDatabase() bool { return c.DatabaseURL == "" }

// Load reads flags, then variables, then defaults, in that order of precedence.
// An error names the variable and the mend. env is os.Getenv or a test's own.
func Load(args []string, env func(string) string) (Config, error) {
	flags := flag.NewFlagSet("kontaktpunkten", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	cfg, rest, err := LoadWith(flags, args, env)
	if err == nil && len(rest) > 0 {
		err = fmt.Errorf("%q is not understood here: settings are flags (-addr=…) or variables (KP_ADDR=…)", rest[0])
	}
	return cfg, err
}

// LoadWith is Load for a subcommand that has flags of its own in flags, and
// arguments, which it returns.
func LoadWith(flags *flag.FlagSet, args []string, env func(string) string) (Config, []string, error) {
	given := map[string]string{}
	for _, s := range settings {
		if s.flag == "" {
			continue
		}
		note := func(value string) error { given[s.variable] = value; return nil }
		if s.isSwitch {
			flags.BoolFunc(s.flag, s.meaning, note)
		} else {
			flags.Func(s.flag, s.meaning, note)
		}
	}
	if err := flags.Parse(args); err != nil {
		return Config{}, nil, err
	}
	var cfg Config
	var wrong []error
	for _, s := range settings {
		value, byFlag := given[s.variable]
		if !byFlag {
			value = env(s.variable)
		}
		if value == "" {
			value = s.standard
		}
		if err := s.set(&cfg, value); err != nil {
			wrong = append(wrong, s.complain(value, byFlag, err))
		}
	}
	if len(wrong) == 0 {
		wrong = append(wrong, cfg.check()...)
	}
	return cfg, flags.Args(), errors.Join(wrong...)
}

// check looks at settings that depend on each other, and completes PublicURL.
func (c *Config) check() []error {
	var wrong []error
	host, port, _ := net.SplitHostPort(c.Addr)
	if c.PublicURL == nil {
		c.PublicURL = &url.URL{Scheme: "http", Host: net.JoinHostPort("localhost", port)}
	}
	if c.PublicURL.Scheme == "http" && !isLoopback(c.PublicURL.Hostname()) {
		wrong = append(wrong, errors.New("KP_PUBLIC_URL: http is for this machine only, since session cookies would cross the network readable: put a proxy with TLS in front and give its https:// address"))
	}
	if c.Demo && c.Relay.None() {
		c.Relay = send.Relay{Folder: filepath.Join(c.DataDir, "sent-mail")} // nothing of a demonstration leaves
	}
	wrong = append(wrong, c.MailIn.check()...)
	if c.MigrateURL != "" && c.DatabaseURL == "" {
		wrong = append(wrong, errors.New("KP_MIGRATE_URL is set and DATABASE_URL is not: set both for a PostgreSQL of your own, or neither for the private one"))
	}
	if (c.OIDC.Issuer == "") != (c.OIDC.ClientID == "") {
		wrong = append(wrong, errors.New("KP_OIDC_ISSUER and KP_OIDC_CLIENT_ID belong together: set both, or neither"))
	}
	if c.SessionMax < c.SessionIdle {
		wrong = append(wrong, errors.New("KP_SESSION_MAX is shorter than KP_SESSION_IDLE: make it at least as long"))
	}
	if c.TestClock && !c.Demo {
		wrong = append(wrong, errors.New("KP_TEST_CLOCK needs KP_DEMO=true: a desk with real contacts keeps real time"))
	}
	if c.TestClock && !isLoopback(host) {
		wrong = append(wrong, errors.New("KP_TEST_CLOCK needs a KP_ADDR on this machine only, such as 127.0.0.1:8080"))
	}
	return wrong
}

func isLoopback(host string) bool {
	if host == "localhost" {
		return true
	}
	address, err := netip.ParseAddr(host)
	return err == nil && address.IsLoopback()
}
