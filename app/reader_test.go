package app_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"kontaktpunkten/app/apptest"
	"kontaktpunkten/app/wire"
)

// own is what a reader may send: it changes nothing but what is the person's own.
var own = map[string]string{
	"DELETE /api/v1/session":                         "signing out",
	"PATCH /api/v1/me/settings":                      "one's own settings",
	"POST /api/v1/notices/{id}/read":                 "one's own unread marks",
	"POST /api/v1/tickets/{number}/texts/{key}/fill": "reads: fills a text with the ticket's words and keeps nothing",
	"POST /api/v1/session":                           "signing in",
}

// shape is what the API's own description says of a value.
type shape struct {
	Ref        string           `json:"$ref"`
	Type       any              `json:"type"`
	Format     string           `json:"format"`
	Enum       []any            `json:"enum"`
	Required   []string         `json:"required"`
	Properties map[string]shape `json:"properties"`
}

type described struct {
	Paths map[string]map[string]struct {
		Parameters []struct {
			Name, In string
			Required bool
			Schema   shape
		} `json:"parameters"`
		RequestBody struct {
			Content map[string]struct {
				Schema shape `json:"schema"`
			} `json:"content"`
		} `json:"requestBody"`
	} `json:"paths"`
	Components struct {
		Schemas map[string]shape `json:"schemas"`
	} `json:"components"`
}

// least is a body with what is required and no more, so that a refusal is about
// who asks and not about what is asked.
func (d described) least(s shape) any {
	if name, ok := strings.CutPrefix(s.Ref, "#/components/schemas/"); ok {
		s = d.Components.Schemas[name]
	}
	switch {
	case len(s.Enum) > 0:
		return s.Enum[0]
	case s.Type == "string" && s.Format == "date":
		return "2026-12-01"
	case s.Type == "string" && s.Format == "date-time":
		return "2026-11-01T08:00:00Z"
	case s.Type == "string":
		return "longest"
	case s.Type == "integer":
		return 1
	case s.Type == "boolean":
		return false
	case s.Type == "object" || len(s.Properties) > 0:
		body := map[string]any{}
		for _, name := range s.Required {
			body[name] = d.least(s.Properties[name])
		}
		return body
	}
	return []any{}
}

// Who follows the work of a unit sees its lists, tickets and figures, is offered
// no verb, and is refused by every route that changes anything (P-1).
func TestAReaderReadsAndChangesNothing(t *testing.T) {
	desk := apptest.Start(t)
	anna, reader := desk.SignIn(t, "forsta"), desk.SignIn(t, "lasare")
	var made wire.Ticket
	if a := anna.Do("POST", "/api/v1/tickets", with("subject", "Undrar om tid")); a.Status != http.StatusCreated {
		t.Fatalf("%d %s", a.Status, a.Body)
	} else {
		a.Into(t, &made)
	}
	for _, path := range []string{"/api/v1/tickets", "/api/v1/queues", "/api/v1/views", "/api/v1/tickets/" + made.Number, "/api/v1/tickets/" + made.Number + "/timeline",
		"/api/v1/mail", "/api/v1/deliveries", "/api/v1/statistics/today", "/api/v1/statistics/ways", "/api/v1/statistics/routing", "/api/v1/statistics/attention", "/api/v1/me/day"} {
		if a := reader.Do("GET", path, nil); a.Status != http.StatusOK {
			t.Errorf("GET %s: %d %s", path, a.Status, a.Body)
		}
	}
	var opened struct {
		Can map[string]bool `json:"can"`
	}
	if reader.Do("GET", "/api/v1/tickets/"+made.Number, nil).Into(t, &opened); len(opened.Can) == 0 {
		t.Error("the ticket does not say what can be done")
	}
	for verb, can := range opened.Can {
		if can {
			t.Errorf("a reader is offered %s", verb)
		}
	}
	if a := reader.Do("GET", "/api/v1/statistics/people/1/day", nil); a.Status != http.StatusForbidden {
		t.Errorf("a person's day: %d %s", a.Status, a.Body)
	}
	var description described
	reader.Do("GET", "/api/openapi.json", nil).Into(t, &description)
	tried := 0
	for path, methods := range description.Paths {
		for method, operation := range methods {
			method = strings.ToUpper(method)
			if method == "GET" || own[method+" "+path] != "" || strings.HasPrefix(path, "/api/v1/citizen/") {
				continue
			}
			tried++
			at := strings.NewReplacer("{number}", made.Number, "{code}", "hjarta-karl", "{key}", "contact", "{id}", "1", "{unit}", "hjarta-karl", "{version}", "1", "{to}", made.Number).Replace(path)
			for _, p := range operation.Parameters {
				if p.In == "query" && p.Required {
					at += fmt.Sprint("?", p.Name, "=", description.least(p.Schema))
				}
			}
			if a := reader.Do(method, at, description.least(operation.RequestBody.Content["application/json"].Schema)); a.Status != http.StatusForbidden || a.Slug() != "not-allowed" {
				t.Errorf("%s %s: %d %s", method, path, a.Status, a.Body)
			}
		}
	}
	if tried < 30 {
		t.Errorf("only %d routes were tried", tried)
	}
	var after wire.Ticket
	if reader.Do("GET", "/api/v1/tickets/"+made.Number, nil).Into(t, &after); after.Version != made.Version {
		t.Errorf("version %d has become %d", made.Version, after.Version)
	}
}
