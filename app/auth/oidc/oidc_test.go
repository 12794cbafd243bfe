package oidc_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"kontaktpunkten/app/auth/oidc"
	"kontaktpunkten/app/auth/oidc/oidctest"
)

const (
	publicURL = "http://localhost:8080"
	someone   = "189001129817" // of the test series
)

// there is a provider with a client whose clock can be moved.
type there struct {
	*oidctest.Provider
	*oidc.Client
	ahead atomic.Int64
	swap  atomic.Pointer[string] // an id token to put in place of the provider's
	last  atomic.Pointer[string] // the last one that the provider gave
}

func at(t *testing.T, p *oidctest.Provider, id string) *there {
	t.Helper()
	x := &there{Provider: p}
	x.Client = oidc.New(oidc.Config{Issuer: p.Issuer, ClientID: id, ClientSecret: id + "-secret", Claim: "personal_identity_number", NameClaim: "name",
		PublicURL: publicURL, HTTP: &http.Client{Transport: x, Timeout: time.Minute},
		Now: func() time.Time { return time.Now().Add(time.Duration(x.ahead.Load())) }})
	return x
}

// RoundTrip stands between the client and the provider's token endpoint.
func (x *there) RoundTrip(r *http.Request) (*http.Response, error) {
	a, err := http.DefaultTransport.RoundTrip(r)
	if err != nil || !strings.HasSuffix(r.URL.Path, "/token") || a.StatusCode != http.StatusOK {
		return a, err
	}
	raw, err := io.ReadAll(a.Body)
	if err != nil {
		return nil, err
	}
	token := map[string]any{}
	if err := json.Unmarshal(raw, &token); err != nil {
		return nil, err
	}
	given, _ := token["id_token"].(string)
	x.last.Store(&given)
	if other := x.swap.Load(); other != nil {
		token["id_token"] = *other
		if raw, err = json.Marshal(token); err != nil {
			return nil, err
		}
	}
	a.Body, a.ContentLength = io.NopCloser(bytes.NewReader(raw)), int64(len(raw))
	a.Header.Del("Content-Length")
	return a, nil
}

// away begins, signs in at the provider, and comes back.
func (x *there) away(t *testing.T, login string) (kept, state, code string) {
	t.Helper()
	address, kept, err := x.Begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{"code_challenge=", "code_challenge_method=S256", "nonce=", "state=", "prompt=login"} {
		if !strings.Contains(address, part) {
			t.Errorf("nothing asks for %s: %s", part, address)
		}
	}
	state, code = x.SignIn(t, address, login)
	return kept, state, code
}

func (x *there) refuses(t *testing.T, want error, kept, state, code string) {
	t.Helper()
	if n, _, err := x.Finish(t.Context(), kept, state, code); !errors.Is(err, want) || !n.IsZero() {
		t.Errorf("%v %v, want %v", n, err, want)
	}
}

func TestSigningInByEID(t *testing.T) {
	provider := oidctest.Start(t, publicURL+"/api/v1/citizen/return")
	x := at(t, provider, oidctest.ClientID)
	t.Run("a citizen", func(t *testing.T) {
		kept, state, code := x.away(t, someone)
		n, name, err := x.Finish(t.Context(), kept, state, code)
		if err != nil || n.String() != someone || name != "Legitimerad Person" {
			t.Fatalf("%v %q %v", n.Display(), name, err)
		}
		t.Run("the code again", func(t *testing.T) { x.refuses(t, oidc.ErrRefused, kept, state, code) })
	})
	t.Run("another's state", func(t *testing.T) {
		kept, _, code := x.away(t, someone)
		_, other, _ := x.away(t, someone)
		x.refuses(t, oidc.ErrState, kept, other, code)
		x.refuses(t, oidc.ErrState, "", other, code)
		x.refuses(t, oidc.ErrState, kept, "", code)
		x.refuses(t, oidc.ErrState, kept[:len(kept)-12], kept, code)
	})
	t.Run("another's verifier", func(t *testing.T) { // a code that somebody else's browser was given
		mine, state, _ := x.away(t, someone)
		_, _, code := x.away(t, someone)
		x.refuses(t, oidc.ErrRefused, mine, state, code)
	})
	t.Run("away for too long", func(t *testing.T) {
		defer x.ahead.Store(0)
		kept, state, code := x.away(t, someone)
		x.ahead.Store(int64(10 * time.Minute))
		x.refuses(t, oidc.ErrExpired, kept, state, code)
	})
	t.Run("a token that has expired", func(t *testing.T) {
		defer x.ahead.Store(0)
		x.ahead.Store(int64(3 * time.Hour)) // the provider's tokens live an hour
		kept, state, code := x.away(t, someone)
		x.refuses(t, oidc.ErrRefused, kept, state, code)
	})
	t.Run("a code for another audience", func(t *testing.T) {
		_, _, code := at(t, provider, oidctest.Another).away(t, someone)
		kept, state, _ := x.away(t, someone)
		x.refuses(t, oidc.ErrRefused, kept, state, code)
	})
	t.Run("a token for another audience", func(t *testing.T) {
		defer x.swap.Store(nil)
		y := at(t, provider, oidctest.Another)
		kept, state, code := y.away(t, someone)
		if _, _, err := y.Finish(t.Context(), kept, state, code); err != nil {
			t.Fatal(err)
		}
		x.swap.Store(y.last.Load())
		kept, state, code = x.away(t, someone)
		x.refuses(t, oidc.ErrRefused, kept, state, code)
	})
	t.Run("a token of an earlier sign-in", func(t *testing.T) { // the nonce tells
		defer x.swap.Store(nil)
		kept, state, code := x.away(t, someone)
		if _, _, err := x.Finish(t.Context(), kept, state, code); err != nil {
			t.Fatal(err)
		}
		x.swap.Store(x.last.Load())
		kept, state, code = x.away(t, someone)
		x.refuses(t, oidc.ErrRefused, kept, state, code)
	})
	for _, login := range []string{"nobody", "nonsense", "189001129818"} {
		t.Run("no identity: "+login, func(t *testing.T) {
			kept, state, code := x.away(t, login)
			x.refuses(t, oidc.ErrNoIdentity, kept, state, code)
		})
	}
}

// A provider that is gone is told as such; the desk itself has started without it.
func TestProviderIsGone(t *testing.T) {
	x := at(t, &oidctest.Provider{Issuer: "http://127.0.0.1:9"}, oidctest.ClientID)
	if _, _, err := x.Begin(t.Context()); !errors.Is(err, oidc.ErrUnreachable) {
		t.Errorf("%v", err)
	}
}
