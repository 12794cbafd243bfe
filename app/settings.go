package app

import (
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/mail"
	"net/netip"
	"net/url"
	"strconv"
	"strings"
	"time"

	"kontaktpunkten/app/channel/email/send"
)

// setting is one row of the table that flags, variables, defaults, checks and
// the README all come from.
type setting struct {
	variable string
	flag     string // empty: no flag, since every user of a machine sees flags
	standard string // the default
	shown    string // the default in words, where it is not a constant
	meaning  string
	isSwitch bool
	secret   bool // never repeated in an error
	set      func(*Config, string) error
}

var settings = []setting{
	{variable: "KP_ADDR", flag: "addr", standard: "127.0.0.1:8080",
		meaning: "Address and port to listen on. Other machines should come through a proxy with TLS.",
		set:     setAddress},
	{variable: "KP_PUBLIC_URL", flag: "public-url", shown: "http://localhost and the port of KP_ADDR",
		meaning: "The address that people type. With https, cookies are sent by TLS only. Requests from pages of other addresses are refused.",
		set:     setPublicURL},
	{variable: "KP_TRUSTED_PROXIES", flag: "trusted-proxies", shown: "none",
		meaning: "Networks of the proxies in front, separated by commas (10.1.2.0/24,10.1.3.4): only they may say whose address a request came from.",
		set:     setProxies},
	{variable: "DATABASE_URL", shown: "a private PostgreSQL in KP_DATA_DIR", secret: true,
		meaning: "A PostgreSQL (15 or newer) of your own: postgres://kontaktpunkten_app:…@host/database, the serving role.",
		set:     func(c *Config, v string) error { return setDatabase(&c.DatabaseURL, v) }},
	{variable: "KP_MIGRATE_URL", shown: "none: this program does not migrate", secret: true,
		meaning: "The same database for the owner role. With it, the program brings the database up to date when it starts.",
		set:     func(c *Config, v string) error { return setDatabase(&c.MigrateURL, v) }},
	{variable: "KP_DATA_DIR", flag: "data-dir", standard: "data",
		meaning: "Folder of the private PostgreSQL. One running desk a folder.",
		set:     func(c *Config, v string) error { c.DataDir = v; return nil }},
	{variable: "KP_DB_MAX_CONNS", flag: "db-max-conns", standard: "24",
		meaning: "Database connections of one replica, at most.",
		set:     func(c *Config, v string) error { return setNumber(&c.DBMaxConns, v, 4, 500) }},
	{variable: "KP_SESSION_IDLE", flag: "session-idle", standard: "12h",
		meaning: "A session ends when it has not been used for this long.",
		set: func(c *Config, v string) error {
			return setDuration(&c.SessionIdle, v, time.Minute, 7*24*time.Hour)
		}},
	{variable: "KP_SESSION_MAX", flag: "session-max", standard: "24h",
		meaning: "A session ends at the latest this long after signing in.",
		set: func(c *Config, v string) error {
			return setDuration(&c.SessionMax, v, time.Minute, 30*24*time.Hour)
		}},
	{variable: "KP_SMTP_RELAY", secret: true, shown: "none: mail waits; in a demonstration, `sent-mail` in KP_DATA_DIR",
		meaning: "Where mail goes out: smtp://user:password@host:587 (STARTTLS is required, but not on this machine), smtps://user:password@host:465, or folder:PATH for one .eml file each. smtp://host:25?tls=none is for a closed network.",
		set: func(c *Config, v string) (err error) {
			c.Relay, err = send.ParseRelay(v)
			return err
		}},
	{variable: "KP_MAIL_FROM", flag: "mail-from", shown: "no-reply@ and the domain of the first unit's address",
		meaning: "What notices to citizens come from: an address that names no clinic.",
		set:     setMailFrom},
	{variable: "KP_OIDC_ISSUER", flag: "oidc-issuer", shown: "none: citizens cannot sign in by e-id",
		meaning: "The provider of e-ids for the citizen's pages (OpenID Connect). It sends back to KP_PUBLIC_URL/api/v1/citizen/return.",
		set:     setIssuer},
	{variable: "KP_OIDC_CLIENT_ID", flag: "oidc-client-id", shown: "none",
		meaning: "What the provider knows the desk by.",
		set:     func(c *Config, v string) error { c.OIDC.ClientID = v; return nil }},
	{variable: "KP_OIDC_CLIENT_SECRET", shown: "none", secret: true,
		meaning: "The secret shared with the provider.",
		set:     func(c *Config, v string) error { c.OIDC.ClientSecret = v; return nil }},
	{variable: "KP_OIDC_CLAIM", flag: "oidc-claim", standard: "personal_identity_number",
		meaning: "The claim that holds the identity number.",
		set:     func(c *Config, v string) error { c.OIDC.Claim = v; return nil }},
	{variable: "KP_OIDC_NAME_CLAIM", flag: "oidc-name-claim", standard: "name",
		meaning: "The claim that holds the citizen's name.",
		set:     func(c *Config, v string) error { c.OIDC.NameClaim = v; return nil }},
	{variable: "KP_SMTP_LISTEN", flag: "smtp-listen", shown: "none: no mail is taken in",
		meaning: "Where mail comes in: host:port for SMTP; `lmtp:` before host:port or the path of a socket for LMTP behind a mail server of your own. Only mail to the units' addresses is taken.",
		set:     func(c *Config, v string) error { return setListen(&c.MailIn.Listen, v) }},
	{variable: "KP_SMTP_CERT", shown: "none: no STARTTLS",
		meaning: "File of the certificate that mail comes in with, PEM, with its chain. Read when the desk starts.",
		set:     func(c *Config, v string) error { c.MailIn.Cert = v; return nil }},
	{variable: "KP_SMTP_KEY", shown: "none",
		meaning: "File of its key, PEM.",
		set:     func(c *Config, v string) error { c.MailIn.Key = v; return nil }},
	{variable: "KP_SMTP_REQUIRE_TLS", flag: "smtp-require-tls", standard: "false", isSwitch: true,
		meaning: "Takes mail over TLS alone.",
		set:     func(c *Config, v string) error { return setSwitch(&c.MailIn.RequireTLS, v) }},
	{variable: "KP_SMTP_MAX_CONNS", flag: "smtp-max-conns", standard: "100",
		meaning: "Mail connections at the same time, at most; others are told to come again.",
		set:     func(c *Config, v string) error { return setNumber(&c.MailIn.MaxConns, v, 1, 10_000) }},
	{variable: "KP_SMTP_PER_MINUTE", flag: "smtp-per-minute", standard: "600",
		meaning: "Mails a minute from one machine that connects, at most. Behind a mail server of your own that is all of them.",
		set:     func(c *Config, v string) error { return setNumber(&c.MailIn.PerMinute, v, 1, 10_000_000) }},
	{variable: "KP_SMTP_PER_SENDER", flag: "smtp-per-sender", standard: "30",
		meaning: "Mails a minute from one sender's address, at most. From 20 in an hour on they make no tickets.",
		set:     func(c *Config, v string) error { return setNumber(&c.MailIn.PerSender, v, 1, 10_000_000) }},
	{variable: "KP_MAIL_MAX", flag: "mail-max", standard: "25",
		meaning: "Megabytes that a mail may have; larger ones are refused.",
		set:     func(c *Config, v string) error { return setNumber(&c.MailIn.MaxMB, v, 1, 100) }},
	{variable: "KP_LOG_LEVEL", flag: "log-level", standard: "info",
		meaning: "debug, info, warn or error. No level logs personal data.",
		set:     setLevel},
	{variable: "KP_LOG_FORMAT", flag: "log-format", standard: "text",
		meaning: "text for people, json for a log collector.",
		set:     setFormat},
	{variable: "KP_STOP_WITHIN", flag: "stop-within", standard: "20s",
		meaning: "How long a graceful stop may take before what is left is cut off.",
		set: func(c *Config, v string) error {
			return setDuration(&c.StopWithin, v, time.Second, 10*time.Minute)
		}},
	{variable: "KP_DEMO", flag: "demo", standard: "false", isSwitch: true,
		meaning: "Demo day and demo accounts. Refuses a database that holds other data.",
		set:     func(c *Config, v string) error { return setSwitch(&c.Demo, v) }},
	{variable: "KP_TEST_CLOCK", flag: "test-clock", standard: "false", isSwitch: true,
		meaning: "An endpoint for this machine that sets the desk's clock, for tests. Demo mode only.",
		set:     func(c *Config, v string) error { return setSwitch(&c.TestClock, v) }},
}

// complain names the variable (and the flag that was used), what was wrong with
// the value and, in err, the mend.
func (s setting) complain(value string, byFlag bool, err error) error {
	name := s.variable
	if byFlag {
		name = fmt.Sprintf("-%s (%s)", s.flag, s.variable)
	}
	if s.secret {
		return fmt.Errorf("%s: %w", name, err)
	}
	return fmt.Errorf("%s=%q: %w", name, value, err)
}

// ConfigTable is the README's table of settings, in Markdown.
func ConfigTable() string {
	var b strings.Builder
	b.WriteString("| Variable | Flag | Default | Meaning |\n| --- | --- | --- | --- |\n")
	for _, s := range settings {
		flagged, standard := "", s.shown
		if s.flag != "" {
			flagged = "`-" + s.flag + "`"
		}
		if standard == "" {
			standard = "`" + s.standard + "`"
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s | %s |\n", s.variable, flagged, standard, s.meaning)
	}
	return b.String()
}

func setAddress(c *Config, value string) error {
	_, port, err := net.SplitHostPort(value)
	if err == nil {
		_, err = strconv.ParseUint(port, 10, 16)
	}
	if err != nil {
		return errors.New("write host:port, for example 127.0.0.1:8080")
	}
	c.Addr = value
	return nil
}

func setPublicURL(c *Config, value string) error {
	if value == "" {
		return nil
	}
	u, err := url.Parse(value)
	if err != nil || (u.Scheme != "http" && u.Scheme != "https") || u.Hostname() == "" || u.User != nil ||
		strings.Trim(u.Path, "/") != "" || u.RawQuery != "" || u.Fragment != "" {
		return errors.New("write scheme and host only, for example https://kontaktpunkten.example.se")
	}
	c.PublicURL = &url.URL{Scheme: u.Scheme, Host: strings.ToLower(u.Host)}
	return nil
}

func setMailFrom(c *Config, value string) error {
	if value == "" {
		return nil
	}
	if a, err := mail.ParseAddress(value); err != nil || a.Address != value {
		return errors.New("write an address alone, for example no-reply@example.se")
	}
	c.MailFrom = value
	return nil
}

func setIssuer(c *Config, value string) error {
	if value == "" {
		return nil
	}
	u, err := url.Parse(value)
	if err != nil || u.Hostname() == "" || u.User != nil || u.RawQuery != "" || u.Fragment != "" || u.Scheme != "https" && (u.Scheme != "http" || !isLoopback(u.Hostname())) {
		return errors.New("write the provider's https:// address, as it stands in its tokens (http only for one on this machine)")
	}
	c.OIDC.Issuer = value
	return nil
}

func setProxies(c *Config, value string) error {
	for part := range strings.SplitSeq(value, ",") {
		part = strings.TrimSpace(part)
		if part == "" {
			continue
		}
		prefix, err := netip.ParsePrefix(part)
		if err != nil {
			address, errAddress := netip.ParseAddr(part)
			if errAddress != nil {
				return errors.New("write networks or addresses separated by commas, for example 10.1.2.0/24,10.1.3.4")
			}
			prefix = netip.PrefixFrom(address, address.BitLen())
		}
		c.TrustedProxies = append(c.TrustedProxies, prefix.Masked())
	}
	return nil
}

func setDatabase(target *string, value string) error {
	if value == "" {
		return nil
	}
	u, err := url.Parse(value)
	if err != nil || (u.Scheme != "postgres" && u.Scheme != "postgresql") {
		return errors.New("write an address like postgres://role:password@host:5432/database (signs such as @ in the password as %40)")
	}
	*target = value
	return nil
}

func setNumber(target *int, value string, least, most int) error {
	n, err := strconv.Atoi(value)
	if err != nil || n < least || n > most {
		return fmt.Errorf("write a number from %d to %d", least, most)
	}
	*target = n
	return nil
}

func setDuration(target *time.Duration, value string, least, most time.Duration) error {
	d, err := time.ParseDuration(value)
	if err != nil || d < least || d > most {
		return fmt.Errorf("write a duration from %v to %v, for example 90m or 12h", least, most)
	}
	*target = d
	return nil
}

func setSwitch(target *bool, value string) error {
	on, err := strconv.ParseBool(value)
	if err != nil {
		return errors.New("write true or false")
	}
	*target = on
	return nil
}

func setLevel(c *Config, value string) error {
	switch value {
	case "debug", "info", "warn", "error":
		return c.LogLevel.UnmarshalText([]byte(value))
	}
	return errors.New("write debug, info, warn or error")
}

func setFormat(c *Config, value string) error {
	if value != "text" && value != "json" {
		return errors.New("write text or json")
	}
	c.LogJSON = value == "json"
	return nil
}

// Logger writes to w what the configuration lets through.
func (c Config) Logger(w io.Writer) *slog.Logger {
	options := &slog.HandlerOptions{Level: c.LogLevel}
	if c.LogJSON {
		return slog.New(slog.NewJSONHandler(w, options))
	}
	return slog.New(slog.NewTextHandler(w, options))
}
