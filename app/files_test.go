package app_test

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/base64"
	"fmt"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"kontaktpunkten/app/apptest"
	"kontaktpunkten/app/wire"
)

const png = "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"

// A file is taken as bytes and given back as a download, whatever it claims to
// be: its type is found in its bytes, and nothing of it runs from our address.
func TestFilesComeAndGo(t *testing.T) {
	desk := apptest.Start(t)
	anna := desk.SignIn(t, "forsta")
	for _, c := range []struct {
		name, content, found, sent string
		preview                    bool
	}{
		{"bild.png", png, "image/png", "image/png", true},
		{"Röntgen svar.pdf", "%PDF-1.7\n1 0 obj", "application/pdf", "application/pdf", true},
		{"faktura.pdf", "<!doctype html><script>alert(1)</script>", "text/html", "application/octet-stream", false},
		{"bild.svg", `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>`, "image/svg+xml", "application/octet-stream", false},
		{"brev.txt", "Hej på dig", "text/plain", "text/plain", false},
	} {
		a := anna.Do("POST", "/api/v1/attachments?name="+escaped(c.name), []byte(c.content), "Content-Type", "image/png")
		var kept wire.Attachment
		if a.Into(t, &kept); a.Status != 201 || kept.Name != c.name || kept.Type != c.found || kept.Preview != c.preview || kept.Size != int64(len(c.content)) {
			t.Errorf("%s: %d %s", c.name, a.Status, a.Body)
		}
		a = anna.Do("GET", fmt.Sprintf("/api/v1/attachments/%d", kept.ID), nil)
		if a.Status != 200 || string(a.Body) != c.content || a.Header.Get("Content-Type") != c.sent {
			t.Errorf("%s: %d %s %q", c.name, a.Status, a.Header.Get("Content-Type"), a.Body)
		}
		if d := a.Header.Get("Content-Disposition"); !strings.HasPrefix(d, "attachment;") {
			t.Errorf("%s: %s", c.name, d)
		}
		if p := a.Header.Get("Content-Security-Policy"); !strings.HasPrefix(p, "sandbox;") || a.Header.Get("X-Content-Type-Options") != "nosniff" || a.Header.Get("Cache-Control") != "no-store" {
			t.Errorf("%s: %v", c.name, a.Header)
		}
		if other := desk.SignIn(t, "andra").Do("GET", fmt.Sprintf("/api/v1/attachments/%d", kept.ID), nil); other.Status != 404 || other.Slug() != "file-not-found" {
			t.Errorf("%s: somebody else gets %d", c.name, other.Status)
		}
	}
	a := anna.Do("GET", "/api/v1/attachments/2", nil)
	if d := a.Header.Get("Content-Disposition"); d != "attachment; filename*=utf-8''R%C3%B6ntgen%20svar.pdf" {
		t.Error(d)
	}
}

func escaped(s string) string { return strings.NewReplacer(" ", "%20", "ö", "%C3%B6").Replace(s) }

func TestUploadsThatAreRefused(t *testing.T) {
	desk := apptest.Start(t)
	anna := desk.SignIn(t, "forsta")
	for _, c := range []struct {
		name, query string
		body        []byte
		who         *apptest.Client
		status      int
		slug        string
	}{
		{"nobody", "?name=a.txt", []byte("x"), desk.Anybody(t), 401, "session-ended"},
		{"an auditor", "?name=a.txt", []byte("x"), desk.SignIn(t, "granskare"), 403, "not-allowed"},
		{"without a name", "", []byte("x"), anna, 422, "required"},
		{"a name of nothing", "?name=%2F..%2F", []byte("x"), anna, 422, "required"},
		{"nothing", "?name=a.txt", nil, anna, 422, "file-empty"},
		{"just too large", "?name=a.txt", make([]byte, 20<<20+1), anna, 413, "file-too-large"},
		{"as large as can be", "?name=a.txt", bytes.Repeat([]byte("a"), 20<<20), anna, 201, ""},
	} {
		if a := c.who.Do("POST", "/api/v1/attachments"+c.query, c.body); a.Status != c.status || a.Slug() != c.slug {
			t.Errorf("%s: %d %s", c.name, a.Status, a.Slug())
		}
	}
	// Other requests have no more room than before.
	if a := anna.Do("POST", "/api/v1/tickets", bytes.Repeat([]byte("a"), 300<<10)); a.Status != 413 || a.Slug() != "body-too-large" {
		t.Errorf("%d %s", a.Status, a.Slug())
	}
}

// A body that is far too large is not waited for: the answer comes while most of
// it has not been sent.
func TestALargeBodyIsNotWaitedFor(t *testing.T) {
	desk := apptest.Start(t)
	for path, size := range map[string]int{"/api/v1/session": 9 << 20, "/api/v1/attachments?name=a": 200 << 20} {
		var d net.Dialer
		line, err := d.DialContext(t.Context(), "tcp", strings.TrimPrefix(desk.URL, "http://"))
		if err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
		stop := context.AfterFunc(ctx, func() { _ = line.Close() })
		_, _ = fmt.Fprintf(line, "POST %s HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\nabc", path, size)
		answer := make([]byte, 12)
		_, err = line.Read(answer)
		stop()
		cancel()
		_ = line.Close()
		if err != nil || string(answer) != fmt.Sprintf("HTTP/1.1 %d", http.StatusRequestEntityTooLarge) {
			t.Errorf("%s: %q, %v", path, answer, err)
		}
	}
}

// The markup of a mail is a page in a sandbox: nothing of it runs, its own
// images lie in it, and others are asked for only when somebody wants them.
func TestAMessageAsItLooked(t *testing.T) {
	desk := apptest.Start(t)
	anna := desk.SignIn(t, "forsta")
	var ticket wire.Ticket
	anna.Do("POST", "/api/v1/tickets", booking()).Into(t, &ticket)
	var file wire.Attachment
	anna.Do("POST", "/api/v1/attachments?name=bild.png", []byte(png)).Into(t, &file)
	owner, err := sql.Open("pgx", desk.DB.OwnerURL)
	if err != nil {
		t.Fatal(err)
	}
	defer owner.Close()
	var message int64
	markup := `<p>Hej <img data-cid="bild@x"/><img data-cid="borta"/><img data-remote-src="http://bilder.example.org/a.png"/></p><details><summary></summary>Förr</details>`
	if err := owner.QueryRowContext(t.Context(), `update messages set html = $1, remote_images = true where id = (select max(id) from messages) returning id`, markup).Scan(&message); err != nil {
		t.Fatal(err)
	}
	if _, err := owner.ExecContext(t.Context(), `update attachments set message_id = $1, ticket_id = (select ticket_id from messages where id = $1), inline_id = 'bild@x' where id = $2`, message, file.ID); err != nil {
		t.Fatal(err)
	}
	path := fmt.Sprintf("/api/v1/messages/%d/page", message)
	own := `<img src="data:image/png;base64,` + base64.StdEncoding.EncodeToString([]byte(png)) + `"/><img/>`
	for _, c := range []struct{ query, remote, images, words string }{
		{"", `<img data-remote-src="http://bilder.example.org/a.png"/>`, "img-src data:", "Visa citerad text"},
		{"?images=1&lang=en", `<img src="https://bilder.example.org/a.png"/>`, "img-src data: https:", "Show quoted text"},
	} {
		a := anna.Do("GET", path+c.query, nil)
		if want := "<body><p>Hej " + own + c.remote + "</p><details><summary>" + c.words + "</summary>Förr</details></body>"; a.Status != 200 || !strings.Contains(string(a.Body), want) {
			t.Errorf("%s: %d %s", c.query, a.Status, a.Body)
		}
		policy := a.Header.Get("Content-Security-Policy")
		if !strings.HasPrefix(policy, "sandbox allow-same-origin ") || strings.Contains(policy, "allow-scripts") || !strings.Contains(policy, "default-src 'none';") || !strings.HasSuffix(policy, c.images) {
			t.Errorf("%s: %s", c.query, policy)
		}
		if a.Header.Get("X-Frame-Options") != "SAMEORIGIN" || a.Header.Get("Cache-Control") != "no-store" || a.Header.Get("Referrer-Policy") != "no-referrer" {
			t.Errorf("%s: %v", c.query, a.Header)
		}
	}
	for who, want := range map[string]int{"vardgaranti": 404, "granskare": 403} {
		if a := desk.SignIn(t, who).Do("GET", path, nil); a.Status != want {
			t.Errorf("%s: %d", who, a.Status)
		}
	}
	for _, other := range []string{"999999", "0", "x"} {
		if a := anna.Do("GET", "/api/v1/messages/"+other+"/page", nil); a.Status != 404 || a.Slug() != "message-not-found" {
			t.Errorf("%s: %d %s", other, a.Status, a.Body)
		}
	}
}
