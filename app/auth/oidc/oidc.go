// Package oidc signs citizens in by e-id: OpenID Connect's code flow with PKCE,
// state and nonce, against a provider that the hospital names. The provider says
// who somebody is by an identity number in a claim; nothing else of what it says
// is believed or kept but the name.
//
// What was asked of the provider is remembered by the browser alone, in a cookie
// that is good for one return within ten minutes.
package oidc

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"

	"kontaktpunkten/app/auth"
	"kontaktpunkten/tickets/personnummer"
	"kontaktpunkten/tickets/problem"
)

// What a sign-in can come to besides somebody. The cause is logged, never told.
var (
	// ErrState: this return is not the answer to what this browser asked, or was
	// used before.
	ErrState = problem.New(problem.Unauthenticated, "eid-state-wrong")
	// ErrExpired: the citizen was away for too long.
	ErrExpired = problem.New(problem.Unauthenticated, "eid-expired")
	// ErrRefused: the provider refused the code, or what it answered does not hold.
	ErrRefused = problem.New(problem.Unauthenticated, "eid-refused")
	// ErrNoIdentity: the provider does not say by a valid number who it is (P-5).
	ErrNoIdentity = problem.New(problem.Unauthenticated, "eid-no-identity")
	// ErrUnreachable: the provider does not answer.
	ErrUnreachable = problem.New(problem.Busy, "eid-unreachable")
)

// Config names the provider.
type Config struct {
	Issuer       string
	ClientID     string
	ClientSecret string
	// Claim holds the identity number, NameClaim the name; the latter may be empty.
	Claim     string
	NameClaim string
	// PublicURL is the address that people use; the provider sends back to it.
	PublicURL string
	// HTTP asks the provider; nil: one that waits ten seconds at most.
	HTTP *http.Client
	// Now gives the time; nil: the real one.
	Now func() time.Time
	Log *slog.Logger
}

// Client signs in at one provider. It asks the provider for its addresses and
// keys when they are first needed, so that the desk starts without it.
type Client struct {
	config   Config
	provider atomic.Pointer[oidc.Provider]
}

// New makes a client; it asks nobody anything.
func New(c Config) *Client {
	if c.HTTP == nil {
		c.HTTP = &http.Client{Timeout: 10 * time.Second}
	}
	if c.Now == nil {
		c.Now = time.Now
	}
	return &Client{config: c}
}

// Begin gives the address at the provider where the browser goes now, and what
// it keeps until it comes back.
func (c *Client) Begin(ctx context.Context) (address, kept string, err error) {
	o, _, err := c.ready(ctx)
	if err != nil {
		return "", "", err
	}
	k := asked{state: rand.Text(), nonce: rand.Text(), verifier: oauth2.GenerateVerifier(), at: c.config.Now()}
	// Others may have signed in on the same machine: the provider asks anew.
	return o.AuthCodeURL(k.state, oidc.Nonce(k.nonce), oauth2.S256ChallengeOption(k.verifier), oauth2.SetAuthURLParam("prompt", "login")), k.String(), nil
}

// Finish says who came back: the identity number that the provider vouches for,
// and the name where it tells one. kept is what the browser kept; it must not be
// taken twice.
func (c *Client) Finish(ctx context.Context, kept, state, code string) (personnummer.Number, string, error) {
	k, ok := parseAsked(kept)
	switch {
	case !ok || state == "" || code == "" || subtle.ConstantTimeCompare([]byte(k.state), []byte(state)) != 1:
		return personnummer.Number{}, "", ErrState
	case c.config.Now().Sub(k.at).Abs() >= auth.EIDLife*time.Second:
		return personnummer.Number{}, "", ErrExpired
	}
	claims, err := c.claims(ctx, k, code)
	if err != nil {
		return personnummer.Number{}, "", err
	}
	typed, _ := claims[c.config.Claim].(string)
	number, err := personnummer.Parse(typed, c.config.Now())
	if err != nil {
		c.log(ctx, "the claim holds no identity number", err)
		return personnummer.Number{}, "", ErrNoIdentity
	}
	name, _ := claims[c.config.NameClaim].(string)
	return number, strings.ToValidUTF8(strings.TrimSpace(name), ""), nil
}

// claims exchanges the code and verifies what comes for it: signature, issuer,
// audience, time and nonce.
func (c *Client) claims(ctx context.Context, k asked, code string) (map[string]any, error) {
	o, provider, err := c.ready(ctx)
	if err != nil {
		return nil, err
	}
	ctx = oidc.ClientContext(ctx, c.config.HTTP)
	token, err := o.Exchange(ctx, code, oauth2.VerifierOption(k.verifier))
	var answered *oauth2.RetrieveError
	switch {
	case errors.As(err, &answered) && answered.Response != nil && answered.Response.StatusCode < 500:
		c.log(ctx, "the code was refused", errors.New(answered.ErrorCode))
		return nil, ErrRefused
	case err != nil:
		c.log(ctx, "the code was not exchanged", errors.New("no answer"))
		return nil, ErrUnreachable
	}
	raw, _ := token.Extra("id_token").(string)
	verified, err := provider.VerifierContext(ctx, &oidc.Config{ClientID: c.config.ClientID, Now: c.config.Now}).Verify(ctx, raw)
	if err == nil && subtle.ConstantTimeCompare([]byte(verified.Nonce), []byte(k.nonce)) != 1 {
		err = errors.New("another nonce")
	}
	claims := map[string]any{}
	if err == nil {
		err = verified.Claims(&claims)
	}
	if err != nil {
		c.log(ctx, "the token does not hold", err)
		return nil, ErrRefused
	}
	return claims, nil
}

// ready asks the provider for its addresses and keys, once.
func (c *Client) ready(ctx context.Context) (*oauth2.Config, *oidc.Provider, error) {
	p := c.provider.Load()
	if p == nil {
		var err error
		// The keys are fetched again later, when the request is long over.
		if p, err = oidc.NewProvider(oidc.ClientContext(context.WithoutCancel(ctx), c.config.HTTP), c.config.Issuer); err != nil {
			c.log(ctx, "the provider cannot be asked", err)
			return nil, nil, ErrUnreachable
		}
		c.provider.Store(p)
	}
	return &oauth2.Config{ClientID: c.config.ClientID, ClientSecret: c.config.ClientSecret, Endpoint: p.Endpoint(),
		RedirectURL: c.config.PublicURL + auth.EIDReturn, Scopes: []string{oidc.ScopeOpenID, "profile"}}, p, nil
}

func (c *Client) log(ctx context.Context, what string, err error) {
	if c.config.Log != nil {
		c.config.Log.WarnContext(ctx, "sign-in by e-id failed", "what", what, "error", err)
	}
}

// asked is what was asked of the provider.
type asked struct {
	state, nonce, verifier string
	at                     time.Time
}

// String writes it for a cookie.
func (k asked) String() string {
	return fmt.Sprintf("%s.%s.%s.%d", k.state, k.nonce, k.verifier, k.at.Unix())
}

func parseAsked(s string) (k asked, ok bool) {
	parts := strings.Split(s, ".")
	if len(parts) != 4 || parts[0] == "" || parts[1] == "" || parts[2] == "" {
		return k, false
	}
	at, err := strconv.ParseInt(parts[3], 10, 64)
	return asked{state: parts[0], nonce: parts[1], verifier: parts[2], at: time.Unix(at, 0)}, err == nil
}
