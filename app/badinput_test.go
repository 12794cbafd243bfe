package app_test

import (
	"bytes"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"kontaktpunkten/app/apptest"
	"kontaktpunkten/app/seed"
	"kontaktpunkten/app/wire"
)

// booking is a contact that is right in every way.
func booking() map[string]any {
	return map[string]any{
		"channel":  "phone",
		"customer": map[string]any{"kind": "patient"},
		"patient":  map[string]any{"identity_number": seed.Identity(7).Display(), "name": "Test Person"},
		"reason":   "booking", "subject": "Ny tid", "text": "Vill ha en ny tid till mottagningen.",
	}
}

// with is a booking with one thing changed; nil takes the thing away.
func with(path string, value any) map[string]any {
	b := booking()
	at := b
	keys := strings.Split(path, ".")
	for _, key := range keys[:len(keys)-1] {
		at = at[key].(map[string]any)
	}
	if value == nil {
		delete(at, keys[len(keys)-1])
	} else {
		at[keys[len(keys)-1]] = value
	}
	return b
}

// Bad input is told at its field, in a slug that the screen has words for, and
// nothing is kept of it. What was wrong is never repeated in the answer.
func TestBadInputIsToldAtItsField(t *testing.T) {
	desk := apptest.Start(t)
	anna := desk.SignIn(t, "forsta")
	for _, c := range []struct {
		what, field, slug string
		body              map[string]any
	}{
		{"wrong check digit", "patient.identity_number", "identity-number-wrong-check-digit", with("patient.identity_number", "18900112-9818")},
		{"too short a number", "patient.identity_number", "identity-number-wrong-length", with("patient.identity_number", "1890011")},
		{"unknown reason", "reason", "unknown", with("reason", "tax-return")},
		{"no reason", "reason", "required", with("reason", nil)},
		{"an extra field", "?", "unexpected", with("Personnummer 189001129817", true)},
		{"an extra plain field", "colour", "unexpected", with("colour", "red")},
		{"unknown channel", "channel", "unknown-value", with("channel", "telex")},
		{"empty text", "text", "required", with("text", "  ")},
		{"text of the wrong type", "text", "wrong-type", with("text", 7)},
		{"too long a text", "text", "too-long", with("text", strings.Repeat("å", 20001))},
		{"a relative without a name", "customer.name", "required", with("customer", map[string]any{"kind": "relative"})},
		{"nobody it concerns", "patient", "required", with("patient", nil)},
		{"another unit", "unit", "unknown", with("unit", "ortopedi")},
		{"no such unit", "unit", "unknown", with("unit", "ingen")},
		{"priority 9", "priority", "out-of-range", with("priority", 9)},
		{"tomorrow", "occurred_at", "in-the-future", with("occurred_at", "2199-01-01T10:00:00Z")},
		{"last year", "occurred_at", "too-long-ago", with("occurred_at", "2020-01-01T10:00:00Z")},
		{"no time", "occurred_at", "not-a-time", with("occurred_at", "i går")},
		{"two ends", "end", "one-of", with("end", map[string]any{"keep": true, "close": map[string]any{"action": "informed"}})},
		{"an unknown action", "action", "unknown", with("end", map[string]any{"close": map[string]any{"action": "dance"}})},
	} {
		t.Run(c.what, func(t *testing.T) {
			a := anna.Do("POST", "/api/v1/tickets", c.body)
			var p wire.Problem
			a.Into(t, &p)
			if a.Status != http.StatusUnprocessableEntity || a.Header.Get("Content-Type") != "application/problem+json" {
				t.Fatalf("%d %s %s", a.Status, a.Header.Get("Content-Type"), a.Body)
			}
			found := false
			for _, f := range p.Fields {
				found = found || f.Field == c.field && f.Slug == c.slug
			}
			if !found {
				t.Errorf("want %s at %s: %s", c.slug, c.field, a.Body)
			}
			if bytes.Contains(a.Body, []byte("189001129")) {
				t.Errorf("the answer repeats a number: %s", a.Body)
			}
		})
	}
}

func TestBrokenRequests(t *testing.T) {
	desk := apptest.Start(t)
	anna := desk.SignIn(t, "forsta")
	for _, c := range []struct {
		what, method, path string
		body               any
		status             int
		slug               string
	}{
		{"half a JSON", "POST", "/api/v1/tickets", []byte(`{"channel": "ph`), 422, "invalid-fields"},
		{"nothing", "POST", "/api/v1/tickets", nil, 422, "request-invalid"},
		{"too large", "POST", "/api/v1/tickets", bytes.Repeat([]byte("a"), 300<<10), 413, "body-too-large"},
		{"no such page", "GET", "/api/v1/nothing", nil, 404, "not-found"},
		{"no such ticket", "GET", "/api/v1/tickets/999999-1", nil, 404, ""},
		{"a wrong check digit", "GET", "/api/v1/tickets/100001-9", nil, 404, ""},
		{"a number in the search", "GET", "/api/v1/tickets?q=18900112-9817", nil, 422, "number-in-search"},
		{"a phone in the search", "GET", "/api/v1/tickets?q=070-1740605", nil, 422, "number-in-search"},
		{"a made-up cursor", "GET", "/api/v1/tickets?cursor=abc", nil, 422, "cursor-invalid"},
		{"no such sort", "GET", "/api/v1/tickets?sort=colour", nil, 422, "invalid-fields"},
		{"a limit of a million", "GET", "/api/v1/tickets?limit=1000000", nil, 422, "invalid-fields"},
		{"no such queue", "POST", "/api/v1/queues/9999/next", nil, 404, "queue-not-found"},
		{"two ways to search", "POST", "/api/v1/patients/search", map[string]string{"phone": "1", "name": "a"}, 422, "one-of"},
		{"what the role may not do", "GET", "/api/v1/statistics/today", nil, 403, "not-allowed"},
	} {
		t.Run(c.what, func(t *testing.T) {
			a := anna.Do(c.method, c.path, c.body)
			if a.Status != c.status || c.slug != "" && a.Slug() != c.slug {
				t.Errorf("%d %s, want %d %s", a.Status, a.Body, c.status, c.slug)
			}
		})
	}
}

// A cursor belongs to the list that it came from.
func TestCursorOfAnotherList(t *testing.T) {
	desk := apptest.Start(t)
	anna := desk.SignIn(t, "forsta")
	for range 3 {
		if a := anna.Do("POST", "/api/v1/tickets", booking()); a.Status != 201 {
			t.Fatalf("%d %s", a.Status, a.Body)
		}
	}
	var page wire.List[wire.Ticket]
	anna.Do("GET", "/api/v1/tickets?limit=2&sort=oldest", nil).Into(t, &page)
	if a := anna.Do("GET", "/api/v1/tickets?limit=2&sort=newest&cursor="+page.NextCursor, nil); a.Status != 422 || a.Slug() != "cursor-of-another-list" {
		t.Errorf("%d %s", a.Status, a.Body)
	}
	if a := anna.Do("GET", "/api/v1/tickets?limit=3&sort=oldest&cursor="+page.NextCursor, nil); a.Status != 200 {
		t.Errorf("%d %s", a.Status, a.Body)
	}
}

// A stale version is told with the ticket as it is now.
func TestStaleVersion(t *testing.T) {
	desk := apptest.Start(t)
	anna, bo := desk.SignIn(t, "forsta"), desk.SignIn(t, "forsta2")
	var ticket wire.Ticket
	anna.Do("POST", "/api/v1/tickets", booking()).Into(t, &ticket)
	path := "/api/v1/tickets/" + ticket.Number
	if a := anna.Do("POST", path+"/take", map[string]int{"version": 1}); a.Status != 200 {
		t.Fatalf("%d %s", a.Status, a.Body)
	}
	a := bo.Do("POST", path+"/notes", map[string]any{"version": 1, "text": "Ringde igen."})
	var p wire.Problem
	a.Into(t, &p)
	if a.Status != http.StatusConflict || p.Slug != "stale-version" || p.Ticket == nil || p.Ticket.Version != 2 || p.Ticket.Handler == nil {
		t.Errorf("%d %s", a.Status, a.Body)
	}
	if a := bo.Do("POST", path+"/notes", map[string]any{"version": p.Ticket.Version, "text": "Ringde igen."}); a.Status != 200 {
		t.Errorf("on the new version: %d %s", a.Status, a.Body)
	}
}

// Another unit's ticket is not there, for every way to it (P-2).
func TestTicketOfAnotherUnit(t *testing.T) {
	desk := apptest.Start(t)
	anna, vera := desk.SignIn(t, "forsta"), desk.SignIn(t, "vardgaranti")
	var ticket wire.Ticket
	anna.Do("POST", "/api/v1/tickets", booking()).Into(t, &ticket)
	for _, way := range []struct{ method, path string }{
		{"GET", ""}, {"GET", "/timeline"}, {"GET", "/earlier"}, {"POST", "/take"}, {"POST", "/notes"}, {"POST", "/close"},
	} {
		var body any
		if way.method == "POST" {
			body = map[string]map[string]any{
				"/take": {"version": 1}, "/notes": {"version": 1, "text": "x"}, "/close": {"version": 1, "action": "informed"},
			}[way.path]
		}
		if a := vera.Do(way.method, "/api/v1/tickets/"+ticket.Number+way.path, body); a.Status != http.StatusNotFound {
			t.Errorf("%s %s: %d %s", way.method, way.path, a.Status, a.Body)
		}
	}
}

// The same key is the same deed; another request with it is refused.
func TestIdempotencyKey(t *testing.T) {
	desk := apptest.Start(t)
	anna := desk.SignIn(t, "forsta")
	first := anna.Do("POST", "/api/v1/tickets", booking(), "Idempotency-Key", "one")
	again := anna.Do("POST", "/api/v1/tickets", booking(), "Idempotency-Key", "one")
	var a, b wire.Ticket
	first.Into(t, &a)
	again.Into(t, &b)
	if first.Status != 201 || again.Status != 201 || a.Number != b.Number || a.Number == "" {
		t.Errorf("%d %s / %d %s", first.Status, first.Body, again.Status, again.Body)
	}
	if other := anna.Do("POST", "/api/v1/tickets", with("subject", "Annat"), "Idempotency-Key", "one"); other.Status != 422 || other.Slug() != "idempotency-key-reused" {
		t.Errorf("%d %s", other.Status, other.Body)
	}
	take := fmt.Sprintf("/api/v1/tickets/%s/take", a.Number)
	for range 2 {
		if got := anna.Do("POST", take, map[string]int{"version": 1}, "Idempotency-Key", "two"); got.Status != 200 {
			t.Errorf("%d %s", got.Status, got.Body)
		}
	}
	search := map[string]string{"name": "Andersson"}
	for range 2 {
		if got := anna.Do("POST", "/api/v1/patients/search", search, "Idempotency-Key", "three"); got.Status != 200 {
			t.Errorf("%d %s", got.Status, got.Body)
		}
	}
	if got := anna.Do("POST", "/api/v1/patients/search", map[string]string{"name": "Berg"}, "Idempotency-Key", "three"); got.Status != 422 {
		t.Errorf("%d %s", got.Status, got.Body)
	}
}

// A session that ends in the middle of writing loses nothing: what was written
// is a draft, and the answer says that the session has ended.
func TestSessionEndsInTheMiddleOfWriting(t *testing.T) {
	desk := apptest.Start(t)
	anna, elsewhere := desk.SignIn(t, "forsta"), desk.SignIn(t, "forsta")
	if a := anna.Do("PUT", "/api/v1/drafts/register", map[string]string{"body": `{"text":"Halva samtalet"}`}); a.Status != 200 {
		t.Fatalf("%d %s", a.Status, a.Body)
	}
	if a := elsewhere.Do("DELETE", "/api/v1/session?everywhere=true", nil); a.Status != 204 {
		t.Fatalf("%d %s", a.Status, a.Body)
	}
	if a := anna.Do("POST", "/api/v1/tickets", booking()); a.Status != 401 || a.Slug() != "session-ended" {
		t.Errorf("%d %s", a.Status, a.Body)
	}
	var draft wire.Draft
	desk.SignIn(t, "forsta").Do("GET", "/api/v1/drafts/register", nil).Into(t, &draft)
	if !strings.Contains(draft.Body, "Halva samtalet") {
		t.Errorf("%+v", draft)
	}
}

// A page of another site cannot act with somebody's cookie.
func TestWrongOrigin(t *testing.T) {
	desk := apptest.Start(t)
	anna := desk.SignIn(t, "forsta")
	if a := anna.Do("POST", "/api/v1/tickets", booking(), "Origin", "https://evil.example"); a.Status != 403 || a.Slug() != "wrong-origin" {
		t.Errorf("%d %s", a.Status, a.Body)
	}
	if a := anna.Do("POST", "/api/v1/tickets", booking(), "Origin", "http://localhost:8080"); a.Status != 201 {
		t.Errorf("%d %s", a.Status, a.Body)
	}
	if a := anna.Do("GET", "/api/v1/me", nil); a.Header.Get("Content-Security-Policy") == "" || a.Header.Get("Cache-Control") != "no-store" {
		t.Errorf("%v", a.Header)
	}
}
