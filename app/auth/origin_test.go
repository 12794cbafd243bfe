package auth

import (
	"errors"
	"net/http"
	"strings"
	"testing"
)

func TestCheckOrigin(t *testing.T) {
	const public = "https://desk.example.se"
	for _, c := range []struct {
		name                       string
		origin, site, host, public string
		ok                         bool
	}{
		{"our page", public, "same-origin", "desk.example.se", public, true},
		{"our page, old browser", public, "", "desk.example.se", public, true},
		{"our page behind a proxy that changes Host", public, "same-origin", "10.0.0.5:8080", public, true},
		{"default port written out", "https://desk.example.se:443", "same-origin", "desk.example.se", public, true},
		{"public URL with a slash", public, "", "desk.example.se", public + "/", true},
		{"capitals", public, "", "desk.example.se", "HTTPS://Desk.Example.SE", true},
		{"a program", "", "", "desk.example.se", public, true},
		{"the person's own act", "", "none", "desk.example.se", public, true},
		{"no origin, same-origin", "", "same-origin", "desk.example.se", public, true},
		{"another site", "https://evil.example.org", "cross-site", "desk.example.se", public, false},
		{"another site, old browser", "https://evil.example.org", "", "desk.example.se", public, false},
		{"another site without origin", "", "cross-site", "desk.example.se", public, false},
		{"a sister site", "https://intranet.example.se", "same-site", "desk.example.se", public, false},
		{"a sister site that says it is us", public, "same-site", "desk.example.se", public, false},
		{"a word nobody knows", public, "Same-Origin", "desk.example.se", public, false},
		{"sandboxed frame", "null", "", "desk.example.se", public, false},
		{"plain http", "http://desk.example.se", "", "desk.example.se", public, false},
		{"another port", "https://desk.example.se:8443", "", "desk.example.se", public, false},
		{"our name as a prefix", "https://desk.example.se.evil.org", "", "desk.example.se", public, false},
		{"our name as a user", "https://desk.example.se@evil.org", "", "desk.example.se", public, false},
		{"rebinding: the Host agrees", "http://evil.example.org:8080", "same-origin", "evil.example.org:8080", public, false},
		{"loopback against a public desk", "http://localhost:3000", "", "localhost:3000", public, false},
		{"nonsense", "::", "", "desk.example.se", public, false},
		{"no scheme", "desk.example.se", "", "desk.example.se", public, false},

		{"local: the configured name", "http://localhost:8080", "same-origin", "localhost:8080", "http://localhost:8080", true},
		{"local: by number", "http://127.0.0.1:8080", "same-origin", "127.0.0.1:8080", "http://localhost:8080", true},
		{"local: IPv6", "http://[::1]:8080", "same-origin", "[::1]:8080", "http://localhost:8080", true},
		{"local: a test's port", "http://127.0.0.1:41234", "", "127.0.0.1:41234", "http://localhost:8080", true},
		{"local: no port", "http://localhost", "", "localhost", "http://localhost:8080", true},
		{"local: another program's page", "http://localhost:3000", "same-site", "localhost:8080", "http://localhost:8080", false},
		{"local: the same, old browser", "http://localhost:3000", "", "localhost:8080", "http://localhost:8080", false},
		{"local: rebinding", "http://evil.example.org:8080", "", "evil.example.org:8080", "http://localhost:8080", false},
		{"not configured: this machine", "http://localhost:8080", "", "localhost:8080", "", true},
		{"not configured: elsewhere", "http://10.0.0.5:8080", "", "10.0.0.5:8080", "", false},
	} {
		err := CheckOrigin(c.origin, c.site, c.host, c.public)
		if (err == nil) != c.ok {
			t.Errorf("%s: %v", c.name, err)
		}
		if err != nil && !errors.Is(err, ErrWrongOrigin) {
			t.Errorf("%s: %v is not a problem", c.name, err)
		}
	}
}

func TestHeaders(t *testing.T) {
	page, api := Headers("https://desk.example.se", false), Headers("https://desk.example.se", true)
	for _, directive := range []string{"default-src 'self'", "script-src 'self';", "frame-ancestors 'none'", "base-uri 'none'", "object-src 'none'", "connect-src 'self'", "form-action 'self'"} {
		if !strings.Contains(page["Content-Security-Policy"], directive) {
			t.Errorf("pages lack %s", directive)
		}
	}
	if strings.Contains(page["Content-Security-Policy"], "unsafe-eval") || strings.Contains(page["Content-Security-Policy"], "script-src 'self' 'unsafe-inline'") {
		t.Error("pages may run foreign scripts")
	}
	if !strings.HasPrefix(api["Content-Security-Policy"], "default-src 'none'") || api["Cache-Control"] != "no-store" || page["Cache-Control"] != "" {
		t.Errorf("api %v", api)
	}
	for _, name := range []string{"X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy", "Cross-Origin-Opener-Policy", "Strict-Transport-Security"} {
		if page[name] == "" || api[name] == "" {
			t.Errorf("%s is missing", name)
		}
	}
	for _, public := range []string{"http://localhost:8080", ""} {
		if _, pinned := Headers(public, false)["Strict-Transport-Security"]; pinned {
			t.Errorf("%q pins https", public)
		}
	}
}

func TestSessionCookie(t *testing.T) {
	for _, c := range []struct{ token, public, want string }{
		{"abc", "https://desk.example.se", "kp_session=abc; Path=/; HttpOnly; Secure; SameSite=Strict"},
		{"abc", "http://localhost:8080", "kp_session=abc; Path=/; HttpOnly; SameSite=Strict"},
		{"", "https://desk.example.se", "kp_session=; Path=/; Max-Age=0; HttpOnly; Secure; SameSite=Strict"},
	} {
		cookie := SessionCookie(c.token, c.public)
		if got := cookie.String(); got != c.want {
			t.Errorf("%s", got)
		}
		if _, err := http.ParseSetCookie(cookie.String()); err != nil {
			t.Error(err)
		}
	}
}
