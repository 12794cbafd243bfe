package api

import (
	"compress/gzip"
	"io"
	"log/slog"
	"net/http"
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

// What a browser can unpack is sent packed, and others get the same as it is.
func TestPagesArePacked(t *testing.T) {
	script := strings.Repeat("export const a = 1;\n", 1_000)
	a := New(Deps{Logger: slog.New(slog.DiscardHandler), Site: fstest.MapFS{"index.html": {Data: []byte("the desk")},
		"assets/a-1.js": {Data: []byte(script)}, "assets/f.woff2": {Data: []byte("a font is packed already")}}})
	for range 2 { // the second time it is packed already
		res := get(t, a, "/assets/a-1.js", "gzip, deflate, br")
		small, err := gzip.NewReader(res.Body)
		if err != nil {
			t.Fatal(err)
		}
		if body, err := io.ReadAll(small); err != nil || string(body) != script {
			t.Fatalf("unpacked: %d bytes, %v", len(body), err)
		}
		if res.ContentLength > int64(len(script)/10) || res.Header.Get("Content-Encoding") != "gzip" || res.Header.Get("Vary") != "Accept-Encoding" ||
			!strings.HasPrefix(res.Header.Get("Content-Type"), "text/javascript") || !strings.HasSuffix(res.Header.Get("Cache-Control"), "immutable") {
			t.Errorf("packed: %d bytes, %v", res.ContentLength, res.Header)
		}
	}
	res := get(t, a, "/assets/a-1.js", "identity")
	if body, err := io.ReadAll(res.Body); err != nil || string(body) != script || res.Header.Get("Content-Encoding") != "" || res.Header.Get("Vary") != "Accept-Encoding" {
		t.Errorf("plain: %d bytes, %v, %v", len(body), err, res.Header)
	}
	if res := get(t, a, "/assets/f.woff2", "gzip"); res.StatusCode != 200 || res.Header.Get("Content-Encoding") != "" {
		t.Errorf("a font: %d %v", res.StatusCode, res.Header)
	}
	if res := get(t, a, "/assets/gone.js", "gzip"); res.StatusCode != 404 || res.Header.Get("Cache-Control") != "" {
		t.Errorf("a script that is not there: %d %v", res.StatusCode, res.Header)
	}
}

func get(t *testing.T, a *API, path, encodings string) *http.Response {
	t.Helper()
	req := httptest.NewRequest("GET", path, nil)
	req.Header.Set("Accept-Encoding", encodings)
	res, err := a.Fiber.Test(req)
	if err != nil {
		t.Fatal(path, err)
	}
	return res
}
