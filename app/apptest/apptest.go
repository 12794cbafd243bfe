// Package apptest runs a whole desk for a test: real PostgreSQL, real HTTP on
// loopback, the real policy, and a clock that the test moves.
package apptest

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"testing"
	"time"

	"kontaktpunkten/app"
	"kontaktpunkten/app/postgres/pgtest"
)

// Desk is a running desk.
type Desk struct {
	URL string
	App *app.App
	DB  *pgtest.DB
}

// Start runs a demonstration desk on a database of its own until the test ends.
func Start(t testing.TB, settings ...string) *Desk {
	t.Helper()
	return On(t, pgtest.New(t), settings...)
}

// On runs a desk on a database that may have others: a second replica.
// settings are further KP_ variables, NAME=value; KP_DEMO_DAY=true adds the
// demonstration's day, which takes some seconds.
func On(t testing.TB, db *pgtest.DB, settings ...string) *Desk {
	t.Helper()
	env := map[string]string{"KP_ADDR": "127.0.0.1:0", "KP_PUBLIC_URL": "http://localhost:8080", "DATABASE_URL": db.AppURL, "KP_MIGRATE_URL": db.OwnerURL, "KP_DEMO": "true", "KP_TEST_CLOCK": "true", "KP_SMTP_LISTEN": "127.0.0.1:0", "KP_DATA_DIR": t.TempDir()}
	for _, s := range settings {
		for i := range s {
			if s[i] == '=' {
				env[s[:i]] = s[i+1:]
				break
			}
		}
	}
	cfg, err := app.Load(nil, func(name string) string { return env[name] })
	if err != nil {
		t.Fatal(err)
	}
	cfg.QuietDemo = env["KP_DEMO_DAY"] == ""
	log := slog.New(slog.NewTextHandler(testWriter{t}, &slog.HandlerOptions{Level: slog.LevelWarn}))
	desk, err := app.New(t.Context(), cfg, log, nil)
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.WithoutCancel(t.Context()))
	done := make(chan error, 1)
	go func() { done <- desk.Run(ctx) }()
	t.Cleanup(func() {
		stop()
		if err := <-done; err != nil {
			t.Errorf("the desk stopped with %v", err)
		}
	})
	d := &Desk{URL: "http://" + desk.Addr(), App: desk, DB: db}
	d.waitReady(t)
	return d
}

// waitReady asks until the desk serves live updates too.
func (d *Desk) waitReady(t testing.TB) {
	t.Helper()
	late := time.NewTimer(time.Minute)
	defer late.Stop()
	tick := time.NewTicker(10 * time.Millisecond)
	defer tick.Stop()
	for d.Anybody(t).Do("GET", "/readyz", nil).Status != http.StatusOK {
		select {
		case <-late.C:
			t.Fatal("the desk did not become ready")
		case <-tick.C:
		}
	}
}

type testWriter struct{ t testing.TB }

func (w testWriter) Write(p []byte) (int, error) {
	w.t.Logf("%s", bytes.TrimSpace(p))
	return len(p), nil
}

// Client is somebody signed in.
type Client struct {
	t      testing.TB
	url    string
	Cookie string
	http   http.Client
}

// Anybody is a client that is not signed in.
func (d *Desk) Anybody(t testing.TB) *Client { return &Client{t: t, url: d.URL} }

// SignIn signs a demo account in.
func (d *Desk) SignIn(t testing.TB, username string) *Client {
	t.Helper()
	c := d.Anybody(t)
	a := c.Do("POST", "/api/v1/session", map[string]string{"username": username, "password": "demo"})
	if a.Status != http.StatusOK {
		t.Fatalf("%s cannot sign in: %d %s", username, a.Status, a.Body)
	}
	return c
}

// Answer is what came back.
type Answer struct {
	Status int
	Header http.Header
	Body   []byte
}

// Slug is the problem's slug.
func (a Answer) Slug() string {
	var p struct{ Slug string }
	_ = json.Unmarshal(a.Body, &p)
	return p.Slug
}

// Into reads the body as JSON.
func (a Answer) Into(t testing.TB, v any) {
	t.Helper()
	if err := json.Unmarshal(a.Body, v); err != nil {
		t.Fatalf("%v in %d %s", err, a.Status, a.Body)
	}
}

// Do sends a request; body is nil, raw bytes, or made into JSON. headers are
// pairs of name and value.
func (c *Client) Do(method, path string, body any, headers ...string) Answer {
	c.t.Helper()
	var reader io.Reader
	switch b := body.(type) {
	case nil:
	case []byte:
		reader = bytes.NewReader(b)
	default:
		text, err := json.Marshal(b)
		if err != nil {
			c.t.Fatal(err)
		}
		reader = bytes.NewReader(text)
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, method, c.url+path, reader)
	if err != nil {
		c.t.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/json")
	if c.Cookie != "" {
		request.Header.Set("Cookie", c.Cookie)
	}
	for i := 0; i+1 < len(headers); i += 2 {
		request.Header.Set(headers[i], headers[i+1])
	}
	response, err := c.http.Do(request)
	if err != nil {
		c.t.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		c.t.Fatal(err)
	}
	for _, cookie := range response.Cookies() {
		c.Cookie = fmt.Sprintf("%s=%s", cookie.Name, cookie.Value)
	}
	return Answer{Status: response.StatusCode, Header: response.Header, Body: text}
}
