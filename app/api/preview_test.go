package api

import (
	"log/slog"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"
)

// The preview of a file has an origin of its own, may be framed by the desk
// alone, and reaches the desk's scripts though they are foreign to it; no other
// page gives up its origin.
func TestThePreviewIsSandboxed(t *testing.T) {
	a := New(Deps{Logger: slog.New(slog.DiscardHandler), Site: fstest.MapFS{
		"index.html":    {Data: []byte("the desk")},
		"preview.html":  {Data: []byte("the preview")},
		"assets/a-1.js": {Data: []byte("1")},
	}})
	get := func(path, header string) string {
		res, err := a.Fiber.Test(httptest.NewRequest("GET", path, nil))
		if err != nil {
			t.Fatal(err)
		}
		if res.StatusCode != 200 {
			t.Errorf("%s: %d", path, res.StatusCode)
		}
		return res.Header.Get(header)
	}
	policy := get("/preview.html", "Content-Security-Policy")
	if !strings.HasPrefix(policy, "sandbox allow-scripts;") || strings.Contains(policy, "allow-same-origin") || !strings.Contains(policy, "default-src 'none'") || !strings.Contains(policy, "frame-ancestors 'self'") {
		t.Error(policy)
	}
	if frame := get("/preview.html", "X-Frame-Options"); frame != "SAMEORIGIN" {
		t.Error(frame)
	}
	if foreign := get("/assets/a-1.js", "Access-Control-Allow-Origin"); foreign != "*" {
		t.Error(foreign)
	}
	if page := get("/", "Content-Security-Policy"); strings.Contains(page, "sandbox") || !strings.Contains(page, "frame-src 'self'") || !strings.Contains(page, "frame-ancestors 'none'") {
		t.Error(page)
	}
	if foreign := get("/", "Access-Control-Allow-Origin"); foreign != "" {
		t.Error(foreign)
	}
}
