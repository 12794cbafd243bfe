package api

import (
	"io"
	"log/slog"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"
)

// The desk and the citizen's pages are two entries that never serve each
// other's addresses, and no entry is kept by a browser without asking.
func TestEveryPageHasItsEntry(t *testing.T) {
	a := New(Deps{Logger: slog.New(slog.DiscardHandler), Site: fstest.MapFS{
		"index.html":     {Data: []byte("the desk")},
		"citizen.html":   {Data: []byte("the citizen's pages")},
		"favicon.svg":    {Data: []byte("<svg/>")},
		"assets/a-1.js":  {Data: []byte("1")},
		"assets/a-1.css": {Data: []byte("a{}")},
	}})
	for _, page := range []struct {
		path, body, kind, kept string
		status                 int
	}{
		{"/", "the desk", "text/html", "no-cache", 200},
		{"/arenden/100001-1", "the desk", "text/html", "no-cache", 200},
		{"/invanarestatistik", "the desk", "text/html", "no-cache", 200},
		{"/index.html", "the desk", "text/html", "no-cache", 200},
		{"/invanare", "the citizen's pages", "text/html", "no-cache", 200},
		{"/invanare/", "the citizen's pages", "text/html", "no-cache", 200},
		{"/invanare/arende/100001-1", "the citizen's pages", "text/html", "no-cache", 200},
		{"/citizen.html", "the citizen's pages", "text/html", "no-cache", 200},
		{"/favicon.svg", "<svg/>", "image/svg+xml", "", 200},
		{"/assets/a-1.js", "1", "text/javascript", "public, max-age=31536000, immutable", 200},
		{"/assets/gone.js", "", "application/problem+json", "", 404},
		{"/invanare/../assets/gone.js", "", "application/problem+json", "", 404},
	} {
		res, err := a.Fiber.Test(httptest.NewRequest("GET", page.path, nil))
		if err != nil {
			t.Fatal(page.path, err)
		}
		body, err := io.ReadAll(res.Body)
		if err != nil {
			t.Fatal(page.path, err)
		}
		kind := res.Header.Get("Content-Type")
		if res.StatusCode != page.status || !strings.HasPrefix(kind, page.kind) || (page.status == 200 && string(body) != page.body) {
			t.Errorf("%s: %d %s %q", page.path, res.StatusCode, kind, body)
		}
		if kept := res.Header.Get("Cache-Control"); kept != page.kept {
			t.Errorf("%s: Cache-Control %q, want %q", page.path, kept, page.kept)
		}
	}
}

// A checkout whose front end is not built says that the page is not there.
func TestSiteWithoutEntryIsNotFound(t *testing.T) {
	a := New(Deps{Logger: slog.New(slog.DiscardHandler), Site: fstest.MapFS{"index.html": {Data: []byte("the desk")}}})
	res, err := a.Fiber.Test(httptest.NewRequest("GET", "/invanare", nil))
	if err != nil {
		t.Fatal(err)
	}
	if res.StatusCode != 404 {
		t.Errorf("/invanare without its entry: %d", res.StatusCode)
	}
}
