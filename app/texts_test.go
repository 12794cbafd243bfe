package app_test

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"kontaktpunkten/app/apptest"
	"kontaktpunkten/app/wire"
)

// E-3, KP-9 through the whole desk: a supervisor publishes, colleagues find by
// words and by reason, fields are filled in, citizens read what is theirs.
func TestTextsAtHand(t *testing.T) {
	desk := apptest.Start(t)
	anna, chef, admin, auditor := desk.SignIn(t, "forsta"), desk.SignIn(t, "chef"), desk.SignIn(t, "admin"), desk.SignIn(t, "granskare")
	text := func(more ...any) map[string]any {
		body := map[string]any{"after": 0, "kind": "template", "unit": "hjarta-karl", "language": "sv", "title": "Ny tid skickas", "body": "Hej {kund}! Vi skickar en ny tid.\n{namn}", "reasons": []string{"booking"}, "public": false}
		for i := 0; i < len(more); i += 2 {
			body[more[i].(string)] = more[i+1]
		}
		return body
	}
	put := func(c *apptest.Client, path string, body map[string]any, status int) (shown wire.Text) {
		t.Helper()
		a := c.Do("PUT", path, body)
		if a.Status != status {
			t.Fatalf("%s: %d %s", path, a.Status, a.Body)
		}
		if status == http.StatusOK {
			a.Into(t, &shown)
		}
		return shown
	}
	first := put(chef, "/api/v1/texts/prov-ny-tid", text(), http.StatusOK)
	article := text("kind", "information", "title", "Qprov: hitta till provtagningen", "body", "Ingång Ä, plan 2.", "public", true, "review_on", "2020-01-31", "reasons", []string{"general-information"})
	put(chef, "/api/v1/texts/prov-hitta", article, http.StatusOK)
	article["unit"], article["title"] = "", "Qprov: allas artikel"
	put(admin, "/api/v1/common-texts/prov-allas", article, http.StatusOK)

	// Not everybody publishes, and nobody for a unit that is another's.
	put(anna, "/api/v1/texts/prov-ny-tid", text("after", 1), http.StatusForbidden)
	put(admin, "/api/v1/texts/prov-ny-tid", text("after", 1), http.StatusForbidden)
	put(chef, "/api/v1/common-texts/prov-allas", article, http.StatusForbidden)
	put(chef, "/api/v1/texts/prov-ny-tid", text("unit", "ortopedi"), http.StatusUnprocessableEntity)
	put(chef, "/api/v1/texts/Prov_Fel", text(), http.StatusUnprocessableEntity)
	if a := auditor.Do("GET", "/api/v1/texts", nil); a.Status != http.StatusForbidden {
		t.Errorf("an auditor reads texts: %d", a.Status)
	}

	titles := func(c *apptest.Client, query string) (found []string) {
		t.Helper()
		for cursor := ""; ; {
			var page wire.List[wire.Text]
			a := c.Do("GET", "/api/v1/texts?limit=1&"+query+"&cursor="+url.QueryEscape(cursor), nil)
			if a.Into(t, &page); a.Status != http.StatusOK {
				t.Fatalf("%s: %d %s", query, a.Status, a.Body)
			}
			for _, item := range page.Items {
				found = append(found, item.Title)
			}
			if cursor = page.NextCursor; cursor == "" {
				return found
			}
		}
	}
	put(chef, "/api/v1/texts/prov-sist", text("title", "Qprov: något annat", "body", "Ädelt", "reasons", []string{}), http.StatusOK)
	if a := anna.Do("GET", "/api/v1/texts?q=qprov", nil); strings.Contains(string(a.Body), `"reasons":null`) {
		t.Error("a text without reasons has none at all, not an empty list")
	}
	for _, c := range []struct{ query, want string }{
		{"q=qprov&", "Qprov: allas artikel|Qprov: hitta till provtagningen|Qprov: något annat"},
		{"q=%C3%A4delt", "Qprov: något annat"},
		{"q=qprov&kind=information", "Qprov: allas artikel|Qprov: hitta till provtagningen"},
		{"q=qprov&unit=hjarta-karl&kind=information", "Qprov: hitta till provtagningen"},
		{"q=qprov&language=en", ""},
		{"q=qprov&reason=general-information", "Qprov: allas artikel|Qprov: hitta till provtagningen|Qprov: något annat"},
	} {
		if got := strings.Join(titles(anna, c.query), "|"); got != c.want {
			t.Errorf("%s: %s, want %s", c.query, got, c.want)
		}
	}
	if a := anna.Do("GET", "/api/v1/texts?q=19121212-1212", nil); a.Status != http.StatusUnprocessableEntity {
		t.Errorf("an identity number is searched for: %d", a.Status)
	}

	// Filled in from a ticket, without the field that nobody knows.
	var ticket wire.Ticket
	anna.Do("POST", "/api/v1/tickets", with("customer", map[string]any{"kind": "relative", "name": "Ida Berg"})).Into(t, &ticket)
	var filled wire.FilledText
	anna.Do("POST", "/api/v1/tickets/"+ticket.Number+"/texts/prov-ny-tid/fill?unit=hjarta-karl", nil).Into(t, &filled)
	if filled.Text != "Hej Ida Berg! Vi skickar en ny tid.\nAnna Lindqvist" || filled.VersionID != first.VersionID || len(filled.Missing) != 0 {
		t.Errorf("%+v", filled)
	}

	// Two editors: the second is told, and the first's version stays as it was.
	second := put(chef, "/api/v1/texts/prov-ny-tid", text("after", 1, "title", "Ny tid, andra"), http.StatusOK)
	if a := chef.Do("PUT", "/api/v1/texts/prov-ny-tid", text("after", 1)); a.Status != http.StatusConflict || a.Slug() != "version-published-meanwhile" {
		t.Errorf("the second editor: %d %s", a.Status, a.Body)
	}
	var old wire.Text
	anna.Do("GET", "/api/v1/texts/prov-ny-tid?unit=hjarta-karl&version=1", nil).Into(t, &old)
	var all wire.List[wire.Text]
	anna.Do("GET", "/api/v1/texts/prov-ny-tid/versions?unit=hjarta-karl", nil).Into(t, &all)
	if old.Title != first.Title || second.Version != 2 || len(all.Items) != 2 || all.Items[0].Version != 2 || all.Items[0].PublishedBy == nil {
		t.Errorf("old %+v, versions %+v", old, all.Items)
	}

	// Citizens read articles alone, without knowing who wrote them.
	anybody := desk.Anybody(t)
	var public wire.Text
	a := anybody.Do("GET", "/api/v1/citizen/texts/prov-hitta?language=en", nil)
	if a.Into(t, &public); a.Status != http.StatusOK || public.Body != "Ingång Ä, plan 2." || public.PublishedBy != nil || !strings.HasSuffix(public.Link, "/invanare/information/prov-hitta") {
		t.Errorf("%d %+v", a.Status, public)
	}
	if a := anybody.Do("GET", "/api/v1/citizen/texts/prov-ny-tid", nil); a.Status != http.StatusNotFound {
		t.Errorf("a template is public: %d", a.Status)
	}
	put(chef, "/api/v1/texts/prov-hitta", text("after", 1, "kind", "information", "title", "Qprov: hitta", "body", "x", "public", true, "retired", true, "review_on", "2020-01-31"), http.StatusOK)
	if a := anybody.Do("GET", "/api/v1/citizen/texts/prov-hitta", nil); a.Status != http.StatusNotFound {
		t.Errorf("a retired article is public: %d", a.Status)
	}
	if got := titles(anna, "q=qprov&unit=hjarta-karl"); slices.Contains(got, "Qprov: hitta") {
		t.Errorf("a retired article is at hand: %q", got)
	}
}
