// Package oidctest runs a real OpenID Connect provider for a test, and a browser
// that signs in at it: the npm package oidc-provider, started by node on a port
// of its own.
package oidctest

import (
	"bufio"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"
	"time"
)

// The clients that the provider knows; a client's secret is its id and "-secret".
const (
	ClientID = "kontaktpunkten"
	Another  = "another"
)

// Provider is a running provider.
type Provider struct {
	Issuer   string
	redirect string
}

// Start runs a provider that sends back to an address until the test ends.
func Start(t testing.TB, redirect string) *Provider {
	t.Helper()
	_, here, _, _ := runtime.Caller(0)
	script := filepath.Join(filepath.Dir(here), "../../../../frontend/e2e/harness/identity-provider.mjs")
	node := exec.Command("node", script, redirect)
	in, err := node.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := node.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := node.Start(); err != nil {
		t.Fatalf("node is needed for the provider of this test: %v", err)
	}
	t.Cleanup(func() {
		_ = in.Close() // it ends with its input
		_ = node.Wait()
	})
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatalf("the provider did not start: %v (npm --prefix frontend ci?)", err)
	}
	return &Provider{Issuer: strings.TrimSpace(line), redirect: redirect}
}

var action = regexp.MustCompile(`action="([^"]+)"`)

// SignIn goes to an address of the provider with a fresh browser, signs in as
// whoever login is, agrees, and gives what the provider sends back with.
func (p *Provider) SignIn(t testing.TB, address, login string) (state, code string) {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	var back *url.URL
	browser := &http.Client{Jar: jar, Timeout: time.Minute, CheckRedirect: func(r *http.Request, _ []*http.Request) error {
		if strings.HasPrefix(r.URL.String(), p.redirect) {
			back = r.URL
			return http.ErrUseLastResponse
		}
		return nil
	}}
	page := read(t, browser, address, nil)
	for _, form := range []url.Values{{"prompt": {"login"}, "login": {login}, "password": {"any"}}, {"prompt": {"consent"}}} {
		if back != nil {
			break
		}
		to := action.FindStringSubmatch(page)
		if to == nil {
			t.Fatalf("the provider shows no form: %.400s", page)
		}
		at, err := url.Parse(p.Issuer)
		if err != nil {
			t.Fatal(err)
		}
		if at, err = at.Parse(to[1]); err != nil {
			t.Fatal(err)
		}
		page = read(t, browser, at.String(), form)
	}
	if back == nil {
		t.Fatalf("the provider does not send back: %.400s", page)
	}
	return back.Query().Get("state"), back.Query().Get("code")
}

func read(t testing.TB, browser *http.Client, address string, form url.Values) string {
	t.Helper()
	method, body := http.MethodGet, ""
	if form != nil {
		method, body = http.MethodPost, form.Encode()
	}
	request, err := http.NewRequestWithContext(t.Context(), method, address, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	if form != nil {
		request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	response, err := browser.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }()
	var page strings.Builder
	for scanner := bufio.NewScanner(response.Body); scanner.Scan(); {
		page.WriteString(scanner.Text())
	}
	return page.String()
}
