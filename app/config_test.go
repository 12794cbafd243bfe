package app

import (
	"flag"
	"log/slog"
	"net/netip"
	"strings"
	"testing"
	"time"
)

func environment(pairs ...string) func(string) string {
	return func(name string) string {
		for _, pair := range pairs {
			if value, found := strings.CutPrefix(pair, name+"="); found {
				return value
			}
		}
		return ""
	}
}

func TestDefaults(t *testing.T) {
	cfg, err := Load(nil, environment())
	if err != nil {
		t.Fatal(err)
	}
	if cfg.Addr != "127.0.0.1:8080" || cfg.PublicURL.String() != "http://localhost:8080" || cfg.DataDir != "data" {
		t.Errorf("%+v", cfg)
	}
	if cfg.SecureCookies() || cfg.Demo || cfg.TestClock || !cfg.PrivateDatabase() {
		t.Errorf("%+v", cfg)
	}
	if cfg.SessionIdle != 12*time.Hour || cfg.LogLevel != slog.LevelInfo {
		t.Errorf("%+v", cfg)
	}
}

func TestFlagsBeatVariablesBeatDefaults(t *testing.T) {
	cfg, err := Load([]string{"-addr=127.0.0.1:9001", "-demo", "-log-level", "warn"},
		environment("KP_ADDR=127.0.0.1:9000", "KP_DEMO=false", "KP_SESSION_IDLE=30m", "KP_PUBLIC_URL=https://Desk.example.se/",
			"KP_TRUSTED_PROXIES=10.1.2.3/24, 10.9.9.9"))
	if err != nil {
		t.Fatal(err)
	}
	if cfg.Addr != "127.0.0.1:9001" || !cfg.Demo || cfg.LogLevel != slog.LevelWarn || cfg.SessionIdle != 30*time.Minute {
		t.Errorf("%+v", cfg)
	}
	if cfg.PublicURL.String() != "https://desk.example.se" || !cfg.SecureCookies() {
		t.Errorf("public address %v", cfg.PublicURL)
	}
	want := []netip.Prefix{netip.MustParsePrefix("10.1.2.0/24"), netip.MustParsePrefix("10.9.9.9/32")}
	if len(cfg.TrustedProxies) != 2 || cfg.TrustedProxies[0] != want[0] || cfg.TrustedProxies[1] != want[1] {
		t.Errorf("proxies %v", cfg.TrustedProxies)
	}
}

func TestPublicAddressFollowsThePort(t *testing.T) {
	cfg, err := Load(nil, environment("KP_ADDR=127.0.0.1:9000"))
	if err != nil || cfg.PublicURL.String() != "http://localhost:9000" {
		t.Errorf("%v, %v", cfg.PublicURL, err)
	}
}

// Each error names the variable and says what to write instead.
func TestErrorsNameTheVariableAndTheMend(t *testing.T) {
	for _, c := range []struct{ set, name, mend string }{
		{"KP_ADDR=8080", "KP_ADDR", "127.0.0.1:8080"},
		{"KP_ADDR=127.0.0.1:99999", "KP_ADDR", "host:port"},
		{"KP_PUBLIC_URL=desk.example.se", "KP_PUBLIC_URL", "https://"},
		{"KP_PUBLIC_URL=https://desk.example.se/kp", "KP_PUBLIC_URL", "host only"},
		{"KP_PUBLIC_URL=http://desk.example.se", "KP_PUBLIC_URL", "TLS"},
		{"KP_TRUSTED_PROXIES=proxy1", "KP_TRUSTED_PROXIES", "10.1.2.0/24"},
		{"DATABASE_URL=mysql://root:hemligt@db/kp", "DATABASE_URL", "postgres://"},
		{"KP_MIGRATE_URL=postgres://o@db/kp", "KP_MIGRATE_URL", "DATABASE_URL"},
		{"KP_DB_MAX_CONNS=0", "KP_DB_MAX_CONNS", "from 4"},
		{"KP_SESSION_IDLE=12", "KP_SESSION_IDLE", "12h"},
		{"KP_SESSION_MAX=1h", "KP_SESSION_MAX", "at least as long"},
		{"KP_LOG_LEVEL=loud", "KP_LOG_LEVEL", "debug"},
		{"KP_LOG_FORMAT=xml", "KP_LOG_FORMAT", "json"},
		{"KP_STOP_WITHIN=0s", "KP_STOP_WITHIN", "from 1s"},
		{"KP_DEMO=ja", "KP_DEMO", "true or false"},
		{"KP_TEST_CLOCK=true", "KP_TEST_CLOCK", "KP_DEMO=true"},
	} {
		_, err := Load(nil, environment(c.set))
		if err == nil || !strings.Contains(err.Error(), c.name) || !strings.Contains(err.Error(), c.mend) {
			t.Errorf("%s: %v", c.set, err)
		}
		if err != nil && strings.Contains(err.Error(), "hemligt") {
			t.Errorf("a password in an error: %v", err)
		}
	}
	_, err := Load([]string{"-session-idle=soon"}, environment())
	if err == nil || !strings.Contains(err.Error(), "-session-idle (KP_SESSION_IDLE)") {
		t.Errorf("by flag: %v", err)
	}
	if _, err := Load([]string{"forsta"}, environment()); err == nil || !strings.Contains(err.Error(), "forsta") {
		t.Errorf("stray argument: %v", err)
	}
	if _, err := Load([]string{"-database-url=x"}, environment()); err == nil {
		t.Error("a password may be given as a flag, which every user of the machine can read")
	}
}

func TestTestClockStaysOnThisMachine(t *testing.T) {
	_, err := Load([]string{"-demo", "-test-clock"}, environment("KP_ADDR=0.0.0.0:8080"))
	if err == nil || !strings.Contains(err.Error(), "KP_ADDR") {
		t.Errorf("%v", err)
	}
	if _, err := Load([]string{"-demo", "-test-clock"}, environment()); err != nil {
		t.Error(err)
	}
}

func TestSubcommandKeepsItsOwnFlagsAndArguments(t *testing.T) {
	flags := flag.NewFlagSet("user add", flag.ContinueOnError)
	role := flags.String("role", "", "")
	cfg, rest, err := LoadWith(flags, []string{"-role=chef", "-data-dir=x", "anna"}, environment())
	if err != nil || *role != "chef" || cfg.DataDir != "x" || len(rest) != 1 || rest[0] != "anna" {
		t.Errorf("%v %v %v %v", *role, cfg.DataDir, rest, err)
	}
}

func TestTableShowsEverySetting(t *testing.T) {
	table := ConfigTable()
	for _, s := range settings {
		if !strings.Contains(table, "| `"+s.variable+"` |") || s.meaning == "" {
			t.Errorf("%s is not documented", s.variable)
		}
	}
	if got, want := strings.Count(table, "\n"), len(settings)+2; got != want {
		t.Errorf("%d lines, want %d", got, want)
	}
}
