package app_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"kontaktpunkten/app/apptest"
	"kontaktpunkten/app/wire"
	"kontaktpunkten/tickets/golden"
)

var instants = regexp.MustCompile(`"20[0-9]{2}-[0-9T:.\-]+Z"`)

// transcript is what a desk answered, one answer after the other, without what
// differs from run to run.
type transcript struct{ strings.Builder }

var requestIDs = regexp.MustCompile(`"request_id": "[0-9a-f]+"`)

// shows adds an answer under a heading.
func (b *transcript) shows(t *testing.T) func(what string, a apptest.Answer) {
	return func(what string, a apptest.Answer) {
		t.Helper()
		var pretty bytes.Buffer
		if len(a.Body) > 0 {
			if err := json.Indent(&pretty, a.Body, "", "  "); err != nil {
				t.Fatalf("%s: %v in %s", what, err, a.Body)
			}
		}
		text := instants.ReplaceAllString(pretty.String(), `"(instant)"`)
		text = requestIDs.ReplaceAllString(text, `"request_id": "(id)"`)
		fmt.Fprintf(b, "## %s: %d %s\n%s\n\n", what, a.Status, a.Header.Get("Content-Type"), text)
	}
}

// What programs outside rely on, through the whole stack: the shape of each
// answer as it goes over the wire. Instants are left out, since they are now.
func TestAnswersOnTheWire(t *testing.T) {
	desk := apptest.Start(t)
	// A Tuesday at ten: rules look at the hour.
	if a := desk.Anybody(t).Do("POST", "/test/clock", map[string]string{"at": "2026-11-24T09:00:00Z"}); a.Status != 200 {
		t.Fatalf("%d %s", a.Status, a.Body)
	}
	anna, cilla := desk.SignIn(t, "forsta"), desk.SignIn(t, "andra")
	var b transcript
	show := b.shows(t)
	relative := booking()
	relative["customer"] = map[string]any{"kind": "relative", "name": "Lisa Testson", "relation": "dotter", "phone": "070-174 06 10"}
	relative["reason"], relative["subject"], relative["identified_by"] = "nurse-advice", "Yrsel efter ny dos", "told-number"
	registered := anna.Do("POST", "/api/v1/tickets", relative)
	show("register", registered)
	var ticket wire.Ticket
	registered.Into(t, &ticket)
	path := "/api/v1/tickets/" + ticket.Number
	show("open, by the nurse", cilla.Do("GET", path, nil))
	show("take", cilla.Do("POST", path+"/take", map[string]int{"version": 1}))
	show("escalate", cilla.Do("POST", path+"/escalate", map[string]any{"version": 2, "group": "arytmi", "reason": "needs-specialist", "question": "Ska dosen ändras?"}))
	show("close without what it needs", anna.Do("POST", path+"/close", map[string]any{"version": 3, "action": "referred-on"}))
	show("a stale version", cilla.Do("POST", path+"/notes", map[string]any{"version": 1, "text": "x"}))
	show("timeline", cilla.Do("GET", path+"/timeline", nil))
	show("nothing to take", cilla.Do("POST", "/api/v1/queues/2/next", nil))
	show("queues", anna.Do("GET", "/api/v1/queues", nil))
	show("resolution", desk.SignIn(t, "chef").Do("GET", "/api/v1/statistics/resolution", nil))
	show("not signed in", desk.Anybody(t).Do("GET", "/api/v1/me", nil))
	golden.Check(t, "testdata/wire.golden", b.String())
}
